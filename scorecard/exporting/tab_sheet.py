"""A tab’s table as a sheet: summary, and one row a measure with its trailing periods and sparkline."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from scorecard.board import Board, Cell, Group, Row
from scorecard.cells import column_name
from scorecard.exporting.data_sheet import day_number
from scorecard.exporting.formats import NAVY, Formats, clip
from scorecard.exporting.formula_texts import change, number, shown
from scorecard.exporting.number_codes import change_code, full_code, goal_code, short_code, stored
from scorecard.exporting.number_tables import NumberTables
from scorecard.exporting.report import Report, marked
from scorecard.exporting.row_status import RowStatus, has_bound, live_summary
from scorecard.exporting.writer import Cells
from scorecard.measures import Measure, Person
from scorecard.periods import Cadence, Period
from scorecard.status import Status
from scorecard.units import MISSING

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_MARGIN, STATUS, _MEASURE, _KIND, _OWNER, GOAL, SHOWN, _CHANGE, _YEAR = range(9)
_WIDTHS = (14, 90, 216, 58, 54, 88, 76, 62, 84)
_PERIOD_WIDTHS = {Cadence.WEEKLY: 47, Cadence.MONTHLY: 68, Cadence.QUARTERLY: 68}
_TREND_WIDTH = 84
_LONGEST_AUTHOR = 52
"""Characters of a comment's author."""
_DAYS_ROW, HEADER_ROW = 2, 3
_COLOURED = (Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK)


