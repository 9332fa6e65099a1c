"""Painting where there is no window."""

from __future__ import annotations

import os
import sys

from PySide6.QtGui import QGuiApplication

from scorecard.exporting.report import Report
from scorecard.report_choices import ReportChoices
from ui.reports.painting import paint as paint_with_qt


def paint(report: Report, choices: ReportChoices, suffix: str) -> bytes:
    """The same as in the window. On Linux no display is needed, and none is asked for."""
    if sys.platform.startswith("linux"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QGuiApplication.instance() or QGuiApplication([])
    content = paint_with_qt(report, choices, suffix)
    del app
    return content
