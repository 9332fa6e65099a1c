"""One sheet read in one layout: its numbers, and what is to be said or asked about them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from scorecard.cells import address
from scorecard.importing.clues import Clues
from scorecard.importing.examples import date_example, number_example
from scorecard.importing.file_sheets import FileSheets
from scorecard.importing.grid import Grid
from scorecard.importing.grid_readings import make_readings, read_goals
from scorecard.importing.layout import Layout
from scorecard.importing.moments import DateOrder, fitting_orders, read_moment
from scorecard.importing.naming import distinct_names
from scorecard.importing.numbers import NumberStyle, decide_style
from scorecard.importing.plan import CellProblem
from scorecard.importing.readings import Readings
from scorecard.importing.rows import default_rules, profile, read_long, read_raw
from scorecard.importing.rows.columns import Chosen, LongColumns
from scorecard.importing.rows.rules import RawRules
from scorecard.importing.rows.table_profile import ColumnKind, TableProfile


@dataclass(frozen=True)
class SheetReading:
    """What a sheet gives."""

    layout: Layout
    readings: Readings
    goals: Readings | None
    problems: tuple[CellProblem, ...]
    """Of headings and names."""
    number_style: NumberStyle
    number_example: str
    unclear_number: str
    """A number that fits both styles, where nobody chose one."""
    date_order: DateOrder
    date_example: str
    unclear_date: str
    profile: TableProfile | None = None
    """Of a layout of rows."""
    rules: RawRules | None = None


def read_grid(grid: Grid, layout: Layout, clues: Clues, chosen: Chosen) -> SheetReading:
    """Read a sheet that is laid out across or down."""
    series, problems = distinct_names(layout.series, grid)
    layout = replace(layout, series=series)
    texts = _number_texts(grid, layout)
    decided, unclear_number = decide_style(texts)
    style = chosen.numbers or decided
    _, unclear_date = fitting_orders(cell.value for row in grid.cells for cell in row)
    shown_date = unclear_date or next(_figure_dates(grid, layout, clues.order), "")
    return SheetReading(
        layout,
        make_readings(grid, layout, style),
        read_goals(grid, layout, style) if layout.goals else None,
        (*_remarks(grid, layout), *problems),
        style,
        number_example(texts, style),
        "" if chosen.numbers else unclear_number,
        clues.order,
        date_example(shown_date, clues.order, clues.today),
        "" if chosen.order else unclear_date,
    )


def read_rows(
    file: FileSheets, sheet: str, layout: Layout, clues: Clues, chosen: Chosen, rules: RawRules | None
) -> SheetReading:
    """Read a sheet of rows, in the process that holds it. Raises ScorecardError."""
    columns = layout.rows
    if columns is None:
        raise ValueError("a layout of rows says where its columns stand")
    file.finish()
    if isinstance(columns, LongColumns):
        table = file.ask(profile, sheet, columns.heading, clues)
        readings = file.ask(read_long, sheet, columns, clues, chosen)
        return _of_rows(layout, readings, table, (columns.period, columns.value), clues, chosen)
    needed = rules.columns if rules else None
    table = file.ask(profile, sheet, columns.heading, clues, needed)
    rules = rules or default_rules(table, file.name, clues)
    rules.check([column.name for column in table.columns])
    readings = file.ask(read_raw, sheet, columns.heading, rules, clues, chosen)
    used = [column.index for name in rules.columns if (column := table.column(name)) is not None]
    return replace(_of_rows(layout, readings, table, used, clues, chosen), rules=rules)


def _of_rows(
    layout: Layout,
    readings: Readings,
    table: TableProfile,
    used: Sequence[int],
    clues: Clues,
    chosen: Chosen,
) -> SheetReading:
    """``used`` are the columns of numbers and dates, that of the periods first."""
    columns = {column.index: column for column in table.columns}
    dates = columns[used[0]]
    numbers = [columns[index] for index in used[1:] if columns[index].kind is ColumnKind.NUMBER]
    column = next((each for each in numbers if each.unclear_number), numbers[0] if numbers else None)
    order = chosen.order or (dates.orders[0] if dates.orders else clues.order)
    style = chosen.numbers or (column.number_style if column else NumberStyle.POINT)
    shown_date = dates.unclear_date or next((text for text in dates.sample if is_figures(text)), "")
    return SheetReading(
        replace(layout, grain=readings.grain),
        readings,
        None,
        (),
        style,
        number_example(column.sample, style) if column else "",
        column.unclear_number if column and not chosen.numbers else "",
        order,
        date_example(shown_date, order, clues.today),
        "" if chosen.order else dates.unclear_date,
        table,
    )


def _remarks(grid: Grid, layout: Layout) -> list[CellProblem]:
    return [
        CellProblem(
            address(each.row, each.column),
            grid.cell(each.row, each.column).text,
            each.text,
            each.action,
            sheet=grid.name,
        )
        for each in layout.remarks
    ]


def _number_texts(grid: Grid, layout: Layout) -> list[str]:
    cells = (grid.cells[point.row][point.column] for series in layout.series for point in series.points)
    return [cell.value for cell in cells if isinstance(cell.value, str)]


def _figure_dates(grid: Grid, layout: Layout, order: DateOrder) -> Iterator[str]:
    area = layout.headings
    return (
        cell.value.strip()
        for row in grid.cells[area.top : area.bottom + 1]
        for cell in row[area.left : area.right + 1]
        if isinstance(cell.value, str) and is_figures(cell.value) and read_moment(cell.value, order)
    )


def is_figures(text: str) -> bool:
    """Whether a text may be a date in figures alone."""
    return "/" in text and not any(map(str.isalpha, text))
