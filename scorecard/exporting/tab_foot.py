"""What stands under a tab's table: the chart that deserves a look first, and beside it what to talk about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.exporting.chart_data import Block
from scorecard.exporting.charts import trend_chart
from scorecard.exporting.tab_sheet import STATUS, TabSheet
from scorecard.exporting.talk_box import MARK_COLUMNS, TalkBox
from scorecard.periods import Cadence
from scorecard.trend import Trend

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

Blocks = dict[tuple[Cadence, int], tuple[Trend, Block]]
"""What charts read, by tab and measure."""
_CHART_HEIGHT, _ROW_HEIGHT = 260, 20
_NARROWEST_TEXT = 220
"""Pixels."""


def write_foot(workbook: Workbook, tab: TabSheet, row: int, blocks: Blocks) -> None:
    """Write it from a row on; without charts the box alone."""
    report, board = tab.report, tab.board
    trend = report.featured(board)
    found = None if trend is None else blocks.get((board.cadence, trend.measure.id))
    if found is not None:
        size = (tab.left_width, _CHART_HEIGHT)
        chart = trend_chart(workbook, *found, size, legend=True)
        tab.sheet.insert_chart(row, STATUS, chart, {"object_position": 2})
    left, right = tab.first_period + 1, tab.last_column
    width = (right - left - MARK_COLUMNS) * tab.period_width + tab.trend_width
    if width < _NARROWEST_TEXT:
        # So few periods leave no room beside the chart.
        left, right, width = STATUS, tab.first_period - 1, tab.left_width // 2
        row += 0 if found is None else _CHART_HEIGHT // _ROW_HEIGHT + 1
    box = TalkBox(tab.sheet, tab.formats, left, right, width)
    box.write(row, board.cadence, report.talking_points(board))
