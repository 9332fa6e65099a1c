"""Finds how a sheet is laid out, or says in words why it holds no measures over time."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard.importing.across import find_across, find_down
from scorecard.importing.clues import Clues
from scorecard.importing.grid import CellError, Grid
from scorecard.importing.layout import Layout, LayoutKind
from scorecard.importing.long_rows import find_long_rows
from scorecard.importing.moments import read_moment
from scorecard.importing.numbers import looks_numeric
from scorecard.importing.one_period import find_one_period
from scorecard.importing.raw_rows import find_raw_layout
from scorecard.importing.words import is_yes_or_no

_SOME = 2
_FINDERS = {
    LayoutKind.LONG_ROWS: find_long_rows,
    LayoutKind.MEASURES_DOWN: find_across,
    LayoutKind.PERIODS_DOWN: find_down,
}
_ADVICE = (
    "Put one measure in each row and one week, month or quarter in each column (or the other way round)."
)


def find_layouts(grid: Grid, clues: Clues) -> list[Layout]:
    """All readings of a sheet, the best first: rows of one number each, else the one with most numbers.

    What looks like a table of deals or orders comes last, as a sheet of measures can look like one.
    """
    found = [layout for find in _FINDERS.values() if (layout := find(grid, clues)) is not None]
    counts = {layout.kind: count_numbers(grid, layout) for layout in found}
    best = sorted(
        (layout for layout in found if counts[layout.kind]),
        key=lambda each: (each.kind is LayoutKind.LONG_ROWS, counts[each.kind]),
        reverse=True,
    )
    raw = find_raw_layout(grid, clues)
    if not best and raw is None and (single := find_one_period(grid, clues)) is not None:
        return [single]
    return best if raw is None else [*best, raw]


def count_numbers(grid: Grid, layout: Layout) -> int:
    """How many of the layout's cells hold a number, or an answer."""
    points = (point for series in layout.series for point in series.points)
    values = (grid.cells[point.row][point.column].value for point in points)
    return sum(looks_numeric(value) or is_yes_or_no(value) for value in values)


def explain_nothing(grid: Grid, year: int | None) -> str:
    """Why a sheet holds no measures over time, and what to do; ``year`` is the one that its titles name."""
    cells = [cell for row in grid.cells for cell in row if not cell.is_empty]
    if not cells:
        return "is empty. Choose another sheet or file."
    if year is None and (undated := _undated(grid)):
        return (
            f"names periods such as “{undated}”, but no year. Write the year above them, or into the "
            "name of the sheet or the file."
        )
    records = _records(grid)
    if records is not None:
        count, names = records
        listed = f"it is a list of {count:,} records with {', '.join(names)}"
        return f"holds no measures over time: {listed}. {_ADVICE}"
    if not any(looks_numeric(cell.value) for cell in cells):
        if any(isinstance(cell.value, CellError) for cell in cells):
            return "holds formula errors and no numbers. Mend the formulas in the file and save it."
        return "holds no numbers. Choose another sheet or file."
    if not any(read_moment(cell.value) for cell in cells):
        return f"holds no dates or periods, such as 2026-11, Nov 2026 or 2026-W47. {_ADVICE}"
    return f"holds no numbers beside its dates and names. {_ADVICE}"


def _undated(grid: Grid) -> str:
    """The first of several periods that all lack a year; empty where one has it."""
    found = [(cell.text, moment) for row in grid.cells for cell in row if (moment := read_moment(cell.value))]
    if len(found) < _SOME or any(moment.year is not None for _, moment in found):
        return ""
    return found[0][0]


def _records(grid: Grid) -> tuple[int, Sequence[str]] | None:
    """Rows filled alike below a full row of texts: their count and headings."""
    filled = [sum(not cell.is_empty for cell in row) for row in grid.cells]
    width = max(filled, default=0)
    heading = next((row for row, count in enumerate(filled) if count == width), None)
    if heading is None or width < 3:
        return None
    names = [cell.text for cell in grid.cells[heading] if not cell.is_empty]
    if not all(isinstance(cell.value, str) for cell in grid.cells[heading] if not cell.is_empty):
        return None
    count = 0
    for full in filled[heading + 1 :]:
        if full < width * 0.7:
            break
        count += 1
    return (count, names[:8]) if count >= 2 else None
