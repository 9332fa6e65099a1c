"""Dates of the Jalali (Solar Hijri) calendar, by the 33-year rule, which holds for the years here."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

FIRST_YEAR, LAST_YEAR = 1300, 1499
_KNOWN_YEAR, _KNOWN_START = 1400, date(2021, 3, 21)
_LEAP_REMAINDERS = frozenset({1, 5, 9, 13, 17, 22, 26, 30})


def is_jalali_year(year: int) -> bool:
    """Whether a year of four figures is one of the Jalali calendar."""
    return FIRST_YEAR <= year <= LAST_YEAR


def from_jalali(year: int, month: int, day: int) -> date:
    """The Gregorian day. Raises ValueError where there is no such day."""
    length = 31 if month <= 6 else 30 if month < 12 or _is_leap(year) else 29
    if not (is_jalali_year(year) and 1 <= month <= 12 and 1 <= day <= length):
        raise ValueError(f"{year}/{month}/{day} is no day of the Jalali calendar")
    before = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    return _new_year(year) + timedelta(days=before + day - 1)


def gregorian_month(month: int) -> int:
    """The Gregorian month that holds most days of a Jalali one: April for Farvardin."""
    return (month + 2) % 12 + 1


def gregorian_year(year: int, month: int) -> int:
    """The Gregorian year in which the Gregorian ``month`` lies that stands for one of a Jalali year."""
    return year + (622 if month <= 3 else 621)


def _is_leap(year: int) -> bool:
    return year % 33 in _LEAP_REMAINDERS


@lru_cache(maxsize=256)
def _new_year(year: int) -> date:
    first, last = sorted((year, _KNOWN_YEAR))
    days = sum(365 + _is_leap(each) for each in range(first, last))
    return _KNOWN_START + timedelta(days=days if year > _KNOWN_YEAR else -days)
