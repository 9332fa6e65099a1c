"""Three tabs as PDF against a bare QPdfWriter that writes the same words in the same fonts."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from PySide6.QtCore import QBuffer, QIODevice, QPointF
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPdfWriter

from bench.company import clock, sample
from bench.measure import Ratio, interleaved, seconds
from scorecard.report_choices import ReportChoices
from scorecard.workspace import Workspace
from ui import theme
from ui.reports import document, documents, paint

Word = tuple[QPointF, str, QFont, QColor]
_NAMESPACE = "{http://www.w3.org/2000/svg}"
_DOTS = 1200


def measure_pdf(folder: Path) -> list[Ratio]:
    """The tabs of the sample company, from their values to a file."""
    app = QGuiApplication.instance() or QGuiApplication([])
    workspace = Workspace.open(sample(folder), clock=clock)
    try:
        report = workspace.reporting.report()
        # The same words as in a picture of each tab, where they can be read back.
        pages = []
        for cadence in ReportChoices().cadences:
            alone = workspace.reporting.report(ReportChoices(cadences=(cadence,)))
            pages.append(_words(document.to_svg(documents.tabs(alone))))
    finally:
        workspace.close()
    choices = ReportChoices()
    whole, bare = interleaved(
        lambda: seconds(lambda: (folder / "whole.pdf").write_bytes(paint(report, choices, ".pdf"))),
        lambda: seconds(lambda: (folder / "bare.pdf").write_bytes(_bare(pages))),
        runs=15,
    )
    del app
    name = "a bare QPdfWriter writing the same words in the same fonts"
    return [Ratio("PDF of three tabs", name, whole * 1e3, bare * 1e3, "ms", 2.0)]


def _words(svg: bytes) -> list[Word]:
    """All words of a picture, in which order they were written."""
    found = []
    for text in ElementTree.fromstring(svg).iter(f"{_NAMESPACE}text"):
        size, weight = round(float(text.attrib["font-size"])), int(text.attrib["font-weight"])
        place = QPointF(float(text.attrib["x"]), float(text.attrib["y"]))
        word = (text.text or "").strip()
        found.append((place, word, theme.paper_font(size, weight), QColor(text.attrib["fill"])))
    return found


def _bare(pages: list[list[Word]]) -> bytes:
    """The words and nothing else, each page anew."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS)
    painter = QPainter(writer)
    painter.scale(_DOTS / document.UNITS, _DOTS / document.UNITS)
    for number, words in enumerate(pages):
        if number:
            writer.newPage()
        for place, text, font, colour in words:
            painter.setFont(font)
            painter.setPen(colour)
            painter.drawText(place, text)
    painter.end()
    return bytes(buffer.data().data())
