"""Where a measure comes from: the line above its fields."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from scorecard.measures import Measure
from scorecard.templates.library import library
from ui.widgets import IconLabel, button

_OWN = "A measure of your own."
_NEW = "Describe a measure of your own, or start from the KPI library."


class LibraryLine(QFrame):
    """``From the KPI library: Cost per lead · Marketing   Choose another…``."""

    choose_requested = Signal()

    def __init__(self, measure: Measure, parent: QWidget | None = None) -> None:
        """Says whether ``measure`` is one of the library's."""
        super().__init__(parent)
        self.setObjectName("library-line")
        self._icon = IconLabel("tick", "accent", 14)
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setProperty("role", "small")
        self.choose_button = button("Choose another…", kind="link")
        self.choose_button.clicked.connect(self.choose_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 10, 6)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self.choose_button)
        self.show_measure(measure)

    def show_measure(self, measure: Measure) -> None:
        """Say it of another measure."""
        known = library().get(measure.short_name)
        self._icon.setVisible(known is not None)
        if known is not None:
            place = f" · {escape(known.measure.department)}" if known.measure.department else ""
            self._text.setText(f"From the KPI library: <b>{escape(known.measure.name)}</b>{place}")
            self.choose_button.setText("Choose another…")
        else:
            self._text.setText(_OWN if measure.name else _NEW)
            self.choose_button.setText("KPI library…")
