"""The foot of the window: whether all is saved, the last import, what the keys do, how many measures."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from scorecard.measures import ImportRecord
from scorecard.periods import format_day
from ui import theme
from ui.widgets import IconLabel, button, label

FEWEST, MOST = 8, 15
"""How many measures of a tab read best."""


class StatusBar(QFrame):
    """One quiet line."""

    imports_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Saved, until told otherwise."""
        super().__init__(parent)
        self.setObjectName("status")
        self.setFixedHeight(theme.STATUS_BAR)
        self.setAccessibleName("Status")
        self._mark = IconLabel("tick", "good")
        self._saved = label("", "small")
        self.last_import = button("", kind="status", tip="Show all imports")
        self.last_import.clicked.connect(self.imports_requested)
        self._measures, self._place = label("", "small"), label("", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.MARGIN, 0, theme.MARGIN, 0)
        row.setSpacing(4)
        row.addWidget(self._mark)
        row.addWidget(self._saved)
        row.addSpacing(8)
        row.addWidget(self.last_import)
        row.addStretch(1)
        row.addWidget(self._measures)
        row.addWidget(self._place)
        self._told, self._has_import = "", False
        self.last_import.hide()
        self._place.hide()
        self.show_saved()

    def show_page(self, told: str, place: str) -> None:
        """What another page than the scorecard says of itself, and where in it one is; nothing to end it."""
        self._told = told
        self._place.setText(place)
        self._place.setVisible(bool(place))
        self._measures.setVisible(not told)
        self.last_import.setVisible(self._has_import and not told)
        self.show_saved()

    def show_saved(self) -> None:
        """Everything is on the disk."""
        self._show("tick", "good", self._told or "Saved on this computer")

    def show_unsaved(self) -> None:
        """A change could not be written."""
        self._show("cross", "bad", "Not saved")

    def show_progress(self, title: str) -> None:
        """Something takes long; an empty title means it is over."""
        if title:
            self._show("clock", "text2", title)
        else:
            self.show_saved()

    def show_import(self, record: ImportRecord | None, today: date) -> None:
        """The newest import that was not taken back; None for none."""
        self._has_import = record is not None
        self.last_import.setVisible(self._has_import and not self._told)
        if record is None:
            return
        when = "today" if record.made_at.date() == today else format_day(record.made_at.date())
        self.last_import.setText(
            f"Last import {when} {record.made_at:%H:%M}, {record.file}".replace("&", "&&")
        )

    def show_measures(self, count: int) -> None:
        """How many rows the tab has, and gently how many read best."""
        words = f"{count} measure{'' if count == 1 else 's'}"
        fine = count == 0 or FEWEST <= count <= MOST
        self._measures.setText(words if fine else f"{words}: {FEWEST} to {MOST} read best")

    def _show(self, mark: str, color: str, text: str) -> None:
        self._mark.show_icon(mark, color)
        self._saved.setText(text)
