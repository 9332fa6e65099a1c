"""Whether the cells of a column are dates."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard.importing.grid import CellValue
from scorecard.importing.moments import (
    DateOrder,
    compact_date,
    compact_part,
    looks_like_serials,
    read_moment,
)
from scorecard.importing.phrases import normalized
from scorecard.importing.rows.heading_words import MOST_MONTHS, MOST_WEEKS, PERIODS, names_week, words_of
from scorecard.periods import Grain

_MOSTLY = 0.8


def names_day(value: CellValue, *, in_any_year: bool = False) -> bool:
    """Whether a cell names a day or period of a year, in whatever order; or a day of any year."""
    moments = filter(None, (read_moment(value, order) for order in DateOrder))
    return any(each.year is not None or (in_any_year and each.grain is Grain.DAY) for each in moments)


def are_dates(name: str, values: Sequence[CellValue], *, in_any_year: bool = False) -> bool:
    """Whether most values under a heading are dates, or all of them numbers that stand for days."""
    if not values:
        return False
    days = sum(names_day(value, in_any_year=in_any_year) for value in values)
    return days >= _MOSTLY * len(values) or _are_day_numbers(name, values)


def _are_day_numbers(name: str, values: Sequence[CellValue]) -> bool:
    if PERIODS.isdisjoint((*words_of(name), normalized(name))):
        return False
    if looks_like_serials(values) or all(compact_date(value) is not None for value in values):
        return True
    return all(compact_part(value, MOST_WEEKS if names_week(name) else MOST_MONTHS) for value in values)
