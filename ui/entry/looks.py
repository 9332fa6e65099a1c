"""What the grid is painted with: texts laid out once, marks and circles drawn once."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QPixmap,
    QPolygonF,
    QStaticText,
    QTransform,
)

from scorecard.status import Status
from ui import icons, theme
from ui.widgets import paint_mark, paint_owner

MARK, CIRCLE, ICON = 18, 20, 14


class Type(NamedTuple):
    """A size and weight made ready."""

    font: QFont
    metrics: QFontMetricsF
    height: float


class Text(NamedTuple):
    """A text laid out; ``width`` in logical pixels."""

    shape: QStaticText
    width: float
    type: Type


class Looks:
    """Everything that is made of one theme at one pixel ratio and one text size."""

    def __init__(self, colours: theme.Theme, ratio: float) -> None:
        """``ratio``: device pixels a logical pixel."""
        self.colours, self.ratio = colours, ratio
        self.type = lru_cache(maxsize=None)(self._type)
        self.text = lru_cache(maxsize=8192)(self._lay_out)
        self.mark = lru_cache(maxsize=None)(self._make_mark)
        self.circle = lru_cache(maxsize=256)(self._make_circle)
        self.icon = lru_cache(maxsize=None)(self._make_icon)

    def _type(self, size: int, weight: int) -> Type:
        font = theme.font(size, weight)
        metrics = QFontMetricsF(font)
        return Type(font, metrics, metrics.height())

    def _lay_out(self, text: str, size: int, weight: int, room: int) -> Text:
        """``text`` in one line, ended by … where it is wider than ``room``."""
        made = self.type(size, weight)
        if made.metrics.horizontalAdvance(text) > room:
            text = made.metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        shape = QStaticText(text)
        shape.setTextFormat(Qt.TextFormat.PlainText)
        shape.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        shape.prepare(QTransform(), made.font)
        return Text(shape, made.metrics.horizontalAdvance(text), made)

    def _make_mark(self, status: Status | None) -> QPixmap:
        """The mark of a status; None for that of a number to check."""
        picture, painter = self._canvas(MARK)
        center = QPointF(MARK / 2, MARK / 2)
        if status is None:
            _paint_warning(painter, center, self.colours.warn, self.colours.surface)
        else:
            paint_mark(painter, center, status, self.colours)
        painter.end()
        return picture

    def _make_circle(self, initials: str) -> QPixmap:
        size = theme.px(CIRCLE)
        picture, painter = self._canvas(size)
        paint_owner(painter, size, initials, self.colours)
        painter.end()
        return picture

    def _make_icon(self, name: str) -> QPixmap:
        picture, painter = self._canvas(ICON)
        icons.paint(painter, name, QRectF(0, 0, ICON, ICON), self.colours.text2)
        painter.end()
        return picture

    def _canvas(self, size: int) -> tuple[QPixmap, QPainter]:
        picture = QPixmap(round(size * self.ratio), round(size * self.ratio))
        picture.setDevicePixelRatio(self.ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return picture, painter


@lru_cache(maxsize=4)
def looks(name: str, ratio: float, text_size: int) -> Looks:
    """The looks of the theme called ``name`` at a text size in percent."""
    return Looks(theme.DARK if name == theme.DARK.name else theme.LIGHT, ratio)


def _paint_warning(painter: QPainter, center: QPointF, fill: QColor, bar: QColor) -> None:
    """A filled diamond with a bar."""
    painter.translate(center)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawPolygon(QPolygonF([QPointF(0, -6.8), QPointF(6.8, 0), QPointF(0, 6.8), QPointF(-6.8, 0)]))
    painter.setPen(QPen(bar, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(0, -2.9), QPointF(0, 0.6))
    painter.drawPoint(QPointF(0, 3.1))
