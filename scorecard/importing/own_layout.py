"""How the changes in a workbook that Scorecard wrote are laid out: nothing of it has to be found."""

from __future__ import annotations

from scorecard.importing.grid import Grid
from scorecard.importing.layout import Area, FoundSeries, Layout, LayoutKind, Point
from scorecard.own_workbook import KEY_COLUMN, NAMES_ROW
from scorecard.periods import Calendar


def own_layout(grid: Grid, calendar: Calendar) -> Layout:
    """Periods down by their keys, measures across. Raises ScorecardError for a key that is none."""
    below = range(NAMES_ROW + 1, grid.row_count)
    periods = {
        row: calendar.parse(grid.cells[row][KEY_COLUMN].text) for row in below if _has(grid, row, KEY_COLUMN)
    }
    columns = [
        each for each in range(grid.column_count) if each != KEY_COLUMN and _has(grid, NAMES_ROW, each)
    ]
    series = tuple(
        FoundSeries(
            grid.cells[NAMES_ROW][column].text,
            NAMES_ROW,
            column,
            tuple(Point(period, row, column) for row, period in periods.items() if _has(grid, row, column)),
            kind=LayoutKind.PERIODS_DOWN,
        )
        for column in columns
    )
    top, bottom, left, right = min(periods), max(periods), columns[0], columns[-1]
    return Layout(
        kind=LayoutKind.PERIODS_DOWN,
        grain=periods[top].grain,
        series=series,
        names=Area(NAMES_ROW, left, NAMES_ROW, right),
        headings=Area(top, KEY_COLUMN, bottom, KEY_COLUMN),
        values=Area(top, left, bottom, right),
        ignored_rows={row: "empty" for row in below if row not in periods},
        ignored_columns={
            column: "empty" for column in range(grid.column_count) if column not in (KEY_COLUMN, *columns)
        },
    )


def _has(grid: Grid, row: int, column: int) -> bool:
    return not grid.cell(row, column).is_empty
