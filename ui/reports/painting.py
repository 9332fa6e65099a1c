"""A report as the bytes of a PDF, PNG or SVG."""

from __future__ import annotations

from PySide6.QtGui import QPageLayout

from scorecard.errors import ScorecardError
from scorecard.exporting.report import Report
from scorecard.report_choices import ReportChoices
from scorecard.trend import Trend
from ui import theme
from ui.reports import documents
from ui.reports.document import Document, layout, png, to_pdf, to_png, to_svg
from ui.theme import Theme
from ui.trends import picture


def paint(report: Report, choices: ReportChoices, suffix: str) -> bytes:
    """What a file with this ending holds: pages as PDF, one picture as PNG or SVG.

    May be called on any thread once there is a QGuiApplication. Raises ScorecardError where the measure
    whose chart is wanted is on none of the tabs.
    """
    if choices.measure_id is not None and suffix != ".pdf":
        return paint_chart(_trend(report, choices.measure_id), suffix, theme.named(choices.theme))
    document = document_of(report, choices)
    match suffix:
        case ".pdf":
            return to_pdf(document, sheet_of(choices))
        case ".png":
            return to_png(document)
        case _:
            return to_svg(document)


def paint_chart(trend: Trend, suffix: str, colours: Theme) -> bytes:
    """A chart alone, with its title."""
    if suffix == ".svg":
        return picture.to_svg(trend, colours=colours)
    return png(picture.to_image(trend, picture.COPY_SIZE, titled=True, colours=colours))


def document_of(report: Report, choices: ReportChoices) -> Document:
    """The document that was chosen."""
    colours = theme.named(choices.theme)
    if choices.measure_id is not None:
        return documents.chart(report, _trend(report, choices.measure_id), colours)
    return documents.hand_out(report, colours) if choices.hand_out else documents.tabs(report, colours)


def sheet_of(choices: ReportChoices) -> QPageLayout:
    """The sheet that was chosen."""
    return layout(choices.paper, choices.page_way)


def _trend(report: Report, measure_id: int) -> Trend:
    found = (report.trend(board.cadence, measure_id) for board in report.boards)
    trend = next((each for each in found if each is not None), None)
    if trend is None:
        name = report.book.by_id[measure_id].name
        raise ScorecardError(f"“{name}” is on none of these tabs, so it has no chart there.")
    return trend
