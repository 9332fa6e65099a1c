"""Finds tables in which each row is a deal, an order or a visit, out of which measures are made."""

from __future__ import annotations

from scorecard.importing.clues import Clues
from scorecard.importing.grid import Grid
from scorecard.importing.layout import Area, Layout, LayoutKind
from scorecard.importing.rows.finding import find_raw_rows
from scorecard.periods import Grain


def find_raw_layout(grid: Grid, clues: Clues) -> Layout | None:
    """The table's place, without a series: what becomes of its rows, rules say. None where there is none."""
    table = find_raw_rows(grid, clues)
    if table is None:
        return None
    first, last, right = table.heading + 1, grid.row_count - 1, len(table.names) - 1
    date = table.dates[0]
    hidden = frozenset(row for row in grid.hidden_rows if row >= first)
    return Layout(
        kind=LayoutKind.RAW_ROWS,
        grain=Grain.WEEK,
        series=(),
        names=Area(table.heading, 0, table.heading, right),
        headings=Area(first, date, last, date),
        values=Area(first, 0, last, right),
        ignored_rows=dict.fromkeys(range(table.heading), "title"),
        hidden_rows=hidden,
        rows=table,
    )
