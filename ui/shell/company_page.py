"""An open company: asks the session for the board of the tab in front and shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget

from scorecard.board import Board, Row
from scorecard.changes import Changes, Subject
from scorecard.periods import Cadence, Period
from scorecard.trend import Basis, Trend
from ui.jobs import Job
from ui.session import Session
from ui.shell.pages import Pages
from ui.shell.sample_line import SampleLine
from ui.shell.summary_line import Mode, SummaryLine
from ui.shell.tabs import Tabs
from ui.shell.toolbar import ToolBar

if TYPE_CHECKING:
    from scorecard.workspace import Workspace

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


class CompanyPage(QWidget):
    """Tool bar, tabs, summary and pages, kept in step with the company."""

    board_shown = Signal(object)
    mode_shown = Signal(object)
    chart_shown = Signal()

    def __init__(self, session: Session, company_menu: QMenu, parent: QWidget | None = None) -> None:
        """Asks for its board when a company is opened."""
        super().__init__(parent)
        self._session = session
        self._states = {cadence: TabState() for cadence in Cadence}
        self._board: Board | None = None
        self._row: Row | None = None
        self._basis: Basis | None = None
        self._board_job: Job[Any] | None = None
        self._trend_job: Job[Any] | None = None
        self.sample_line = SampleLine()
        self.toolbar = ToolBar(company_menu)
        self.tabs = Tabs()
        self.summary = SummaryLine()
        self.pages = Pages()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.sample_line, self.toolbar, self.tabs, self.summary):
            column.addWidget(part)
        column.addWidget(self.pages, 1)
        self._connect()

    @property
    def board(self) -> Board | None:
        """The board on screen."""
        return self._board

    @property
    def selected_measure_id(self) -> int | None:
        """The measure whose row is selected."""
        return self._row.measure.id if self._row else None

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

    def refresh(self) -> None:
        """Ask for the board anew; what was asked for before and has not come is dropped."""
        if not self._session.is_open:
            return
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
        self.pages.load_charts()
        panel = self.pages.panel
        if panel is not None:
            panel.edit_measure_requested.connect(self.pages.board.edit_measure_requested)
            panel.basis_chosen.connect(self._choose_basis)
        self._ask_for_trend()

    def _connect(self) -> None:
        self._session.opened.connect(self._start_over)
        self._session.changed.connect(self._refresh_after)
        self.tabs.chosen.connect(self.refresh)
        self.toolbar.periods.period_requested.connect(self.show_period)
        self.toolbar.today_requested.connect(lambda: self.show_period(None))
        self.toolbar.find_changed.connect(self.pages.board.find)
        self.toolbar.find_field.left.connect(self.pages.board.setFocus)
        self.summary.mode_chosen.connect(self.set_mode)
        self.summary.filter_changed.connect(self._filter)
        board = self.pages.board
        board.selected.connect(self._select)
        board.edit_committed.connect(self._write_value)

    def _start_over(self) -> None:
        for state in self._states.values():
            state.period = None
        self.sample_line.setVisible(self._session.book.company.sample)
        self._name_company()
        self.pages.board.setFocus()
        self.refresh()

    def _refresh_after(self, changes: Changes) -> None:
        if changes.subjects & _SHOWN:
            self._name_company()
            self.refresh()

    def _name_company(self) -> None:
        book = self._session.book
        self.toolbar.company.set_texts(book.company.name, book.scorecard(self.tabs.cadence).name)

    def _show(self, loaded: Loaded) -> None:
        snapshot = self._session.snapshot
        if snapshot is None:
            return
        self._board = board = loaded.board
        mode = Mode.TABLE if loaded.trends is None else Mode.TRENDS
        self.toolbar.periods.show_period(snapshot.book.calendar, board.period, snapshot.today)
        self.summary.show_board(board, mode)
        if not board.rows:
            self.pages.show_empty(board.cadence.value)
        elif loaded.trends is None:
            self.pages.show_table(board)
        else:
            self.pages.show_tiles(board, loaded.trends)
        self.board_shown.emit(board)
        self.mode_shown.emit(mode)

    def _select(self, row: Row) -> None:
        if self._row is None or self._row.measure.id != row.measure.id:
            self._basis = None
        self._row = row
        self._ask_for_trend()

    def _choose_basis(self, basis: Basis) -> None:
        self._basis = basis
        self._ask_for_trend()

    def _ask_for_trend(self) -> None:
        if self.pages.panel is None or self._row is None or self._board is None:
            return
        if self._trend_job is not None:
            self._trend_job.cancel()
        measure_id, board, basis = self._row.measure.id, self._board, self._basis
        self._trend_job = self._session.run(
            lambda workspace: workspace.trend(measure_id, board.cadence, board.period, basis),
            self._show_trend,
        )

    def _show_trend(self, trend: Trend) -> None:
        if self.pages.panel is not None and self._row is not None:
            self.pages.panel.show_row(self._row, trend)
            self.chart_shown.emit()

    def _filter(self, department: str | None, only_off_track: bool) -> None:
        self.pages.board.filter_department(department)
        self.pages.board.only_off_track(only_off_track)

    def _write_value(self, measure_id: int, period: Period, value: float | None) -> None:
        self._session.write(lambda workspace: workspace.set_value(measure_id, period, value))


def _holds(pane: QWidget, widget: QWidget) -> bool:
    return pane is widget or pane.isAncestorOf(widget)


def _load(workspace: Workspace, cadence: Cadence, period: Period | None, mode: Mode) -> Loaded:
    board = workspace.board(cadence, period)
    if mode is Mode.TABLE:
        return Loaded(board, None)
    return Loaded(
        board, {row.measure.id: workspace.trend(row.measure.id, cadence, board.period) for row in board.rows}
    )
