"""Documents on paper: the printer, and the print dialog."""

from __future__ import annotations

from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from scorecard.errors import StoreError
from ui.reports.document import UNITS, Document, size_of


def print_document(parent: QWidget, document: Document, sheet: QPageLayout) -> bool:
    """Ask for a printer and print; returns whether it was. Raises StoreError where the printer fails."""
    printer = printer_for(document, sheet)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(f"Print {document.title}")
    chosen = dialog.exec()
    dialog.deleteLater()
    if chosen:
        print_on(printer, document)
    return bool(chosen)


def print_on(printer: QPrinter, document: Document) -> None:
    """Print the pages that were asked for, laid out for the paper that was chosen.

    Raises StoreError where the printer cannot be written to.
    """
    size = size_of(printer.pageLayout())
    painter = QPainter()
    if not painter.begin(printer):
        raise StoreError("Nothing was printed: the printer cannot be reached. Choose another one.")
    painter.scale(printer.resolution() / UNITS, printer.resolution() / UNITS)
    pages = document.pages(size)
    first = max(1, printer.fromPage())
    last = min(len(pages), printer.toPage() or len(pages))
    for number in range(first - 1, last):
        if number >= first:
            printer.newPage()
        document.paint_page(painter, pages, number, size)
    painter.end()


def printer_for(document: Document, sheet: QPageLayout) -> QPrinter:
    """The usual printer, with the document's name, for ``sheet``."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(document.title)
    printer.setCreator("Scorecard")
    printer.setFullPage(True)
    take_sheet(printer, sheet)
    return printer


def take_sheet(printer: QPrinter, sheet: QPageLayout) -> None:
    """Have ``printer`` print on ``sheet`` from now on."""
    printer.setPageSize(sheet.pageSize())
    printer.setPageOrientation(sheet.orientation())
