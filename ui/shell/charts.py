"""The charts of an open company: panel and tiles with their trends, notes and marks."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from scorecard.board import Row, Slice
from scorecard.periods import Cadence, Period
from ui.jobs import Job
from ui.session import Session
from ui.shell.pages import Pages
from ui.shell.showing import Loaded

if TYPE_CHECKING:
    from scorecard.trend import Basis, Trend
    from ui.trends.marking import Marking


class Charts(QObject):
    """Asks for the trend of the selected row once the table is painted, and shows it in the panel."""

    shown = Signal()
    """The panel shows a chart."""
    edit_measure_requested = Signal(int)
    picture_requested = Signal(object)
    """A trend's chart is wanted as a file."""
    period_requested = Signal(object)

    def __init__(self, session: Session, pages: Pages) -> None:
        """Idle until a row is shown."""
        super().__init__(pages)
        self.to_date = True
        """Whether charts have the period to date in them."""
        self._session, self._pages = session, pages
        self._loaded: Loaded | None = None
        self._job: Job[Any] | None = None
        self._wanted: tuple[int, Cadence, Period, Basis | None, str] | None = None
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._work_out)
        pages.charts_loaded.connect(self._connect_panel)
        pages.tiles_loaded.connect(self._connect_tiles)

    def follow(self, loaded: Loaded) -> None:
        """Another board is shown."""
        self._loaded = loaded

    def show_row(self, row: Row) -> None:
        """Show a row in the panel."""
        if self._pages.panel is None or self._loaded is None:
            return
        if row.slice in (Slice.OTHER, Slice.UNSPLIT):
            # What is left over has no chart of its own: that of the whole stands for it.
            row = self._pages.board.whole(row) or row
        self._pages.panel.show_row(row, self._loaded.board)

    def open_selected(self) -> None:
        """Show the chart of the selected row large."""
        if self._pages.panel is not None:
            self._pages.panel.open_large()

    def begin_note(self, measure_id: int, period: Period) -> None:
        """Open the note of a number for writing; one of another period after going there."""
        if self._pages.panel is None or self._loaded is None:
            return
        if period == self._loaded.board.period:
            self._pages.panel.facts.note.begin()
        else:
            self.period_requested.emit(period)

    @cached_property
    def _marking(self) -> Marking:
        """What writes marks and notes, made with the first chart."""
        from ui.trends.marking import Marking

        return Marking(self._session, self._pages)

    def _connect_panel(self) -> None:
        panel = self._pages.panel
        if panel is None:
            return
        panel.set_marking(self._marking)
        panel.trend_requested.connect(self._ask)
        panel.note_edited.connect(self._write_note)
        panel.edit_measure_requested.connect(self.edit_measure_requested)
        panel.chart.picture_requested.connect(self.picture_requested)
        if (row := self._pages.board.row) is not None:
            self.show_row(row)

    def _connect_tiles(self) -> None:
        tiles = self._pages.tiles
        if tiles is None:
            return
        tiles.selected.connect(self._pages.board.select_measure)
        tiles.open_requested.connect(self._open_large)
        tiles.mark_requested.connect(self._marking.mark)
        tiles.picture_requested.connect(self.picture_requested)
        tiles.edit_measure_requested.connect(self.edit_measure_requested)

    def _ask(
        self, measure_id: int, cadence: Cadence, period: Period, basis: Basis | None, segment: str
    ) -> None:
        if self._job is not None:
            self._job.cancel()
        self._wanted = (measure_id, cadence, period, basis, segment)
        # Only when what is under way on this thread is done: the table is painted first.
        self._timer.start()

    def _work_out(self) -> None:
        if self._wanted is not None:
            wanted, to_date = self._wanted, self.to_date
            self._job = self._session.run(
                lambda workspace: workspace.trend(*wanted, to_date=to_date), self._show
            )

    def _show(self, trend: Trend) -> None:
        if self._pages.panel is not None:
            self._pages.panel.show_trend(trend)
            self.shown.emit()

    def _open_large(self, measure_id: int) -> None:
        from ui.trends.dialog import ChartDialog

        if self._loaded is not None and self._loaded.trends is not None:
            trend = self._loaded.trends[measure_id]
            ChartDialog.show_large(self._pages, trend, self._marking, self.picture_requested.emit)

    def _write_note(self, measure_id: int, period: Period, text: str, starts_range: bool) -> None:
        self._session.write(
            lambda workspace: workspace.set_note(measure_id, period, text, starts_range=starts_range)
        )
