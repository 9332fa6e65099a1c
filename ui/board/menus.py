"""What a right click offers: on a row, and on the header."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from scorecard.board import Cell, Row
from scorecard.measures import Rollup
from scorecard.periods import Cadence
from ui.board import words
from ui.board.columns import Part
from ui.board.table import TableView

if TYPE_CHECKING:
    from ui.board.view import BoardView


def row_menu(view: BoardView, row: Row, cell: Cell) -> QMenu:
    """What can be done with a row and its current number."""
    menu = _menu(view)
    editing = menu.addAction("Edit value…", view.edit_value)
    editing.setEnabled(row.measure.rollup is not Rollup.FORMULA)
    menu.addAction("Note…", lambda: view.note_requested.emit(row.measure.id, cell.period))
    menu.addAction("History…", view.show_history)
    menu.addAction("Edit measure…", lambda: view.edit_measure_requested.emit(row.measure.id))
    menu.addSeparator()
    menu.addAction("Copy table", view.copy)
    return menu


def columns_menu(table: TableView, cadence: Cadence) -> QMenu:
    """Which columns are shown; names always are."""
    menu = _menu(table)
    for part, name in zip(Part, words.part_names(cadence), strict=True):
        if part is not Part.MEASURE:
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(part not in table.widths.hidden)
            action.toggled.connect(lambda shown, part=part: table.set_hidden(part, not shown))
    menu.addSeparator()
    menu.addAction("Reset widths", table.reset_widths)
    return menu


def _menu(parent: QWidget) -> QMenu:
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu
