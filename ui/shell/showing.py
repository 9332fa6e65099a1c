"""What a tab is asked to show, and what comes back for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.board import Board, Row
from scorecard.periods import Cadence, Period
from ui.shell.summary_line import Mode

if TYPE_CHECKING:
    from scorecard.trend import Trend
    from scorecard.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question for a board."""

    cadence: Cadence
    period: Period | None = None
    scorecard: str = ""
    with_weekly: bool = False
    """Whether a monthly tab shows the weekly measures, rolled up, below it."""
    mode: Mode = Mode.TABLE
    opened: frozenset[int] = frozenset()
    to_date: bool = True
    """Whether trends have the period to date in them."""

    def board(self, workspace: Workspace) -> Board:
        """The board alone; the workspace keeps it."""
        return workspace.board(self.cadence, self.period, self.scorecard, with_weekly=self.with_weekly)

    def load(self, workspace: Workspace) -> Loaded:
        """The board with all that is shown of it."""
        board = self.board(workspace)
        newest = None
        if board.rows and all(row.cell.value is None for row in board.rows):
            newest = workspace.newest_with_numbers(self.cadence, self.scorecard)
        if self.mode is Mode.TRENDS:
            trends = workspace.trends(board, to_date=self.to_date)
            return Loaded(board, {}, {trend.measure.id: trend for trend in trends}, newest)
        return Loaded(board, self._segments(workspace, board), None, newest)

    def _segments(self, workspace: Workspace, board: Board) -> dict[int, tuple[Row, ...]]:
        below = (row for group in board.below for row in group.rows)
        shown = {row.measure.id for row in (*board.rows, *below) if row.has_segments}
        return {
            each: workspace.segment_rows(each, board.cadence, board.period)
            for each in sorted(self.opened & shown)
        }


@dataclass(frozen=True, slots=True)
class Loaded:
    """A board, the parts of the measures that are opened, and the trends where the tab shows them."""

    board: Board
    segments: Mapping[int, tuple[Row, ...]]
    trends: Mapping[int, Trend] | None
    newest: Period | None
    """Where the newest numbers are, for a board that has none in its period."""
