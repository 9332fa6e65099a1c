"""``Nov 16``, which is a day as well as a month of 2016, decided from the headings beside it."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import TypeVar

from scorecard.importing.moments.moment import Moment
from scorecard.periods import Grain

Key = TypeVar("Key", bound=Hashable)
_MONTH_STEPS = ({1}, {3}, {12}, {-1}, {-3}, {-12})
_A_YEAR_AND_A_LEAP_YEAR = (2023, 2024)


def settle_days(moments: Mapping[Key, Moment]) -> dict[Key, Moment]:
    """The moments of a line of headings, as days where they step like days and not like months."""
    days = {key: day for key, moment in moments.items() if (day := _as_day(moment)) is not None}
    if not days:
        return dict(moments)
    together = [days.get(key, moment) for key, moment in moments.items()]
    are_days = all(moment.grain is Grain.DAY and moment.year is None for moment in together)
    if not are_days or (len(days) == len(moments) and not _step_like_days(list(moments.values()), together)):
        return dict(moments)
    return {**moments, **days}


def _as_day(moment: Moment) -> Moment | None:
    """The day that a month with two figures may name as well."""
    if not moment.may_be_day:
        return None
    day = Moment(Grain.DAY, None, moment.number, moment.may_be_day)
    return None if _dated([day], _A_YEAR_AND_A_LEAP_YEAR[1]) is None else day


def _step_like_days(months: Sequence[Moment], days: Sequence[Moment]) -> bool:
    """Whether the days are a week (or several) apart, or follow one another, and the months do neither."""
    numbers = [12 * (moment.year or 0) + moment.number for moment in months]
    if {later - earlier for earlier, later in pairwise(numbers)} in _MONTH_STEPS:
        return False
    return any(_are_regular(dated) for year in _A_YEAR_AND_A_LEAP_YEAR if (dated := _dated(days, year)))


def _dated(days: Sequence[Moment], year: int) -> list[date] | None:
    """The days from that year on; None where one is not there."""
    found: list[date] = []
    try:
        for day in days:
            here = date(year, day.number, day.day)
            if found and here < found[-1]:
                year += 1
                here = date(year, day.number, day.day)
            found.append(here)
    except ValueError:
        return None
    return found


def _are_regular(days: Sequence[date]) -> bool:
    gaps = {later - earlier for earlier, later in pairwise(days)}
    return bool(gaps) and (gaps == {timedelta(days=1)} or all(gap.days % 7 == 0 for gap in gaps))
