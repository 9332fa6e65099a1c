"""Dates and periods as headings write them: ``Jan 2025``, ``2026-W47``, ``Q3 2026``, ``01/02/2026``."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from scorecard.errors import ScorecardError
from scorecard.importing.grid import CellValue
from scorecard.periods import MONTH_NAMES, Calendar, Grain, Period

FIRST_YEAR, LAST_YEAR = 1950, 2100
_MONTHS = {name[:3].lower(): number for number, name in enumerate(MONTH_NAMES, 1)} | {"sept": 9}
_FULL = {name.lower(): number for number, name in enumerate(MONTH_NAMES, 1)}
_NUMERIC = re.compile(r"(\d{1,2})[/.\-](\d{1,2})(?:[/.\-](\d{4}|\d{2}))?\.?", re.ASCII)
_CLOCK = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[AaPp][Mm])?Z?$", re.ASCII)
_YEAR = r"(?P<year>\d{4}|'?\d{2})"
_FORMS: tuple[tuple[Grain, re.Pattern[str]], ...] = tuple(
    (grain, re.compile(form, re.ASCII | re.IGNORECASE))
    for grain, form in (
        (Grain.DAY, r"(?P<year>\d{4})[-/.](?P<number>\d{1,2})[-/.](?P<day>\d{1,2})"),
        (Grain.MONTH, r"(?P<year>\d{4})[-/.](?P<number>\d{1,2})"),
        (Grain.MONTH, r"(?P<number>\d{1,2})[-/.](?P<year>\d{4})"),
        (Grain.WEEK, r"(?P<year>\d{4})[- ]?(?:W|Wk|Week|KW)[- .]?(?P<number>\d{1,2})"),
        (Grain.WEEK, r"(?:W|Wk|Week|KW)[- .]?(?P<number>\d{1,2})(?:[,/ -]+(?P<year>\d{4}))?"),
        (Grain.QUARTER, r"(?P<year>\d{4})[- ]?Q[- ]?(?P<number>[1-4])"),
        (Grain.QUARTER, r"Q[- ]?(?P<number>[1-4])(?:[,/ '-]+" + _YEAR + ")?"),
        (Grain.MONTH, r"(?P<word>[a-z]{3,9})\.?(?:[,/ '-]+" + _YEAR + r")?(?:\(p\)|r)?"),
        (Grain.MONTH, r"(?P<year>\d{4})[ /-]+(?P<word>[a-z]{3,9})\.?"),
        (Grain.DAY, r"(?P<day>\d{1,2})[. -]+(?P<word>[a-z]{3,9})\.?(?:[, -]+" + _YEAR + ")?"),
        (Grain.DAY, r"(?P<word>[a-z]{3,9})\.? (?P<day>\d{1,2}),? (?P<year>\d{4})"),
    )
)


class DateOrder(StrEnum):
    """How a date in figures is read."""

    DAY_FIRST = "Day/month/year"
    MONTH_FIRST = "Month/day/year"


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, week, month or quarter as a heading names it; the year may stand elsewhere."""

    grain: Grain
    year: int | None
    number: int
    """The month, week or quarter in its year."""
    day: int = 1
    """The day of the month, for days."""

    def in_year(self, year: int | None) -> Moment:
        """The same with this year where it names none itself."""
        return self if self.year is not None else replace(self, year=year)

    @property
    def date(self) -> date:
        """The day itself. Raises ValueError for anything that is no day of a known year."""
        if self.year is None or self.grain is not Grain.DAY:
            raise ValueError("this is no day")
        return date(self.year, self.number, self.day)

    def period(self, calendar: Calendar, grain: Grain) -> Period:
        """The period of ``grain`` that is meant. Raises ScorecardError where there is none."""
        if self.grain is Grain.DAY:
            return calendar.period(grain, self.date)
        signs = {Grain.WEEK: f"W{self.number:02d}", Grain.MONTH: f"{self.number:02d}"}
        sign = signs.get(self.grain, f"Q{self.number}")
        return calendar.parse(f"{self.year or 0:04d}-{sign}")


def read_moment(value: CellValue, order: DateOrder = DateOrder.DAY_FIRST) -> Moment | None:
    """The period that a heading cell names; None where it names none."""
    if isinstance(value, datetime | date):
        return Moment(Grain.DAY, value.year, value.month, value.day)
    if not isinstance(value, str) or len(value) > 40 or value.isdigit():
        return None
    return _read_text(value, order)


@lru_cache(maxsize=8192)
def _read_text(value: str, order: DateOrder) -> Moment | None:
    # Remembered, because a sheet of long rows names the same few periods over and over.
    text = _CLOCK.sub("", " ".join(value.split()))
    if numeric := _NUMERIC.fullmatch(text):
        return _in_figures(numeric, order)
    for grain, form in _FORMS:
        if match := form.fullmatch(text):
            return _from_form(grain, match.groupdict())
    return None


def fitting_orders(values: Iterable[CellValue]) -> tuple[list[DateOrder], str]:
    """The orders in which all dates in figures are dates, the likelier first, and a text that fits both."""
    texts = [value.strip() for value in values if isinstance(value, str)]
    texts = [text for text in texts if _NUMERIC.fullmatch(_CLOCK.sub("", text))]
    by_order = {order: [read_moment(text, order) for text in texts] for order in DateOrder}
    most = max((sum(map(bool, moments)) for moments in by_order.values()), default=0)
    fits = [order for order, moments in by_order.items() if sum(map(bool, moments)) == most]
    fits.sort(key=lambda order: len({moment.day for moment in by_order[order] if moment}))
    unclear = (text for text in texts if len({*(read_moment(text, order) for order in DateOrder)}) > 1)
    return fits, next(unclear, "") if len(fits) > 1 else ""


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


def is_year(value: CellValue) -> int | None:
    """The year where a cell holds nothing else: 2026 or ``2026``."""
    if isinstance(value, float) and value.is_integer() and FIRST_YEAR <= value <= LAST_YEAR:
        return int(value)
    if isinstance(value, str) and (
        match := re.fullmatch(r"(?:FY ?)?((?:19|20)\d\d)r?", value.strip(), re.ASCII)
    ):
        return int(match[1])
    return None


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


def _in_figures(match: re.Match[str], order: DateOrder) -> Moment | None:
    first, second = int(match[1]), int(match[2])
    day, month = (first, second) if order is DateOrder.DAY_FIRST else (second, first)
    year = _year(match[3])
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year or 2024, month)[1]:
        return None
    if year is None and re.search("[.-]", match[0]):
        return None
    return Moment(Grain.DAY, year, month, day)


def _from_form(grain: Grain, parts: dict[str, str | None]) -> Moment | None:
    if word := parts.get("word"):
        number = _FULL.get(word.lower()) or _MONTHS.get(word.lower())
    else:
        number = int(parts["number"] or 0)
    most = {Grain.DAY: 12, Grain.MONTH: 12, Grain.WEEK: 53, Grain.QUARTER: 4}[grain]
    if not number or number > most:
        return None
    return Moment(grain, _year(parts.get("year")), number, int(parts.get("day") or 1))


def _year(text: str | None) -> int | None:
    if not text:
        return None
    figures = text.lstrip("'")
    return int(figures) if len(figures) == 4 else 2000 + int(figures)


def _is_month_end(day: date) -> bool:
    return day.day == monthrange(day.year, day.month)[1]
