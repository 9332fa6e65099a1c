"""What goes out: a scorecard as an Excel workbook, as a table of long rows, or as a letter."""

from __future__ import annotations

from scorecard.exporting.delimited import write_csv
from scorecard.exporting.excel import write_workbook
from scorecard.exporting.html import as_html, write_html
from scorecard.exporting.own_template import fill_template
from scorecard.exporting.report import Report, TalkingPoint

__all__ = ["Report", "TalkingPoint", "as_html", "fill_template", "write_csv", "write_html", "write_workbook"]
