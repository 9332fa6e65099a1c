"""Dates in figures alone, ``01/02/2026`` or ``1405/08/25``, and which of their parts is the day."""

from __future__ import annotations

import re
from calendar import monthrange
from enum import StrEnum

from scorecard.importing.moments.jalali import from_jalali, is_jalali_year
from scorecard.importing.moments.moment import Moment
from scorecard.periods import Grain

_PARTED = r" ?[/.\-] ?"
_YEAR_FIRST = re.compile(rf"(\d{{4}}){_PARTED}(\d{{1,2}}){_PARTED}(\d{{1,2}})\.?")
_YEAR_LAST = re.compile(rf"(\d{{1,2}}){_PARTED}(\d{{1,2}})(?:{_PARTED}(\d{{4}}|\d{{2}}))?\.?")
_TURN = 50
"""Years of two figures are 1950 to 2049."""


class DateOrder(StrEnum):
    """How a date in figures is read; four figures are always the year."""

    DAY_FIRST = "Day/month/year"
    MONTH_FIRST = "Month/day/year"
    YEAR_FIRST = "Year/month/day"


def is_in_figures(text: str) -> bool:
    """Whether a plain text has the form of a date whose order must be known."""
    return _YEAR_LAST.fullmatch(text) is not None


def read_figures(text: str, order: DateOrder) -> Moment | None:
    """The day that a plain text of this form names; None where it names none."""
    if match := _YEAR_FIRST.fullmatch(text):
        return named_day(int(match[1]), int(match[2]), int(match[3]))
    match = _YEAR_LAST.fullmatch(text)
    if match is None:
        return None
    first, second, third = match.groups()
    if third is None:
        # 16/11 and 16.11. name a day; 16.11 and 16-11 are as likely something else.
        if "/" not in text and not (text.endswith(".") and "-" not in text):
            return None
        day, month = (second, first) if order is DateOrder.MONTH_FIRST else (first, second)
        return _real_day(None, int(month), int(day))
    if order is DateOrder.YEAR_FIRST and len(third) == 2:
        return _real_day(full_year(first), int(second), int(third)) if len(first) == 2 else None
    day, month = (second, first) if order is DateOrder.MONTH_FIRST else (first, second)
    return _real_day(full_year(third), int(month), int(day))


def named_day(year: int | None, month: int, day: int) -> Moment | None:
    """The day of a year, Gregorian or Jalali, even one that is not there: 30 February."""
    if year is not None and is_jalali_year(year):
        try:
            found = from_jalali(year, month, day)
        except ValueError:
            return None
        return Moment(Grain.DAY, found.year, found.month, found.day)
    return Moment(Grain.DAY, year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _real_day(year: int | None, month: int, day: int) -> Moment | None:
    """The same, but None where there is no such day: its parts stand in another order then."""
    found = named_day(year, month, day)
    return found if found and found.day <= monthrange(found.year or 2024, found.number)[1] else None


def full_year(text: str) -> int:
    """2026 for ``2026``, ``26`` and ``'26``; 1998 for ``98``."""
    figures = text.lstrip("'")
    if len(figures) != 2:
        return int(figures)
    return int(figures) + (2000 if int(figures) < _TURN else 1900)
