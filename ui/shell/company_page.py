"""An open company: asks the session for the board of the tab in front and shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget

from scorecard.board import Board, Cell, Row
from scorecard.changes import Changes, Imported, Subject
from scorecard.periods import Cadence, Period
from scorecard.reading import where_imported
from ui.board.filters import Filter
from ui.jobs import Job
from ui.session import Session
from ui.shell.charts import Charts
from ui.shell.pages import Pages
from ui.shell.showing import Loaded
from ui.shell.summary_line import Mode, SummaryLine
from ui.shell.tab_states import TabStates
from ui.shell.tabs import Tabs
from ui.shell.toolbar import ToolBar
from ui.shell.work_ahead import WorkAhead

if TYPE_CHECKING:
    pass

_SHOWN = frozenset(Subject) - {Subject.IMPORTS}


class CompanyPage(QWidget):
    """Tool bar, tabs, summary and pages, kept in step with the company."""

    board_shown = Signal(object)
    mode_shown = Signal(object)
    chart_shown = Signal()
    place_changed = Signal()
    """Another place is wanted, or what is there changed, while another page stands in the table's place."""
    edit_measure_requested = Signal(int)

    def __init__(self, session: Session, company_menu: QMenu, parent: QWidget | None = None) -> None:
        """Asks for its board when a company is opened."""
        super().__init__(parent)
        self._session = session
        self._states = TabStates(session)
        self._loaded: Loaded | None = None
        self._instead: QWidget | None = None
        """The page in the table's place."""
        self._filter = Filter()
        self._just_imported: set[Cadence] = set()
        self._to_select: int | None = None
        """The measure to go to once its board is shown."""
        self._board_job: Job[Any] | None = None
        self._ahead = WorkAhead(session, self)
        self.toolbar = ToolBar(company_menu)
        self.tabs = Tabs()
        self.summary = SummaryLine()
        self.pages = Pages()
        self.charts = Charts(session, self.pages)
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
    def scorecard(self) -> str:
        """The name of the scorecard in front."""
        return self._states.scorecard

    @property
    def place(self) -> tuple[Cadence, Period | None, str]:
        """The cadence of the tab in front, its period (None for the newest that has ended), the scorecard."""
        cadence = self.tabs.cadence
        return cadence, self._states[cadence].period, self.scorecard

    @property
    def is_aside(self) -> bool:
        """Whether another page stands in the table's place."""
        return self._instead is not None

    def set_aside(self, instead: QWidget | None) -> None:
        """Put another page in the place of tabs and table, or (with None) bring them back.

        Meanwhile nothing is worked out for the table; :attr:`place_changed` tells what would be.
        """
        if self._instead is not None:
            self._instead.hide()
        self._instead = instead
        for part in (self.tabs, self.summary, self.pages):
            part.setVisible(instead is None)
        if instead is None:
            self.refresh()
            return
        self._ahead.stop()
        if (layout := self.layout()) is not None and layout.indexOf(instead) < 0:
            layout.addWidget(instead)
        instead.show()

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

    def show_scorecard(self, name: str) -> None:
        """Bring another scorecard to the front."""
        self._states.scorecard = name
        self._name_company()
        self._clear_filter()
        self.refresh()
        self.take_focus()

    def show_tab(self, cadence: Cadence) -> None:
        """Bring a tab to the front, with the keyboard in it."""
        self.tabs.show_cadence(cadence)
        self.take_focus()

    def take_focus(self) -> None:
        """Put the keyboard into the table or the tiles, unless another page stands in their place."""
        if not self.is_aside:
            self.pages.take_focus()

    def show_to_date(self, shown: bool) -> None:
        """Show or hide the period that has not ended, in the navigator and in the charts."""
        self._states.show_to_date(shown)
        self.charts.to_date = shown
        self.toolbar.periods.show_to_date(shown)
        self.refresh()

    def show_imported(self, imported: Imported) -> None:
        """Go to the tab, the newest period and the first measure of an import."""
        book, today = self._session.book, self._session.clock()
        found = where_imported(book, imported, today, self.scorecard)
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
        if self._instead is not None:
            self.place_changed.emit()
            return
        self._ahead.stop()
        if self._board_job is not None:
            self._board_job.cancel()
        self._board_job = self._session.run(
            self._states.wanted(self.tabs.cadence).load, self._show, title="Working it out…"
        )

    def next_pane(self, step: int = 1) -> None:
        """Put the focus on the next part of the page (or with -1 the one before): find, tabs, table or tiles,
        panel.
        """
        panes = [self.toolbar.find_field, self.tabs, self.pages.board, self.pages.tiles, self.pages.panel]
        shown: list[QWidget] = [pane for pane in panes if pane is not None and pane.isVisible()]
        focused = QApplication.focusWidget()
        at = next((i for i, pane in enumerate(shown) if focused and _holds(pane, focused)), min(-step, 0))
        if shown:
            shown[(at + step) % len(shown)].setFocus(Qt.FocusReason.TabFocusReason)

    def load_charts(self) -> None:
        """Load the charts, once the table is on screen, and fill the panel."""
        if self.pages.panel is None:
            self.pages.load_charts()

    def state(self) -> dict[str, Any]:
        """What is remembered of the table and the scorecards, as plain values that JSON can keep."""
        return {**self.pages.board.state(), **self._states.state()}

    def restore_state(self, state: object) -> None:
        """What :meth:`state` gave; anything that makes no sense is left out."""
        self.pages.board.restore_state(state)
        self._states.restore(state)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._filter != Filter():
            self._clear_filter()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        session, board = self._session, self.pages.board
        session.opened.connect(self._start_over)
        session.changed.connect(self._refresh_after)
        self.tabs.chosen.connect(self.refresh)
        self.toolbar.periods.period_requested.connect(self.show_period)
        self.toolbar.periods.list_requested.connect(self._open_periods)
        self.toolbar.today_requested.connect(lambda: self.show_period(None))
        self.toolbar.find_changed.connect(
            lambda text: self._set_filter(replace(self._filter, text=text.strip()))
        )
        self.toolbar.find_field.left.connect(board.setFocus)
        self.summary.mode_chosen.connect(self.set_mode)
        self.summary.filter_requested.connect(self._set_filter)
        self.charts.shown.connect(self.chart_shown)
        self.charts.edit_measure_requested.connect(self.edit_measure_requested)
        self.charts.period_requested.connect(self.show_period)
        board.selected.connect(self.charts.show_row)
        board.edit_committed.connect(self._write_value)
        board.edit_measure_requested.connect(self.edit_measure_requested)
        board.open_chart_requested.connect(self.charts.open_selected)
        board.note_requested.connect(self.charts.begin_note)
        board.history_requested.connect(self._ask_for_history)
        board.segments_requested.connect(self._open_segments)
        board.below_requested.connect(self._open_below)
        board.filters_cleared.connect(self._clear_filter)
        board.newest_requested.connect(self._show_newest)
        board.set_explainer(self._explain)

    def _start_over(self) -> None:
        self._states.start_over()
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
        filled = [cadence for cadence in Cadence if book.scorecard(cadence, self.scorecard).measure_ids]
        if filled and self.tabs.cadence not in filled:
            self.tabs.show_cadence(filled[0])

    def _open_periods(self) -> None:
        self._session.run(lambda workspace: workspace.first_number(), self.toolbar.periods.open_list)

    def _open_segments(self, measure_id: int, shown: bool) -> None:
        opened = self._states[self.tabs.cadence].opened
        (opened.add if shown else opened.discard)(measure_id)
        self.refresh()

    def _open_below(self, shown: bool) -> None:
        self._states.with_weekly = shown
        self.refresh()

    def _show_newest(self) -> None:
        if self._loaded is not None and self._loaded.newest is not None:
            self.show_period(self._loaded.newest)

    def _name_company(self) -> None:
        company, name = self._session.book.company.name, self.scorecard
        self.toolbar.company.set_texts(company, name)
        # Both may be cut where the window is narrow.
        self.toolbar.company.setToolTip(" – ".join(filter(None, (company, name))))

    def _show(self, loaded: Loaded) -> None:
        snapshot = self._session.snapshot
        if snapshot is None:
            return
        first, board = self._loaded is None, loaded.board
        self._loaded = loaded
        self.charts.follow(loaded)
        if loaded.newest is not None and board.cadence in self._just_imported:
            # The file brought numbers of another time: that is where to look.
            self._just_imported.discard(board.cadence)
            self._show_newest()
            return
        mode = Mode.TABLE if loaded.trends is None else Mode.TRENDS
        self.toolbar.periods.show_period(snapshot.book.calendar, board.period, snapshot.today)
        self.summary.show_board(board, mode, self._filter)
        if loaded.trends is None or not board.rows:
            self.pages.show_table(board, loaded.segments)
            if loaded.newest is not None:
                self.pages.board.offer_newest(snapshot.book.calendar.mention(loaded.newest, snapshot.today))
        else:
            # The table behind keeps in step: what is selected, copied and edited is the same in both.
            self.pages.board.show_board(board)
            self.pages.show_tiles(self._filter.apply(board), loaded.trends)
        if self._to_select is not None:
            self.pages.select_measure(self._to_select)
            self._to_select = None
        if first or self._is_focus_lost:
            self.pages.take_focus()
        self.board_shown.emit(board)
        self.mode_shown.emit(mode)
        # At once: Qt would wait for more to paint, and the trend would be worked out first.
        self.pages.repaint()
        if self.pages.panel is not None:
            self._ahead.start(self._states.likely(board))

    @property
    def _is_focus_lost(self) -> bool:
        """Whether the keyboard is nowhere, or in what takes no keys: what had it may have gone."""
        focused = self.window().focusWidget()
        return (
            focused is None
            or focused.focusPolicy() == Qt.FocusPolicy.NoFocus
            or not focused.isVisibleTo(self.window())
        )

    def _ask_for_history(self, row: Row, cell: Cell) -> None:
        from ui.imports.history_dialog import CellHistory, HistoryDialog, load_history

        def show(history: CellHistory) -> None:
            calendar = self._session.book.calendar
            HistoryDialog.show_over(self.window(), history, calendar, worked_out=cell.value is not None)

        self._session.run(lambda workspace: load_history(workspace, row.measure.id, cell.period), show)

    def _explain(self, measure_id: int, period: Period, tell: Callable[[str], None]) -> None:
        self._session.run(lambda workspace: workspace.explain(measure_id, period).text, tell)

    def _clear_filter(self) -> None:
        self.toolbar.find_field.clear()
        self._set_filter(Filter())

    def _set_filter(self, wanted: Filter) -> None:
        self._filter = wanted
        self.summary.show_filter(wanted)
        self.pages.board.set_filter(wanted)
        loaded = self._loaded
        if loaded is not None and loaded.trends is not None and loaded.board.rows:
            self.pages.show_tiles(wanted.apply(loaded.board), loaded.trends)

    def _write_value(self, row: Row, cell: Cell, value: float | None) -> None:
        def tell(changes: Changes) -> None:
            if not changes.subjects:
                self.pages.board.editing.refuse_sum()

        self._session.write(
            lambda workspace: workspace.set_value(row.measure.id, cell.period, value, row.segment), tell
        )


def _holds(pane: QWidget, widget: QWidget) -> bool:
    return pane is widget or pane.isAncestorOf(widget)
