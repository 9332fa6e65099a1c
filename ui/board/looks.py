"""What the table is painted with: laid-out texts, marks and tinted cells, made once for a theme."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap, QPolygonF, QStaticText, QTransform

from scorecard.board import Cell, Row
from scorecard.status import Status
from scorecard.units import MISSING, format_number
from scorecard.writing import PLAIN, Writing
from ui import icons, theme
from ui.board import columns
from ui.theme import Theme
from ui.widgets import paint_mark, paint_owner

MARK = 18
CIRCLE = 20
CORNER = 6


class Style(Enum):
    """Size and weight of the table's texts."""

    NAME = (13, 500)
    SUB_NAME = (13, 400)
    STRONG = (13, 600)
    BODY = (12, 400)
    BODY_MEDIUM = (12, 500)
    BODY_STRONG = (12, 600)
    SMALL = (11, 400)
    HEADING = (11, 500)
    HEADING_STRONG = (11, 600)


class Type(NamedTuple):
    """A style made ready."""

    font: QFont
    metrics: QFontMetricsF
    height: float


class Text(NamedTuple):
    """A text laid out; ``width`` in logical pixels."""

    shape: QStaticText
    width: float


class Tint(NamedTuple):
    """What a period cell shows besides its number."""

    status: Status | None
    """The status that colours it; None for none."""
    disagrees: bool

    @classmethod
    def of(cls, cell: Cell) -> Tint:
        """The tint of a number: none for one to date, missing, or without a goal."""
        coloured = cell.status in (Status.ON_TRACK, Status.OFF_TRACK, Status.AT_RISK)
        return cls(cell.status if coloured else None, cell.rolled_up is not None)


class Looks:
    """Everything that is made of one theme at one pixel ratio."""

    def __init__(self, colours: Theme, ratio: float) -> None:
        """``ratio``: device pixels a logical pixel."""
        self.colours, self.ratio = colours, ratio
        self.types = {style: _type(*style.value) for style in Style}
        self.text = lru_cache(maxsize=8192)(self._lay_out)
        self.number = lru_cache(maxsize=8192)(self._lay_out_number)
        self.mark = lru_cache(maxsize=None)(self._make_mark)
        self.circle = lru_cache(maxsize=256)(self._make_circle)
        self.icon = lru_cache(maxsize=16)(self._make_icon)
        self.tint = lru_cache(maxsize=256)(self._make_tint)

    def _lay_out(self, text: str, style: Style, room: int) -> Text:
        """``text`` in one line, ended by … where it is wider than ``room``."""
        font, metrics, _ = self.types[style]
        if metrics.horizontalAdvance(text) > room:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        shape = QStaticText(text)
        shape.setTextFormat(Qt.TextFormat.PlainText)
        shape.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        shape.prepare(QTransform(), font)
        return Text(shape, metrics.horizontalAdvance(text))

    def _lay_out_number(self, short: str, value: float | None, room: int, writing: Writing = PLAIN) -> Text:
        """A number for a narrow cell; one that is wider than ``room`` loses digits and never its end."""
        fits = value is None or self.fits(short, Style.BODY, room)
        return self.text(short if fits else _shorter(value, writing), Style.BODY, room)

    def fits(self, text: str, style: Style, room: float) -> bool:
        """Whether a text is seen in full."""
        return self.types[style].metrics.horizontalAdvance(text) <= room

    def fitting_width(self, column: int, rows: Sequence[Row], heading: tuple[str, str]) -> int:
        """The width in which nothing of a column is cut, in logical pixels."""
        texts = [(text, Style.HEADING_STRONG) for text in heading]
        texts += [(text, style) for row in rows for text, style in _texts(row, column)]
        most = max(self.types[style].metrics.horizontalAdvance(text) for text, style in texts)
        return max(columns.LEAST_WIDTH, round(most + 0.5) + _AROUND.get(column, 12))

    def _make_mark(self, status: Status) -> QPixmap:
        picture, painter = self._canvas(MARK, MARK)
        paint_mark(painter, QPointF(MARK / 2, MARK / 2), status, self.colours)
        painter.end()
        return picture

    def _make_icon(self, name: str, token: str, size: int) -> QPixmap:
        return icons.pixmap(name, getattr(self.colours, token), size, self.ratio)

    def _make_circle(self, initials: str) -> QPixmap:
        size = theme.px(CIRCLE)
        picture, painter = self._canvas(size, size)
        paint_owner(painter, size, initials, self.colours)
        painter.end()
        return picture

    def _make_tint(self, tint: Tint, width: int, height: int) -> QPixmap:
        picture, painter = self._canvas(width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        area, radius = QRectF(0, 0, width, height), theme.RADIUS_CELL
        if tint.status is not None:
            painter.setBrush(self._tint_colour(tint.status))
            painter.drawRoundedRect(area, radius, radius)
        if tint.status is Status.OFF_TRACK:
            _corner(painter, self.colours.bad, QPointF(0, 0), 1, 1)
        if tint.disagrees:
            _corner(painter, self.colours.accent, QPointF(width, height), -1, -1)
        painter.end()
        return picture

    def _tint_colour(self, status: Status) -> QColor:
        colours = self.colours
        return {Status.ON_TRACK: colours.goodTint, Status.OFF_TRACK: colours.badTint}.get(
            status, colours.warnTint
        )

    def _canvas(self, width: int, height: int) -> tuple[QPixmap, QPainter]:
        picture = QPixmap(round(width * self.ratio), round(height * self.ratio))
        picture.setDevicePixelRatio(self.ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return picture, painter


def looks(name: str, ratio: float) -> Looks:
    """The looks of the theme called ``name`` at the text size in use."""
    return _looks(name, ratio, theme.text_size())


@lru_cache(maxsize=4)
def _looks(name: str, ratio: float, _: int) -> Looks:
    return Looks(theme.DARK if name == theme.DARK.name else theme.LIGHT, ratio)


_AROUND = {columns.STATUS: 44, columns.MEASURE: 112, columns.GOAL: 16, columns.VALUE: 16, columns.CHANGE: 16}
"""What a column needs besides its text."""


def _texts(row: Row, column: int) -> list[tuple[str, Style]]:
    match column:
        case columns.STATUS:
            return [(row.cell.status.word, Style.BODY_MEDIUM)]
        case columns.MEASURE:
            return [(row.name, Style.STRONG)]
        case columns.GOAL:
            return [(row.goal_text, Style.BODY)]
        case columns.VALUE:
            return [(row.cell.text, Style.STRONG)]
        case columns.CHANGE:
            return [(row.change_text, Style.BODY)]
        case columns.TREND:
            return [("0" * 8, Style.BODY)]
        case _:
            return [(cell.short, Style.BODY) for cell in row.cells[:-1]]


def _shorter(value: float | None, writing: Writing) -> str:
    if value is None:
        return MISSING
    for size, suffix in ((1e12, "T"), (1e9, "bn"), (1e6, "M"), (1e3, "k")):
        if abs(value) >= 0.9995 * size:
            scaled = value / size
            return format_number(scaled, 1 if abs(scaled) < 9.95 else 0, writing) + suffix
    return format_number(value, 0, writing)


def _type(size: int, weight: int) -> Type:
    font = theme.font(size, weight)
    metrics = QFontMetricsF(font)
    return Type(font, metrics, metrics.height())


def _corner(painter: QPainter, colour: QColor, at: QPointF, right: int, down: int) -> None:
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([at, at + QPointF(CORNER * right, 0), at + QPointF(0, CORNER * down)]))
