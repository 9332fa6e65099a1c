"""What goes out: a scorecard as an Excel workbook or as a table of long rows."""

from __future__ import annotations

from scorecard.exporting.delimited import write_csv
from scorecard.exporting.excel import write_workbook
from scorecard.exporting.report import Report, TalkingPoint

__all__ = ["Report", "TalkingPoint", "write_csv", "write_workbook"]
