"""What is shown to others: PDF, print, pictures, hand-outs, and a tab in a letter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from scorecard.errors import StoreError
from scorecard.periods import Cadence
from scorecard.report_choices import Paper, ReportChoices
from ui import theme
from ui.messages import MessageBar
from ui.session import Session
from ui.shell.company_page import CompanyPage
from ui.shell.files import Files
from ui.shell.summary_line import Mode

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from scorecard.exporting.report import Report
    from scorecard.trend import Trend
    from ui.reports.document import Document

_PICTURES = "PNG picture (*.png);;SVG drawing (*.svg)"
_OF_TABS = f"{_PICTURES};;Web page for a letter (*.html)"
_PDF = "PDF document (*.pdf)"
_NO_CHART = "There is no chart yet. Select a measure that has numbers."


class Reports(QObject):
    """Gathers what is on screen as a report and hands it to what paints it."""

    def __init__(
        self, session: Session, company: CompanyPage, files: Files, bar: MessageBar, window: QWidget
    ) -> None:
        """Dialogs open over ``window``."""
        super().__init__(window)
        self._session, self._company, self._files = session, company, files
        self._bar, self._window = bar, window
        company.charts.picture_requested.connect(self.save_chart)

    def export_pdf(self) -> None:
        """Ask where to, and write all tabs as a PDF, the one in front with the period on screen."""
        self._save("Export to PDF", "scorecard", _PDF, replace(self._choices(), cadences=tuple(Cadence)))

    def hand_out(self) -> None:
        """Ask where to, and write the hand-out for a meeting about the tab in front."""
        self._save("Hand-out", "hand-out", _PDF, replace(self._choices(), hand_out=True))

    def save_tab(self) -> None:
        """Ask where to, and write the tab in front as a picture in the colours on screen, or as a page."""
        choices = replace(self._choices(), theme=theme.current().name)
        self._save("Save tab as picture", f"{self._company.tabs.cadence.value} scorecard", _OF_TABS, choices)

    def save_shown_chart(self) -> None:
        """Ask where to, and write the chart of the selected measure as a picture."""
        pages, cadence = self._company.pages, self._company.tabs.cadence
        trend = None
        if self._company.mode(cadence) is Mode.TRENDS and pages.tiles is not None:
            trend = pages.tiles.trend
        elif pages.panel is not None:
            trend = pages.panel.chart.trend
        if trend is None:
            self._bar.warn(_NO_CHART)
        else:
            self.save_chart(trend)

    def save_chart(self, trend: Trend) -> None:
        """Ask where to, and write a chart as a picture, in the colours on screen."""
        from scorecard.exporting.atomic import write_whole
        from ui.reports.painting import paint_chart

        colours = theme.current()
        self._files.save_as(
            "Save chart as picture",
            trend.name,
            _PICTURES,
            lambda _, target: write_whole(target, paint_chart(trend, target.suffix.lower(), colours)),
        )

    def print_tab(self) -> None:
        """Ask for a printer, and print the tab in front."""
        self._gather_document(self._print)

    def preview(self) -> None:
        """Show how the tab in front is printed."""
        self._gather_document(self._preview)

    def _print(self, document: Document) -> None:
        from ui.reports.printing import print_document

        try:
            if print_document(self._window, document, _paper()):
                self._bar.tell(f"Printed {document.title}")
        except StoreError as error:
            self._bar.warn(str(error), ("Try again", self.print_tab))

    def _preview(self, document: Document) -> None:
        from ui.reports.preview import PreviewDialog
        from ui.reports.printing import printer_for

        dialog = PreviewDialog(printer_for(document, _paper()), document, self._window)
        dialog.accepted.connect(lambda: self._print(document))
        dialog.open_over(self._window, 0.8)

    def copy_for_mail(self) -> None:
        """Put the tab in front on the clipboard: tables for a letter, and its numbers as text."""
        self._gather(self._copy)

    def _copy(self, report: Report) -> None:
        QGuiApplication.clipboard().setMimeData(_letter(report))
        name = report.boards[0].cadence.value.capitalize()
        self._bar.tell(f"{name} scorecard copied. Paste it into an e-mail.")

    def _gather_document(self, then: Callable[[Document], object]) -> None:
        from ui.reports.documents import tabs

        self._gather(lambda report: then(tabs(report)))

    def _gather(self, then: Callable[[Report], object]) -> None:
        """Have the tab in front as values."""
        choices = self._choices()
        self._session.run(
            lambda workspace: workspace.reporting.report(choices), then, title="Gathering the numbers…"
        )

    def _choices(self) -> ReportChoices:
        """The tab in front with the period on screen, on the paper that is used here."""
        cadence, period, scorecard = self._company.place
        periods = {} if period is None else {cadence: period}
        return ReportChoices(cadences=(cadence,), periods=periods, scorecard=scorecard, paper=_paper())

    def _save(self, title: str, what: str, kinds: str, choices: ReportChoices) -> None:
        from ui.reports import paint

        board, book = self._company.board, self._session.book
        when = "" if board is None else f" {book.calendar.mention(board.period, self._session.clock())}"
        name = f"{book.company.name} {what}{when}"
        self._files.save_as(
            title,
            name,
            kinds,
            lambda workspace, target: workspace.reporting.export(
                target, _for_file(choices, target), paint=paint
            ),
        )


def _for_file(choices: ReportChoices, target: Path) -> ReportChoices:
    """A page for a letter is light whatever the screen is: letters are read on white."""
    is_letter = target.suffix.lower() == ".html"
    return replace(choices, theme=ReportChoices().theme) if is_letter else choices


def _letter(report: Report) -> QMimeData:
    from scorecard.exporting.html import as_html
    from ui.board.copying import as_mime

    board = report.boards[0]
    data = as_mime(board, board.rows)
    data.setHtml(as_html(report))
    return data


def _paper() -> Paper:
    """Letter where inches are used, else A4."""
    metric = QLocale.system().measurementSystem() is QLocale.MeasurementSystem.MetricSystem
    return Paper.A4 if metric else Paper.LETTER
