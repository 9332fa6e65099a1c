"""The page with the scorecard's table, and what stands over or instead of it where numbers are missing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from scorecard.board import Board, Cell, Row
from scorecard.periods import Cadence
from scorecard.status import Status
from ui.board import columns
from ui.board.copying import as_mime
from ui.board.editing import Editing
from ui.board.filters import Filter
from ui.board.lines import LineKey, Order, Segments, arrange, whole_of
from ui.board.menus import columns_menu, row_menu
from ui.board.messages import EmptyPage, NothingEnteredBar
from ui.board.table import TableView
from ui.board.tips import Explainer, Tips
from ui.board.widths import Widths

SORTED = "The rows are sorted. Click the heading until they stand in their own order, then move them."
FILTERED = "Only some rows are shown. Show all of them, then move them."


class BoardView(QWidget):
    """Shows a board. Keeps selection, order, filters and each tab's widths from one board to the next."""

    selected = Signal(object)
    """Row: another row is selected, or the selected one was shown anew."""
    cell_selected = Signal(object, object)
    """Row and Cell: the current number."""
    edit_committed = Signal(object, object, object)
    """Row, Cell and the value typed: a float, or None where it was removed."""
    open_chart_requested = Signal()
    edit_measure_requested = Signal(int)
    note_requested = Signal(int, object)
    """Measure id and Period."""
    history_requested = Signal(object, object)
    """Row and Cell."""
    segments_requested = Signal(int, bool)
    """The segments of a measure are to be shown, or no more."""
    below_requested = Signal(bool)
    """The weekly measures, rolled up, are to be shown, or no more."""
    move_requested = Signal(int, int)
    """A measure is to go one place up (-1) or down (1)."""
    dropped = Signal(int, object)
    """A measure is to take the place of a Slot."""
    unlist_requested = Signal(int)
    archive_requested = Signal(int)
    add_requested = Signal()
    """Measures that there are are wanted on the tab."""
    segment_goal_requested = Signal(object)
    """Row: a goal for this segment is wanted."""
    enter_requested = Signal()
    import_requested = Signal()
    newest_requested = Signal()
    """The period that :meth:`offer_newest` named is wanted."""
    new_measure_requested = Signal()
    filters_cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until :meth:`show_board`."""
        super().__init__(parent)
        self._board: Board | None = None
        self._segments: Segments = {}
        self._filter = Filter()
        self._order: Order | None = None
        self._widths: dict[Cadence, Widths] = {}
        self._key: LineKey | None = None
        self._showing = False
        self.table = TableView()
        self.tips = Tips(self.table)
        self.editing = Editing(self.table, self.tips)
        self.bar = NothingEnteredBar()
        self.empty = EmptyPage()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._stack)
        self.setFocusProxy(self.table)
        self._connect()

    def _connect(self) -> None:
        table = self.table
        table.current_moved.connect(self._follow)
        table.open_requested.connect(self.open_chart_requested)
        table.measure_requested.connect(self._edit_measure)
        table.opening_requested.connect(self._open_line)
        table.move_requested.connect(self.move_row)
        table.drag.dropped.connect(self._drop)
        table.head.sectionClicked.connect(self.sort_by)
        table.head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.head.customContextMenuRequested.connect(self._show_columns_menu)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._show_menu)
        self.editing.committed.connect(self.edit_committed)
        self.bar.enter_requested.connect(self.enter_requested)
        self.bar.import_requested.connect(self.import_requested)
        self.bar.newest_requested.connect(self.newest_requested)
        self.empty.import_requested.connect(self.import_requested)
        self.empty.new_measure_requested.connect(self.new_measure_requested)
        self.empty.add_requested.connect(self.add_requested)
        self.empty.below_requested.connect(lambda: self.below_requested.emit(True))
        self.empty.reset_requested.connect(self.clear_filters)

    @property
    def board(self) -> Board | None:
        """The board on screen."""
        return self._board

    @property
    def row(self) -> Row | None:
        """The selected row; None where none is shown."""
        return self.table.current_row()

    @property
    def cell(self) -> Cell | None:
        """The current number."""
        index = self.table.currentIndex()
        return self.table.board_model.cell_at(index.row(), index.column())

    @property
    def still(self) -> str:
        """Why rows cannot be moved at the moment; empty where they can."""
        if self._filter != Filter():
            return FILTERED
        return SORTED if self._order is not None else ""

    @property
    def needed_height(self) -> int:
        """The height in which all lines are seen."""
        lines = self.table.board_model.lines
        return self.table.head.height() + sum(map(self.table.rowHeight, range(len(lines)))) + 2

    def show_board(self, board: Board, segments: Segments | None = None) -> None:
        """Show a board with some of its measures opened; what was selected stays so where it is on it."""
        before, self._board, self._segments = self._board, board, segments or {}
        if before is None or (before.cadence, before.period) != (board.cadence, board.period):
            self.editing.field.close_quietly()
        if board.rows and all(row.cell.value is None for row in board.rows):
            self.bar.say(
                board.title[:1].lower() + board.title[1:] if board.title.startswith("Week") else board.title
            )
        else:
            self.bar.hide()
        self._show_lines()
        self._announce()

    def offer_newest(self, period: str) -> None:
        """Beside "Nothing entered", offer the newest period that has numbers."""
        self.bar.offer(period)

    def set_filter(self, wanted: Filter) -> None:
        """Show only the rows that pass."""
        if wanted != self._filter:
            self._filter = wanted
            self.editing.field.close_quietly()
            shown = self._key
            self._show_lines()
            if self._key != shown:
                self._announce()

    def clear_filters(self) -> None:
        """Show all measures again."""
        self.set_filter(Filter())
        self.filters_cleared.emit()

    def select_measure(self, measure_id: int) -> bool:
        """Select a measure's row; whether it is shown."""
        line = self.table.board_model.line_of(measure_id)
        if line >= 0:
            self.table.set_current(line)
            self.table.scrollTo(self.table.currentIndex())
        return line >= 0

    def sort_by(self, column: int) -> None:
        """Sort inside departments; the second time the other way, the third time back to the given order."""
        order = self._order
        if order is None or order.column != column:
            self._order = Order(column)
        else:
            self._order = None if order.descending else Order(column, descending=True)
        self.table.head.order = self._order
        self._show_lines()

    def move_row(self, step: int) -> None:
        """Ask for the selected row one place up (-1) or down (1), or say why it stays."""
        line = self.table.currentIndex().row()
        if self.row is not None and self.table.board_model.is_listed(line) and not self._stays():
            self.move_requested.emit(self.row.measure.id, step)

    def whole(self, row: Row) -> Row | None:
        """The row of the measure of which ``row`` is a part."""
        model = self.table.board_model
        return model.row_at(model.line_with(whole_of(row.key)))

    def set_explainer(self, explainer: Explainer) -> None:
        """Who tells more of a number: called with measure, period and where to hand the text."""
        self.tips.explainer = explainer

    def copy(self) -> None:
        """Put what is shown on the clipboard, as a table that pastes into a spreadsheet."""
        if self._board is not None:
            rows = [line for line in self.table.board_model.lines if isinstance(line, Row)]
            QGuiApplication.clipboard().setMimeData(as_mime(self._board, rows))

    def show_history(self) -> None:
        """Ask for what became of the current number."""
        if self.row is not None and self.cell is not None:
            self.history_requested.emit(self.row, self.cell)

    def state(self) -> dict[str, Any]:
        """The columns of every tab as plain values that JSON can keep."""
        return {cadence.value: widths.state() for cadence, widths in self._widths.items()}

    def restore_state(self, state: object) -> None:
        """What :meth:`state` gave; anything that makes no sense is left out."""
        if isinstance(state, Mapping):
            self._widths = {
                cadence: Widths.from_state(state[cadence.value])
                for cadence in Cadence
                if cadence.value in state
            }
            if self._board is not None:
                self._show_lines()

    def _show_lines(self) -> None:
        """Arrange the board anew and select what was selected, else what needs a look first."""
        board = self._board
        if board is None:
            return
        lines = arrange(board, self._filter, self._order, self._segments)
        column = max(columns.VALUE, self.table.currentIndex().column())
        self._showing = True
        self.table.show_lines(board, lines, self._widths.setdefault(board.cadence, Widths()))
        line = self._line_to_select()
        if line >= 0:
            self.table.set_current(line, column if column in self.table.number_columns() else columns.VALUE)
        self._showing = False
        shown = self._key
        self._remember()
        if self._key != shown:
            self.table.scrollTo(self.table.currentIndex())
        self._show_page(any(isinstance(line, Row) for line in lines))

    def _line_to_select(self) -> int:
        model = self.table.board_model
        for key in (self._key, whole_of(self._key)):
            if (line := model.line_with(key)) >= 0:
                return line
        rows = [(number, row) for number in range(len(model.lines)) if (row := model.row_at(number))]
        off = (number for number, row in rows if row.cell.status is Status.OFF_TRACK)
        return next(off, rows[0][0] if rows else -1)

    def _show_page(self, any_rows: bool) -> None:
        board = self._board
        if board is None or any_rows:
            self._turn_to(self.table)
            return
        if not board.rows:
            self.empty.say_no_measures(board.cadence.value, board.below_count)
        else:
            self.empty.say_no_match(self._filter.nothing_found)
        self._turn_to(self.empty)

    def _turn_to(self, page: QWidget) -> None:
        """Show the table or the empty page; the keyboard stays with what is shown."""
        focused = self.window().focusWidget()
        had_focus = focused is not None and self._stack.isAncestorOf(focused)
        self.setFocusProxy(page)
        self._stack.setCurrentWidget(page)
        if had_focus:
            page.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _follow(self) -> None:
        if self._showing:
            return
        before = self._key
        self._remember()
        row, cell = self.row, self.cell
        if row is not None and row.key != before:
            self.selected.emit(row)
        if row is not None and cell is not None:
            self.cell_selected.emit(row, cell)

    def _remember(self) -> None:
        if (key := self.table.board_model.key_at(self.table.currentIndex().row())) is not None:
            self._key = key

    def _announce(self) -> None:
        if (row := self.row) is not None:
            self.selected.emit(row)

    def _edit_measure(self) -> None:
        if (row := self.row) is not None:
            self.edit_measure_requested.emit(row.measure.id)

    def _open_line(self, line: int, opened: bool) -> None:
        row = self.table.board_model.row_at(line)
        if row is None:
            self.below_requested.emit(opened)
        else:
            self.segments_requested.emit(row.measure.id, opened)

    def _drop(self, measure_id: int, slot: object) -> None:
        if not self._stays():
            self.dropped.emit(measure_id, slot)

    def _stays(self) -> bool:
        """Whether no row can be moved; says why."""
        if self.still:
            area = self.table.cell_rect(self.table.currentIndex().row(), columns.MEASURE)
            self.tips.say(self.still, area.bottomLeft())
        return bool(self.still)

    def _show_menu(self, at: QPoint) -> None:
        row, cell = self.row, self.cell
        if row is not None and cell is not None:
            row_menu(self, row, cell).popup(self.table.viewport().mapToGlobal(at))

    def _show_columns_menu(self, at: QPoint) -> None:
        if self._board is not None:
            columns_menu(self.table, self._board.cadence).popup(self.table.head.mapToGlobal(at))
