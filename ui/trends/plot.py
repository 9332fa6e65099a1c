"""Where things lie in a plot, and the layers that a large chart and a small one have in common.

Everything here paints with a plain QPainter, so that one set of layers serves the chart's scene, the
fifteen tiles of a page and the picture for the clipboard.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby, pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from scorecard.status import Status
from scorecard.trend import Trend, TrendPoint
from ui import theme
from ui.theme import Theme
from ui.trends.scale import Scale, bounds

_PAIR_STRENGTH = 0.55
_GOAL_WIDTH = 1.3

Fonts = Callable[[int, int], QFont]
"""The font of a size of the design and a weight."""


@dataclass(frozen=True, slots=True)
class Style:
    """Sizes in pixels: radii of dots and ring, widths of triangles."""

    dot: float
    """0 leaves out all dots but the last."""
    last_dot: float
    triangle: float
    last_triangle: float
    ring: float


LARGE = Style(dot=3, last_dot=3, triangle=10, last_triangle=10, ring=8)
SMALL = Style(dot=0, last_dot=3.5, triangle=6, last_triangle=8, ring=6.5)


@dataclass(frozen=True, slots=True)
class Plot:
    """A trend, the rectangle in which it is drawn, and how."""

    trend: Trend
    rect: QRectF
    scale: Scale
    style: Style
    colours: Theme
    fonts: Fonts = theme.font
    """Those of the window grow with its text; what is printed or drawn has the design's."""

    @property
    def last(self) -> int:
        """The index of the newest point."""
        return len(self.trend.points) - 1

    def metrics(self, size: int, weight: int = 400) -> QFontMetricsF:
        """The metrics of a size and weight."""
        return QFontMetricsF(self.fonts(size, weight))

    def edge(self, index: int) -> float:
        """Where the column of ``index`` begins; that of the count of points is the right edge."""
        return self.rect.left() + self.rect.width() * index / len(self.trend.points)

    def x(self, index: int) -> float:
        """The middle of a column."""
        return self.edge(index) + self.rect.width() / len(self.trend.points) / 2

    def y(self, value: float) -> float:
        """The height of a value."""
        part = (value - self.scale.low) / (self.scale.high - self.scale.low)
        return self.rect.bottom() - part * self.rect.height()

    def at(self, index: int) -> QPointF | None:
        """Where a point lies; None where its value is missing."""
        value = self.trend.points[index].value
        return None if value is None else QPointF(self.x(index), self.y(value))

    def index_at(self, x: float) -> int:
        """The column under ``x``, the nearest one outside the plot."""
        column = int((x - self.rect.left()) / self.rect.width() * len(self.trend.points))
        return min(max(column, 0), self.last)


Layer = Callable[[QPainter, Plot], None]


def paint_pair(painter: QPainter, plot: Plot) -> None:
    """The columns of the newest period and of the same one last year."""
    tint = QColor(plot.colours.accentTint)
    tint.setAlphaF(_PAIR_STRENGTH)
    for index in (plot.trend.last_year, plot.last):
        painter.fillRect(_columns(plot, index, index), tint)


def paint_bands(painter: QPainter, plot: Plot) -> None:
    """The expected ranges, cut off where the scale ends."""
    for band in plot.trend.bands:
        painter.fillRect(band_rect(plot, band.first, band.last, band.low, band.high), plot.colours.band)


def band_rect(plot: Plot, first: int, last: int, low: float, high: float) -> QRectF:
    """Where an expected range lies."""
    area = _columns(plot, first, last)
    top, bottom = plot.y(min(high, plot.scale.high)), plot.y(max(low, plot.scale.low))
    return QRectF(area.left(), top, area.width(), max(0.0, bottom - top))


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


def goal_path(plot: Plot) -> QPainterPath:
    """The goal in steps; a range has two lines."""
    limits = [bounds(point.target) for point in plot.trend.points]
    path = QPainterPath()
    for side in (0, 1):
        path.addPath(_steps(plot, [limit[side] for limit in limits]))
    return path


def paint_goal(painter: QPainter, plot: Plot) -> None:
    """The goal as it was in each period."""
    pen = QPen(plot.colours.goalLine, _GOAL_WIDTH)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([5 / _GOAL_WIDTH, 3 / _GOAL_WIDTH])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(goal_path(plot))


def _steps(plot: Plot, levels: list[float | None]) -> QPainterPath:
    path = QPainterPath()
    before: float | None = None
    for index, level in enumerate(levels):
        if level is not None:
            corner = QPointF(plot.edge(index), plot.y(level))
            if before is None:
                path.moveTo(corner)
            elif level != before:
                path.lineTo(corner)
            path.lineTo(plot.edge(index + 1), plot.y(level))
        before = level
    return path


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


def line_path(plot: Plot, *, to_date: bool = False) -> QPainterPath:
    """The line with a gap at a missing value: what has ended, or only the part to a period that has not."""
    path = QPainterPath()
    for (start, _), (end, point) in pairwise(_placed(plot)):
        if start is None or end is None or point.to_date is not to_date:
            continue
        if path.currentPosition() != start or path.isEmpty():
            path.moveTo(start)
        path.lineTo(end)
    return path


def paint_line(painter: QPainter, plot: Plot) -> None:
    """The line, dashed to a period that is not over."""
    pen = QPen(plot.colours.series, 2)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(line_path(plot))
    pen.setDashPattern([1.5, 1.5])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawPath(line_path(plot, to_date=True))


def paint_points(painter: QPainter, plot: Plot) -> None:
    """Dots, and triangles where a period is off track."""
    alone = _alone(plot)
    for index, (center, point) in enumerate(_placed(plot)):
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


def _placed(plot: Plot) -> list[tuple[QPointF | None, TrendPoint]]:
    return [(plot.at(index), point) for index, point in enumerate(plot.trend.points)]


def _columns(plot: Plot, first: int, last: int) -> QRectF:
    left = plot.edge(first)
    return QRectF(left, plot.rect.top(), plot.edge(last + 1) - left, plot.rect.height())


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
