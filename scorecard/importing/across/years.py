"""Years of headings: in a row of their own, in the titles, or as the periods themselves."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from itertools import pairwise

from scorecard.importing.grid import Grid, GridCell
from scorecard.importing.moments import Moment, is_year, read_moment
from scorecard.importing.numbers import looks_numeric
from scorecard.periods import Grain


def plain_years(line: tuple[GridCell, ...], *, each_once: bool = True) -> dict[int, Moment]:
    """Periods of a line whose numbers are years and nothing else, one after the other (or back).

    Without ``each_once`` years may repeat in any order.
    """
    found = {column: year for column, cell in enumerate(line) if (year := is_year(cell.value)) is not None}
    others = any(looks_numeric(cell.value) for column, cell in enumerate(line) if column not in found)
    steps = {later - earlier for earlier, later in pairwise(found.values())}
    if len(found) < 2 or others or (each_once and steps not in ({1}, {-1})):
        return {}
    return {column: Moment(Grain.YEAR, year, 1) for column, year in found.items()}


def with_years(
    view: Grid,
    row: int,
    moments: Mapping[int, tuple[Moment, str]],
    is_heading: Callable[[int], bool],
    year: int | None,
) -> dict[int, Moment]:
    """The moments (each beside a key of its block) with the year above or below, else ``year``."""
    years = _line_of_years(view, row, moments, is_heading)
    if len(set(years.values())) == 1:
        year = next(iter(years.values()))
    elif years:
        named = sorted(years)
        return {
            column: moment.in_year(years[named[max(bisect_right(named, column) - 1, 0)]])
            for column, (moment, _) in moments.items()
        }
    return _rolled_over(moments, year)


def _line_of_years(
    view: Grid, row: int, moments: Mapping[int, object], is_heading: Callable[[int], bool]
) -> dict[int, int]:
    for each in (row - 1, row - 2, row + 1):
        if not 0 <= each < view.row_count or (each > row and not is_heading(each)):
            continue
        line = enumerate(view.cells[each])
        years = {column: year for column, cell in line if (year := _year_in(cell)) is not None}
        if years and min(years) <= max(moments):
            return years
    return {}


def _year_in(cell: GridCell) -> int | None:
    """The year of a cell such as 2026, ``FY26`` or ``Q1 2026``; dates say nothing of the cells below."""
    if (year := is_year(cell.value)) is not None:
        return year
    moment = read_moment(cell.value) if isinstance(cell.value, str) else None
    return moment.year if moment is not None and moment.grain in (Grain.QUARTER, Grain.YEAR) else None


def _rolled_over(moments: Mapping[int, tuple[Moment, str]], year: int | None) -> dict[int, Moment]:
    """The moments from that year on: after December (week 53) the next begins.

    Each block goes on by itself, and in it the months beside the quarters that sum them up.
    """
    result: dict[int, Moment] = {}
    reached: dict[tuple[str, Grain], tuple[int, tuple[int, int]]] = {}
    for column, (moment, block) in moments.items():
        own, before = reached.get((block, moment.grain), (year or 0, (0, 0)))
        here = (moment.number, moment.day)
        own += here < before
        reached[block, moment.grain] = (own, here)
        result[column] = moment.in_year(own if year is not None else None)
    return result
