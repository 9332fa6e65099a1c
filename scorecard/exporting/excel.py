"""A report as an Excel workbook: a sheet a tab, and what their charts and sparklines read."""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.exporting.atomic import write_whole
from scorecard.exporting.data_sheet import NAME as DATA
from scorecard.exporting.data_sheet import Block, DataSheet
from scorecard.exporting.formats import Formats, clip
from scorecard.exporting.list_sheets import write_flags, write_goals, write_trends
from scorecard.exporting.report import Report
from scorecard.exporting.tab_sheet import TabSheet
from scorecard.periods import Cadence
from scorecard.trend import Trend

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

_LONGEST_PROPERTY = 255
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
        _Writer(workbook, report).write()
    write_whole(path, content.getvalue())


class _Writer:
    """Writes the sheets of one workbook."""

    def __init__(self, workbook: Workbook, report: Report) -> None:
        self._workbook, self._report = workbook, report
        self._formats = Formats(workbook)

    def write(self) -> None:
        """Write everything; the sheets stand in the order in which they are named here."""
        add = self._workbook.add_worksheet
        tabs = [(board, add(board.cadence.value.capitalize())) for board in self._report.boards]
        trends, goals = add("Trends"), add("Goals")
        flags = add("Notes") if self._report.notes or self._report.marks else None
        data_sheet = add(DATA)
        self._describe()
        data = DataSheet(data_sheet, self._formats, self._report.book.company.currency)
        blocks = self._write_series(data)
        for board, sheet in tabs:
            trailing = {row.measure.id: data.add_row(board, row) for row in board.rows}
            of_tab = {trend.measure.id: block for trend, block in blocks.get(board.cadence, ())}
            TabSheet(self._workbook, sheet, self._formats, self._report, board, trailing, of_tab).write()
        data.finish()
        write_trends(self._workbook, trends, self._formats, _once_a_measure(blocks))
        write_goals(goals, self._formats, self._report.book)
        if flags is not None:
            write_flags(flags, self._formats, self._report)

    def _write_series(self, data: DataSheet) -> dict[Cadence, list[tuple[Trend, Block]]]:
        return {
            cadence: [(trend, data.add_trend(cadence, trend)) for trend in trends if trend.points]
            for cadence, trends in self._report.trends.items()
        }

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


def _once_a_measure(blocks: dict[Cadence, list[tuple[Trend, Block]]]) -> list[tuple[Trend, Block]]:
    """Each measure's trend on the first tab that has it."""
    found: dict[int, tuple[Trend, Block]] = {}
    for pairs in blocks.values():
        for trend, block in pairs:
            found.setdefault(trend.measure.id, (trend, block))
    return list(found.values())
