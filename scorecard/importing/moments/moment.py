"""The day or period that a heading names, and what can be made of it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import pairwise

from scorecard.errors import ScorecardError
from scorecard.importing.moments.jalali import gregorian_year, is_jalali_year
from scorecard.periods import Calendar, Grain, Period

FIRST_YEAR, LAST_YEAR = 1950, 2100


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, week, month, quarter or year as a heading names it; the year may stand elsewhere."""

    grain: Grain
    year: int | None
    number: int
    """The month, week or quarter in its year; the month of the day where ``middle`` is given."""
    day: int = 1
    """The day of the month, for days and where ``middle`` is given."""
    is_fiscal: bool = False
    """Whether ``number`` counts the months of the fiscal year: ``P07``."""
    is_jalali: bool = False
    """Whether a Jalali month was named; this is the Gregorian month that holds most of its days."""
    middle: int | None = None
    """For periods that are named by a day (``week ending 20 Nov``): days from it to their middle one."""
    may_be_day: int = field(default=0, compare=False)
    """The two figures after a month's name, a year that may be a day as well: 16 of ``Nov 16``."""

    def in_year(self, year: int | None) -> Moment:
        """The same with this year where it names none itself."""
        if self.year is not None or year is None:
            return self
        if self.is_jalali and is_jalali_year(year):
            year = gregorian_year(year, self.number)
        return replace(self, year=year)

    @property
    def date(self) -> date:
        """The day itself. Raises ValueError for anything that is no day of a known year."""
        if self.year is None or self.grain is not Grain.DAY:
            raise ValueError("this is no day")
        return date(self.year, self.number, self.day)

    def period(self, calendar: Calendar, grain: Grain) -> Period:
        """The period of ``grain`` that is meant. Raises ScorecardError or ValueError where there is none."""
        if self.grain is Grain.DAY:
            return calendar.period(grain, self.date)
        year = self.year or 0
        if self.middle is not None:
            return _around(date(year, self.number, self.day), self.middle, self.grain, calendar)
        if self.is_fiscal:
            return calendar.parts(calendar.parse(f"{year:04d}"), Grain.MONTH)[self.number - 1]
        signs = {Grain.WEEK: f"-W{self.number:02d}", Grain.MONTH: f"-{self.number:02d}", Grain.YEAR: ""}
        return calendar.parse(f"{year:04d}{signs.get(self.grain, f'-Q{self.number}')}")


def check_moment(moment: Moment, calendar: Calendar) -> str:
    """Why a heading cannot be used; empty where it can."""
    if moment.year is None:
        return "no year is given for it"
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        return f"the year {moment.year} is outside {FIRST_YEAR} to {LAST_YEAR}"
    try:
        moment.period(calendar, moment.grain)
    except (ScorecardError, ValueError):
        return "there is no such day or period"
    return ""


def week_begin(moment: Moment) -> date | None:
    """The first day of a week that is named by one of its days; None for anything else."""
    if moment.year is None or moment.grain is not Grain.WEEK or moment.middle is None:
        return None
    return date(moment.year, moment.number, moment.day) + timedelta(days=moment.middle - 3)


def grain_of(days: Iterable[date]) -> Grain:
    """The period length that the days themselves show: month ends are months, each seventh day weeks."""
    ordered = sorted(set(days))
    gaps = [(later - earlier).days for earlier, later in pairwise(ordered)]
    edge = all(day.day == 1 for day in ordered) or all(_is_month_end(day) for day in ordered)
    if not gaps:
        return Grain.MONTH if edge else Grain.DAY
    if edge and all(gap >= 89 for gap in gaps) and len({day.month % 3 for day in ordered}) == 1:
        return Grain.QUARTER
    if edge or (min(gaps) >= 28 and len({(day.year, day.month) for day in ordered}) == len(ordered)):
        return Grain.MONTH
    return Grain.WEEK if all(gap % 7 == 0 for gap in gaps) or min(gaps) >= 5 else Grain.DAY


def _around(day: date, middle: int, grain: Grain, calendar: Calendar) -> Period:
    found = calendar.period(grain, day + timedelta(days=middle))
    if grain is not Grain.WEEK and found.begin != day:
        raise ScorecardError(f"No {grain.word} begins on {day.isoformat()}.")
    return found


def _is_month_end(day: date) -> bool:
    return day.day == monthrange(day.year, day.month)[1]
