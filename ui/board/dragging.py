"""Dragging a row by its six dots to another place, with a line where it would come to stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from scorecard.board import Row
from scorecard.board_moves import Slot, slots, stays

if TYPE_CHECKING:
    from ui.board.grid import Grid

HANDLE = 18
"""The width of the place at a row's left where it is taken hold of."""
_EDGE, _STEP, _EVERY_MS = 20, 9, 30


class RowDrag(QObject):
    """What happens between pressing on the dots of a row and letting go."""

    dropped = Signal(int, object)
    """A measure's id and the Slot that it is to take."""

    def __init__(self, table: Grid) -> None:
        """At rest. ``table`` tells where its lines stand."""
        super().__init__(table)
        self._table = table
        self._row: Row | None = None
        self._pressed = self._at = QPoint()
        self._under_way = False
        self._target: tuple[int, Slot] | None = None
        self._scroll = QTimer(self, interval=_EVERY_MS)
        self._scroll.timeout.connect(self._scroll_on)

    @property
    def drop_at(self) -> int | None:
        """The height of the line where the row would come to stand; None while none is dragged."""
        return self._target[0] if self._under_way and self._target is not None else None

    def press(self, at: QPoint, line: int) -> bool:
        """Take hold of a row; whether there is something to take hold of."""
        self._row = self._table.row_with_handle(at, line)
        self._pressed = at
        return self._row is not None

    def move(self, at: QPoint) -> bool:
        """Follow the pointer; whether a row is held."""
        self._at = at
        if self._row is None:
            return False
        if not self._under_way:
            far = (at - self._pressed).manhattanLength() >= QApplication.startDragDistance()
            self._under_way = far
        if self._under_way:
            self._table.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self._aim()
            near = min(at.y(), self._table.viewport().height() - at.y()) < _EDGE
            self._scroll.start() if near else self._scroll.stop()
        return True

    def release(self) -> None:
        """Let go: the row is to take the place of the line."""
        row, target, under_way = self._row, self._target, self._under_way
        self.cancel()
        board = self._table.board_model.board
        if row is None or target is None or board is None or not under_way:
            return
        if not stays(board, row.measure.id, target[1]):
            self.dropped.emit(row.measure.id, target[1])

    def cancel(self) -> bool:
        """Leave everything as it was; whether a row was under way."""
        was, self._row, self._target, self._under_way = self._under_way, None, None, False
        self._scroll.stop()
        if was:
            self._table.viewport().unsetCursor()
            self._table.viewport().update()
        return was

    def _aim(self) -> None:
        places = self._places()
        if places:
            self._target = min(places, key=lambda place: abs(place[0] - self._at.y()))
        self._table.viewport().update()

    def _places(self) -> list[tuple[int, Slot]]:
        """All places with their height in the viewport."""
        table, row = self._table, self._row
        board, model = table.board_model.board, table.board_model
        found: list[tuple[int, Slot]] = []
        last = -1
        if board is None or row is None:
            return found
        for slot in slots(board, row.measure.id):
            if slot.before is not None:
                last = model.line_of(slot.before)
                height = table.rowViewportPosition(last)
            else:
                end = model.end_of_block(last)
                height = table.rowViewportPosition(end) + table.rowHeight(end)
            found.append((height, slot))
        return found

    def _scroll_on(self) -> None:
        bar = self._table.verticalScrollBar()
        bar.setValue(bar.value() + (-_STEP if self._at.y() < _EDGE else _STEP))
        self._aim()
