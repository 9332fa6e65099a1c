"""The sheet that charts and sparklines read: every series as plain rows, a missing number truly empty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING, Protocol

from scorecard.board import Board, Row
from scorecard.exporting.formats import Formats, clip
from scorecard.exporting.number_codes import DATE, stored, unit_code
from scorecard.goals import Target
from scorecard.measures import Direction, Measure
from scorecard.periods import Cadence, Period
from scorecard.status import Status
from scorecard.trend import Basis, Trend

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

NAME = "Data"


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
    FLAGS = 11


_HEADINGS = (
    ("Tab", 70), ("Measure", 216), ("Series", 116), ("First day", 80), ("Period", 70), ("Value", 80),
    ("To date", 80), ("Goal, at least", 96), ("Goal, at most", 96), ("Off track", 80), ("Last year", 80),
    ("Notes and marks", 300),
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

    def cells(self, column: Column) -> str:
        """A column of the series as a reference: ``Data!$F$2:$F$14``."""
        letter = "ABCDEFGHIJKL"[column]
        return f"{NAME}!${letter}${self.first + 1}:${letter}${self.last + 1}"


class DataSheet:
    """Writes series one below the other and tells where each lies."""

    def __init__(self, sheet: Worksheet, formats: Formats, currency: str) -> None:
        self._sheet, self._formats, self._currency = sheet, formats, currency
        self._date = formats.of(num_format=DATE, align="left")
        self._next = 1
        for column, (heading, width) in enumerate(_HEADINGS):
            sheet.set_column_pixels(column, column, width)
            sheet.write_string(
                0,
                column,
                heading,
                formats.header if column < 5 or column == Column.FLAGS else formats.header_right,
            )
        sheet.freeze_panes(1, 2)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)

    def add_row(self, board: Board, row: Row) -> Block:
        """The trailing periods of one row of a board."""
        labels = [" ".join(heading) for heading in board.headings]
        return self._add(board.cadence, row.measure, "Trailing periods", row.cells, labels)

    def add_trend(self, cadence: Cadence, trend: Trend) -> Block:
        """The rolling window of one measure."""
        labels = [point.label + ("*" if point.to_date else "") for point in trend.points]
        series = _SERIES[trend.basis]
        block = self._add(cadence, trend.measure, series, trend.points, labels, trend.last_year)
        for index in {flag.index for flag in trend.flags}:
            told = "\n".join(flag.told for flag in trend.flags if flag.index == index)
            self._sheet.write_string(block.first + index, Column.FLAGS, clip(told))
        return block

    def finish(self) -> None:
        """Let a person filter the table."""
        self._sheet.autofilter(0, 0, max(self._next - 1, 1), len(_HEADINGS) - 1)

    def _add(
        self,
        cadence: Cadence,
        measure: Measure,
        series: str,
        points: Sequence[Point],
        labels: Sequence[str],
        last_year: int = -1,
    ) -> Block:
        number = self._formats.of(num_format=unit_code(measure.unit, measure.shown_decimals, self._currency))
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
            for column, value in _numbers(points, index, last_year):
                if value is not None:
                    filled.add(column)
                    write_number(row, column, stored(value, measure.unit), number)
        self._next = first + len(points)
        return Block(first, self._next - 1, frozenset(filled))


def day_number(day: date) -> int:
    """A day as a spreadsheet counts days: 1 March 1900 is 61 (earlier ones are one off in Excel)."""
    return day.toordinal() - 693_594


def _numbers(points: Sequence[Point], index: int, last_year: int) -> Iterator[tuple[Column, float | None]]:
    """What stands in the columns of one point."""
    point = points[index]
    yield Column.VALUE, None if point.to_date else point.value
    yield Column.TO_DATE, point.value if point.to_date else _joint(points, index)
    if point.status is Status.OFF_TRACK:
        yield Column.OFF_TRACK, point.value
    if index == last_year:
        yield Column.LAST_YEAR, point.value
    if (target := point.target) is not None:
        yield Column.GOAL_LOW, target.low if target.kind in _WITH_LOW else None
        yield Column.GOAL_HIGH, target.high if target.kind in _WITH_HIGH else None


def _joint(points: Sequence[Point], index: int) -> float | None:
    """The last ended value, from which a dashed line leads to the one to date."""
    following = points[index + 1] if index + 1 < len(points) else None
    return points[index].value if following is not None and following.to_date else None
