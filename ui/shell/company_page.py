"""An open company: asks the session for the board of the tab in front and shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget

from scorecard.board import Board, Cell, Row
from scorecard.changes import Changes, Imported, Subject
from scorecard.periods import Cadence, Period
from scorecard.reading import where_imported
from ui.jobs import Job
from ui.session import Session
from ui.shell.filters import Filter
from ui.shell.pages import Pages
from ui.shell.summary_line import Mode, SummaryLine
from ui.shell.tabs import Tabs
from ui.shell.toolbar import ToolBar
from ui.shell.work_ahead import WorkAhead

if TYPE_CHECKING:
    from scorecard.trend import Basis, Trend
    from scorecard.workspace import Workspace

    from ui.trends.marking import Marking
_SHOWN = frozenset(Subject) - {Subject.IMPORTS}


@dataclass
class TabState:
    """What a tab shows; ``period`` None follows the newest that has ended."""

    period: Period | None = None
    mode: Mode = Mode.TABLE


@dataclass(frozen=True, slots=True)
class Loaded:
    """A board, and the trends of its rows where the tab shows them."""

    board: Board
    trends: Mapping[int, Trend] | None
    newest: Period | None
    """Where the newest numbers are, for a board that has none in its period."""


class CompanyPage(QWidget):
    """Tool bar, tabs, summary and pages, kept in step with the company."""

    board_shown = Signal(object)
    mode_shown = Signal(object)
    chart_shown = Signal()
    edit_measure_requested = Signal(int)

    def __init__(self, session: Session, company_menu: QMenu, parent: QWidget | None = None) -> None:
        """Asks for its board when a company is opened."""
        super().__init__(parent)
        self._session = session
        self._states = {cadence: TabState() for cadence in Cadence}
        self._loaded: Loaded | None = None
        self._filter = Filter()
        self._just_imported: set[Cadence] = set()
        self._to_select: int | None = None
        """The measure to go to once its board is shown."""
        self._board_job: Job[Any] | None = None
        self._trend_job: Job[Any] | None = None
        self._trend_wanted: tuple[int, Cadence, Period, Basis | None] | None = None
        self._trend_timer = QTimer(self, singleShot=True, interval=0)
        self._ahead = WorkAhead(session, self)
        self.toolbar = ToolBar(company_menu)
        self.tabs = Tabs()
        self.summary = SummaryLine()
        self.pages = Pages()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.toolbar, self.tabs, self.summary):
            column.addWidget(part)
        column.addWidget(self.pages, 1)
        self._connect()

    @property
    def board(self) -> Board | None:
        """The board on screen, with all its rows."""
        return self._loaded.board if self._loaded is not None else None

    @property
    def selected_measure_id(self) -> int | None:
        """The measure whose row is selected."""
        row = self.pages.board.row
        return row.measure.id if row else None

    def mode(self, cadence: Cadence) -> Mode:
        """How a tab is shown."""
        return self._states[cadence].mode

    def set_mode(self, mode: Mode, cadence: Cadence | None = None) -> None:
        """Show a tab as table or trends; without ``cadence`` the one in front."""
        self._states[cadence or self.tabs.cadence].mode = mode
        if cadence in (None, self.tabs.cadence):
            self.refresh()

    def show_period(self, period: Period | None) -> None:
        """Show another period of the tab in front; None for the newest that has ended."""
        self._states[self.tabs.cadence].period = period
        self.refresh()

    def show_imported(self, imported: Imported) -> None:
        """Go to the tab, the newest period and the first measure of an import."""
        book, today = self._session.book, self._session.clock()
        found = where_imported(book, imported, today)
        if found is None:
            return
        cadence, period, self._to_select = found
        newest = book.calendar.newest_ended(cadence.grain, today)
        self._states[cadence].period = None if period == newest else period
        self._just_imported.discard(cadence)
        self._clear_filter()
        self.tabs.show_cadence(cadence)
        self.refresh()

    def refresh(self) -> None:
        """Ask for the board anew; what was asked for before and has not come is dropped."""
        if not self._session.is_open:
            return
        self._ahead.stop()
        if self._board_job is not None:
            self._board_job.cancel()
        cadence, state = self.tabs.cadence, self._states[self.tabs.cadence]
        period, mode = state.period, state.mode
        self._board_job = self._session.run(
            lambda workspace: _load(workspace, cadence, period, mode), self._show, title="Working it out…"
        )

    def next_pane(self) -> None:
        """Put the focus on the next part of the page: find, tabs, table or tiles, panel."""
        panes = [self.toolbar.find_field, self.tabs, self.pages.board, self.pages.tiles, self.pages.panel]
        shown: list[QWidget] = [pane for pane in panes if pane is not None and pane.isVisible()]
        focused = QApplication.focusWidget()
        at = next((i for i, pane in enumerate(shown) if focused and _holds(pane, focused)), -1)
        if shown:
            shown[(at + 1) % len(shown)].setFocus(Qt.FocusReason.TabFocusReason)

    def load_charts(self) -> None:
        """Load the charts, once the table is on screen, and fill the panel."""
        if self.pages.panel is None:
            self.pages.load_charts()

    def _connect(self) -> None:
        session, board = self._session, self.pages.board
        session.opened.connect(self._start_over)
        session.changed.connect(self._refresh_after)
        self.tabs.chosen.connect(self.refresh)
        self.toolbar.periods.period_requested.connect(self.show_period)
        self.toolbar.periods.list_requested.connect(self._open_periods)
        self.toolbar.today_requested.connect(lambda: self.show_period(None))
        self.toolbar.find_changed.connect(lambda text: self._set_filter(replace(self._filter, text=text)))
        self.toolbar.find_field.left.connect(board.setFocus)
        self.summary.mode_chosen.connect(self.set_mode)
        self.summary.filter_requested.connect(self._set_filter)
        self._trend_timer.timeout.connect(self._work_out_trend)
        self.pages.charts_loaded.connect(self._connect_panel)
        self.pages.tiles_loaded.connect(self._connect_tiles)
        board.selected.connect(self._show_row)
        board.edit_committed.connect(self._write_value)
        board.edit_measure_requested.connect(self.edit_measure_requested)
        board.open_chart_requested.connect(self._open_chart)
        board.note_requested.connect(self._begin_note)
        board.history_requested.connect(self._ask_for_history)
        board.filters_cleared.connect(self._clear_filter)
        board.newest_requested.connect(self._show_newest)
        board.set_explainer(self._explain)

    def _connect_panel(self) -> None:
        panel = self.pages.panel
        if panel is None:
            return
        panel.set_marking(self._marking)
        panel.trend_requested.connect(self._ask_for_trend)
        panel.note_edited.connect(self._write_note)
        panel.edit_measure_requested.connect(self.edit_measure_requested)
        if (row := self.pages.board.row) is not None:
            self._show_row(row)

    def _connect_tiles(self) -> None:
        tiles = self.pages.tiles
        if tiles is None:
            return
        tiles.selected.connect(self.pages.board.select_measure)
        tiles.open_requested.connect(self._open_large)
        tiles.mark_requested.connect(self._marking.mark)
        tiles.edit_measure_requested.connect(self.edit_measure_requested)

    def _start_over(self) -> None:
        for state in self._states.values():
            state.period = None
        self._name_company()
        self._clear_filter()
        self._loaded = None
        self.refresh()

    def _refresh_after(self, changes: Changes) -> None:
        if changes.subjects & _SHOWN:
            self._name_company()
            if changes.imported is not None:
                self._just_imported = set(Cadence)
                self._leave_empty_tab()
            self.refresh()

    def _leave_empty_tab(self) -> None:
        """After an import of months the weekly tab may have nothing to show: go to a tab that has."""
        book = self._session.book
        filled = [cadence for cadence in Cadence if book.scorecard(cadence).measure_ids]
        if filled and self.tabs.cadence not in filled:
            self.tabs.show_cadence(filled[0])

    def _open_periods(self) -> None:
        self._session.run(lambda workspace: workspace.first_number(), self.toolbar.periods.open_list)

    def _show_newest(self) -> None:
    @cached_property
    def _marking(self) -> Marking:
        """What writes marks and notes, made with the first chart."""
        from ui.trends.marking import Marking

        return Marking(self._session, self)

        if self._loaded is not None and self._loaded.newest is not None:
            self.show_period(self._loaded.newest)

    def _name_company(self) -> None:
        book = self._session.book
        self.toolbar.company.set_texts(book.company.name, book.scorecard(self.tabs.cadence).name)

    def _show(self, loaded: Loaded) -> None:
        snapshot = self._session.snapshot
        if snapshot is None:
            return
        first, board = self._loaded is None, loaded.board
        self._loaded = loaded
        if loaded.newest is not None and board.cadence in self._just_imported:
            # The file brought numbers of another time: that is where to look.
            self._just_imported.discard(board.cadence)
            self._show_newest()
            return
        mode = Mode.TABLE if loaded.trends is None else Mode.TRENDS
        self.toolbar.periods.show_period(snapshot.book.calendar, board.period, snapshot.today)
        self.summary.show_board(board, mode, self._filter)
        if loaded.trends is None or not board.rows:
            self.pages.show_table(board)
            if loaded.newest is not None:
                self.pages.board.offer_newest(snapshot.book.calendar.mention(loaded.newest, snapshot.today))
        else:
            # The table behind keeps in step: what is selected, copied and edited is the same in both.
            self.pages.board.show_board(board)
            self.pages.show_tiles(self._filter.apply(board), loaded.trends)
        if self._to_select is not None:
            self.pages.select_measure(self._to_select)
            self._to_select = None
        if first:
            (self.pages.board if loaded.trends is None else self.pages).setFocus()
        self.board_shown.emit(board)
        self.mode_shown.emit(mode)
        # At once: Qt would wait for more to paint, and the trend would be worked out first.
        self.pages.repaint()
        if self.pages.panel is not None:
            self._ahead.start(board, {each: state.period for each, state in self._states.items()})

    def _show_row(self, row: Row) -> None:
        if self.pages.panel is not None and self._loaded is not None:
            self.pages.panel.show_row(row, self._loaded.board)

    def _ask_for_trend(self, measure_id: int, cadence: Cadence, period: Period, basis: Basis | None) -> None:
        if self._trend_job is not None:
            self._trend_job.cancel()
        self._trend_wanted = (measure_id, cadence, period, basis)
        # Only when what is under way on this thread is done: the table is painted first.
        self._trend_timer.start()

    def _work_out_trend(self) -> None:
        if self._trend_wanted is not None:
            wanted = self._trend_wanted
            self._trend_job = self._session.run(lambda workspace: workspace.trend(*wanted), self._show_trend)

    def _show_trend(self, trend: Trend) -> None:
        if self.pages.panel is not None:
            self.pages.panel.show_trend(trend)
            self.chart_shown.emit()

    def _open_chart(self) -> None:
        if self.pages.panel is not None:
            self.pages.panel.open_large()

    def _open_large(self, measure_id: int) -> None:
        from ui.trends.dialog import ChartDialog

        if self._loaded is not None and self._loaded.trends is not None:
            ChartDialog.show_large(self, self._loaded.trends[measure_id], self._marking)

    def _ask_for_history(self, row: Row, cell: Cell) -> None:
        from ui.imports.history_dialog import CellHistory, HistoryDialog, load_history

        def show(history: CellHistory) -> None:
            calendar = self._session.book.calendar
            HistoryDialog.show_over(self.window(), history, calendar, worked_out=cell.value is not None)

        self._session.run(lambda workspace: load_history(workspace, row.measure.id, cell.period), show)

    def _begin_note(self, measure_id: int, period: Period) -> None:
        if self.pages.panel is None or self._loaded is None:
            return
        if period == self._loaded.board.period:
            self.pages.panel.facts.note.begin()
        else:
            self.show_period(period)

    def _explain(self, measure_id: int, period: Period, tell: Callable[[str], None]) -> None:
        self._session.run(lambda workspace: workspace.explain(measure_id, period).text, tell)

    def _clear_filter(self) -> None:
        self.toolbar.find_field.clear()
        self._set_filter(Filter())

    def _set_filter(self, wanted: Filter) -> None:
        self._filter = wanted
        self.summary.show_filter(wanted)
        board = self.pages.board
        board.show_matching(wanted.text)
        board.filter_department(wanted.department)
        board.only_statuses(wanted.statuses)
        loaded = self._loaded
        if loaded is not None and loaded.trends is not None and loaded.board.rows:
            self.pages.show_tiles(wanted.apply(loaded.board), loaded.trends)

    def _write_value(self, measure_id: int, period: Period, value: float | None) -> None:
        self._session.write(lambda workspace: workspace.set_value(measure_id, period, value))

    def _write_note(self, measure_id: int, period: Period, text: str) -> None:
        self._session.write(lambda workspace: workspace.set_note(measure_id, period, text))


def _holds(pane: QWidget, widget: QWidget) -> bool:
    return pane is widget or pane.isAncestorOf(widget)


def _load(workspace: Workspace, cadence: Cadence, period: Period | None, mode: Mode) -> Loaded:
    board = workspace.board(cadence, period)
    newest = None
    if board.rows and all(row.cell.value is None for row in board.rows):
        newest = workspace.newest_with_numbers(cadence)
    if mode is Mode.TABLE:
        return Loaded(board, None, newest)
    return Loaded(board, {trend.measure.id: trend for trend in workspace.trends(board)}, newest)
