"""The sheets beside the tabs: a chart for every measure, and the goals as they were entered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from scorecard.book import Book
from scorecard.exporting.charts import trend_chart
from scorecard.exporting.data_sheet import Block, day_number
from scorecard.exporting.formats import Formats, clip
from scorecard.exporting.number_codes import DATE, stored, unit_code
from scorecard.goals import Goal
from scorecard.measures import Direction, Measure
from scorecard.trend import Trend

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_CHARTS_A_ROW = 3
_CHART_SIZE = (460, 260)
_GAP = 20
_ROW_HEIGHT, _COLUMN_WIDTH = 20, 80
_CHARTS_FROM_ROW = 3

_KIND_WORDS = {
    Direction.AT_LEAST: "At least",
    Direction.AT_MOST: "At most",
    Direction.BETWEEN: "Between",
    Direction.YES: "Yes",
}
_GOAL_COLUMNS = (
    ("Measure", 216), ("Department", 120), ("Owner", 110), ("Cadence", 80), ("Holds from", 86), ("Kind", 70),
    ("Least", 90), ("Most", 90), ("Note", 260),
)  # fmt: skip


def write_trends(
    workbook: Workbook, sheet: Worksheet, formats: Formats, trends: Sequence[tuple[Trend, Block]]
) -> None:
    """One chart a measure, three in a row."""
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_column_pixels(0, 0, 14)
    sheet.set_column_pixels(1, _CHARTS_A_ROW * (_CHART_SIZE[0] + _GAP) // _COLUMN_WIDTH, _COLUMN_WIDTH)
    sheet.set_row_pixels(0, 28)
    sheet.write_string(0, 1, "Trends", formats.title)
    told = "Dashed line: goal  ·  triangle: off track  ·  ring: one year before  ·  open circle*: to date"
    sheet.write_string(1, 1, told if trends else "No trends yet.", formats.summary)
    for index, (trend, block) in enumerate(trends):
        down, across = divmod(index, _CHARTS_A_ROW)
        row = _CHARTS_FROM_ROW + down * (_CHART_SIZE[1] + _GAP) // _ROW_HEIGHT
        column = 1 + across * (_CHART_SIZE[0] + _GAP) // _COLUMN_WIDTH
        sheet.insert_chart(row, column, trend_chart(workbook, trend, block, _CHART_SIZE, legend=False))


def write_goals(sheet: Worksheet, formats: Formats, book: Book) -> None:
    """Every goal as it was entered, in the order of the measures."""
    for column, (heading, width) in enumerate(_GOAL_COLUMNS):
        sheet.set_column_pixels(column, column, width)
        sheet.write_string(
            0, column, heading, formats.header_right if heading in ("Least", "Most") else formats.header
        )
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
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
    sheet.write_string(row, 8, clip(goal.note))
