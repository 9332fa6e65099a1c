"""Finds rows that hold one number each: period, measure, value and perhaps a segment."""

from __future__ import annotations

from scorecard.importing.clues import Clues, periods_of
from scorecard.importing.grid import Grid
from scorecard.importing.layout import Area, FoundSeries, Layout, LayoutKind, Point, Remark
from scorecard.importing.moments import Moment, check_moment, read_moment
from scorecard.importing.numbers import split_scale
from scorecard.importing.phrases import name_key
from scorecard.importing.rows.columns import LongColumns
from scorecard.importing.rows.days import with_days
from scorecard.importing.rows.finding import find_long_columns
from scorecard.importing.words import is_total


def find_long_rows(grid: Grid, clues: Clues) -> Layout | None:
    """Rows of period, measure, value and perhaps segment; None where no heading row says so."""
    columns = find_long_columns(grid, clues)
    if columns is None:
        return None
    moments: dict[int, Moment] = {}
    remarks: list[Remark] = []
    heading = grid.cells[columns.heading][columns.period].text
    days = with_days([line[columns.period].value for line in grid.cells], heading)
    ignored = dict.fromkeys(range(columns.heading), "title")
    for row in range(columns.heading + 1, grid.row_count):
        reason = _why_ignored(grid, row, columns)
        moment = None if reason else read_moment(days[row], clues.order)
        if reason or moment is None:
            ignored[row] = reason or "no period"
            continue
        moment = moment.in_year(clues.year)
        if fault := check_moment(moment, clues.calendar):
            text = grid.cells[row][columns.period].text
            remarks.append(Remark(row, columns.period, f"“{text}” is no usable date: {fault}"))
        else:
            moments[row] = moment
    grain, periods, notes = periods_of(moments, clues)
    series = _series(grid, columns, {row: Point(p, row, columns.value) for row, p in periods.items()})
    if not series:
        return None
    first, last = columns.heading + 1, max(periods)
    hidden = frozenset(row for row in grid.hidden_rows if row >= first)
    return Layout(
        kind=LayoutKind.LONG_ROWS,
        grain=grain,
        series=tuple(series),
        names=Area(first, columns.measure, last, columns.measure),
        headings=Area(first, columns.period, last, columns.period),
        values=Area(first, columns.value, last, columns.value),
        ignored_rows=ignored,
        ignored_columns=_unused(grid, columns),
        hidden_rows=hidden,
        remarks=tuple(remarks),
        notes=notes,
        rows=columns,
    )


def _series(grid: Grid, columns: LongColumns, points: dict[int, Point]) -> list[FoundSeries]:
    found: dict[str, list[Point]] = {}
    first: dict[str, tuple[int, str, str]] = {}
    for row, point in points.items():
        name = split_scale(_text(grid, row, columns.measure))[0]
        key = name_key(name)
        segment = _text(grid, row, columns.segment)
        first.setdefault(key, (row, name, _text(grid, row, columns.unit)))
        found.setdefault(key, []).append(Point(point.period, point.row, point.column, segment))
    return [
        FoundSeries(name, row, columns.measure, tuple(found[key]), "", unit, LayoutKind.LONG_ROWS)
        for key, (row, name, unit) in first.items()
    ]


def _why_ignored(grid: Grid, row: int, columns: LongColumns) -> str:
    if all(cell.is_empty for cell in grid.cells[row]):
        return "empty"
    name = _text(grid, row, columns.measure)
    if is_total(name) or is_total(_text(grid, row, columns.period)):
        return "total"
    return "" if name else "no name"


def _unused(grid: Grid, columns: LongColumns) -> dict[int, str]:
    used = {columns.period, columns.measure, columns.value, columns.segment, columns.unit}
    return {column: "not needed" for column in range(grid.column_count) if column not in used}


def _text(grid: Grid, row: int, column: int | None) -> str:
    if column is None:
        return ""
    return " ".join(grid.cells[row][column].text.split())
