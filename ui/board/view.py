"""The page with the scorecard's table, and what stands over or instead of it where numbers are missing."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from scorecard.board import Board, Cell, Row
from scorecard.measures import Rollup
from scorecard.periods import Cadence, Period
from scorecard.status import Status
from ui.board import columns, words
from ui.board.copying import as_mime
from ui.board.editor import CellEditor
from ui.board.lines import Filter, Order, arrange
from ui.board.menus import columns_menu, row_menu
from ui.board.messages import EmptyPage, NothingEnteredBar
from ui.board.table import TableView
from ui.board.tips import Explainer, Tips
from ui.board.widths import Widths

_CALCULATED = "This is worked out by a formula. Change the numbers that it uses."


class BoardView(QWidget):
    """Shows a board. Keeps selection, order, filters and each tab's widths from one board to the next."""

    selected = Signal(object)
    """Row: another row is selected, or the selected one was shown anew."""
    cell_selected = Signal(object, object)
    """Row and Cell: the current number."""
    edit_committed = Signal(int, object, object)
    """Measure id, Period and the value typed: a float, or None where it was removed."""
    open_chart_requested = Signal()
    edit_measure_requested = Signal(int)
    note_requested = Signal(int, object)
    """Measure id and Period."""
    history_requested = Signal(object, object)
    """Row and Cell."""
    import_requested = Signal()
    newest_requested = Signal()
    """The period that :meth:`offer_newest` named is wanted."""
    new_measure_requested = Signal()
    filters_cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until :meth:`show_board`."""
        super().__init__(parent)
        self._board: Board | None = None
        self._filter = Filter()
        self._order: Order | None = None
        self._widths: dict[Cadence, Widths] = {}
        self._measure_id: int | None = None
        self._edited: tuple[int, Period] | None = None
        self._showing = False
        self.table = TableView()
        self.editor = CellEditor(self.table.viewport())
        self.tips = Tips(self.table)
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
        self.table.current_moved.connect(self._follow)
        self.table.open_requested.connect(self.open_chart_requested)
        self.table.edit_requested.connect(self.edit_value)
        self.table.laid_out.connect(self._place_editor)
        self.table.verticalScrollBar().valueChanged.connect(self._place_editor)
        self.table.head.sectionClicked.connect(self.sort_by)
        self.table.head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.head.customContextMenuRequested.connect(self._show_columns_menu)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.editor.committed.connect(self._commit)
        self.editor.closed.connect(self.table.setFocus)
        self.bar.import_requested.connect(self.import_requested)
        self.bar.newest_requested.connect(self.newest_requested)
        self.empty.import_requested.connect(self.import_requested)
        self.empty.new_measure_requested.connect(self.new_measure_requested)
        self.empty.reset_requested.connect(self.clear_filters)

    @property
    def row(self) -> Row | None:
        """The selected row; None where none is shown."""
        return self.table.current_row()

    @property
    def cell(self) -> Cell | None:
        """The current number."""
        index = self.table.currentIndex()
        return self.table.board_model.cell_at(index.row(), index.column())

    def show_board(self, board: Board) -> None:
        """Show a board; what was selected stays selected where it is on it."""
        before, self._board = self._board, board
        if before is None or (before.cadence, before.period) != (board.cadence, board.period):
            self.editor.close_quietly()
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

    def show_matching(self, text: str) -> None:
        """Show only measures whose name holds ``text``, whatever its case."""
        self._set_filter(replace(self._filter, text=text.strip()))

    def filter_department(self, name: str | None) -> None:
        """Show one department only; None for all."""
        self._set_filter(replace(self._filter, department=name))

    def only_statuses(self, statuses: Collection[Status]) -> None:
        """Show only measures with one of these statuses; none for all."""
        self._set_filter(replace(self._filter, statuses=frozenset(statuses)))

    def only_off_track(self, only: bool) -> None:
        """Show only what is off track."""
        self.only_statuses({Status.OFF_TRACK} if only else ())

    def clear_filters(self) -> None:
        """Show all measures again."""
        self._set_filter(Filter())
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

    def set_explainer(self, explainer: Explainer) -> None:
        """Who tells more of a number: called with measure, period and where to hand the text."""
        self.tips.explainer = explainer

    def copy(self) -> None:
        """Put what is shown on the clipboard, as a table that pastes into a spreadsheet."""
        if self._board is not None:
            rows = [line for line in self.table.board_model.lines if isinstance(line, Row)]
            QGuiApplication.clipboard().setMimeData(as_mime(self._board, rows))

    def edit_value(self) -> None:
        """Open the current number for typing."""
        row, cell, board, index = self.row, self.cell, self._board, self.table.currentIndex()
        if row is None or cell is None or board is None:
            return
        self.table.scrollTo(index)
        area = self.table.cell_rect(index.row(), index.column())
        if row.measure.rollup is Rollup.FORMULA:
            self.tips.say(_CALCULATED, area.bottomLeft())
            return
        self._edited = (row.measure.id, cell.period)
        self.editor.start(row.measure, cell, words.cell_tip(board, row, cell), area, board.writing)

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

    def _set_filter(self, wanted: Filter) -> None:
        if wanted != self._filter:
            self._filter = wanted
            self.editor.close_quietly()
            shown = self._measure_id
            self._show_lines()
            if self._measure_id != shown:
                self._announce()

    def _show_lines(self) -> None:
        """Arrange the board anew and select what was selected, else what needs a look first."""
        board = self._board
        if board is None:
            return
        lines = arrange(board, self._filter, self._order)
        column = max(columns.VALUE, self.table.currentIndex().column())
        self._showing = True
        self.table.show_lines(board, lines, self._widths.setdefault(board.cadence, Widths()))
        line = self._line_to_select()
        if line >= 0:
            self.table.set_current(line, column if column in self.table.number_columns() else columns.VALUE)
        self._showing = False
        shown = self._measure_id
        self._remember()
        if self._measure_id != shown:
            self.table.scrollTo(self.table.currentIndex())
        self._show_page(bool(lines))

    def _line_to_select(self) -> int:
        model = self.table.board_model
        if self._measure_id is not None and (line := model.line_of(self._measure_id)) >= 0:
            return line
        rows = [(number, row) for number in range(len(model.lines)) if (row := model.row_at(number))]
        off = (number for number, row in rows if row.cell.status is Status.OFF_TRACK)
        return next(off, rows[0][0] if rows else -1)

    def _show_page(self, any_lines: bool) -> None:
        board = self._board
        if board is None or any_lines:
            self._stack.setCurrentWidget(self.table)
            return
        if not board.rows:
            self.empty.say_no_measures(board.cadence.value)
        elif self._filter.text:
            self.empty.say_no_match(f"No measure matches “{self._filter.text}”.")
        else:
            state = " or ".join(status.word.lower() for status in Status if status in self._filter.statuses)
            self.empty.say_no_match(f"No measure here is {state}." if state else "No measures here.")
        self._stack.setCurrentWidget(self.empty)

    def _follow(self) -> None:
        if self._showing:
            return
        before = self._measure_id
        self._remember()
        row, cell = self.row, self.cell
        if row is not None and row.measure.id != before:
            self.selected.emit(row)
        if row is not None and cell is not None:
            self.cell_selected.emit(row, cell)

    def _remember(self) -> None:
        if (row := self.row) is not None:
            self._measure_id = row.measure.id

    def _announce(self) -> None:
        if (row := self.row) is not None:
            self.selected.emit(row)

    def _place_editor(self) -> None:
        index = self.table.currentIndex()
        if self.editor.isVisible() and index.isValid():
            self.editor.place(self.table.cell_rect(index.row(), index.column()))

    def _commit(self, value: float | None) -> None:
        if self._edited is not None:
            self.edit_committed.emit(*self._edited, value)

    def _show_menu(self, at: QPoint) -> None:
        row, cell = self.row, self.cell
        if row is not None and cell is not None:
            row_menu(self, row, cell).popup(self.table.viewport().mapToGlobal(at))

    def _show_columns_menu(self, at: QPoint) -> None:
        if self._board is not None:
            columns_menu(self.table, self._board.cadence).popup(self.table.head.mapToGlobal(at))
