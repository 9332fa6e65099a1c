"""The layers that a large chart and a small one have in common.

Everything here paints with a plain QPainter, so that one set of layers serves the chart's scene, the
fifteen tiles of a page and the picture for the clipboard.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import groupby

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from scorecard.status import Status
from scorecard.trend import TrendPoint
from ui.trends.plot import Plot, band_rect, columns
from ui.widgets.pens import line_pen

_PAIR_STRENGTH = 0.55
_GOAL_WIDTH = 1.3
_MISSED = (Status.OFF_TRACK, Status.BEHIND, Status.AT_RISK)

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
    painter.setPen(line_pen(plot.colours.borderStrong))
    _level(painter, plot, plot.rect.bottom(), plot.rect.left(), plot.rect.right())


def paint_grid(painter: QPainter, plot: Plot) -> None:
    """Lines at round values, and the base line."""
    painter.setPen(line_pen(plot.colours.grid))
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
    painter.setPen(line_pen(plot.colours.lastYear, 1.5))
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
    alone, style = _alone(plot), plot.style
    used: tuple[QColor, bool] | None = None
    for index, (center, point) in enumerate(zip(plot.places, plot.trend.points, strict=True)):
        newest, missed = index == plot.last, point.status in _MISSED
        dot = style.last_dot if newest or index in alone else style.dot
        if center is None or not (missed or dot):
            continue
        look = _look(plot, point)
        if look != used:
            _mark(painter, *look, plot.colours.surface)
            used = look
        if missed:
            width = style.last_triangle if newest else style.triangle
            painter.drawPolygon(_triangle(width).translated(center))
        else:
            painter.drawEllipse(center, dot, dot)


def _look(plot: Plot, point: TrendPoint) -> tuple[QColor, bool]:
    """The colour of a point, and whether it is filled."""
    if point.status is Status.AT_RISK:
        return plot.colours.warn, False
    if point.status in _MISSED:
        return plot.colours.bad, point.status is Status.OFF_TRACK
    return plot.colours.series, not point.to_date


def _mark(painter: QPainter, color: QColor, filled: bool, ground: QColor) -> None:
    painter.setPen(line_pen(ground) if filled else line_pen(color, 1.6))
    painter.setBrush(color if filled else ground)


@cache
def _triangle(width: float) -> QPolygonF:
    half, rise = width / 2, width * 0.52
    return QPolygonF([QPointF(0, -rise), QPointF(half, rise * 0.8), QPointF(-half, rise * 0.8)])


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
