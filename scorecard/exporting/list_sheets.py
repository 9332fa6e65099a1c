"""The sheets beside the tabs: a chart for every measure, and the goals as they were entered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from scorecard.book import Book
from scorecard.exporting.chart_data import Block
from scorecard.exporting.charts import trend_chart
from scorecard.exporting.data_sheet import day_number
from scorecard.exporting.formats import Formats, clip
from scorecard.exporting.number_codes import DATE, stored, unit_code
from scorecard.exporting.report import Report
from scorecard.goals import Goal
from scorecard.measures import Direction, Mark, Measure, Note
from scorecard.report_choices import Paper
from scorecard.trend import Trend

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_CHARTS_A_ROW = 3
_CHART_SIZE = (460, 260)
_GAP = 20
_ROW_HEIGHT, _COLUMN_WIDTH = 20, 80
_CHARTS_FROM_ROW = 3
_PAGE_WIDTHS = {Paper.A4: 985, Paper.LETTER: 920}
"""Pixels between the margins of a page across, less what the columns of other programs are wider."""
_CHART_ROWS_A_PAGE = 3

_KIND_WORDS = {
    Direction.AT_LEAST: "At least",
    Direction.AT_MOST: "At most",
    Direction.BETWEEN: "Between",
    Direction.YES: "Yes",
}
_GOAL_COLUMNS = (
    ("Measure", 216), ("Department", 120), ("Owner", 110), ("Cadence", 80), ("Holds from", 86), ("Kind", 70),
    ("Least", 90), ("Most", 90), ("Note", 260), ("Segment", 120), ("Only then", 74),
)  # fmt: skip
_FLAG_COLUMNS = (
    ("Measure", 216), ("What", 150), ("Day", 86), ("Text", 360), ("By", 120), ("Written on", 86),
)  # fmt: skip


def write_trends(
    workbook: Workbook,
    sheet: Worksheet,
    formats: Formats,
    trends: Sequence[tuple[Trend, Block]],
    paper: Paper,
) -> None:
    """One chart a measure, three in a row."""
    sheet.hide_gridlines(2)
    _set_pages(sheet, len(trends), paper)
    sheet.set_column_pixels(0, 0, 14)
    sheet.set_column_pixels(1, _CHARTS_A_ROW * (_CHART_SIZE[0] + _GAP) // _COLUMN_WIDTH, _COLUMN_WIDTH)
    sheet.set_row_pixels(0, 28)
    sheet.write_string(0, 1, "Trends", formats.title)
    told = "Dashed line: goal  ·  triangle: off track  ·  ring: one year before  ·  open circle*: to date"
    sheet.write_string(1, 1, told if trends else "No trends yet.", formats.summary)
    for index, (trend, block) in enumerate(trends):
        down, across = divmod(index, _CHARTS_A_ROW)
        row = _row_of_charts(down)
        column = 1 + across * (_CHART_SIZE[0] + _GAP) // _COLUMN_WIDTH
        sheet.insert_chart(row, column, trend_chart(workbook, trend, block, _CHART_SIZE, legend=False))


def _set_pages(sheet: Worksheet, count: int, paper: Paper) -> None:
    """As wide as a page, with no chart cut by its end: Excel takes breaks only where a page is not fitted."""
    width = _CHARTS_A_ROW * (_CHART_SIZE[0] + _GAP)
    sheet.set_landscape()
    sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    sheet.set_print_scale(int(100 * _PAGE_WIDTHS[paper] / width))
    downs = range(_CHART_ROWS_A_PAGE, -(-count // _CHARTS_A_ROW), _CHART_ROWS_A_PAGE)
    sheet.set_h_pagebreaks([_row_of_charts(down) - 1 for down in downs])
    sheet.set_footer("&L&A&RPage &P of &N")


def _row_of_charts(down: int) -> int:
    return _CHARTS_FROM_ROW + down * (_CHART_SIZE[1] + _GAP) // _ROW_HEIGHT


def write_goals(sheet: Worksheet, formats: Formats, book: Book) -> None:
    """Every goal as it was entered, in the order of the measures."""
    _write_headings(sheet, formats, _GOAL_COLUMNS)
    order = {measure.id: index for index, measure in enumerate(book.measures)}
    goals = [goal for goal in book.goals if goal.measure_id in order]
    goals.sort(key=lambda goal: (order[goal.measure_id], goal.cadence.grain, goal.begin))
    for row, goal in enumerate(goals, start=1):
        _write_goal(sheet, formats, row, book.by_id[goal.measure_id], goal, book.company.currency)
    sheet.autofilter(0, 0, max(len(goals), 1), len(_GOAL_COLUMNS) - 1)


def _write_goal(
    sheet: Worksheet, formats: Formats, row: int, measure: Measure, goal: Goal, currency: str
) -> None:
    words = (measure.name, measure.department, measure.owner, goal.cadence.value.capitalize())
    for column, text in enumerate(words):
        sheet.write_string(row, column, clip(text))
    sheet.write_number(row, 4, day_number(goal.begin), formats.of(num_format=DATE, align="left"))
    sheet.write_string(row, 5, _KIND_WORDS[goal.kind])
    number = formats.of(num_format=unit_code(measure.unit, measure.shown_decimals, currency))
    for column, bound in ((6, goal.low), (7, goal.high)):
        if bound is not None:
            sheet.write_number(row, column, stored(bound, measure.unit), number)
    for column, text in ((8, goal.note), (9, goal.segment), (10, "Yes" if goal.once else "")):
        sheet.write_string(row, column, clip(text))


def write_flags(sheet: Worksheet, formats: Formats, report: Report) -> None:
    """What was marked on charts and noted on numbers, the newest first: what, when and by whom."""
    _write_headings(sheet, formats, _FLAG_COLUMNS)
    calendar = report.book.calendar
    shown = {row.measure.id for board in report.boards for row in board.rows}
    rows: list[tuple[Mark | Note, date, str]] = [(mark, mark.day, "Mark") for mark in report.marks]
    rows += [
        (note, note.begin, f"Note, {calendar.mention(calendar.period(note.grain, note.begin))}")
        for note in report.notes
        if note.measure_id in shown
    ]
    rows.sort(key=lambda line: line[1], reverse=True)
    day = formats.of(num_format=DATE, align="left")
    for row, (subject, first_day, kind) in enumerate(rows, start=1):
        sheet.write_string(row, 0, clip(report.book.by_id[subject.measure_id].name))
        sheet.write_string(row, 1, kind)
        sheet.write_number(row, 2, day_number(first_day), day)
        sheet.write_string(row, 3, clip(subject.text))
        sheet.write_string(row, 4, clip(subject.author))
        sheet.write_number(row, 5, day_number(subject.made_at.date()), day)
    sheet.autofilter(0, 0, max(len(rows), 1), len(_FLAG_COLUMNS) - 1)


def _write_headings(sheet: Worksheet, formats: Formats, columns: Sequence[tuple[str, int]]) -> None:
    for column, (heading, width) in enumerate(columns):
        sheet.set_column_pixels(column, column, width)
        look = formats.header_right if heading in ("Least", "Most") else formats.header
        sheet.write_string(0, column, heading, look)
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
