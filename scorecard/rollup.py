"""A value for any period: what was reported there, else the roll-up of the values of the next finer grain."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from math import fsum
from typing import NamedTuple

from scorecard.book import Book
from scorecard.formulas import Span, Undefined, closure, evaluate, tree_of
from scorecard.measures import Measure, Rollup
from scorecard.periods import Grain, Period

ReportedValue = tuple[int, int, date, str, float]
"""Measure id, grain, first day, segment (empty for the whole) and value, as it was reported."""

ReportedTotal = tuple[int, int, date, float | None, float | None]
"""Measure id, grain, first day, the value for the whole and the sum over its segments."""

_ByGrain = dict[int, dict[date, float]]

_REDUCE: dict[Rollup, Callable[[Sequence[float]], float]] = {
    # Exactly rounded sums: five weeks of 4.1 must meet a goal of 20.5.
    Rollup.SUM: fsum,
    Rollup.AVERAGE: lambda values: fsum(values) / len(values),
    Rollup.LAST: lambda values: values[-1],
    Rollup.FIRST: lambda values: values[0],
    Rollup.MINIMUM: min,
    Rollup.MAXIMUM: max,
    Rollup.ALL: min,
}


class Value(NamedTuple):
    """A measure's value for a period and how it came about."""

    number: float | None
    """In the measure's unit; None where it is missing."""
    reported: bool = False
    parts: tuple[int, int] | None = None
    """Parts present and expected of the next finer grain, where it was rolled up."""
    partial: bool = False
    """Whether a part is missing, at any depth."""
    leaf: Grain | None = None
    """The finest grain of the entries in it."""
    rolled_up: float | None = None
    """What finer entries give, where that disagrees with the reported value by more than rounding."""
    reason: str = ""
    """Why a formula has no value."""


MISSING = Value(None)