@dataclass(frozen=True)
class TabSheet:
    """Writes one board; ``sparkline`` tells where a row’s numbers stand with true gaps."""

    sheet: Worksheet
    formats: Formats
    report: Report
    board: Board
    tables: NumberTables
    cells: Cells
    sparkline: Callable[[Board, Row], str]

    def write(self) -> int:
        """Write the whole table and return the next free row."""
        self._set_up()
        self._write_header()
        row = HEADER_ROW + 1
        for group in self.board.groups:
            row = self._write_group(row, group)
        self._colour(row)
        self._write_title(row)
        return row

    @cached_property
    def first_period(self) -> int:
        """The column of the oldest period: a tab of weeks leaves out what last year was."""
        return _YEAR if self.board.cadence is Cadence.WEEKLY else _YEAR + 1

    @property
    def last_column(self) -> int:
        """The column of the sparklines."""
        return self.first_period + len(self.board.periods)

    @property
    def period_width(self) -> int:
        """The width of a period’s column in pixels."""
        return _PERIOD_WIDTHS[self.board.cadence]

    @property
    def left_width(self) -> int:
        """The width in pixels of what stands before the periods, without the margin."""
        return sum(_WIDTHS[STATUS : self.first_period])

    @property
    def trend_width(self) -> int:
        """The width of the sparklines in pixels."""
        return _TREND_WIDTH

    def _set_up(self) -> None:
        sheet = self.sheet
        for column, width in enumerate(_WIDTHS[: self.first_period]):
            sheet.set_column_pixels(column, column, width)
        sheet.set_column_pixels(self.first_period, self.last_column - 1, self.period_width)
        sheet.set_column_pixels(self.last_column, self.last_column, _TREND_WIDTH)
        # Beside the table and out of sight: how each period stands, which its colour follows.
        words = self._word_column(0)
        sheet.set_column_pixels(words, words + len(self.board.periods) - 1, 84, None, {"hidden": True})
        for row, height in ((0, 28), (1, 24), (_DAYS_ROW, 10)):
            sheet.set_row_pixels(row, height)
        sheet.freeze_panes(HEADER_ROW + 1, self.first_period)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
        sheet.repeat_rows(HEADER_ROW)
        company = clip(self.report.book.company.name, 80).replace("&", "&&")
        sheet.set_header(f"&L{company}&R&A")
        sheet.set_footer(f"&L{self.report.today.isoformat()}&RPage &P of &N")

    def _write_title(self, end: int) -> None:
        self.sheet.write_string(0, STATUS, clip(self.report.title(self.board)), self.formats.title)
        words = f"${column_name(STATUS)}${HEADER_ROW + 2}:${column_name(STATUS)}${end}"
        formula, summary = live_summary(self.report, self.board, words), self.report.summary(self.board)
        self.cells.write(self.sheet, 1, STATUS, formula, clip(summary), self.formats.summary)

    def _write_header(self) -> None:
        write, formats, board = self.sheet.write_string, self.formats, self.board
        shown = board.shown_heading if not board.to_date else "To date"
        for column, text in ((STATUS, "Status"), (_MEASURE, "Measure"), (_KIND, "Kind"), (_OWNER, "Owner")):
            write(HEADER_ROW, column, text, formats.header)
        right = ((GOAL, "Goal"), (SHOWN, shown), (_CHANGE, "Change"), (_YEAR, "On last year"))
        for column, text in right[: self.first_period - GOAL]:
            write(HEADER_ROW, column, text, formats.header_right)
        for index, (name, below) in enumerate(board.headings):
            text = name if board.cadence is Cadence.WEEKLY else f"{name} {below}"
            if index == len(board.headings) - 1 and board.to_date:
                text += "*"
            column = self.first_period + index
            write(HEADER_ROW, column, text, formats.header_right)
            write(HEADER_ROW, self._word_column(index), text, formats.header)
            self.sheet.write_number(_DAYS_ROW, column, day_number(board.periods[index].begin), formats.unseen)
        write(HEADER_ROW, self.last_column, "Trend", formats.header_indented)

    def _write_group(self, row: int, group: Group) -> int:
        """Write a department's rows from ``row`` on and return the next free one."""
        self.sheet.write_string(row, STATUS, clip(group.title), self.formats.group)
        for column in range(_MEASURE, self.last_column + 1):
            self.sheet.write_blank(row, column, None, self.formats.group)
        for offset, each in enumerate(group.rows, start=1):
            self._write_row(row + offset, each)
        return row + len(group.rows) + 1

    def _write_row(self, row: int, data: Row) -> None:
        write, formats, measure = self.sheet.write_string, self.formats, data.measure
        write(row, _MEASURE, clip(measure.name), formats.indented if data.level else formats.text)
        write(row, _KIND, measure.kind.value.capitalize(), formats.text)
        write(row, _OWNER, Person(measure.owner).initials, formats.text)
        self._write_goal(row, data)
        self._write_shown(row, data)
        self._write_changes(row, data)
        self._write_words(row, data)
        for index, cell in enumerate(data.cells):
            self._write_period(row, self.first_period + index, data, cell)
            self._write_comment(row, self.first_period + index, measure.id, cell)
        self._write_comment(row, SHOWN, measure.id, data.cell)
        self.sheet.write_blank(row, self.last_column, None, formats.text)
        options = {"series_color": NAVY, "weight": 1.25, "show_hidden": True}
        if reference := self.sparkline(self.board, data):
            self.sheet.add_sparkline(row, self.last_column, {"range": reference, **options})

    def _write_goal(self, row: int, data: Row) -> None:
        """A bound is a number, so that it can be changed; what has two or none is a text."""
        target, measure = data.cell.target, data.measure
        bound = has_bound(target)
        if target is None or bound is None:
            self.sheet.write_string(row, GOAL, data.goal_text or MISSING, self.formats.right)
            return
        code = goal_code(bound, target.kind, measure, self.board.writing.currency)
        look = self.formats.cell(num_format=code, align="right")
        self.sheet.write_number(row, GOAL, stored(bound, measure.unit), look)

    def _write_shown(self, row: int, data: Row) -> None:
        cell, measure = data.cell, data.measure
        formula = f"={self._period_cell(len(data.cells) - 1, row)}"
        code = full_code(cell.value or 0.0, cell.target, measure, self.board.writing.currency)
        look = self.formats.cell(num_format=code, align="right", bold=True)
        self._write_number(
            row,
            SHOWN,
            formula,
            data,
            cell.value,
            self.formats.cell(align="right") if cell.value is None else look,
        )

    def _write_number(
        self, row: int, column: int, formula: str | None, data: Row, value: float | None, look: object
    ) -> None:
        told = MISSING if value is None else stored(value, data.measure.unit)
        self.cells.write(self.sheet, row, column, formula, told, look)

    def _write_comment(self, row: int, column: int, measure_id: int, cell: Cell) -> None:
        """The note on a number, where a reader points at it."""
        note = self.report.note(measure_id, cell.period)
        if note is not None:
            text = clip(f"{note.text}\n{note.signature}")
            self.sheet.write_comment(row, column, text, {"author": clip(note.author, _LONGEST_AUTHOR)})

    def _write_changes(self, row: int, data: Row) -> None:
        calendar, period = self.report.book.calendar, self.board.period
        self._write_change(row, _CHANGE, data, data.previous, data.change, calendar.shift(period, -1))
        if self.first_period > _YEAR:
            last_year = calendar.same_last_year(period)
            self._write_change(row, _YEAR, data, data.last_year, data.year_over_year, last_year)

    def _write_change(
        self, row: int, column: int, data: Row, other: float | None, fraction: float | None, period: Period
    ) -> None:
        measure, value = data.measure, data.cell.value
        if measure.unit.in_points and value is not None and other is not None:
            fraction = value - other
        # A period to date is held against as many parts of the other one: that is no cell of the workbook.
        formula = None
        if not self.board.to_date:
            formula = change(f"${column_name(SHOWN)}{row + 1}", self._value_at(measure, period, row), measure)
        look = self.formats.cell(num_format=change_code(measure), align="right")
        self.cells.write(self.sheet, row, column, formula, MISSING if fraction is None else fraction, look)

    def _value_at(self, measure: Measure, period: Period, row: int) -> str:
        """Where the number of a period stands, on this tab or in the tables."""
        if period in self.board.periods:
            return self._period_cell(self.board.periods.index(period), row)
        return self.tables.tables[period.grain].at(measure, number(day_number(period.begin)))

    def _write_words(self, row: int, data: Row) -> None:
        """How the number shown stands, and beside the table how each of the others does."""
        status = RowStatus(self.report, data, f"${column_name(GOAL)}{row + 1}")
        formula = status.formula(data.cell, f"${column_name(SHOWN)}{row + 1}", of_row=True)
        self.cells.write(self.sheet, row, STATUS, formula, marked(data.cell.status), self.formats.status)
        for index, cell in enumerate(data.cells):
            formula = status.formula(cell, self._period_cell(index, row))
            if cell is data.cell:
                formula = f"=${column_name(STATUS)}{row + 1}"
            word = marked(cell.status)
            self.cells.write(self.sheet, row, self._word_column(index), formula, word, self.formats.status)

    def _write_period(self, row: int, column: int, data: Row, cell: Cell) -> None:
        measure = data.measure
        day = f"{column_name(column)}${_DAYS_ROW + 1}"
        table = self.tables.tables.get(cell.period.grain)
        formula = None if table is None else shown(table.at(measure, day))
        code = short_code(cell.value or 0.0, measure, cell.target)
        self._write_number(
            row, column, formula, data, cell.value, self.formats.cell(num_format=code, align="right")
        )

    def _period_cell(self, index: int, row: int) -> str:
        return f"${column_name(self.first_period + index)}{row + 1}"

    def _word_column(self, index: int) -> int:
        return self.last_column + 2 + index

    def _colour(self, end: int) -> None:
        """Colour words and numbers by what the words say, so that they follow a change."""
        first, last = HEADER_ROW + 1, max(end - 1, HEADER_ROW + 1)
        for status, look in self.formats.words().items():
            rule = {"type": "text", "criteria": "begins with", "value": marked(status), "format": look}
            self.sheet.conditional_format(first, STATUS, last, STATUS, rule)
        word = f"{column_name(self._word_column(0))}{first + 1}"
        for status in _COLOURED:
            rule = {
                "type": "formula",
                "criteria": f'={word}="{marked(status)}"',
                "format": self.formats.tint(status),
            }
            self.sheet.conditional_format(first, self.first_period, last, self.last_column - 1, rule)
        word = f"${column_name(STATUS)}{first + 1}"
        off = {
            "type": "formula",
            "criteria": f'={word}="{marked(Status.OFF_TRACK)}"',
            "format": self.formats.missed,
        }
        self.sheet.conditional_format(first, SHOWN, last, SHOWN, off)
