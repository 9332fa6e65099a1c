"""Periods of time and the company's calendar.

A week belongs to the month, quarter and year in which its fourth day falls (the rule of ISO 8601 for
years), so weeks tile months and months tile quarters whatever the first day of the week.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum, StrEnum
from functools import lru_cache
from typing import NamedTuple

from scorecard.errors import ScorecardError

DAY = timedelta(days=1)
MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


class Grain(IntEnum):
    """The length of a period, finest first; the order is used."""

    DAY = 1
    WEEK = 2
    MONTH = 3
    QUARTER = 4
    YEAR = 5
    """A fiscal year; no scorecard shows one."""

    @property
    def word(self) -> str:
        """The grain in files and messages: ``"week"``."""
        return self.name.lower()

    @property
    def adjective(self) -> str:
        """Of numbers: ``"weekly"``."""
        return "daily" if self is Grain.DAY else f"{self.word}ly"

    @classmethod
    def from_word(cls, word: str) -> Grain:
        """The grain called ``word``. Raises ValueError for any other word."""
        try:
            return cls[word.upper()]
        except KeyError:
            raise ValueError(f"“{word}” is no period length") from None


class Cadence(StrEnum):
    """The period length of a scorecard tab."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"

    @property
    def grain(self) -> Grain:
        """The grain of this cadence's periods."""
        return _GRAIN_OF_CADENCE[self]

    @property
    def trailing(self) -> int:
        """How many periods a scorecard shows, the newest included."""
        return 9 if self is Cadence.QUARTERLY else 13

    @classmethod
    def of(cls, grain: Grain) -> Cadence:
        """The cadence whose periods have this grain. Raises ValueError for days and years."""
        for cadence, own in _GRAIN_OF_CADENCE.items():
            if own is grain:
                return cadence
        raise ValueError(f"no scorecard shows {grain.word}s")


_GRAIN_OF_CADENCE = {
    Cadence.WEEKLY: Grain.WEEK,
    Cadence.MONTHLY: Grain.MONTH,
    Cadence.QUARTERLY: Grain.QUARTER,
}


_MONTHS = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.YEAR: 12}
"""How many months a period has, which begins on the first of one."""


class WeekStart(StrEnum):
    """The first day of a company's week."""

    MONDAY = "monday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @property
    def weekday(self) -> int:
        """As ``date.weekday()`` counts: Monday is 0."""
        return {"monday": 0, "saturday": 5, "sunday": 6}[self.value]


class Period(NamedTuple):
    """A stretch of days, ``begin`` included and ``end`` not."""

    grain: Grain
    begin: date
    end: date

    @property
    def last_day(self) -> date:
        """The last day that belongs to the period."""
        return self.end - DAY

    def has_ended(self, today: date) -> bool:
        """Whether the period is over: from its last day on."""
        return today >= self.end - DAY


