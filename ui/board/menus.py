"""What a right click offers: on a row, and on the header."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from scorecard.board import Board, Cell, Row, Slice
from scorecard.board_moves import stepped
from scorecard.measures import Rollup
from scorecard.periods import Cadence
from ui.board import words
from ui.board.columns import PERIOD_COUNTS, Part
from ui.board.table import TableView

if TYPE_CHECKING:
    from ui.board.view import BoardView


def row_menu(view: BoardView, row: Row, cell: Cell) -> QMenu:
    """What can be done with a row and its current number."""
    menu = _menu(view)
    typed = row.measure.rollup is not Rollup.FORMULA and row.slice in (Slice.WHOLE, Slice.SEGMENT)
    _offer(menu, "Edit value", view.editing.begin, typed)
    if row.slice is Slice.WHOLE:
        _offer(menu, "Note…", lambda: view.note_requested.emit(row.measure.id, cell.period))
    if row.slice is Slice.SEGMENT:
        name = row.name.replace("&", "&&")
        _offer(menu, f"Goal for {name}…", lambda: view.segment_goal_requested.emit(row))
    _offer(menu, "History…", view.show_history, row.slice in (Slice.WHOLE, Slice.SEGMENT))
    menu.addSeparator()
    if view.board is not None and row.slice is Slice.WHOLE:
        _add_places(menu, view, view.board, row)
    _offer(menu, "Edit measure…", lambda: view.edit_measure_requested.emit(row.measure.id))
    if row.slice is Slice.WHOLE:
        _offer(menu, "Archive", lambda: view.archive_requested.emit(row.measure.id))
    menu.addSeparator()
    _offer(menu, "Add measures to this tab…", view.add_requested.emit)
    _offer(menu, "Copy table", view.copy)
    return menu


def columns_menu(table: TableView, cadence: Cadence) -> QMenu:
    """Which columns are shown (names always are), and how many periods."""
    menu = _menu(table)
    for part, name in zip(Part, words.part_names(cadence), strict=True):
        if part is not Part.MEASURE:
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(part not in table.widths.hidden)
            action.toggled.connect(lambda shown, part=part: table.set_hidden(part, not shown))
    menu.addSeparator()
    _add_counts(menu.addMenu("Periods shown"), table, cadence)
    menu.addAction("Reset widths", table.reset_widths)
    return menu


def _add_places(menu: QMenu, view: BoardView, board: Board, row: Row) -> None:
    """Where the row stands: up, down, and off the tab. A row that is only rolled up here has no place."""
    if row.measure.id not in {each.measure.id for each in board.rows}:
        return
    for text, step, keys in (("Move up", -1, "Alt+Up"), ("Move down", 1, "Alt+Down")):
        can = not view.still and stepped(board, row.measure.id, step) is not None
        action = _offer(menu, f"{text}\t{keys}", partial(view.move_row, step), can)
        action.setToolTip(view.still)
    _offer(menu, "Take off this tab", lambda: view.unlist_requested.emit(row.measure.id))
    menu.addSeparator()


def _add_counts(menu: QMenu, table: TableView, cadence: Cadence) -> None:
    group = QActionGroup(menu)
    counts = (None, *(count for count in PERIOD_COUNTS if count <= cadence.trailing))
    for count in counts:
        words = "As many as fit" if count is None else str(count)
        action = _offer(menu, words, partial(table.show_periods, count))
        action.setCheckable(True)
        action.setChecked(table.widths.periods == count)
        group.addAction(action)


def _offer(menu: QMenu, text: str, act: Callable[[], object], can: bool = True) -> QAction:
    action = menu.addAction(text)
    action.setEnabled(can)
    action.triggered.connect(lambda: act())
    return action


def _menu(parent: QWidget) -> QMenu:
    menu = QMenu(parent)
    menu.setToolTipsVisible(True)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu
