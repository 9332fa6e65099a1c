"""Pages of one size, and what they are written to: PDF, a printer, a picture."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from scorecard.report_choices import Paper, Way
from ui.reports.flow import Block, Page, flow, height_of
from ui.reports.ink import Ink
from ui.trends.picture import for_viewers

UNITS = 100
"""Units an inch: what lengths on a page are given in."""
_DOTS = 1200
"""Dots an inch of a PDF."""
MARGIN, _FOOT = 38.0, 20.0
_PICTURE_MARGIN, PICTURE_WIDTH = 28.0, 1180.0
_SHARPNESS = 2.0
_NO_END = float("inf")
_WAYS = {
    Way.LANDSCAPE: QPageLayout.Orientation.Landscape,
    Way.PORTRAIT: QPageLayout.Orientation.Portrait,
}
_SIZES = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}

Compose = Callable[[float, float], Iterable[Block]]
"""Blocks for pages of a width and of room for so much."""


@dataclass(frozen=True, slots=True)
class Document:
    """What is to be printed: laid out anew for each size of page."""

    title: str
    foot: str
    """What stands at the foot of each page, beside its number."""
    ink: Ink
    compose: Compose

    def pages(self, size: QSizeF) -> list[Page]:
        """Its pages for paper of ``size``, in units."""
        room = size.height() - 2 * MARGIN - _FOOT
        return flow(self.compose(size.width() - 2 * MARGIN, room), room)

    def paint_page(self, painter: QPainter, pages: list[Page], number: int, size: QSizeF) -> None:
        """Paint one of ``pages``; the painter's unit is that of the page."""
        colours = self.ink.colours
        if colours.surface != Qt.GlobalColor.white:
            painter.fillRect(QRectF(0, 0, size.width(), size.height()), colours.surface)
        painter.save()
        painter.translate(MARGIN, MARGIN)
        _paint_blocks(painter, pages[number])
        foot = QRectF(0, size.height() - 2 * MARGIN - 14, size.width() - 2 * MARGIN, 14)
        self.ink.left(painter, foot, self.foot, (10, 400), colours.text3)
        self.ink.right(painter, foot, f"Page {number + 1} of {len(pages)}", (10, 400), colours.text3)
        painter.restore()


def layout(paper: Paper, way: Way = Way.LANDSCAPE) -> QPageLayout:
    """A sheet without margins: the page has its own."""
    return QPageLayout(QPageSize(_SIZES[paper]), _WAYS[way], QMarginsF())


def size_of(sheet: QPageLayout) -> QSizeF:
    """A sheet's size in units."""
    return sheet.fullRect(QPageLayout.Unit.Inch).size() * UNITS


def to_pdf(document: Document, sheet: QPageLayout) -> bytes:
    """The document as PDF."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS)
    writer.setPageLayout(sheet)
    writer.setTitle(document.title)
    writer.setCreator("Scorecard")
    size = size_of(sheet)
    painter = QPainter(writer)
    painter.scale(_DOTS / UNITS, _DOTS / UNITS)
    pages = document.pages(size)
    for number in range(len(pages)):
        if number:
            writer.newPage()
        document.paint_page(painter, pages, number, size)
    painter.end()
    return bytes(buffer.data().data())


def to_png(document: Document) -> bytes:
    """All of the document in one picture, as high as it takes."""
    page, size = _one_page(document)
    image = QImage((size * _SHARPNESS).toSize(), QImage.Format.Format_RGB32)
    image.fill(document.ink.colours.surface)
    # As many dots an inch as make the picture as large as the page.
    image.setDotsPerMeterX(round(UNITS * _SHARPNESS / 0.0254))
    image.setDotsPerMeterY(round(UNITS * _SHARPNESS / 0.0254))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(_SHARPNESS, _SHARPNESS)
    _paint_picture(painter, page)
    painter.end()
    return png(image)


def png(image: QImage) -> bytes:
    """A picture as a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def to_svg(document: Document) -> bytes:
    """All of the document as one picture of lines and words."""
    page, size = _one_page(document)
    buffer = QBuffer()
    svg = QSvgGenerator()
    svg.setOutputDevice(buffer)
    svg.setResolution(UNITS)
    svg.setSize(QSize(round(size.width()), round(size.height())))
    svg.setViewBox(QRectF(0, 0, size.width(), size.height()))
    svg.setTitle(document.title)
    painter = QPainter(svg)
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), document.ink.colours.surface)
    _paint_picture(painter, page)
    painter.end()
    return for_viewers(bytes(buffer.data().data()))


def _one_page(document: Document) -> tuple[Page, QSizeF]:
    width = PICTURE_WIDTH - 2 * _PICTURE_MARGIN
    page: Page = []
    top = 0.0
    for part in flow(document.compose(width, _NO_END), _NO_END):
        page += [(top + place, block) for place, block in part]
        top += height_of(part) + _PICTURE_MARGIN
    return page, QSizeF(PICTURE_WIDTH, top + _PICTURE_MARGIN)


def _paint_picture(painter: QPainter, page: Page) -> None:
    painter.translate(_PICTURE_MARGIN, _PICTURE_MARGIN)
    _paint_blocks(painter, page)


def _paint_blocks(painter: QPainter, page: Page) -> None:
    for top, block in page:
        painter.save()
        painter.translate(0, top)
        block.paint(painter)
        painter.restore()
