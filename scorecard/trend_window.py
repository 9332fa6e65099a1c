"""Builds a measure's rolling window: points, goal steps, expected ranges and what they tell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from scorecard import sentence
from scorecard.board import NotesByPeriod
from scorecard.board_rows import due_part
from scorecard.book import Book
from scorecard.goals import Target, format_target
from scorecard.measures import Measure, Rollup
from scorecard.periods import Cadence, Grain, Period
from scorecard.rollup import Numbers, Value
from scorecard.status import judge
from scorecard.trend import (
    EXPECTED_FROM,
    Band,
    Basis,
    Limits,
    Trend,
    TrendPoint,
    expected_range,
    find_momentum,
    find_signal,
)
from scorecard.trend_flags import find_flags, notes_within
from scorecard.units import relative_change

_ENOUGH_BEFORE = EXPECTED_FROM + 1
"""Periods before the window that the expected range of its newest ended point may need."""


def default_basis(measure: Measure, cadence: Cadence) -> Basis:
    """The basis a trend opens with: totals on the weekly tab per week, everything else as it is."""
    weekly_total = cadence is Cadence.WEEKLY and measure.rollup is Rollup.SUM
    return Basis.AVERAGE_PER_WEEK if weekly_total else Basis.MONTHS


def window(
    book: Book, period: Period, basis: Basis | None, today: date, *, to_date: bool = True
) -> tuple[Period, ...]:
    """The periods that a trend beside ``period`` shows, oldest first; months unless the basis is quarters.

    Without ``to_date`` they end with one that has ended.
    """
    if basis is Basis.QUARTERS:
        cadence, last = Cadence.QUARTERLY, book.calendar.containing(period, Grain.QUARTER)
    else:
        cadence, last = Cadence.MONTHLY, _last_month(book, period, today)
    if not to_date:
        last = min(last, book.calendar.newest_ended(cadence.grain, today))
    return book.calendar.trailing(last, cadence.trailing)


def _last_month(book: Book, period: Period, today: date) -> Period:
    if period.grain is Grain.QUARTER:
        month = book.calendar.parts(period, Grain.MONTH)[-1]
        return max(
            min(month, book.calendar.current(Grain.MONTH, today)), book.calendar.parts(period, Grain.MONTH)[0]
        )
    return book.calendar.containing(period, Grain.MONTH)


def build_trend(
    book: Book,
    numbers: Numbers,
    measure: Measure,
    shown: Period,
    basis: Basis,
    today: date,
    notes: NotesByPeriod,
    segment: str = "",
    *,
    to_date: bool = True,
) -> Trend:
    """The window beside ``shown``, of the whole or of one segment.

    ``numbers`` holds what :func:`scorecard.reading.for_trends` asks for, for a segment with its segments.
    """
    return _Window(book, numbers, measure, shown, basis, today, notes, segment, to_date).build()


class _Window:
    def __init__(
        self,
        book: Book,
        numbers: Numbers,
        measure: Measure,
        shown: Period,
        basis: Basis,
        today: date,
        notes: NotesByPeriod,
        segment: str,
        to_date: bool,
    ) -> None:
        self._book = book
        self._numbers = numbers
        self._measure = measure
        self._shown = shown
        self._basis = basis
        self._today = today
        self._segment = segment
        self._notes = [note for note in notes.values() if note.measure_id == measure.id]
        self._periods = window(book, shown, basis, today, to_date=to_date)
        self._text = sentence.Wording(book, measure, segment, per_week=basis is Basis.AVERAGE_PER_WEEK)

    def build(self) -> Trend:
        periods = self._periods
        ended = [period for period in periods if period.has_ended(self._today)]
        earlier = self._book.calendar.trailing(periods[0], _ENOUGH_BEFORE + 1)[:-1]
        history = [*earlier, *ended]
        values = [self._value(period) for period in history]
        last = periods[-1]
        last_year = self._book.calendar.same_last_year(last)
        value, year_ago = self._value(last), self._held_against(last, last_year)
        limits, bands = self._bands(history, values)
        told = self._text.tell(last, value, year_ago, values, self._so_far(last), self._present(last))
        return Trend(
            measure=self._measure,
            basis=self._basis,
            subtitle=self._text.subtitle(periods),
            points=tuple(self._point(period, position) for position, period in enumerate(periods)),
            last_year=periods.index(last_year),
            bands=bands,
            flags=find_flags(self._book, self._measure, self._notes, self._periods),
            year_over_year=relative_change(value, year_ago),
            year_text=self._text.year_text(value, year_ago),
            year_caption=self._year_caption(last, last_year, year_ago),
            headline=told.headline,
            body=told.body,
            momentum=find_momentum(values),
            signal=find_signal(values, limits),
            goal_text=self._text.goal_text(self._shown, self._target(last)),
            goal_label=self._goal_label(self._target(last)),
            range_text=self._text.range_text(limits),
            writing=self._book.writing,
            segment=self._segment,
        )

    def _point(self, period: Period, position: int) -> TrendPoint:
        value, target = self._value(period), self._target(period)
        to_date = not period.has_ended(self._today)
        # What is drawn is judged, so that no point above its goal line is off track.
        status = judge(
            value, target, ended=not to_date, tolerance=self._measure.tolerance, due=self._due(period)
        )
        year_before = self._book.calendar.same_last_year(period)
        at_edge = position in (0, len(self._periods) - 1)
        return TrendPoint(
            period=period,
            label=self._text.short(period) if at_edge else self._text.label(period),
            value=value,
            text=self._text.value(value),
            status=status,
            target=target,
            to_date=to_date,
            tip=self._text.tip(
                period, value, target, status, year_before, self._held_against(period, year_before)
            ),
        )

    def _found(self, period: Period) -> Value:
        return self._numbers.value(self._measure, period, self._segment)

    def _value(self, period: Period) -> float | None:
        """The value of a point: the period's, or its average per week."""
        number = self._found(period).number
        if number is None or self._basis is not Basis.AVERAGE_PER_WEEK:
            return number
        return number / self._weeks(period)

    def _weeks(self, period: Period) -> float:
        """The weeks a month's total stands for: those with numbers, or all where it was reported whole."""
        value = self._found(period)
        if value.parts is None:
            return len(self._book.calendar.parts(period, Grain.WEEK))
        return value.parts[0] / 7 if value.leaf is Grain.DAY and value.parts[1] > 7 else value.parts[0]

    def _due(self, period: Period) -> float | None:
        """The part of the goal that is due; an average per week of some weeks is held against all of it."""
        due = due_part(self._book, self._measure, period, self._found(period), self._today)
        return due if due is None or self._basis is not Basis.AVERAGE_PER_WEEK else 1.0

    def _held_against(self, period: Period, other: Period) -> float | None:
        if period.has_ended(self._today):
            return self._value(other)
        number = self._numbers.comparable(self._measure, period, other, self._segment)
        parts = self._numbers.comparable_parts(self._measure, period, other, self._segment)
        if number is None or not parts or self._basis is not Basis.AVERAGE_PER_WEEK:
            return number
        present = sum(self._found(part).number is not None for part in parts)
        return number / (present / 7 if parts[0].grain is Grain.DAY else present)

    def _year_caption(self, period: Period, other: Period, year_ago: float | None) -> str:
        """A part of a period is not held against the whole one that its point on the chart stands for."""
        so_far = self._so_far(period)
        if so_far and year_ago != self._value(other):
            return f"on the same {so_far.split()[-1]}"
        return f"on {self._text.short(other)}"

    def _target(self, period: Period) -> Target | None:
        target = self._book.goal_book.target(self._measure, period, self._segment)
        if target is None or self._basis is not Basis.AVERAGE_PER_WEEK:
            return target
        return target.divided(len(self._book.calendar.parts(period, Grain.WEEK)))

    def _so_far(self, period: Period) -> str | None:
        """``3 of 4 weeks`` for a period to date, empty where it is in one piece; None where it has ended."""
        value = self._found(period)
        if period.has_ended(self._today):
            return None
        return "" if value.parts is None else self._counted(period, value, value.parts)

    def _present(self, period: Period) -> str:
        """``3 of 4 weeks`` where a part is missing, of a formula's input too; empty where none is."""
        value = self._found(period)
        if value.parts is None or value.parts[0] == value.parts[1]:
            return ""
        return self._counted(period, value, value.parts)

    def _counted(self, period: Period, value: Value, parts: tuple[int, int]) -> str:
        present, expected = parts
        if period.grain is Grain.QUARTER:
            return f"{present} of {expected} months"
        return f"{present} of {expected} {'days' if value.leaf is Grain.DAY and expected > 7 else 'weeks'}"

    def _bands(
        self, history: Sequence[Period], values: Sequence[float | None]
    ) -> tuple[Limits | None, tuple[Band, ...]]:
        """Expected ranges, one for each stretch that a note begins; the newest ended value is left out."""
        starts = [0]
        starts += [place for place, period in enumerate(history) if place and self._starts_range(period)]
        before_window = len(history) - sum(period in self._periods for period in history)
        bands, limits = [], None
        for start, end in zip(starts, [*starts[1:], len(history)], strict=True):
            newest = end == len(history)
            limits = expected_range(values[start : end - newest])
            first = max(0, start - before_window)
            last = len(self._periods) - 1 if newest else end - before_window - 1
            if limits is not None and last >= first:
                bands.append(Band(first, last, limits.low, limits.high))
        return limits, tuple(bands)

    def _starts_range(self, period: Period) -> bool:
        return any(note.starts_range for note in notes_within(self._book.calendar, self._notes, period))

    def _goal_label(self, target: Target | None) -> str:
        if target is None:
            return ""
        text = format_target(target, self._measure.unit, self._measure.decimals, self._book.writing)
        name = "Monthly goal" if self._text.is_of_month(self._shown, target) else "Goal"
        return f"{name} {text.lstrip('≥≤ ')}"
