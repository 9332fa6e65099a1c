"""Years that stand alone, and days that are numbers: serial numbers and figures without marks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from scorecard.importing.characters import plain
from scorecard.importing.grid import CellValue
from scorecard.importing.moments.figures import full_year
from scorecard.importing.moments.jalali import is_jalali_year
from scorecard.importing.moments.moment import FIRST_YEAR, LAST_YEAR

_YEAR = re.compile(r"(?:FY ?'?)?((?:19|20)\d\d)(?: ?(?:[rpe*]|\([rpe\d]\)|[¹²³]))?", re.IGNORECASE)
_SHORT_FISCAL = re.compile(r"FY ?'?(\d\d)", re.IGNORECASE)
_JALALI_YEAR = re.compile(r"(?:سال )?(1[34]\d\d)")
_SERIAL_START = date(1899, 12, 30)
_MAC_SERIAL_START = date(1904, 1, 1)
_SERIALS = range(32_874, 54_790)
"""1990 to 2049: numbers that are taken for days where a column is one of dates."""
_MAC_SHIFT = (_MAC_SERIAL_START - _SERIAL_START).days


def read_year(value: CellValue) -> int | None:
    """The year where a cell holds nothing else: 2026, ``FY26``, ``2014r``; ``۱۴۰۵`` is a Jalali one."""
    if isinstance(value, float):
        return int(value) if value.is_integer() and FIRST_YEAR <= value <= LAST_YEAR else None
    if not isinstance(value, str):
        return None
    text = plain(value)
    if match := _YEAR.fullmatch(text) or _SHORT_FISCAL.fullmatch(text):
        year = full_year(match[1])
        return year if FIRST_YEAR <= year <= LAST_YEAR else None
    # In ASCII figures 1405 is more often a number than a year.
    found = None if value.isascii() else _JALALI_YEAR.fullmatch(text)
    return int(found[1]) if found and is_jalali_year(int(found[1])) else None


def is_year(value: CellValue) -> int | None:
    """The same for Gregorian years alone."""
    year = read_year(value)
    return None if year is None or is_jalali_year(year) else year


def serial_date(value: float, *, is_1904: bool = False) -> date | None:
    """The day that a spreadsheet's serial number stands for; None outside 1950 to 2100."""
    start = _MAC_SERIAL_START if is_1904 else _SERIAL_START
    try:
        day = start + timedelta(days=int(value))
    except (OverflowError, ValueError):
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def looks_like_serials(values: Iterable[CellValue], *, is_1904: bool = False) -> bool:
    """Whether all that stands in a column of dates are serial numbers of days from 1990 to 2049."""
    numbers = [_number(value) for value in values if value is not None and value != ""]
    shift = _MAC_SHIFT if is_1904 else 0
    return bool(numbers) and all(each is not None and int(each) + shift in _SERIALS for each in numbers)


def compact_date(value: CellValue) -> date | None:
    """The day that eight figures without marks name: ``20261116``."""
    number = _number(value)
    if (
        number is None
        or not number.is_integer()
        or not FIRST_YEAR * 10_000 < number < (LAST_YEAR + 1) * 10_000
    ):
        return None
    year, rest = divmod(int(number), 10_000)
    try:
        return date(year, rest // 100, rest % 100)
    except ValueError:
        return None


def compact_part(value: CellValue, most: int) -> tuple[int, int] | None:
    """The year and the month or week (up to ``most``) that six figures without marks name: ``202611``."""
    year, part = divmod(int(_number(value) or 0), 100)
    is_whole = _number(value) == 100 * year + part
    return (year, part) if is_whole and FIRST_YEAR <= year <= LAST_YEAR and 1 <= part <= most else None


def _number(value: CellValue) -> float | None:
    if isinstance(value, float):
        return value if abs(value) < 1e15 else None
    if isinstance(value, str) and re.fullmatch(r"\d{5,8}(?:\.\d+)?", text := plain(value)):
        return float(text)
    return None
