"""The flags of a chart, for notes and marks: where they stand, and how they look."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from scorecard.trend import Flag
from ui.trends.plot import Plot

_SIZE, _SMALL_SIZE, _GAP = 8.0, 6.0, 5.0
MOST_TEXTS = 2
"""More flags than these are numbered."""
_REACH = 3.0
"""So far beside a flag it is still meant."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a flag and its words stand."""

    flag: Flag
    pole: float
    words: QRectF
    text: str

    @property
    def area(self) -> QRectF:
        """What can be pointed at: the flag and its words."""
        cloth = QRectF(self.pole, self.words.top(), _SIZE, self.words.height())
        return cloth.united(self.words).adjusted(-_REACH, 0, _REACH, 0)


def flag_spots(plot: Plot) -> list[Spot]:
    """Flags with their texts, each as far as the next; with more than two, numbers that hovering tells."""
    flags = plot.trend.flags
    figures = plot.metrics(11, 400)
    top = plot.rect.top() - figures.height() - 2
    poles = [_pole(plot, flag) for flag in flags]
    written, spots = plot.rect.left(), list[Spot]()
    for number, (flag, pole) in enumerate(zip(flags, poles, strict=True), 1):
        text = flag.text if len(flags) <= MOST_TEXTS else str(number)
        start, before = pole + _SIZE + _GAP, pole - _GAP
        end = poles[number] - _GAP if number < len(flags) else plot.rect.right()
        width = figures.horizontalAdvance(text) + 1
        if start + width > end and before - width >= written:
            start, end = before - width, before
        shown = figures.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, end - start) + 1)
        shown = "" if shown == "…" else shown
        words = QRectF(start, top, figures.horizontalAdvance(shown) + 1, figures.height())
        spots.append(Spot(flag, pole, words, shown))
        written = words.right() + _GAP
    return spots


def spot_at(plot: Plot, point: QPointF) -> Spot | None:
    """The flag at a point; of two that overlap, the one whose pole is nearer."""
    found = [spot for spot in flag_spots(plot) if spot.area.contains(point)]
    return min(found, key=lambda spot: abs(spot.pole - point.x()), default=None)


def paint_flags(painter: QPainter, plot: Plot) -> None:
    """All flags of a large chart with their words."""
    painter.setFont(plot.fonts(11, 400))
    for spot in flag_spots(plot):
        _paint_flag(painter, plot, spot.pole, spot.words.center().y() - _SIZE / 2, _SIZE)
        painter.setPen(plot.colours.text2)
        painter.drawText(spot.words, Qt.AlignmentFlag.AlignVCenter, spot.text)


def paint_small_flags(painter: QPainter, plot: Plot) -> None:
    """The flags of a small chart, without words."""
    for flag in plot.trend.flags:
        _paint_flag(painter, plot, _pole(plot, flag), plot.rect.top(), _SMALL_SIZE)


def _pole(plot: Plot, flag: Flag) -> float:
    """A mark's own day; a note on its point, or between two where an expected range begins anew."""
    period = plot.trend.points[flag.index].period
    if flag.is_mark:
        left, right = plot.edge(flag.index), plot.edge(flag.index + 1)
        return left + (right - left) * (flag.day - period.begin).days / (period.end - period.begin).days
    starts_range = any(band.first == flag.index for band in plot.trend.bands if band.first)
    return plot.edge(flag.index) if starts_range else plot.x(flag.index)


def _paint_flag(painter: QPainter, plot: Plot, x: float, top: float, size: float) -> None:
    pen = QPen(plot.colours.text3, 1)
    pen.setDashPattern([1.6, 2.4])
    painter.setPen(pen)
    painter.drawLine(QLineF(round(x) + 0.5, top, round(x) + 0.5, plot.rect.bottom()))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(plot.colours.text2)
    right, middle, bottom = x + size, top + size * 0.4, top + size * 0.8
    corners = ((x, top), (right, top), (right - size / 4, middle), (right, bottom), (x, bottom))
    painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