@dataclass(frozen=True, slots=True)
class Calendar:
    """How a company cuts time into weeks and quarters."""

    week_start: WeekStart = WeekStart.MONDAY
    fiscal_year_start: int = 1
    """The month, 1 to 12, in which the fiscal year begins."""

    def period(self, grain: Grain, day: date) -> Period:
        """The period of this grain that holds ``day``. Raises ScorecardError outside years 1 to 9998."""
        return _period(self, grain, day)

    def containing(self, period: Period, grain: Grain) -> Period:
        """The period of a coarser (or the same) grain to which ``period`` belongs."""
        return _containing(self, period, grain)

    def parts(self, period: Period, grain: Grain) -> tuple[Period, ...]:
        """The periods of a finer grain that belong to ``period``, oldest first."""
        return _parts(self, period, grain)

    def shift(self, period: Period, count: int) -> Period:
        """The period ``count`` steps later (earlier when negative)."""
        return _shift(self, period, count)

    def same_last_year(self, period: Period) -> Period:
        """The period to hold this one against: 52 weeks, 12 months, 4 quarters or a year earlier.

        A day is held against the same weekday, 364 days earlier.
        """
        steps = {Grain.DAY: 364, Grain.WEEK: 52, Grain.MONTH: 12, Grain.QUARTER: 4, Grain.YEAR: 1}
        return _shift(self, period, -steps[period.grain])

    def trailing(self, period: Period, count: int) -> tuple[Period, ...]:
        """``count`` periods that end with ``period``, oldest first."""
        return tuple(_shift(self, period, step) for step in range(1 - count, 1))

    def current(self, grain: Grain, today: date) -> Period:
        """The period in which today lies; it may be to date."""
        return _period(self, grain, today)

    def newest_ended(self, grain: Grain, today: date) -> Period:
        """The newest period that has ended."""
        period = _period(self, grain, today)
        return period if period.has_ended(today) else _shift(self, period, -1)

    def fiscal_year(self, period: Period) -> int:
        """The fiscal year a period belongs to, named after the calendar year in which it ends."""
        month = _anchor(period)
        return month.year + (self.fiscal_year_start > 1 and month.month >= self.fiscal_year_start)

    def year_to_date(self, period: Period) -> tuple[Period, ...]:
        """The periods of the same grain from the start of the fiscal year to ``period``, oldest first."""
        year = self.fiscal_year(period)
        found = [period]
        while self.fiscal_year(earlier := _shift(self, found[-1], -1)) == year:
            found.append(earlier)
        return tuple(reversed(found))

    def week_number(self, period: Period) -> tuple[int, int]:
        """The year and number of a week, counted as ISO 8601 does from any first day."""
        fourth = _anchor(period)
        return fourth.year, (fourth.timetuple().tm_yday - 1) // 7 + 1

    def key(self, period: Period) -> str:
        """A period as it is written: ``2026-11-16``, ``2026-W47``, ``2026-11``, ``2026-Q4`` or ``2026``."""
        match period.grain:
            case Grain.DAY:
                return period.begin.isoformat()
            case Grain.WEEK:
                year, week = self.week_number(period)
                return f"{year:04d}-W{week:02d}"
            case Grain.MONTH:
                return f"{period.begin.year:04d}-{period.begin.month:02d}"
            case Grain.QUARTER:
                return f"{self.fiscal_year(period):04d}-Q{self._quarter_number(period)}"
            case Grain.YEAR:
                return f"{self.fiscal_year(period):04d}"

    def parse(self, text: str) -> Period:
        """The period that :meth:`key` writes as ``text``. Raises ScorecardError for any other text."""
        return _parse(self, text)

    def title(self, period: Period) -> str:
        """A period's name: ``16 Nov 2026``, ``Week 47``, ``November 2026``, ``Q4 2026`` or ``2026``.

        A fiscal year that is no calendar year is ``FY2026``.
        """
        match period.grain:
            case Grain.DAY:
                return format_day(period.begin)
            case Grain.WEEK:
                return f"Week {self.week_number(period)[1]}"
            case Grain.MONTH:
                return f"{MONTH_NAMES[period.begin.month - 1]} {period.begin.year}"
            case Grain.QUARTER:
                return f"Q{self._quarter_number(period)} {self.fiscal_year(period)}"
            case Grain.YEAR:
                return f"{'FY' if self.fiscal_year_start > 1 else ''}{self.fiscal_year(period)}"

    def mention(self, period: Period, today: date | None = None) -> str:
        """A period's name within a sentence; a week's year too unless ``today`` lies in it.

        ``week 47``, ``week 44 of 2025`` or ``November 2026``.
        """
        if period.grain is not Grain.WEEK:
            return self.title(period)
        year, number = self.week_number(period)
        now = None if today is None else self.week_number(self.current(Grain.WEEK, today))[0]
        return f"week {number}" if year == now else f"week {number} of {year}"

    def mention_span(self, first: Period, last: Period, today: date) -> str:
        """Two periods and all between: ``week 40 to week 44 of 2025``."""
        if first == last:
            return self.mention(last, today)
        if first.grain is Grain.WEEK and self.week_number(first)[0] == self.week_number(last)[0]:
            return f"{self.title(first).lower()} to {self.mention(last, today)}"
        return f"{self.mention(first)} to {self.mention(last)}"

    def short_title(self, period: Period) -> str:
        """A period's name in a column header: ``16 Nov``, ``W47``, ``Nov 2026``, ``Q4 2026`` or ``2026``."""
        match period.grain:
            case Grain.DAY:
                return f"{period.begin.day} {MONTH_NAMES[period.begin.month - 1][:3]}"
            case Grain.WEEK:
                return f"W{self.week_number(period)[1]:02d}"
            case Grain.MONTH:
                return f"{MONTH_NAMES[period.begin.month - 1][:3]} {period.begin.year}"
            case Grain.QUARTER | Grain.YEAR:
                return self.title(period)

    def dates(self, period: Period) -> str:
        """The days of a period: ``16–22 Nov 2026``, ``30 Nov – 6 Dec 2026``; a month as ``1–31 Oct``."""
        return format_span(period.begin, period.last_day, year=period.grain is not Grain.MONTH)

    def _quarter_number(self, period: Period) -> int:
        return (period.begin.month - self.fiscal_year_start) % 12 // 3 + 1


def format_day(day: date) -> str:
    """A day as ``16 Nov 2026``."""
    return f"{day.day} {MONTH_NAMES[day.month - 1][:3]} {day.year}"


