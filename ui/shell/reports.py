"""What is shown to others: PDF, print, pictures, hand-outs, and a tab in a letter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from scorecard.errors import StoreError
from scorecard.periods import Cadence
from scorecard.report_choices import Paper, ReportChoices, Way
from ui import theme
from ui.messages import MessageBar
from ui.preferences import Preferences
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
_OF_PDF = "All tabs, the one in front with the period on screen. Long tables go on over more pages."
_OF_HAND_OUT = (
    "What is off track on the tab in front, each with its trend, the last notes and lines to write on."
)
_TABS, _HAND_OUT = "tabs", "hand-out"
"""Pages whose orientation is remembered."""
_NO_CHART = "There is no chart yet. Select a measure that has numbers."


class Reports(QObject):
    """Gathers what is on screen as a report and hands it to what paints it."""

    def __init__(
        self,
        session: Session,
        preferences: Preferences,
        company: CompanyPage,
        files: Files,
        bar: MessageBar,
        window: QWidget,
    ) -> None:
        """Dialogs open over ``window``."""
        super().__init__(window)
        self._preferences = preferences
        self._session, self._company, self._files = session, company, files
        self._bar, self._window = bar, window
        company.charts.picture_requested.connect(self.save_chart)

    def export_pdf(self) -> None:
        """Ask where to, and write all tabs as a PDF, the one in front with the period on screen."""
        choices = replace(self._choices(), cadences=tuple(Cadence))
        self._save_pages("Export to PDF", "scorecard", _OF_PDF, choices)

    def hand_out(self) -> None:
        """Ask where to, and write the hand-out for a meeting about the tab in front."""
        choices = replace(self._choices(), hand_out=True, way=self._preferences.way(_HAND_OUT))
        self._save_pages("Hand-out", "hand-out", _OF_HAND_OUT, choices)

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
        from ui.reports.painting import sheet_of
        from ui.reports.printing import print_document

        try:
            if print_document(self._window, document, sheet_of(self._choices())):
                self._bar.tell(f"Printed {document.title}")
        except StoreError as error:
            self._bar.warn(str(error), ("Try again", self.print_tab))

    def _preview(self, document: Document) -> None:
        from ui.reports.painting import sheet_of
        from ui.reports.preview import PreviewDialog
        from ui.reports.printing import printer_for

        choices = self._choices()
        dialog = PreviewDialog(printer_for(document, sheet_of(choices)), document, choices, self._window)
        for closed in (dialog.accepted, dialog.rejected):
            closed.connect(lambda: self._keep_sheet(_TABS, dialog.paper.value(), dialog.way.value()))
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
        """The tab in front with the period on screen, on the sheet that was chosen last."""
        cadence, period, scorecard = self._company.place
        periods = {} if period is None else {cadence: period}
        return ReportChoices(
            cadences=(cadence,),
            periods=periods,
            scorecard=scorecard,
            paper=self._preferences.paper,
            way=self._preferences.way(_TABS),
        )

    def _save_pages(self, title: str, what: str, told: str, choices: ReportChoices) -> None:
        """Ask for the sheet and where to, and write pages."""
        from ui.reports.sheet import SheetDialog

        dialog = SheetDialog(title, told, choices, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def save() -> None:
            paper, way = dialog.paper.value(), dialog.way.value()
            self._keep_sheet(_HAND_OUT if choices.hand_out else _TABS, paper, way)
            self._save(title, what, _PDF, replace(choices, paper=paper, way=way))

        dialog.accepted.connect(save)
        dialog.open()

    def _keep_sheet(self, pages: str, paper: Paper, way: Way) -> None:
        self._preferences.paper = paper
        self._preferences.keep_way(pages, way)

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
