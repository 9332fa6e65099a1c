"""The icons: 16 x 16, lines only, in a colour of the theme at the moment they are painted."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui import theme
from ui.paths import resource

SIZE = 16


def icon(name: str, color: QColor | str = "text2") -> QIcon:
    """The icon of this name in ``color``: a colour, or a token that follows the theme."""
    return QIcon(_LineEngine(name, color))


def paint(painter: QPainter, name: str, rect: QRect | QRectF, color: QColor) -> None:
    """Paint an icon into ``rect``."""
    _renderer(name, color.name(QColor.NameFormat.HexRgb)).render(painter, QRectF(rect))


def pixmap(name: str, color: QColor | str = "text2", size: int = SIZE, ratio: float = 1.0) -> QPixmap:
    """An icon as a picture of ``size`` logical pixels; it keeps the colour of the theme of now."""
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint(painter, name, QRect(0, 0, size, size), _colour(color))
    painter.end()
    return picture


def _colour(color: QColor | str) -> QColor:
    return getattr(theme.current(), color) if isinstance(color, str) else color


@lru_cache(maxsize=128)
def _renderer(name: str, color: str) -> QSvgRenderer:
    text = resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(text.replace("currentColor", color).encode()))


class _LineEngine(QIconEngine):
    """Paints with the theme of the moment, so that icons follow a change of theme by themselves.

    In a wider place the icon stands at the left: a button so keeps room between icon and words.
    """

    def __init__(self, name: str, color: QColor | str) -> None:
        super().__init__()
        self._name, self._color = name, color

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        square = QRect(rect.left(), rect.top() + (rect.height() - side) // 2, side, side)
        disabled = mode is QIcon.Mode.Disabled
        paint(painter, self._name, square, _colour("text3" if disabled else self._color))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        return _LineEngine(self._name, self._color)