def parse_day(text: str) -> date:
    """A day written as ``2026-11-16`` or ``16 Nov 2026``. Raises ScorecardError."""
    words = text.replace(".", " ").split()
    try:
        if len(words) != 3:
            return date.fromisoformat(text.strip())
        months = [name.lower() for name in MONTH_NAMES]
        month = next(place for place, name in enumerate(months, 1) if name.startswith(words[1].lower()[:3]))
        return date(int(words[2]), month, int(words[0]))
    except (ValueError, StopIteration):
        raise ScorecardError(f"“{text.strip()}” is no day; write 16 Nov 2026.") from None


def format_span(first: date, last: date, *, year: bool = True) -> str:
    """The days from ``first`` to ``last``, both included, with nothing said twice."""
    tail = f"{last.day} {MONTH_NAMES[last.month - 1][:3]}" + (f" {last.year}" if year else "")
    if first.year != last.year:
        return f"{format_day(first)} – {tail}"
    if first.month != last.month:
        return f"{first.day} {MONTH_NAMES[first.month - 1][:3]} – {tail}"
    return f"{first.day}–{tail}"


def _anchor(period: Period) -> date:
    """The day that decides to which month and year a period belongs: a week's fourth, else the first."""
    return period.begin + 3 * DAY if period.grain is Grain.WEEK else period.begin


@lru_cache(maxsize=65536)
def _period(calendar: Calendar, grain: Grain, day: date) -> Period:
    try:
        if grain is Grain.DAY:
            return Period(grain, day, day + DAY)
        if grain is Grain.WEEK:
            begin = day - DAY * ((day.weekday() - calendar.week_start.weekday) % 7)
            return Period(grain, begin, begin + 7 * DAY)
        months = _MONTHS[grain]
        first = day.year * 12 + day.month - 1 - (day.month - calendar.fiscal_year_start) % months
        return Period(grain, _first_of(first), _first_of(first + months))
    except (OverflowError, ValueError):
        raise ScorecardError(f"{day.isoformat()} is outside the calendar.") from None


def _first_of(month_number: int) -> date:
    return date(month_number // 12, month_number % 12 + 1, 1)


@lru_cache(maxsize=65536)
def _containing(calendar: Calendar, period: Period, grain: Grain) -> Period:
    return _period(calendar, grain, _anchor(period))


@lru_cache(maxsize=65536)
def _shift(calendar: Calendar, period: Period, count: int) -> Period:
    try:
        if period.grain <= Grain.WEEK:
            length = period.end - period.begin
            return Period(period.grain, period.begin + count * length, period.end + count * length)
        months = _MONTHS[period.grain]
        first = period.begin.year * 12 + period.begin.month - 1 + count * months
        return Period(period.grain, _first_of(first), _first_of(first + months))
    except (OverflowError, ValueError):
        raise ScorecardError("That period is outside the calendar.") from None


@lru_cache(maxsize=16384)
def _parts(calendar: Calendar, period: Period, grain: Grain) -> tuple[Period, ...]:
    part = _period(calendar, grain, period.begin)
    if grain is not Grain.DAY and _containing(calendar, part, period.grain) != period:
        part = _shift(calendar, part, 1)
    found = []
    while _containing(calendar, part, period.grain) == period:
        found.append(part)
        part = _shift(calendar, part, 1)
    return tuple(found)


_KEY = re.compile(r"(\d{4})(?:-(?:W(\d{2})|Q([1-4])|(\d{2})(?:-(\d{2}))?))?", re.ASCII)


@lru_cache(maxsize=65536)
def _parse(calendar: Calendar, text: str) -> Period:
    refusal = ScorecardError(f"“{text}” is no period. Write 2026-W47, 2026-11, 2026-Q4, 2026 or 2026-11-16.")
    match = _KEY.fullmatch(text)
    if match is None:
        raise refusal
    try:
        found = _keyed(calendar, *match.groups())
    except ValueError:
        raise refusal from None
    if calendar.key(found) != text:
        raise refusal
    return found


def _keyed(
    calendar: Calendar, year: str, week: str | None, quarter: str | None, month: str | None, day: str | None
) -> Period:
    """The period with these parts of a key. Raises ValueError where there is no such day."""
    if week:
        return _shift(calendar, _period(calendar, Grain.WEEK, date(int(year), 1, 4)), int(week) - 1)
    if month:
        grain = Grain.DAY if day else Grain.MONTH
        return _period(calendar, grain, date(int(year), int(month), int(day or 1)))
    begin = int(year) * 12 + calendar.fiscal_year_start - 1 + (int(quarter or 1) - 1) * 3
    begin -= 12 if calendar.fiscal_year_start > 1 else 0
    return _period(calendar, Grain.QUARTER if quarter else Grain.YEAR, _first_of(begin))
