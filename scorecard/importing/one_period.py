"""Sheets of a single period that their own name gives: ``Jan 2026``, with names and one column of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scorecard.importing.clues import Clues
from scorecard.importing.grid import Grid
from scorecard.importing.layout import Area, FoundGoals, FoundSeries, Layout, LayoutKind, Point
from scorecard.importing.moments import check_moment, read_moment
from scorecard.importing.naming import without_marks
from scorecard.importing.numbers import looks_numeric, split_scale
from scorecard.importing.phrases import normalized
from scorecard.importing.role_words import Role, bare_role
from scorecard.importing.rows.heading_words import VALUES
from scorecard.importing.words import is_total
from scorecard.periods import Period


def find_one_period(grid: Grid, clues: Clues) -> Layout | None:
    """Measures down and one column of numbers, all of the period that the sheet is called after.

    A column of goals may stand beside it.
    """
    period = _period(grid.name, clues)
    names = _names(grid)
    if period is None or names is None:
        return None
    rows = [row for row in range(grid.row_count) if _name(grid, row, names)]
    value = _value_column(grid, names, rows)
    if value is None:
        return None
    rows = [row for row in rows if looks_numeric(grid.cells[row][value].value)]
    rows = [row for row in rows if not is_total(_name(grid, row, names))]
    if not rows:
        return None
    top, last = rows[0], rows[-1]
    heading = max(0, top - 1)
    series = tuple(_series(grid, row, names, value, period) for row in rows)
    goal = _goal_column(grid, names, value)
    return Layout(
        kind=LayoutKind.MEASURES_DOWN,
        grain=period.grain,
        series=series,
        names=Area(top, names, last, names),
        headings=Area(heading, value, heading, value),
        values=Area(top, value, last, value),
        ignored_rows=_ignored(grid, rows),
        ignored_columns={c: "no period" for c in range(grid.column_count) if c not in (names, value, goal)},
        goals=() if goal is None else _goals(grid, series, goal),
        notes=("The names of the sheets give the periods.",),
    )


def _period(sheet: str, clues: Clues) -> Period | None:
    moment = read_moment(sheet.strip(), clues.order)
    if moment is None:
        return None
    moment = moment.in_year(clues.year)
    return None if check_moment(moment, clues.calendar) else moment.period(clues.calendar, moment.grain)


def _names(grid: Grid) -> int | None:
    """The first column in which a text stands beside a number."""
    for column in range(grid.column_count):
        for line in grid.cells:
            if _is_name(line[column].value) and any(looks_numeric(cell.value) for cell in line[column + 1 :]):
                return column
    return None


def _value_column(grid: Grid, names: int, rows: Sequence[int]) -> int | None:
    """The only column of numbers, or the only one that is headed as actual numbers are."""
    columns = [
        column
        for column in range(names + 1, grid.column_count)
        if any(looks_numeric(grid.cells[row][column].value) for row in rows)
    ]
    named = [column for column in columns if any(map(_heads_values, _texts(grid, column)))]
    found = columns if len(columns) == 1 else named
    return found[0] if len(found) == 1 else None


def _goal_column(grid: Grid, names: int, value: int) -> int | None:
    """The only column that is headed as goals are."""
    columns = [
        column
        for column in range(names + 1, grid.column_count)
        if column != value and any(bare_role(text) is Role.GOAL for text in _texts(grid, column))
    ]
    return columns[0] if len(columns) == 1 else None


def _goals(grid: Grid, series: Sequence[FoundSeries], column: int) -> tuple[FoundGoals, ...]:
    """A goal for each measure that has a number there."""
    return tuple(
        FoundGoals(index, each.name, each.row, column, (replace(each.points[0], column=column),))
        for index, each in enumerate(series)
        if looks_numeric(grid.cells[each.row][column].value)
    )


def _heads_values(text: str) -> bool:
    return normalized(text) in VALUES or bare_role(text) is Role.ACTUAL


def _texts(grid: Grid, column: int) -> list[str]:
    values = (line[column].value for line in grid.cells)
    return [value for value in values if isinstance(value, str)]


def _series(grid: Grid, row: int, names: int, value: int, period: Period) -> FoundSeries:
    written = _name(grid, row, names)
    bare, scale = split_scale(written)
    point = Point(period, row, value, scale=scale.factor if scale else 1.0)
    return FoundSeries(
        without_marks(bare),
        row,
        names,
        (point,),
        unit_text="currency" if scale and scale.is_money else "",
        sign=scale.sign if scale else "",
        written=written if scale else "",
    )


def _ignored(grid: Grid, rows: Sequence[int]) -> dict[int, str]:
    return {
        row: "title" if row < rows[0] else "text" if any(not cell.is_empty for cell in line) else "empty"
        for row, line in enumerate(grid.cells)
        if row not in set(rows)
    }


def _name(grid: Grid, row: int, column: int) -> str:
    value = grid.cells[row][column].value
    return " ".join(value.split()) if isinstance(value, str) and _is_name(value) else ""


def _is_name(value: object) -> bool:
    return isinstance(value, str) and not looks_numeric(value)
