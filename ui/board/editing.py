"""Changing the current number in the table: typing over it, or taking it away."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from scorecard.board import Board, Cell, Row, Slice
from scorecard.measures import Rollup
from ui.board import words
from ui.board.editor import CellEditor
from ui.board.table import TableView
from ui.board.tips import Tips

_CALCULATED = "This is worked out by a formula. Change the numbers that it uses."
_LEFT_OVER = "This is what the segments leave. Change them, or the whole."
_SUM = "This is the sum of its segments. Open the row and change them, or type over it."
_ROLLED_UP = "This is worked out from other numbers. Change those, or type over it."


class Editing(QObject):
    """Opens the field over the current number where it can be changed, and says why where it cannot."""

    committed = Signal(object, object, object)
    """Row, Cell and the value typed: a float, or None where it was removed."""

    def __init__(self, table: TableView, tips: Tips) -> None:
        """Works on the current number of ``table``."""
        super().__init__(table)
        self._table, self._tips = table, tips
        self.field = CellEditor(table.viewport())
        self._edited: tuple[Row, Cell] | None = None
        self.field.committed.connect(self._commit)
        self.field.closed.connect(table.setFocus)
        table.edit_requested.connect(self.begin)
        table.empty_requested.connect(self.empty)
        table.laid_out.connect(self._place)
        table.verticalScrollBar().valueChanged.connect(self._place)

    def begin(self) -> None:
        """Open the current number for typing."""
        if (found := self._current()) is None or self._refuses(*found[1:]):
            return
        board, row, cell = found
        index = self._table.currentIndex()
        self._table.scrollTo(index)
        area = self._table.cell_rect(index.row(), index.column())
        self._edited = row, cell
        self.field.start(row.measure, cell, words.cell_tip(board, row, cell), area, board.writing)

    def empty(self) -> None:
        """Take the current number away."""
        if (found := self._current()) is None or self._refuses(*found[1:]):
            return
        _, row, cell = found
        if cell.reported:
            self.committed.emit(row, cell, None)
        elif cell.value is not None:
            self._say(_ROLLED_UP)

    def refuse_sum(self) -> None:
        """Say that there is nothing to take away where a number is what its segments add up to."""
        self._say(_SUM)

    def _current(self) -> tuple[Board, Row, Cell] | None:
        table = self._table
        index, board, row = table.currentIndex(), table.board_model.board, table.current_row()
        cell = table.board_model.cell_at(index.row(), index.column())
        return None if board is None or row is None or cell is None else (board, row, cell)

    def _refuses(self, row: Row, cell: Cell) -> bool:
        reason = ""
        if row.measure.rollup is Rollup.FORMULA:
            reason = _CALCULATED
        elif row.slice in (Slice.OTHER, Slice.UNSPLIT):
            reason = _LEFT_OVER
        if reason:
            self._say(reason)
        return bool(reason)

    def _say(self, text: str) -> None:
        index = self._table.currentIndex()
        self._table.scrollTo(index)
        self._tips.say(text, self._table.cell_rect(index.row(), index.column()).bottomLeft())

    def _commit(self, value: float | None) -> None:
        if self._edited is not None:
            self.committed.emit(*self._edited, value)

    def _place(self) -> None:
        index = self._table.currentIndex()
        if self.field.isVisible() and index.isValid():
            self.field.place(self._table.cell_rect(index.row(), index.column()))
