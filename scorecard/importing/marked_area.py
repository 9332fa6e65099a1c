"""A part of a sheet that a person marked: its headings may stand far above it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from scorecard.importing.across.heading import names_periods
from scorecard.importing.clues import Clues
from scorecard.importing.finding import count_numbers
from scorecard.importing.grid import EMPTY, Grid
from scorecard.importing.layout import Area, Layout, LayoutKind
from scorecard.importing.moments import read_moment
from scorecard.importing.numbers import looks_numeric

_MOST_TRIED = 12
_PERIODS = "weeks, months or quarters (2026-W47, Nov 2026, Q4 2026)"
_SOME = 2

Read = Callable[[Grid], tuple[Sequence[Layout], Clues]]


def headed_from_above(
    grid: Grid, area: Area, clues: Clues, read: Read
) -> tuple[Sequence[Layout], Clues] | None:
    """The layouts of an area below the row that heads most of its numbers, the nearest of several."""
    best: tuple[tuple[bool, int], tuple[Sequence[Layout], Clues]] | None = None
    for part in _headed(grid, area, clues):
        found = read(part)
        if not found[0]:
            continue
        layout = found[0][0]
        weight = layout.kind is not LayoutKind.RAW_ROWS, count_numbers(part, layout)
        if best is None or weight > best[0]:
            best = weight, found
    return best[1] if best else None


def explain_area(grid: Grid, area: Area, clues: Clues) -> str:
    """What an area lacks that cannot be read, and what to do."""
    part = next(_headed(grid, area, clues), _within(grid, area))
    texts = [cell for row in part.cells for cell in row if isinstance(cell.value, str)]
    names = [cell for cell in texts if not looks_numeric(cell.value) and read_moment(cell.value) is None]
    has_numbers = any(looks_numeric(cell.value) for row in _within(grid, area).cells for cell in row)
    if not has_numbers:
        return "The marked area holds no numbers. Mark the names and the numbers too."
    if not any(names_periods(view, row, clues) for view in (part, part.turned()) for row in _rows(view)):
        return (
            f"Neither the marked area nor a row above it names {_PERIODS}. "
            "Mark the row or the column that does too."
        )
    if not names:
        return "The marked area holds periods and numbers, but no names. Mark the names of the measures too."
    return (
        "The marked area cannot be read: one row must hold one measure and one column one period, or the "
        "other way round. Mark one such table with its names and headings."
    )


def _headed(grid: Grid, area: Area, clues: Clues) -> Iterator[Grid]:
    """The area with what may head it above: rows that name periods, then any of texts; nearest first."""
    above = [row for row in range(min(area.top, grid.row_count) - 1, -1, -1) if _texts(grid, row, area)]
    view = _within(grid, replace(area, top=0))
    dated = [row for row in above if names_periods(view, row, clues)]
    others = [row for row in above if row not in dated]
    for row in [*dated, *others][:_MOST_TRIED]:
        # Above months may stand their year.
        yield _below(view, range(row - 1 if row in dated else row, row + 1), area)


def _texts(grid: Grid, row: int, area: Area) -> bool:
    filled = sum(not cell.is_empty for cell in grid.cells[row][area.left : area.right + 1])
    return filled >= min(_SOME, area.right - area.left)


def _below(view: Grid, heads: range, area: Area) -> Grid:
    empty = (EMPTY,) * view.column_count
    lines = (cells if row in heads or row >= area.top else empty for row, cells in enumerate(view.cells))
    return replace(view, cells=tuple(lines))


def _within(grid: Grid, area: Area) -> Grid:
    return grid.within(area.top, area.left, area.bottom, area.right)


def _rows(view: Grid) -> range:
    return range(view.row_count)
