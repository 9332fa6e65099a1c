"""Builds the rows of a board: each number judged, held against others, and written out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from math import fsum

from scorecard.board import Cell, NotesByPeriod, Row, Slice
from scorecard.book import Book
from scorecard.goals import Target, format_judged, format_target, needed_from_here
from scorecard.measures import Measure, Rollup
from scorecard.periods import Cadence, Grain, Period
from scorecard.rollup import Numbers, Value
from scorecard.status import Status, judge, off_track_streak
from scorecard.units import format_change, format_compact, format_short
from scorecard.writing import Writing

MOST_EXTRA_DECIMALS = 4
MOST_SEGMENTS = 12
"""More segments than these are shown together as others."""


def due_part(book: Book, measure: Measure, period: Period, value: Value, today: date) -> float | None:
    """The part of a goal that is due, 0 to 1; None where nothing is due before the period ends."""
    if measure.rollup is not Rollup.SUM or period.has_ended(today):
        return 1.0
    if value.leaf is None or value.leaf >= period.grain:
        return None
    parts = book.calendar.parts(period, value.leaf)
    return sum(part.has_ended(today) for part in parts) / len(parts)


def make_cell(
    book: Book, numbers: Numbers, measure: Measure, period: Period, today: date, segment: str = ""
) -> Cell:
    """One number, of the whole or of a segment, judged."""
    value = numbers.value(measure, period, segment)
    return _judged(book, measure, period, value, book.goal_book.target(measure, period, segment), today)


def _judged(
    book: Book, measure: Measure, period: Period, value: Value, target: Target | None, today: date
) -> Cell:
    ended = period.has_ended(today)
    status = judge(
        value.number,
        target,
        ended=ended and is_expected(book, period),
        tolerance=measure.tolerance,
        due=due_part(book, measure, period, value, today),
    )
    return Cell(
        period=period,
        value=value.number,
        status=status,
        target=target,
        reported=value.reported,
        parts=value.parts,
        partial=value.partial,
        rolled_up=value.rolled_up,
        reason=value.reason,
        to_date=not ended,
        text=format_judged(value.number, target, measure.unit, measure.decimals, book.writing),
        short=_short(value.number, target, measure, book.writing),
        compact=format_compact(value.number, measure.unit, measure.decimals, book.writing),
    )


def is_expected(book: Book, period: Period) -> bool:
    """Whether the company has begun to keep numbers by the end of a period: else none is missing in it."""
    first_day = book.company.first_day
    return first_day is None or period.last_day >= first_day


def _short(value: float | None, target: Target | None, measure: Measure, writing: Writing) -> str:
    """The short form, with more decimals where it would look as if the goal were met."""
    text = format_short(value, measure.unit, measure.decimals, writing)
    if value is None or target is None or (bound := target.missed_bound(value)) is None:
        return text
    more = 0
    while more < MOST_EXTRA_DECIMALS and text == format_short(
        bound, measure.unit, measure.decimals, writing, more=more
    ):
        more += 1
        text = format_short(value, measure.unit, measure.decimals, writing, more=more)
    return text


class RowBuilder:
    """What all rows of one board share."""

    def __init__(
        self,
        book: Book,
        numbers: Numbers,
        cadence: Cadence,
        period: Period,
        today: date,
        notes: NotesByPeriod,
        trailing: int | None = None,
    ) -> None:
        self._book = book
        self._numbers = numbers
        self._period = period
        self._today = today
        self._notes = notes
        self.periods = book.calendar.trailing(period, trailing or cadence.trailing)

    def row(self, measure: Measure, level: int) -> Row:
        """A measure's row; ``level`` is 1 for a sub-metric."""
        cells = tuple(self._cell(measure, period) for period in self.periods)
        previous = self._held_against(measure, self._book.calendar.shift(self._period, -1))
        writing = self._book.writing
        return Row(
            measure=measure,
            cells=cells,
            previous=previous,
            last_year=self._held_against(measure, self._book.calendar.same_last_year(self._period)),
            streak=off_track_streak([cell.status for cell in cells]),
            level=level,
            goal_text=format_target(cells[-1].target, measure.unit, measure.decimals, writing),
            goal_compact=format_target(
                cells[-1].target, measure.unit, measure.decimals, writing, compact=True
            ),
            change_text=format_change(cells[-1].value, previous, measure.unit, measure.decimals, writing),
            needed=self.needed(measure),
            note=self._notes.get((measure.id, self._period.grain, self._period.begin)),
            has_segments=self._numbers.is_split(measure),
        )

    def segment_rows(self, measure: Measure) -> tuple[Row, ...]:
        """A measure's segments, the greatest first, then the smaller ones together and what is unsplit."""
        names = self._numbers.segments_of(measure)
        found = [self._segment_row(measure, name) for name in names]
        found.sort(key=lambda row: (row.cell.value is None, -(row.cell.value or 0.0)))
        if not measure.adds_up_segments:
            return tuple(found)
        shown, rest = found, list[Row]()
        if len(found) > MOST_SEGMENTS:
            shown, rest = found[: MOST_SEGMENTS - 1], found[MOST_SEGMENTS - 1 :]
        others = [self._others(measure, rest)] if rest else []
        unsplit = self._unsplit(measure, found)
        return (*shown, *others, *([unsplit] if unsplit else []))

    def _segment_row(self, measure: Measure, name: str) -> Row:
        cells = tuple(
            make_cell(self._book, self._numbers, measure, period, self._today, name)
            for period in self.periods
        )
        previous = self._held_against(measure, self._book.calendar.shift(self._period, -1), name)
        last_year = self._held_against(measure, self._book.calendar.same_last_year(self._period), name)
        return self._part(measure, Slice.SEGMENT, name, cells, previous, last_year)

    def _others(self, measure: Measure, rest: Sequence[Row]) -> Row:
        cells = tuple(
            self._plain_cell(measure, period, [row.cells[place].value for row in rest])
            for place, period in enumerate(self.periods)
        )
        name = f"Other ({len(rest)} more)"
        previous = _sum_of(row.previous for row in rest)
        return self._part(measure, Slice.OTHER, name, cells, previous, _sum_of(row.last_year for row in rest))

    def _unsplit(self, measure: Measure, found: Sequence[Row]) -> Row | None:
        """What is left of the whole; None where nothing is in any period."""
        cells = []
        for place, period in enumerate(self.periods):
            whole = self._numbers.value(measure, period).number
            parts = _sum_of(row.cells[place].value for row in found)
            left = None if whole is None else whole - (parts or 0.0)
            small = left is None or abs(left) < 0.5 * 10.0**-measure.shown_decimals
            cells.append(self._plain_cell(measure, period, [None if small else left]))
        if all(cell.value is None for cell in cells):
            return None
        return self._part(measure, Slice.UNSPLIT, "Not split", tuple(cells), cells[-2].value, None)

    def _part(
        self,
        measure: Measure,
        slice_: Slice,
        name: str,
        cells: tuple[Cell, ...],
        previous: float | None,
        last_year: float | None,
    ) -> Row:
        target, writing = cells[-1].target, self._book.writing
        whole, value = self._numbers.value(measure, self._period).number, cells[-1].value
        share = value / whole if value is not None and whole and measure.adds_up_segments else None
        return Row(
            measure=measure,
            cells=cells,
            previous=previous,
            last_year=last_year,
            streak=off_track_streak([cell.status for cell in cells]),
            level=1,
            goal_text=format_target(target, measure.unit, measure.decimals, writing),
            goal_compact=format_target(target, measure.unit, measure.decimals, writing, compact=True),
            change_text=format_change(value, previous, measure.unit, measure.decimals, writing),
            slice=slice_,
            segment=name,
            share=share,
        )

    def _plain_cell(self, measure: Measure, period: Period, values: Sequence[float | None]) -> Cell:
        """The sum of values that have no goal of their own; a missing one is expected of nobody."""
        cell = _judged(self._book, measure, period, Value(_sum_of(values)), None, self._today)
        return cell if cell.value is not None else replace(cell, status=Status.NO_GOAL)

    def _cell(self, measure: Measure, period: Period) -> Cell:
        return make_cell(self._book, self._numbers, measure, period, self._today)

    def _held_against(self, measure: Measure, other: Period, segment: str = "") -> float | None:
        if self._period.has_ended(self._today):
            return self._numbers.value(measure, other, segment).number
        return self._numbers.comparable(measure, self._period, other, segment)

    def needed(self, measure: Measure) -> float | None:
        """What each week that is left must bring to reach the goal of its month, or of the period to date.

        A week that ended and has no number yet can still bring its part, unless a later week has one.
        """
        if measure.rollup is not Rollup.SUM:
            return None
        calendar = self._book.calendar
        whole = calendar.containing(self._period, max(self._period.grain, Grain.MONTH))
        target = self._book.goal_book.target(measure, whole)
        if target is None or target.origin is Grain.WEEK:
            return None
        weeks = calendar.parts(whole, Grain.WEEK)
        as_of = min(self._today, self._period.last_day)
        ended = [week for week in weeks if week.has_ended(as_of)]
        if len(ended) == len(weeks):
            return None
        done = self._up_to_newest(measure, ended)
        if not done:
            return None
        so_far = self._numbers.over(measure, tuple(done))
        return None if so_far is None else needed_from_here(target, so_far, len(weeks) - len(done))

    def _up_to_newest(self, measure: Measure, weeks: Sequence[Period]) -> Sequence[Period]:
        """Without the newest weeks that have no number."""
        count = len(weeks)
        while count and self._numbers.value(measure, weeks[count - 1]).number is None:
            count -= 1
        return weeks[:count]


def _sum_of(values: Iterable[float | None]) -> float | None:
    present = [value for value in values if value is not None]
    return fsum(present) if present else None
