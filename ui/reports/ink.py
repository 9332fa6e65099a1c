"""What pages are written with: colours, fonts, and words put where there is room for them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from ui.theme import Theme, paper_font

Style = tuple[int, int]
"""Size in units of the page, and weight."""
_SMALLEST = 6


class Ink:
    """The colours of one theme and the fonts of a page. Widths are looked up once for each text."""

    def __init__(self, colours: Theme) -> None:
        """Nothing here depends on the window, its theme or the size of its text."""
        self.colours = colours
        self.font = lru_cache(maxsize=None)(paper_font)
        self.metrics = lru_cache(maxsize=None)(self._metrics)
        self.width = _width
        self._middle = lru_cache(maxsize=None)(self._from_middle)

    def left(self, painter: QPainter, area: QRectF, text: str, style: Style, colour: QColor) -> float:
        """Write ``text`` at the left of ``area``, ended by … where it is too long; returns its width."""
        used, room = self.width(text, style), area.width()
        if used > room:
            text = self.cut(text, style, room)
            used = self.width(text, style)
        self._draw(painter, area.left(), area, text, style, colour)
        return used

    def right(self, painter: QPainter, area: QRectF, text: str, style: Style, colour: QColor) -> None:
        """Write a number at the right of ``area``; one that is too wide is smaller, never cut."""
        width, room = self.width(text, style), area.width()
        while width > room and style[0] > _SMALLEST:
            style = (style[0] - 1, style[1])
            width = self.width(text, style)
        self._draw(painter, area.right() - width, area, text, style, colour)

    def numbers(
        self,
        painter: QPainter,
        numbers: Sequence[tuple[float, str, QColor]],
        room: float,
        middle: float,
        style: Style,
    ) -> None:
        """Write numbers of one ``style`` in a line, each ended at its right edge, with its colour.

        What is wider than ``room`` is smaller.
        """
        if not numbers:
            return
        painter.setFont(self.font(*style))
        baseline = middle + self._middle(style)
        pen: QColor | None = None
        for right, text, colour in numbers:
            width = self.width(text, style)
            if width > room:
                self.right(painter, QRectF(right - room, middle, room, 0), text, style, colour)
                painter.setFont(self.font(*style))
                pen = None
                continue
            if colour is not pen:
                # Every pen is written into a PDF, even if it is the one before.
                painter.setPen(colour)
                pen = colour
            painter.drawText(QPointF(right - width, baseline), text)

    def cut(self, text: str, style: Style, room: float) -> str:
        """``text``, ended by … where it is wider than ``room``."""
        if self.width(text, style) <= room:
            return text
        return self.metrics(style).elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, room))

    def lines(self, text: str, style: Style, room: float, most: int) -> list[str]:
        """``text`` in at most so many lines, broken between words; the last has what is left."""
        rest = text.split()
        if self.width(text, style) <= room:
            return [" ".join(rest)] if rest else []
        found: list[str] = []
        while rest and len(found) < most - 1:
            count = 1
            while count < len(rest) and self.width(" ".join(rest[: count + 1]), style) <= room:
                count += 1
            found.append(self.cut(" ".join(rest[:count]), style, room))
            rest = rest[count:]
        return [*found, self.cut(" ".join(rest), style, room)] if rest else found

    def write_lines(
        self, painter: QPainter, area: QRectF, lines: list[str], style: Style, colour: QColor, step: float
    ) -> None:
        """Write ``lines`` from the top of ``area``, ``step`` apart."""
        for number, line in enumerate(lines):
            place = QRectF(area.left(), area.top() + number * step, area.width(), step)
            self._draw(painter, place.left(), place, line, style, colour)

    def _draw(
        self, painter: QPainter, x: float, area: QRectF, text: str, style: Style, colour: QColor
    ) -> None:
        painter.setFont(self.font(*style))
        painter.setPen(colour)
        painter.drawText(QPointF(x, area.center().y() + self._middle(style)), text)

    def _metrics(self, style: Style) -> QFontMetricsF:
        return QFontMetricsF(self.font(*style))

    def _from_middle(self, style: Style) -> float:
        """How far below the middle of a line its letters stand."""
        metrics = self.metrics(style)
        return (metrics.ascent() - metrics.descent()) / 2


@lru_cache(maxsize=16_384)
def _width(text: str, style: Style) -> float:
    """A text's width. It is a figure and no object of a font, which threads must not share."""
    return QFontMetricsF(paper_font(*style)).horizontalAdvance(text)
