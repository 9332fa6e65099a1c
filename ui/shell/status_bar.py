"""The foot of the window: whether all is saved, the last import, what the keys do, how many measures."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from scorecard.measures import ImportRecord
from scorecard.periods import format_day
from ui import theme
from ui.widgets import IconLabel, button, label


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
        self._measures = label("", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.MARGIN, 0, theme.MARGIN, 0)
        row.setSpacing(4)
        row.addWidget(self._mark)
        row.addWidget(self._saved)
        row.addSpacing(8)
        row.addWidget(self.last_import)
        row.addStretch(1)
        row.addWidget(self._measures)
        self.last_import.hide()
        self.show_saved()

    def show_saved(self) -> None:
        """Everything is on the disk."""
        self._show("tick", "good", "Saved on this computer")

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
        self.last_import.setVisible(record is not None)
        if record is None:
            return
        when = "today" if record.made_at.date() == today else format_day(record.made_at.date())
        self.last_import.setText(
            f"Last import {when} {record.made_at:%H:%M}, {record.file}".replace("&", "&&")
        )

    def show_measures(self, count: int) -> None:
        """How many rows the tab has."""
        self._measures.setText(f"{count} measure{'' if count == 1 else 's'}")

    def _show(self, mark: str, color: str, text: str) -> None:
        self._mark.show_icon(mark, color)
        self._saved.setText(text)
