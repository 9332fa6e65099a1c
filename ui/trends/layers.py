"""The layers that a large chart and a small one have in common.

Everything here paints with a plain QPainter, so that one set of layers serves the chart's scene, the
fifteen tiles of a page and the picture for the clipboard.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from scorecard.status import Status
from scorecard.trend import TrendPoint
from ui.trends.plot import Plot, band_rect, columns

_PAIR_STRENGTH = 0.55
_GOAL_WIDTH = 1.3

Layer = Callable[[QPainter, Plot], None]


def paint_pair(painter: QPainter, plot: Plot) -> None:
    """The columns of the newest period and of the same one last year."""
    tint = QColor(plot.colours.accentTint)
    tint.setAlphaF(_PAIR_STRENGTH)
    for index in (plot.trend.last_year, plot.last):
        painter.fillRect(columns(plot, index, index), tint)


def paint_bands(painter: QPainter, plot: Plot) -> None:
    """The expected ranges, cut off where the scale ends."""
    for band in plot.trend.bands:
        painter.fillRect(band_rect(plot, band.first, band.last, band.low, band.high), plot.colours.band)


def paint_base(painter: QPainter, plot: Plot) -> None:
    """The line on which the plot stands."""
    painter.setPen(QPen(plot.colours.borderStrong, 1))
    _level(painter, plot, plot.rect.bottom(), plot.rect.left(), plot.rect.right())


def paint_grid(painter: QPainter, plot: Plot) -> None:
    """Lines at round values, and the base line."""
    painter.setPen(QPen(plot.colours.grid, 1))
    for tick in plot.scale.ticks:
        _level(painter, plot, plot.y(tick), plot.rect.left(), plot.rect.right())
    paint_base(painter, plot)


def paint_goal(painter: QPainter, plot: Plot) -> None:
    """The goal as it was in each period."""
    pen = QPen(plot.colours.goalLine, _GOAL_WIDTH)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([5 / _GOAL_WIDTH, 3 / _GOAL_WIDTH])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(plot.goal)


def paint_last_year(painter: QPainter, plot: Plot) -> None:
    """A ring around the same period of last year, and its height dotted to the right edge."""
    center = plot.at(plot.trend.last_year)
    if center is None:
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    dots = QPen(plot.colours.lastYear, 1.2)
    dots.setCapStyle(Qt.PenCapStyle.FlatCap)
    dots.setDashPattern([1.5, 2])
    painter.setPen(dots)
    _level(painter, plot, center.y(), center.x() + plot.style.ring, plot.rect.right())
    painter.setPen(QPen(plot.colours.lastYear, 1.5))
    painter.drawEllipse(center, plot.style.ring, plot.style.ring)


def paint_line(painter: QPainter, plot: Plot) -> None:
    """The line, dashed to a period that is not over."""
    pen = QPen(plot.colours.series, 2)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(plot.line)
    pen.setDashPattern([1.5, 1.5])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawPath(plot.line_to_date)


def paint_points(painter: QPainter, plot: Plot) -> None:
    """Dots, and triangles where a period is off track."""
    alone = _alone(plot)
    for index, (center, point) in enumerate(zip(plot.places, plot.trend.points, strict=True)):
        if center is not None:
            _paint_point(painter, plot, center, point, newest=index == plot.last, alone=index in alone)


def _paint_point(
    painter: QPainter, plot: Plot, center: QPointF, point: TrendPoint, *, newest: bool, alone: bool
) -> None:
    colours, style = plot.colours, plot.style
    triangle = style.last_triangle if newest else style.triangle
    dot = style.last_dot if newest or alone else style.dot
    if point.status in (Status.OFF_TRACK, Status.BEHIND, Status.AT_RISK):
        color = colours.warn if point.status is Status.AT_RISK else colours.bad
        filled = point.status is Status.OFF_TRACK
        _mark(painter, color, colours.surface, filled=filled)
        painter.drawPolygon(_triangle(center, triangle))
    elif dot:
        _mark(painter, colours.series, colours.surface, filled=not point.to_date)
        painter.drawEllipse(center, dot, dot)


def _mark(painter: QPainter, color: QColor, ground: QColor, *, filled: bool) -> None:
    painter.setPen(QPen(ground, 1) if filled else QPen(color, 1.6))
    painter.setBrush(QBrush(color if filled else ground))


def _triangle(center: QPointF, width: float) -> QPolygonF:
    half, rise = width / 2, width * 0.52
    return QPolygonF(
        [center + QPointF(0, -rise), center + QPointF(half, rise * 0.8), center + QPointF(-half, rise * 0.8)]
    )


def _alone(plot: Plot) -> frozenset[int]:
    """Points with no neighbour, which no line would show."""
    found: list[int] = []
    present = enumerate(point.value is not None for point in plot.trend.points)
    for there, run in groupby(present, key=lambda item: item[1]):
        places = [index for index, _ in run]
        if there and len(places) == 1:
            found += places
    return frozenset(found)


def _level(painter: QPainter, plot: Plot, y: float, left: float, right: float) -> None:
    """A crisp level line."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.drawLine(QLineF(left, round(y), right, round(y)))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


SMALL_LAYERS: tuple[Layer, ...] = (
    paint_pair,
    paint_bands,
    paint_base,
    paint_goal,
    paint_last_year,
    paint_line,
    paint_points,
)
"""Back to front."""
