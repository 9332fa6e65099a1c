"""Tooltips of the table: at once what the board knows, then what the store tells."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtGui import QCursor, QMouseEvent
from PySide6.QtWidgets import QToolTip

from scorecard.board import Slice
from scorecard.periods import Period
from ui.board import columns, words
from ui.board.table import TableView

Explainer: TypeAlias = Callable[[int, Period, Callable[[str], None]], None]
DELAY_MS = 400


class Tips(QObject):
    """Watches the pointer over a table and tells what is under it once it rests."""

    def __init__(self, table: TableView) -> None:
        """Belongs to the table."""
        super().__init__(table)
        self.explainer: Explainer | None = None
        self.text = ""
        self._table = table
        self._place = (-1, -1)
        self._timer = QTimer(self, singleShot=True, interval=DELAY_MS)
        self._timer.timeout.connect(self._tell)
        table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            at = event.position().toPoint()
            place = (self._table.rowAt(at.y()), self._table.columnAt(at.x()))
            if place != self._place:
                self._leave()
                self._place = place
                self._timer.start()
        elif event.type() in (QEvent.Type.Leave, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel):
            self._leave()
        return False

    def say(self, text: str, at: QPoint) -> None:
        """Tell something at once at a point of the viewport."""
        self.text = text
        QToolTip.showText(self._table.viewport().mapToGlobal(at), text, self._table.viewport())

    def _leave(self) -> None:
        self._timer.stop()
        self._place = (-1, -1)
        if self.text:
            self.text = ""
            QToolTip.hideText()

    def _tell(self) -> None:
        line, column = place = self._place
        model = self._table.board_model
        row, cell, board = model.row_at(line), model.cell_at(line, column), model.board
        if row is None or board is None:
            return
        if cell is not None:
            self._show(words.cell_tip(board, row, cell))
            if self.explainer is not None and row.slice is Slice.WHOLE:
                self.explainer(row.measure.id, cell.period, lambda text: self._replace(place, text))
        elif column == columns.STATUS:
            self._show(words.status_tip(row, board.cadence))
        elif column == columns.GOAL:
            self._show(words.goal_tip(board, row))
        elif column == columns.MEASURE:
            self._show(words.measure_tip(row))

    def _replace(self, place: tuple[int, int], text: str) -> None:
        if text and place == self._place:
            self._show(text)

    def _show(self, text: str) -> None:
        self.say(text, self._table.viewport().mapFromGlobal(QCursor.pos()) + QPoint(8, 12))
