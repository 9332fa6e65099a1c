"""One tab of the scorecard as a sheet: title, table, sparklines, the first chart, what to talk about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.board import Board, Cell, Group, Row
from scorecard.exporting.charts import trend_chart
from scorecard.exporting.data_sheet import Block, Column
from scorecard.exporting.formats import NAVY, Formats, clip
from scorecard.exporting.number_codes import change_code, full_code, short_code, stored
from scorecard.exporting.report import Report, marked
from scorecard.exporting.talk_box import MARK_COLUMNS, TalkBox
from scorecard.measures import Person
from scorecard.periods import Cadence
from scorecard.units import MISSING

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_MARGIN, _STATUS, _MEASURE, _KIND, _OWNER, _GOAL, _SHOWN, _CHANGE, _FIRST_PERIOD = range(9)
_WIDTHS = (14, 90, 216, 58, 54, 88, 76, 62)
_PERIOD_WIDTHS = {Cadence.WEEKLY: 47, Cadence.MONTHLY: 68, Cadence.QUARTERLY: 68}
_TREND_WIDTH = 84
_LONGEST_AUTHOR = 52
"""Characters of a comment's author."""
_HEADER_ROW = 3
_CHART_SIZE = (sum(_WIDTHS[_STATUS:]), 260)


@dataclass(frozen=True)
class TabSheet:
    """Writes one board; ``trailing`` and ``trends`` tell by measure id where Data has its numbers."""

    workbook: Workbook
    sheet: Worksheet
    formats: Formats
    report: Report
    board: Board
    trailing: Mapping[int, Block]
    trends: Mapping[int, Block]

    def write(self) -> None:
        """Write the whole sheet."""
        self._set_up()
        self._write_header()
        row = _HEADER_ROW + 1
        for group in self.board.groups:
            row = self._write_group(row, group)
        self._colour_words(row)
        self._write_below(row + 1)

    @property
    def _last_column(self) -> int:
        return _FIRST_PERIOD + len(self.board.periods)

    def _set_up(self) -> None:
        sheet, formats = self.sheet, self.formats
        for column, width in enumerate(_WIDTHS):
            sheet.set_column_pixels(column, column, width)
        sheet.set_column_pixels(_FIRST_PERIOD, self._last_column - 1, _PERIOD_WIDTHS[self.board.cadence])
        sheet.set_column_pixels(self._last_column, self._last_column, _TREND_WIDTH)
        for row, height in ((0, 28), (1, 24), (2, 10)):
            sheet.set_row_pixels(row, height)
        sheet.write_string(0, _STATUS, clip(self.report.title(self.board)), formats.title)
        sheet.write_string(1, _STATUS, clip(self.report.summary(self.board)), formats.summary)
        sheet.freeze_panes(_HEADER_ROW + 1, _FIRST_PERIOD)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.repeat_rows(_HEADER_ROW)
        sheet.set_footer("&L&A&RPage &P of &N")

    def _write_header(self) -> None:
        write, formats, board = self.sheet.write_string, self.formats, self.board
        shown = board.shown_heading if not board.to_date else "To date"
        for column, text in ((_STATUS, "Status"), (_MEASURE, "Measure"), (_KIND, "Kind"), (_OWNER, "Owner")):
            write(_HEADER_ROW, column, text, formats.header)
        for column, text in ((_GOAL, "Goal"), (_SHOWN, shown), (_CHANGE, "Change")):
            write(_HEADER_ROW, column, text, formats.header_right)
        for index, (name, below) in enumerate(board.headings):
            text = name if board.cadence is Cadence.WEEKLY else f"{name} {below}"
            if index == len(board.headings) - 1 and board.to_date:
                text += "*"
            write(_HEADER_ROW, _FIRST_PERIOD + index, text, formats.header_right)
        write(_HEADER_ROW, self._last_column, "Trend", formats.header_indented)

    def _write_group(self, row: int, group: Group) -> int:
        """Write a department's rows from ``row`` on and return the next free one."""
        self.sheet.write_string(row, _STATUS, clip(group.title), self.formats.group)
        for column in range(_MEASURE, self._last_column + 1):
            self.sheet.write_blank(row, column, None, self.formats.group)
        for offset, each in enumerate(group.rows, start=1):
            self._write_row(row + offset, each)
        return row + len(group.rows) + 1

    def _write_row(self, row: int, data: Row) -> None:
        write, formats, measure = self.sheet.write_string, self.formats, data.measure
        write(row, _STATUS, marked(data.cell.status), formats.status)
        write(row, _MEASURE, clip(measure.name), formats.indented if data.level else formats.text)
        write(row, _KIND, measure.kind.value.capitalize(), formats.text)
        write(row, _OWNER, Person(measure.owner).initials, formats.text)
        write(row, _GOAL, data.goal_text or MISSING, formats.right)
        self._write_shown(row, data)
        self._write_change(row, data)
        for index, cell in enumerate(data.cells):
            self._write_period(row, _FIRST_PERIOD + index, data, cell)
            self._write_comment(row, _FIRST_PERIOD + index, measure.id, cell)
        self._write_comment(row, _SHOWN, measure.id, data.cell)
        self.sheet.write_blank(row, self._last_column, None, formats.text)
        if Column.VALUE in (block := self.trailing[measure.id]).filled:
            self.sheet.add_sparkline(
                row,
                self._last_column,
                {"range": block.cells(Column.VALUE), "series_color": NAVY, "weight": 1.25},
            )

    def _write_shown(self, row: int, data: Row) -> None:
        cell, measure = data.cell, data.measure
        if cell.value is None:
            self.sheet.write_string(row, _SHOWN, MISSING, self.formats.right)
            return
        code = full_code(cell.value, cell.target, measure, self.board.writing.currency)
        self.sheet.write_number(
            row, _SHOWN, stored(cell.value, measure.unit), self.formats.shown(code, cell.status)
        )

    def _write_comment(self, row: int, column: int, measure_id: int, cell: Cell) -> None:
        """The note on a number, where a reader points at it."""
        note = self.report.note(measure_id, cell.period)
        if note is not None:
            text = clip(f"{note.text}\n{note.signature}")
            self.sheet.write_comment(row, column, text, {"author": clip(note.author, _LONGEST_AUTHOR)})

    def _write_change(self, row: int, data: Row) -> None:
        change = _change(data)
        if change is None:
            self.sheet.write_string(row, _CHANGE, MISSING, self.formats.right)
            return
        look = self.formats.cell(num_format=change_code(data.measure), align="right")
        self.sheet.write_number(row, _CHANGE, change, look)

    def _write_period(self, row: int, column: int, data: Row, cell: Cell) -> None:
        if cell.value is None:
            self.sheet.write_string(row, column, MISSING, self.formats.right)
            return
        look = self.formats.period(short_code(cell.value, data.measure, cell.target), cell.status)
        self.sheet.write_number(row, column, stored(cell.value, data.measure.unit), look)

    def _colour_words(self, end: int) -> None:
        """Colour the status words by what they say, so that they follow an edit."""
        for status, look in self.formats.words().items():
            rule = {"type": "text", "criteria": "begins with", "value": marked(status), "format": look}
            self.sheet.conditional_format(
                _HEADER_ROW + 1, _STATUS, max(end - 1, _HEADER_ROW + 1), _STATUS, rule
            )

    def _write_below(self, row: int) -> None:
        """The chart that deserves a look first, and beside it what to talk about."""
        trend = self.report.featured(self.board)
        if trend is not None and (block := self.trends.get(trend.measure.id)) is not None:
            chart = trend_chart(self.workbook, trend, block, _CHART_SIZE, legend=True)
            self.sheet.insert_chart(row, _STATUS, chart, {"object_position": 2})
        left = _FIRST_PERIOD + 1
        columns = self._last_column - left - MARK_COLUMNS
        width = columns * _PERIOD_WIDTHS[self.board.cadence] + _TREND_WIDTH
        box = TalkBox(self.sheet, self.formats, left, self._last_column, width)
        box.write(row, self.board.cadence, self.report.talking_points(self.board))


def _change(row: Row) -> float | None:
    """Against the period before: a fraction, or for percent, scores and ratios a difference."""
    value, previous = row.cell.value, row.previous
    if value is None or previous is None or not row.measure.unit.in_points:
        return row.change
    return value - previous
