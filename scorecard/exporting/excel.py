"""A report as an Excel workbook: a sheet a tab, and what their charts and sparklines read."""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.exporting.atomic import write_whole
from scorecard.exporting.chart_data import NAME as CHART_DATA
from scorecard.exporting.chart_data import Block, ChartData, Column
from scorecard.exporting.data_sheet import DataSheet
from scorecard.exporting.formats import Formats, clip
from scorecard.exporting.list_sheets import write_flags, write_goals, write_trends
from scorecard.exporting.number_tables import NumberTables
from scorecard.exporting.report import Report
from scorecard.exporting.tab_foot import Blocks, write_foot
from scorecard.exporting.tab_sheet import TabSheet
from scorecard.exporting.writer import Cells, plain_worksheet
from scorecard.own_workbook import AS_EXPORTED, DATA
from scorecard.report_choices import Paper
from scorecard.trend import Trend

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from scorecard.board import Board, Row

_LONGEST_PROPERTY = 255
_PAPERS = {Paper.LETTER: 1, Paper.A4: 9}
"""As Excel numbers them."""
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "nan_inf_to_errors": True,
}


def write_workbook(report: Report, path: Path) -> None:
    """Write ``report`` to ``path`` as .xlsx, replacing an older file.

    Raises StoreError where the file cannot be written; the older file is then as it was.
    """
    from xlsxwriter import Workbook

    content = BytesIO()
    with Workbook(content, _OPTIONS) as workbook:
        workbook.worksheet_class = plain_worksheet()
        _Writer(workbook, report).write()
    write_whole(path, content.getvalue())


class _Writer:
    """Writes the sheets of one workbook."""

    def __init__(self, workbook: Workbook, report: Report) -> None:
        self._workbook, self._report = workbook, report
        self._formats = Formats(workbook, right_to_left=report.right_to_left)
        choices = report.choices
        self._cells = Cells(live=choices.data and not choices.values_only)
        self._tables = NumberTables(report, report.numbers)

    def write(self) -> None:
        """Write everything; the sheets stand in the order in which they are named here."""
        report, choices = self._report, self._report.choices
        tabs = [(board, self._add(board.cadence.value.capitalize())) for board in report.boards]
        trends = self._add("Trends") if choices.charts else None
        goals = self._add("Goals")
        flags = self._add("Notes") if report.notes or report.marks else None
        data = self._add_data() if choices.data and self._tables.tables else None
        self._charts = ChartData(self._add(CHART_DATA), self._formats, self._tables, self._cells, report)
        self._describe()
        if data is not None:
            data.write()
        blocks = self._write_series() if trends is not None else {}
        for board, sheet in tabs:
            self._write_tab(sheet, board, data, blocks)
        if trends is not None:
            write_trends(self._workbook, trends, self._formats, _once_a_measure(blocks), choices.paper)
        write_goals(goals, self._formats, report.book)
        if flags is not None:
            write_flags(flags, self._formats, report)

    def _add(self, name: str) -> Worksheet:
        sheet = self._workbook.add_worksheet(name)
        sheet.set_paper(_PAPERS[self._report.choices.paper])
        if self._report.right_to_left:
            sheet.right_to_left()
        return sheet

    def _add_data(self) -> DataSheet:
        sheet, hidden = self._add(DATA), self._add(AS_EXPORTED)
        return DataSheet(sheet, hidden, self._formats, self._tables, self._cells)

    def _write_tab(self, sheet: Worksheet, board: Board, data: DataSheet | None, blocks: Blocks) -> None:
        def sparkline(board: Board, row: Row) -> str:
            found = None if data is None else data.trailing(row.measure, board.periods)
            return found or self._charts.add_row(board, row).cells(Column.VALUE)

        tab = TabSheet(sheet, self._formats, self._report, board, self._tables, self._cells, sparkline)
        below = tab.write() + 1
        write_foot(self._workbook, tab, below, blocks)

    def _write_series(self) -> Blocks:
        """What the charts read: each measure as on the first tab that has it, and the first of each tab."""
        found: Blocks = {}
        for board in self._report.boards:
            featured = self._report.featured(board)
            for trend in self._report.trends.get(board.cadence, ()):
                is_new = trend.measure.id not in {each.measure.id for each, _ in found.values()}
                if trend.points and (is_new or trend is featured):
                    found[board.cadence, trend.measure.id] = (
                        trend,
                        self._charts.add_trend(board.cadence, trend),
                    )
        return found

    def _describe(self) -> None:
        company, today = self._report.book.company.name, self._report.today
        titles = [f"{board.title}, {board.dates}" for board in self._report.boards]
        self._workbook.set_properties(
            {
                "title": clip(f"{company} – scorecard", _LONGEST_PROPERTY),
                "subject": clip("; ".join(titles), _LONGEST_PROPERTY),
                "company": clip(company, _LONGEST_PROPERTY),
                "created": datetime.combine(today, time()),
            }
        )


def _once_a_measure(blocks: Blocks) -> list[tuple[Trend, Block]]:
    """Each measure's trend on the first tab that has it."""
    found: dict[int, tuple[Trend, Block]] = {}
    for trend, block in blocks.values():
        found.setdefault(trend.measure.id, (trend, block))
    return list(found.values())
