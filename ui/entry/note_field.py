"""Writing a note beside its number."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from scorecard.commands.entries import LONGEST_NOTE
from scorecard.entry_sheet import EntryRow
from ui.entry.grid_field import GridField


class NoteField(GridField):
    """One line over the place of the note. It is kept when it is left, by Enter or for anything else."""

    committed = Signal(object, str)
    """The EntryRow, and its note; empty to remove it."""
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        """``parent`` is the grid's viewport. Hidden until :meth:`start`."""
        super().__init__(parent)
        self.setObjectName("entry-note")
        self.setMaxLength(LONGEST_NOTE)
        self.setPlaceholderText("What happened?")
        self._row: EntryRow | None = None
        self._before = ""
        self.hide()

    def start(self, row: EntryRow, area: QRect) -> None:
        """Open over ``area`` with the note as it is."""
        self._row, self._before = row, " ".join(row.note.text.split()) if row.note is not None else ""
        self.setText(self._before)
        self.setAccessibleName(f"Note on {row.name}")
        self.setGeometry(area)
        self.show()
        self.raise_()
        self.setFocus()
        self.end(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._finish()
            case Qt.Key.Key_Escape:
                self.setText(self._before)
                self._finish()
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                event.accept()
            case _:
                super().keyPressEvent(event)

    def tabbed(self, *, forward: bool) -> None:
        """Keep the note and go back to its number."""
        self._finish()

    def left_by_pointer(self) -> None:
        """Keep the note."""
        self._close()

    def _finish(self) -> None:
        self._close()
        self.left.emit()

    def _close(self) -> None:
        row, text = self._row, self.text().strip()
        self._row = None
        self.hide()
        if row is not None and text != self._before:
            self.committed.emit(row, text)
