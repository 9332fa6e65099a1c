"""What an export holds, whatever the file format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from scorecard.board import Board, Cell, Row
from scorecard.book import Book
from scorecard.language import within_english
from scorecard.measures import Mark, Note
from scorecard.periods import Cadence, Grain, Period
from scorecard.report_choices import EVERYTHING, ReportChoices
from scorecard.rollup import Numbers
from scorecard.status import Status
from scorecard.trend import Trend

TO_TALK_ABOUT = (Status.OFF_TRACK, Status.AT_RISK, Status.BEHIND, Status.MISSING)
"""The statuses that deserve a word, in the order in which they are told."""

MARKS = {
    Status.ON_TRACK: "●",
    Status.AT_RISK: "△",
    Status.OFF_TRACK: "▲",
    Status.MISSING: "–",
    Status.ON_PACE: "◐",
    Status.BEHIND: "◐",
    Status.NOT_DUE: "◌",
    Status.NO_GOAL: "○",
}

BETWEEN = "  ·  "
"""What stands between the parts of a line."""

_NUMBER_WORDS = ("", "", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def marked(status: Status) -> str:
    """A status as a mark and its word, so that it is never told by colour alone: ``▲ Off track``."""
    return f"{MARKS[status]} {status.word}"


@dataclass(frozen=True, slots=True)
class TalkingPoint:
    """A number to talk about, and why."""

    status: Status
    measure: str
    text: str
    """``15 against 18. Three weeks in a row. Two product demos moved to next week.``"""


@dataclass(frozen=True)
class Report:
    """Everything that an export tells: ready values that no format recomputes."""

    book: Book
    today: date
    numbers: Numbers
    """What boards and trends are made of."""
    boards: tuple[Board, ...] = ()
    """One a cadence, in the order of the tabs."""
    trends: Mapping[Cadence, tuple[Trend, ...]] = field(default_factory=dict)
    """For each board the rolling windows of its measures."""
    notes: tuple[Note, ...] = ()
    """The notes on the numbers of boards and trends."""
    choices: ReportChoices = EVERYTHING
    right_to_left: bool = False
    """Whether the names of its measures are written so."""

    @cached_property
    def _note_on(self) -> dict[tuple[int, Grain, date], Note]:
        return {note.key: note for note in self.notes}

    def note(self, measure_id: int, period: Period) -> Note | None:
        """The note on one number."""
        return self._note_on.get((measure_id, period.grain, period.begin))

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """The marks on the measures of the boards, as they follow each other."""
        shown = {row.measure.id for board in self.boards for row in board.rows}
        found = (mark for mark in self.book.marks if mark.measure_id in shown)
        return tuple(sorted(found, key=lambda mark: (mark.day, mark.id)))

    def marks_in(self, measure_id: int, period: Period) -> tuple[Mark, ...]:
        """A measure's marks on days of a period."""
        return tuple(
            mark
            for mark in self.marks
            if mark.measure_id == measure_id and period.begin <= mark.day < period.end
        )

    def title(self, board: Board) -> str:
        """What stands over a tab: ``Larkfield Interiors – weekly scorecard``."""
        return f"{self.book.company.name} – {board.cadence.value} scorecard"

    def painted_title(self, board: Board) -> str:
        """The same where it is painted, whichever way the name runs."""
        return f"{within_english(self.book.company.name)} – {board.cadence.value} scorecard"

    def about(self, board: Board) -> str:
        """What a tab is of: ``Week 47, 16–22 Nov 2026 · Revenue team``."""
        when = f"{board.title}, {board.dates}" + (" (to date)" if board.to_date else "")
        return BETWEEN.join(part for part in (when, board.scorecard) if part)

    def summary(self, board: Board) -> str:
        """The line below: ``Week 47, 16–22 Nov 2026 · Revenue team · 8 of 11 on track, 2 off track``."""
        return self.about(board) + BETWEEN + _counts(board)

    def trend(self, cadence: Cadence, measure_id: int) -> Trend | None:
        """The rolling window of one measure on one tab, where there is one."""
        return next((t for t in self.trends.get(cadence, ()) if t.measure.id == measure_id), None)

    def featured(self, board: Board) -> Trend | None:
        """The trend that deserves a look first: that of the first number to talk about, else of the first."""
        ranked = sorted(board.rows, key=lambda row: _urgency(row.cell.status))
        found = (self.trend(board.cadence, row.measure.id) for row in ranked)
        return next((trend for trend in found if trend is not None), None)

    def talking_points(self, board: Board) -> tuple[TalkingPoint, ...]:
        """The numbers to talk about, the most urgent first."""
        rows = [row for row in board.rows if row.cell.status in TO_TALK_ABOUT]
        rows.sort(key=lambda row: _urgency(row.cell.status))
        return tuple(
            TalkingPoint(row.cell.status, row.measure.name, " ".join(self._sentences(board, row)))
            for row in rows
        )

    def _sentences(self, board: Board, row: Row) -> Iterator[str]:
        cell = row.cell
        if cell.value is None:
            yield f"{cell.reason.rstrip('.')}." if cell.reason else "no number yet."
        else:
            goal = row.goal_text.removeprefix("≥ ").removeprefix("≤ ")
            yield f"{cell.text}{' so far,' if cell.to_date else ''} against {goal}."
        if row.streak > 1:
            yield f"{_in_words(row.streak)} {_PERIODS[board.cadence.grain]} in a row."
        trend = self.trend(board.cadence, row.measure.id)
        if trend is not None and trend.signal and _tells_of(trend, cell):
            yield trend.signal.rstrip(".") + (f" of {trend.range_text}." if trend.range_text else ".")
        if row.note is not None and row.note.text.strip():
            yield row.note.text.strip()


_PERIODS = {Grain.WEEK: "weeks", Grain.MONTH: "months", Grain.QUARTER: "quarters"}


def _tells_of(trend: Trend, cell: Cell) -> bool:
    """Whether what a trend tells of its newest ended point is told of this cell."""
    return trend.points[-1].period == cell.period and not cell.to_date


def _urgency(status: Status) -> int:
    return TO_TALK_ABOUT.index(status) if status in TO_TALK_ABOUT else len(TO_TALK_ABOUT)


def _in_words(count: int) -> str:
    return _NUMBER_WORDS[count] if count < len(_NUMBER_WORDS) else str(count)


def _counts(board: Board) -> str:
    summary, on_track = board.summary, board.summary[Status.ON_TRACK]
    if not summary.total:
        return "no measures yet"
    if on_track == summary.total:
        return f"all {on_track} on track"
    told = [] if board.to_date or not summary.held else [f"{on_track} of {summary.held} on track"]
    told += [
        f"{n} {status.word.lower()}" for status, n in summary.counts if n and status is not Status.ON_TRACK
    ]
    return ", ".join(told)