class Numbers:
    """The values of some measures, worked out from reported ones and remembered. Immutable once made."""

    def __init__(self, book: Book, reported: Iterable[ReportedValue]) -> None:
        """``reported`` holds all entries of the measures to be asked for, in the time to be asked for."""
        self._book = book
        self._calendar = book.calendar
        self._entries: dict[tuple[int, str], _ByGrain] = {}
        self._segments: dict[int, dict[str, None]] = {}
        self._split: set[int] = set()
        self._values: dict[tuple[int, Period, str], Value] = {}
        for measure_id, grain, begin, segment, value in reported:
            by_grain = self._entries.setdefault((measure_id, segment), {})
            by_grain.setdefault(grain, {})[begin] = value
            if segment:
                self._segments.setdefault(measure_id, {}).setdefault(segment)
        self._add_up_segments()

    @classmethod
    def of_totals(cls, book: Book, totals: Iterable[ReportedTotal]) -> Numbers:
        """The same without the single segments, from entries whose segments are added up already."""
        adding_up = {measure.id for measure in book.measures if measure.adds_up_segments}
        known = list(totals)
        found = cls(book, _wholes(known, adding_up))
        found._split.update(measure_id for measure_id, *_, segments in known if segments is not None)
        return found

    def segments(self, measure_id: int) -> tuple[str, ...]:
        """The segments with entries, in alphabetical order."""
        return tuple(sorted(self._segments.get(measure_id, ())))

    def segments_of(self, measure: Measure) -> tuple[str, ...]:
        """The same; for a formula those that all measures with segments in it have together."""
        return tuple(sorted({name for each in self._read_by(measure) for name in self.segments(each.id)}))

    def is_split(self, measure: Measure) -> bool:
        """Whether any of a measure's entries, or of what its formula uses, carries a segment."""
        return any(each.id in self._split or each.id in self._segments for each in self._read_by(measure))

    def _read_by(self, measure: Measure) -> Iterator[Measure]:
        """The measures whose entries make this one."""
        if measure.rollup is not Rollup.FORMULA:
            yield measure
            return
        for name in closure([measure], self._book.by_short_name):
            yield self._book.by_short_name[name]

    def value(self, measure: Measure, period: Period, segment: str = "") -> Value:
        """The measure's value for a period; of one segment where that is named."""
        key = (measure.id, period, segment)
        found = self._values.get(key)
        if found is None:
            found = self._values[key] = self._work_out(measure, period, segment)
        return found

    def over(self, measure: Measure, span: Span, segment: str = "") -> float | None:
        """The roll-up over several periods of one grain, oldest first; None where all are missing."""
        if len(span) == 1:
            return self.value(measure, span[0], segment).number
        if measure.rollup is Rollup.FORMULA:
            return self._formula(measure, span, segment).number
        found = [self.value(measure, period, segment).number for period in span]
        present = [number for number in found if number is not None]
        return _REDUCE[measure.rollup](present) if present else None

    def comparable(self, measure: Measure, period: Period, other: Period, segment: str = "") -> float | None:
        """The value of ``other`` over the same of its parts as ``period``, to date, has numbers for.

        A month to date is held against the same number of weeks. None where a total was reported for the
        period as such: it cannot be cut.
        """
        parts = self.comparable_parts(measure, period, other, segment)
        if parts is None:
            return None if measure.rollup is Rollup.SUM else self.value(measure, other, segment).number
        return self.over(measure, parts, segment) if parts else None

    def comparable_parts(
        self, measure: Measure, period: Period, other: Period, segment: str = ""
    ) -> Span | None:
        """The parts of ``other`` in whose places ``period`` has numbers; None where it is in one piece."""
        leaf = self.value(measure, period, segment).leaf
        if leaf is None or leaf >= period.grain:
            return None
        pairs = zip(self._calendar.parts(period, leaf), self._calendar.parts(other, leaf), strict=False)
        return tuple(
            theirs for ours, theirs in pairs if self.value(measure, ours, segment).number is not None
        )

    def _add_up_segments(self) -> None:
        """Where no whole was reported but segments were, the whole is their sum (for totals and levels)."""
        for measure_id, segments in self._segments.items():
            measure = self._book.by_id.get(measure_id)
            if measure is None or not measure.adds_up_segments:
                continue
            sums: _ByGrain = {}
            for segment in segments:
                for grain, by_begin in self._entries[measure_id, segment].items():
                    totals = sums.setdefault(grain, {})
                    for begin, value in by_begin.items():
                        totals[begin] = totals.get(begin, 0.0) + value
            whole = self._entries.setdefault((measure_id, ""), {})
            for grain, totals in sums.items():
                whole[grain] = totals | whole.get(grain, {})

    def _work_out(self, measure: Measure, period: Period, segment: str) -> Value:
        entries = self._entries.get((measure.id, segment))
        if entries is None:
            return self._formula(measure, (period,), segment) if measure.rollup is Rollup.FORMULA else MISSING
        at_grain = entries.get(period.grain)
        reported = None if at_grain is None else at_grain.get(period.begin)
        if reported is None:
            return self._rolled_up(measure, period, segment, entries)
        value = Value(reported, reported=True, leaf=period.grain)
        other = self._rolled_up(measure, period, segment, entries)
        return value._replace(rolled_up=other.number) if _disagree(measure, reported, other) else value

    def _rolled_up(self, measure: Measure, period: Period, segment: str, entries: _ByGrain) -> Value:
        if measure.rollup is Rollup.FORMULA:
            return self._formula(measure, (period,), segment)
        finest = min(entries)
        if finest >= period.grain:
            return MISSING
        parts = self._parts(period, entries)
        if parts[0].grain == finest or (period.grain is Grain.MONTH and parts[0].grain is Grain.WEEK):
            # Weeks of a month without reported days: days in them belong to the month before or after.
            return self._from_entries(measure, parts, entries.get(parts[0].grain, {}))
        found = [self.value(measure, part, segment) for part in parts]
        present = [value for value in found if value.number is not None]
        if not present:
            return MISSING
        return Value(
            _REDUCE[measure.rollup]([value.number for value in present if value.number is not None]),
            parts=(len(present), len(parts)),
            partial=len(present) < len(parts) or any(value.partial for value in present),
            leaf=min(value.leaf for value in present if value.leaf is not None),
        )

    def _from_entries(self, measure: Measure, parts: Span, entries: dict[date, float]) -> Value:
        """The short way where the parts themselves were reported, or nothing was."""
        present = [entries[part.begin] for part in parts if part.begin in entries]
        if not present:
            return MISSING
        return Value(
            _REDUCE[measure.rollup](present),
            parts=(len(present), len(parts)),
            partial=len(present) < len(parts),
            leaf=parts[0].grain,
        )

    def _parts(self, period: Period, entries: _ByGrain) -> Span:
        """A year's quarters, a quarter's months; a month's days where any was reported, else its weeks."""
        if period.grain is Grain.YEAR:
            return self._calendar.parts(period, Grain.QUARTER)
        if period.grain is Grain.QUARTER:
            return self._calendar.parts(period, Grain.MONTH)
        days = entries.get(Grain.DAY)
        if period.grain is Grain.WEEK or (days and self._any_within(period, days)):
            return self._calendar.parts(period, Grain.DAY)
        return self._calendar.parts(period, Grain.WEEK)

    def _any_within(self, period: Period, days: dict[date, float]) -> bool:
        return any(day.begin in days for day in self._calendar.parts(period, Grain.DAY))

    def _formula(self, measure: Measure, span: Span, segment: str) -> Value:
        used: list[Value] = []

        def look_up(name: str, asked: Span) -> float:
            other = self._book.by_short_name.get(name)
            if other is None:
                raise Undefined(f"{name} is not known")
            if len(asked) > 1:
                number = self.over(other, asked, segment)
            else:
                value = self.value(other, asked[0], segment)
                number = value.number
                if asked == span:
                    used.append(value)
                if value.reason:
                    raise Undefined(value.reason)
            if number is None:
                raise Undefined(f"{other.name} is missing")
            return number

        try:
            number = evaluate(tree_of(measure.formula), span, look_up, self._calendar)
        except Undefined as undefined:
            return Value(None, reason=str(undefined))
        counted = [value for value in used if value.parts is not None]
        return Value(
            number,
            parts=min((v.parts for v in counted if v.parts), key=lambda p: p[0] / p[1], default=None),
            partial=any(value.partial for value in used),
            leaf=min((value.leaf for value in used if value.leaf is not None), default=None),
        )


def _wholes(totals: Iterable[ReportedTotal], adding_up: Collection[int]) -> Iterator[ReportedValue]:
    for measure_id, grain, begin, whole, segments in totals:
        if whole is not None:
            yield measure_id, grain, begin, "", whole
        elif segments is not None and measure_id in adding_up:
            yield measure_id, grain, begin, "", segments


def _disagree(measure: Measure, reported: float, other: Value) -> bool:
    """Whether the two figures differ by more than rounding to the decimals that are shown."""
    if other.number is None:
        return False
    rounding = 0.5 * 10.0**-measure.shown_decimals
    return abs(reported - other.number) > rounding + 1e-9 * abs(reported)
