"""The list of imports, newest first: file and counts over when, who and state."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from scorecard.measures import ImportRecord
from ui.imports import wording
from ui.widgets.pair_list import PairList, PairRow

_CTRL_Y = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Y)


class RecordList(PairList):
    """Up and Down choose; Delete or Undo takes the chosen import back."""

    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until :meth:`show_records`."""
        super().__init__("Imports, newest first", parent)
        self.remove_requested.connect(self.undo_requested)

    @property
    def record(self) -> ImportRecord | None:
        """The chosen import."""
        record: ImportRecord | None = self.item
        return record

    def show_records(self, records: Sequence[ImportRecord]) -> None:
        """Show other imports; the chosen one stays chosen, else the newest is."""
        self.show_rows([_row(record) for record in records])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_requested.emit()
        elif event.matches(QKeySequence.StandardKey.Redo) or event.keyCombination() == _CTRL_Y:
            self.redo_requested.emit()
        else:
            super().keyPressEvent(event)


def _row(record: ImportRecord) -> PairRow:
    return PairRow(
        record,
        record.id,
        record.file,
        wording.counts(record),
        f"{wording.moment(record.made_at)} · {record.made_by}",
        wording.state(record),
        record.path or record.file,
        title_ink="text3" if record.undone else "text",
        state_ink="text3" if record.undone else "warn",
    )
