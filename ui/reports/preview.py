"""The pages of a document before they are printed."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import QFrame, QGraphicsView, QHBoxLayout, QWidget

from scorecard.report_choices import ReportChoices
from ui import theme
from ui.reports.document import Document, layout
from ui.reports.printing import print_on, take_sheet
from ui.widgets import Dialog, button, label
from ui.widgets.sheets import paper_choice, way_choice

_SIZE = 1000, 700


class PreviewDialog(Dialog):
    """Page by page, larger and smaller; accepted by whoever wants to print."""

    manual_page = "export"

    def __init__(
        self, printer: QPrinter, document: Document, choices: ReportChoices, parent: QWidget | None = None
    ) -> None:
        """The pages are laid out for ``printer``, which has the sheet of ``choices``."""
        super().__init__("Print preview", "Print…", parent, cancel="Close")
        # The pages do not keep it.
        self._printer = printer
        self.pages = QPrintPreviewWidget(printer)
        self.pages.setAccessibleName(f"Pages of {document.title}")
        if (desk := self.pages.findChild(QGraphicsView)) is not None:
            desk.setBackgroundBrush(theme.current().sunken)
            desk.setFrameShape(QFrame.Shape.NoFrame)
            self.pages.setFocusProxy(desk)
        self.back = button("", icon="chevron-left", kind="small", tip="Page before (Page Up)")
        self.forth = button("", icon="chevron-right", kind="small", tip="Next page (Page Down)")
        self.back.setAccessibleName("Page before")
        self.forth.setAccessibleName("Next page")
        self.place = label("", "hint")
        self.paper, self.way = paper_choice(choices.paper), way_choice(choices.page_way)
        self.paper.setAccessibleName("Paper")
        self.way.setAccessibleName("Orientation")
        self.smaller = button("Smaller", kind="small", tip="Smaller (Ctrl+-)")
        self.larger = button("Larger", kind="small", tip="Larger (Ctrl++)")
        self.whole = button("Whole page", kind="small", tip="The whole page (Ctrl+0)")
        self.wide = button("Page width", kind="small")
        self.body.addLayout(self._tools())
        self.body.addWidget(self.pages, 1)
        self._connect(document)
        self.take_size(*_SIZE)
        self.pages.fitInView()
        # Arrows move the pages and Enter prints; on the first button it would make them smaller.
        self.pages.setFocus()

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        for each in (self.back, self.place, self.forth):
            row.addWidget(each)
        row.addSpacing(theme.GAP)
        row.addWidget(self.paper)
        row.addWidget(self.way)
        row.addStretch(1)
        for each in (self.smaller, self.larger, self.whole, self.wide):
            row.addWidget(each)
        return row

    def _connect(self, document: Document) -> None:
        pages = self.pages
        pages.paintRequested.connect(lambda to: print_on(to, document))
        pages.previewChanged.connect(self._tell_place)
        acts = (
            (self.back, lambda: self._turn(-1), "PgUp"),
            (self.forth, lambda: self._turn(1), "PgDown"),
            (self.smaller, pages.zoomOut, QKeySequence.StandardKey.ZoomOut),
            (self.larger, pages.zoomIn, QKeySequence.StandardKey.ZoomIn),
            (self.whole, pages.fitInView, "Ctrl+0"),
        )
        for each, act, keys in acts:
            each.clicked.connect(lambda _=False, act=act: act())
            QShortcut(QKeySequence(keys), self, each.click)
        self.wide.clicked.connect(pages.fitToWidth)
        self.paper.chosen.connect(self._lay_out)
        self.way.chosen.connect(self._lay_out)

    def _lay_out(self) -> None:
        """Show the pages on the sheet that was chosen."""
        take_sheet(self._printer, layout(self.paper.value(), self.way.value()))
        self.pages.updatePreview()
        self.pages.fitInView()

    def _turn(self, steps: int) -> None:
        self.pages.setCurrentPage(self.pages.currentPage() + steps)
        self._tell_place()

    def _tell_place(self) -> None:
        page, count = self.pages.currentPage(), self.pages.pageCount()
        self.place.setText(f"Page {page} of {count}")
        self.back.setEnabled(page > 1)
        self.forth.setEnabled(page < count)
