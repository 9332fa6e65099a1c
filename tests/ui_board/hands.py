"""Hands for the tests of the table."""

from __future__ import annotations

from boards import PICTURE, board_of
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.board import BoardView


def press(view: BoardView, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or view.table, key)


def name(view: BoardView) -> str:
    return view.row.measure.name if view.row else ""


def at(view: BoardView, measure: str, column: int) -> QPoint:
    row = next(row for row in board_of(PICTURE).rows if row.measure.name == measure)
    return view.table.cell_rect(view.table.board_model.line_of(row.measure.id), column).center()


def click(view: BoardView, measure: str, column: int, *, double: bool = False) -> None:
    clicked = QTest.mouseDClick if double else QTest.mouseClick
    QTest.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=at(view, measure, column))
    if double:
        clicked(view.table.viewport(), Qt.MouseButton.LeftButton, pos=at(view, measure, column))
