"""Says at the end of the menu line that these numbers are made up."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui import theme
from ui.widgets import button, label


class SampleLine(QFrame):
    """``Sample company · Start your own``; hidden for a real company."""

    start_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Hidden at first."""
        super().__init__(parent)
        self.setObjectName("sample")
        self.setFixedHeight(theme.MENU_BAR)
        start = button("Start your own", kind="link")
        start.clicked.connect(self.start_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.MARGIN, 0, 12, 0)
        row.setSpacing(4)
        row.addWidget(label("Sample company ·", "small"))
        row.addWidget(start)
        self.hide()
