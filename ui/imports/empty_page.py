"""What stands in the place of the list while nothing was imported."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets import button, label


class EmptyPage(QWidget):
    """One sentence and one button."""

    import_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Always says the same."""
        super().__init__(parent)
        self.import_button = button("Import a file…", icon="import", kind="primary")
        self.import_button.clicked.connect(self.import_requested)
        column = QVBoxLayout(self)
        column.addStretch(1)
        for each in (label("No imports yet.", "lead"), self.import_button):
            column.addWidget(each, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
