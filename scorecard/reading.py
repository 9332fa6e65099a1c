"""Which entries a question needs, so that no more are read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from scorecard.book import Book
from scorecard.changes import Imported
from scorecard.formulas import Reach, closure
from scorecard.measures import Measure
from scorecard.periods import Cadence, Grain, Period
from scorecard.report_choices import ReportChoices
from scorecard.rollup import Numbers, ReportedTotal

_Row = TypeVar("_Row")

EntrySpan = tuple[date, date, frozenset[Grain]]
"""The first days of a measure's first and last entries, and the grains of all."""

_LONGEST = {
    Grain.DAY: 1,
    Grain.WEEK: 7,
    Grain.MONTH: 31,
    Grain.QUARTER: 92,
    Grain.YEAR: 366,
}
_YEAR = 371
"""Days: 53 weeks."""
_SPILL = timedelta(days=7)
"""A week that belongs to a month may begin before it or end after it."""


@dataclass(frozen=True, slots=True)
class Need:
    """Entries of some measures that begin in one of several stretches of days, ``[begin, end)``."""

    measure_ids: frozenset[int]
    stretches: tuple[tuple[date, date], ...]

    def covers(self, other: Need) -> bool:
        """Whether who has read this has read the other too."""
        return other.measure_ids <= self.measure_ids and all(
            any(begin <= first and last <= end for begin, end in self.stretches)
            for first, last in other.stretches
        )


def for_board(
    book: Book,
    cadence: Cadence,
    period: Period,
    scorecard: str = "",
    *,
    with_weekly: bool = False,
    trailing: int | None = None,
) -> Need:
    """What a board of this cadence and period reads: its trailing periods and the same one last year."""
    shown = set(book.scorecard(cadence, scorecard).measure_ids)
    if with_weekly:
        shown.update(book.weekly_below(scorecard))
    return for_measures(book, (each for each in book.measures if each.id in shown), cadence, period, trailing)


def for_measures(
    book: Book, measures: Iterable[Measure], cadence: Cadence, period: Period, trailing: int | None = None
) -> Need:
    """What rows of a board read for some measures."""
    calendar = book.calendar
    first, last_year = (
        calendar.trailing(period, trailing or cadence.trailing)[0],
        calendar.same_last_year(period),
    )
    stretches = [(first, period)] if first <= last_year else [(last_year, last_year), (first, period)]
    return need(book, measures, *stretches)


def for_trends(book: Book, measures: Iterable[Measure], window: Sequence[Period]) -> Need:
    """What trends read: their window and as many periods before, for last year and the expected range."""
    return need(book, measures, (book.calendar.shift(window[0], -len(window)), window[-1]))


def for_report(book: Book, shown: Mapping[Cadence, Period], today: date, choices: ReportChoices) -> Need:
    """What the boards of several tabs and the trends of their rows read, as one stretch."""
    from scorecard.trend_window import window

    needs = []
    for cadence, period in shown.items():
        ids = book.scorecard(cadence, choices.scorecard).measure_ids
        listed = [book.by_id[each] for each in ids if each in book.by_id]
        needs += [
            for_board(book, cadence, period, choices.scorecard, trailing=choices.trailing_on(cadence)),
            for_trends(book, listed, window(book, period, None, today)),
        ]
    return joined(needs)


def joined(needs: Collection[Need]) -> Need:
    """All that these need, as one stretch."""
    stretches = [stretch for each in needs for stretch in each.stretches]
    if not stretches:
        return Need(frozenset(), ())
    whole = (min(begin for begin, _ in stretches), max(end for _, end in stretches))
    return Need(frozenset().union(*(each.measure_ids for each in needs)), (whole,))


def newest_with_numbers(
    book: Book, cadence: Cadence, today: date, spans: Mapping[int, EntrySpan], scorecard: str = ""
) -> Period | None:
    """The newest period in which anything on a scorecard has a number; None without any."""
    calendar = book.calendar
    read = for_board(book, cadence, calendar.current(cadence.grain, today), scorecard).measure_ids
    newest = [
        calendar.containing(calendar.period(min(grains), last), cadence.grain)
        for measure_id, (_, last, grains) in spans.items()
        if measure_id in read and min(grains) <= cadence.grain
    ]
    return max(newest, default=None)


def where_imported(
    book: Book, imported: Imported, today: date, scorecard: str = ""
) -> tuple[Cadence, Period, int] | None:
    """Where to look at an import: the first tab that shows any of it, its newest period, its first measure.

    None where no tab of the scorecard shows any of it.
    """
    calendar = book.calendar
    for cadence in Cadence:
        listed = set(book.scorecard(cadence, scorecard).measure_ids)
        first = next((each for each in imported.measure_ids if each in listed), None)
        if first is not None and cadence.grain >= imported.last.grain:
            last = calendar.containing(imported.last, cadence.grain)
            return cadence, min(last, calendar.current(cadence.grain, today)), first
    return None


def need(book: Book, measures: Iterable[Measure], *stretches: tuple[Period, Period]) -> Need:
    """What values of ``measures`` read in stretches of periods, both ends and inputs of formulas included."""
    found = closure(measures, book.by_short_name)
    furthest = Reach(
        max((reach.periods for reach in found.values()), default=0),
        max((reach.years for reach in found.values()), default=0),
    )
    ids = frozenset(book.by_short_name[name].id for name in found)
    return Need(ids, tuple(_days(first, last, furthest) for first, last in stretches))


def _days(first: Period, last: Period, furthest: Reach) -> tuple[date, date]:
    # An approximate, generous count of days is enough: reading a few rows too many changes no value.
    back = timedelta(days=furthest.periods * _LONGEST[first.grain] + furthest.years * _YEAR) + _SPILL
    begin = first.begin - back if first.begin - date.min > back else date.min
    return begin, min(last.end, date.max - _SPILL) + _SPILL


def rows(read: Callable[[Collection[int], date, date], Iterable[_Row]], needed: Need) -> list[_Row]:
    """What ``read`` gives for each stretch. Stretches may meet: an entry read twice counts once."""
    return [row for stretch in needed.stretches for row in read(needed.measure_ids, *stretch)]


class Reader:
    """Keeps the numbers that were read last, and answers from them where they hold all that is asked for."""

    def __init__(self, read: Callable[[Collection[int], date, date], Iterable[ReportedTotal]]) -> None:
        """``read`` gives the entries of measures that begin from a day on and before another."""
        self._read = read
        self._last: tuple[Need, Numbers] | None = None

    def numbers(self, book: Book, needed: Need) -> Numbers:
        """The numbers, read unless they are there."""
        if self._last is None or not self._last[0].covers(needed):
            self._last = needed, Numbers.of_totals(book, rows(self._read, needed))
        return self._last[1]

    def forget(self) -> None:
        """The numbers or what gives them a meaning changed."""
        self._last = None
