"""Periods that are named by their days: ``16–22 Nov 2026``, ``week ending 20 Nov``, ``Jan–Mar 2026``."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from scorecard.importing.moments.moment import Moment
from scorecard.periods import Grain

_Read = Callable[[str], Moment | None]

_ENDING = re.compile(
    r"(?:w/e|we|wk\.? end(?:ing|ed)?|week end(?:ing|ed|s)?(?: on)?|(?:woche|minggu) bis|semaine au)[ :]+(.+)",
    re.IGNORECASE,
)
_BEGINNING = re.compile(
    r"(?:w/c|wc|wk\.? of|week (?:of|commencing|beginning|starting|from)|woche (?:vom|ab)|semaine du|"
    r"semana del?)[ :]+(.+)",
    re.IGNORECASE,
)
_SAME_MONTH = re.compile(r"(\d{1,2})\.? ?(?:-|to|bis) ?(\d{1,2}\.? ?[^\W\d].*)", re.IGNORECASE)
_MONTH_BEFORE = re.compile(r"([^\W\d_]{3,}\.?) (\d{1,2}) ?(?:-|to) ?(\d{1,2})(,? ?\d{4})?", re.IGNORECASE)
_TWO = re.compile(
    r"(.+?\S)(?: ?- | -|(?<=[^\W\d])-(?=[^\W\d])|(?<=\.)-| (?:to|bis|au|al|s/d|sampai|تا) )\s*(.+)",
    re.IGNORECASE,
)
_LEAP_YEAR = 2024
_HALF = {Grain.WEEK: 3, Grain.MONTH: 14, Grain.QUARTER: 44, Grain.YEAR: 180}


def read_range(text: str, read: _Read) -> Moment | None:
    """The period that a plain text names by its days; ``read`` gives the meaning of a single day or month."""
    if match := _ENDING.fullmatch(text):
        return _week_with(read(match[1]), -_HALF[Grain.WEEK])
    if match := _BEGINNING.fullmatch(text):
        return _read_between(match[1], read) or _week_with(read(match[1]), _HALF[Grain.WEEK])
    return _read_between(text, read)


def _read_between(text: str, read: _Read) -> Moment | None:
    if match := _SAME_MONTH.fullmatch(text):
        last = read(match[2])
        return _between(replace(last, day=int(match[1])), last) if last else None
    if match := _MONTH_BEFORE.fullmatch(text):
        year = f" {match[4].strip(' ,')}" if match[4] else ""
        return _between(read(f"{match[2]} {match[1]}{year}"), read(f"{match[3]} {match[1]}{year}"))
    match = _TWO.fullmatch(text)
    return _between(read(match[1]), read(match[2])) if match else None


def _week_with(moment: Moment | None, middle: int) -> Moment | None:
    if moment is None or moment.grain is not Grain.DAY:
        return None
    return replace(moment, grain=Grain.WEEK, middle=middle)


def _between(first: Moment | None, last: Moment | None) -> Moment | None:
    """The week, month, quarter or year from one day or month to another; None for any other stretch."""
    if first is None or last is None or not (_may_bound(first) and _may_bound(last, first.grain)):
        return None
    year = first.year or last.year
    if first.year is None and year is not None and (first.number, first.day) > (last.number, last.day):
        year -= 1
    begin, end = _ends(replace(first, year=year), last)
    if begin is None or end is None:
        return None
    grain = _length(begin, end)
    if grain is None:
        return None
    return Moment(grain, year, begin.month, begin.day, middle=_HALF[grain])


def _may_bound(moment: Moment, grain: Grain | None = None) -> bool:
    """Whether a stretch may begin or end so, and (where ``grain`` is given) with the other end alike."""
    is_exact = not moment.is_jalali and not moment.is_fiscal and moment.middle is None
    return is_exact and moment.grain in (Grain.DAY, Grain.MONTH) and grain in (None, moment.grain)


def _ends(first: Moment, last: Moment) -> tuple[date | None, date | None]:
    """The first day and the day after the last."""
    year = first.year or _LEAP_YEAR
    last_year = last.year or year + ((last.number, last.day) < (first.number, first.day))
    try:
        begin = date(year, first.number, first.day)
        if last.grain is Grain.DAY:
            return begin, date(last_year, last.number, last.day) + timedelta(days=1)
        return begin, date(last_year + last.number // 12, last.number % 12 + 1, 1)
    except ValueError:
        return None, None


def _length(begin: date, end: date) -> Grain | None:
    if (end - begin).days == 7:
        return Grain.WEEK
    if begin.day != 1 or end.day != 1:
        return None
    months = 12 * (end.year - begin.year) + end.month - begin.month
    return {1: Grain.MONTH, 3: Grain.QUARTER, 12: Grain.YEAR}.get(months)
