"""The hidden sheet that charts read: every series as rows over the tables of numbers, a gap truly empty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Protocol

from scorecard.board import Board, Row
from scorecard.cells import column_name
from scorecard.exporting.data_sheet import day_number
from scorecard.exporting.formats import Formats, clip
from scorecard.exporting.formula_texts import Judgement, drawn
from scorecard.exporting.number_codes import DATE, stored, unit_code
from scorecard.exporting.number_tables import PART_OF, NumberTables
from scorecard.exporting.report import MARKS, Report
from scorecard.exporting.writer import Cells
from scorecard.goals import Target
from scorecard.measures import Direction, Measure
from scorecard.periods import Cadence, Grain, Period
from scorecard.status import Status
from scorecard.trend import Basis, Trend

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

NAME = "Chart data"
OFF = MARKS[Status.OFF_TRACK]


class Column(IntEnum):
    """The columns of the sheet."""

    TAB = 0
    MEASURE = 1
    SERIES = 2
    BEGIN = 3
    LABEL = 4
    VALUE = 5
    TO_DATE = 6
    GOAL_LOW = 7
    GOAL_HIGH = 8
    OFF_TRACK = 9
    LAST_YEAR = 10
    TURNED = 11
    """A triangle where a change turns a point off track that was not when the workbook was written."""
    FLAGS = 12


_HEADINGS = (
    ("Tab", 70), ("Measure", 216), ("Series", 116), ("First day", 80), ("Period", 70), ("Value", 80),
    ("To date", 80), ("Goal, at least", 96), ("Goal, at most", 96), ("Off track", 80), ("Last year", 80),
    ("Off track now", 90), ("Notes and marks", 300),
)  # fmt: skip
_SERIES = {
    Basis.AVERAGE_PER_WEEK: "Average per week",
    Basis.MONTHS: "13 months",
    Basis.QUARTERS: "9 quarters",
}


_WITH_LOW = (Direction.AT_LEAST, Direction.BETWEEN)
_WITH_HIGH = (Direction.AT_MOST, Direction.BETWEEN)


class Point(Protocol):
    """What a board's cell and a trend's point have in common."""

    @property
    def period(self) -> Period:
        """The period that it stands for."""

    @property
    def value(self) -> float | None:
        """In the measure's unit; None where it is missing."""

    @property
    def status(self) -> Status:
        """How it stands."""

    @property
    def target(self) -> Target | None:
        """What it is held against."""

    @property
    def to_date(self) -> bool:
        """Whether its period has not ended."""


@dataclass(frozen=True, slots=True)
class Block:
    """Where one series lies: its rows, both included, counted from 0, and the columns that hold numbers."""

    first: int
    last: int
    filled: frozenset[Column]

    def cell(self, column: Column, row: int) -> str:
        """One cell of the series."""
        return f"'{NAME}'!${column_name(column)}${row + 1}"

    def cells(self, column: Column) -> str:
        """A column of the series as a reference: ``Data!$F$2:$F$14``."""
        letter = column_name(column)
        return f"'{NAME}'!${letter}${self.first + 1}:${letter}${self.last + 1}"


class ChartData:
    """Writes series one below the other and tells where each lies."""

    def __init__(
        self, sheet: Worksheet, formats: Formats, tables: NumberTables, cells: Cells, report: Report
    ) -> None:
        self._sheet, self._formats, self._tables, self._cells = sheet, formats, tables, cells
        self._report = report
        self._date = formats.of(num_format=DATE, align="left")
        self._next = 1
        for column, (heading, width) in enumerate(_HEADINGS):
            sheet.set_column_pixels(column, column, width)
            sheet.write_string(0, column, heading, formats.header)
        sheet.freeze_panes(1, 2)
        sheet.hide()

    def add_row(self, board: Board, row: Row) -> Block:
        """The trailing periods of one row of a board."""
        labels = [" ".join(heading) for heading in board.headings]
        return self._add(board.cadence, row.measure, "Trailing periods", row.cells, labels)

    def add_trend(self, cadence: Cadence, trend: Trend) -> Block:
        """The rolling window of one measure."""
        labels = [point.label + ("*" if point.to_date else "") for point in trend.points]
        series = _SERIES[trend.basis]
        block = self._add(cadence, trend.measure, series, trend.points, labels, trend.last_year, trend.basis)
        for index in {flag.index for flag in trend.flags}:
            told = "\n".join(flag.told for flag in trend.flags if flag.index == index)
            self._sheet.write_string(block.first + index, Column.FLAGS, clip(told))
        return block

    def _add(
        self,
        cadence: Cadence,
        measure: Measure,
        series: str,
        points: Sequence[Point],
        labels: Sequence[str],
        last_year: int = -1,
        basis: Basis = Basis.MONTHS,
    ) -> Block:
        currency = self._report.book.company.currency
        number = self._formats.of(num_format=unit_code(measure.unit, measure.shown_decimals, currency))
        tab, name, first = cadence.value.capitalize(), clip(measure.name), self._next
        filled: set[Column] = set()
        write_string, write_number = self._sheet.write_string, self._sheet.write_number
        for index, (point, label) in enumerate(zip(points, labels, strict=True)):
            row = first + index
            write_string(row, Column.TAB, tab)
            write_string(row, Column.MEASURE, name)
            write_string(row, Column.SERIES, series)
            write_number(row, Column.BEGIN, day_number(point.period.begin), self._date)
            write_string(row, Column.LABEL, label)
            source = self._source(measure, point.period, basis, f"$D{row + 1}")
            if _may_turn(point, source):
                filled.add(Column.TURNED)
                turned = f'=IF({_judgement(point, measure, row + 1).missed(f"$F{row + 1}")},"{OFF}","")'
                self._cells.write(self._sheet, row, Column.TURNED, turned, "", number)
            for column, value, formula in _numbers(points, index, last_year, measure, source, row + 1):
                if value is not None:
                    filled.add(column)
                    self._cells.write(self._sheet, row, column, formula, stored(value, measure.unit), number)
        self._next = first + len(points)
        return Block(first, self._next - 1, frozenset(filled))

    def _source(self, measure: Measure, period: Period, basis: Basis, day: str) -> str | None:
        """The formula of a point; None where the tables do not hold what it is made of."""
        table = self._tables.tables.get(period.grain)
        if table is None or period not in table.periods or measure.id not in self._tables.columns:
            return None
        whole = table.at(measure, day)
        if basis is not Basis.AVERAGE_PER_WEEK:
            return drawn(whole)
        value = self._tables.numbers.value(measure, period)
        if value.parts is None:
            weeks = len(self._report.book.calendar.parts(period, Grain.WEEK))
            return drawn(f"{whole}/{weeks}", f"ISNUMBER({whole})")
        weekly = self._tables.tables.get(Grain.WEEK)
        if weekly is None or not self._tables.is_formula(measure, period):
            return None
        return f"=IFERROR(AVERAGEIFS({weekly.column(measure)},{weekly.name}[{PART_OF}],{day}),NA())"


def _numbers(
    points: Sequence[Point], index: int, last_year: int, measure: Measure, source: str | None, line: int
) -> Iterator[tuple[Column, float | None, str | None]]:
    """What stands in the columns of one point, with its formula."""
    point = points[index]
    own = f"${column_name(Column.TO_DATE if point.to_date else Column.VALUE)}{line}"
    yield Column.VALUE, None if point.to_date else point.value, source
    if point.to_date:
        yield Column.TO_DATE, point.value, source
    else:
        yield Column.TO_DATE, _joint(points, index), f"={own}"
    if point.status is Status.OFF_TRACK and point.target is not None:
        missed = _judgement(point, measure, line).missed(own)
        yield Column.OFF_TRACK, point.value, drawn(own, missed)
    if index == last_year:
        yield Column.LAST_YEAR, point.value, f"={own}"
    if (target := point.target) is not None:
        yield Column.GOAL_LOW, target.low if target.kind in _WITH_LOW else None, None
        yield Column.GOAL_HIGH, target.high if target.kind in _WITH_HIGH else None, None


def _may_turn(point: Point, source: str | None) -> bool:
    """Whether a change could put a point off track that is not."""
    is_held = point.value is not None and point.target is not None and not point.to_date
    return is_held and source is not None and point.status is not Status.OFF_TRACK


def _judgement(point: Point, measure: Measure, line: int) -> Judgement:
    """What an ended point is held against, by the goal in its row."""
    low, high = f"${column_name(Column.GOAL_LOW)}{line}", f"${column_name(Column.GOAL_HIGH)}{line}"
    kind = None if point.target is None else point.target.kind
    return Judgement(kind, low, high, tolerance=measure.tolerance)


def _joint(points: Sequence[Point], index: int) -> float | None:
    """The last ended value, from which a dashed line leads to the one to date."""
    following = points[index + 1] if index + 1 < len(points) else None
    return points[index].value if following is not None and following.to_date else None
