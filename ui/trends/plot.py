"""Where things lie in a plot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainterPath

from scorecard.trend import Trend
from ui import theme
from ui.theme import Theme
from ui.trends.scale import Scale, bounds

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


@dataclass(frozen=True)
class Plot:
    """A trend, the rectangle in which it is drawn, and how. What its layers share is worked out once."""

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

    @cached_property
    def metrics(self) -> Callable[[int, int], QFontMetricsF]:
        """The metrics of a size and weight."""
        fonts = self.fonts
        return cache(lambda size, weight: QFontMetricsF(fonts(size, weight)))

    def edge(self, index: int) -> float:
        """Where the column of ``index`` begins; that of the count of points is the right edge."""
        return self._edges[index]

    def x(self, index: int) -> float:
        """The middle of a column."""
        return (self._edges[index] + self._edges[index + 1]) / 2

    def y(self, value: float) -> float:
        """The height of a value."""
        return self._bottom - (value - self.scale.low) * self._stretch

    def at(self, index: int) -> QPointF | None:
        """Where a point lies; None where its value is missing."""
        return self.places[index]

    @cached_property
    def places(self) -> list[QPointF | None]:
        """Where each point lies; None where its value is missing."""
        values = enumerate(point.value for point in self.trend.points)
        return [None if value is None else QPointF(self.x(index), self.y(value)) for index, value in values]

    @cached_property
    def goal(self) -> QPainterPath:
        """The goal in steps; a range has two lines."""
        limits = [bounds(point.target) for point in self.trend.points]
        path = QPainterPath()
        for side in (0, 1):
            path.addPath(_steps(self, [limit[side] for limit in limits]))
        return path

    @cached_property
    def line(self) -> QPainterPath:
        """The line through what has ended, with a gap at a missing value."""
        return _line_path(self, to_date=False)

    @cached_property
    def line_to_date(self) -> QPainterPath:
        """The part of the line to a period that is not over."""
        return _line_path(self, to_date=True)

    @cached_property
    def _edges(self) -> list[float]:
        count, left, width = len(self.trend.points), self.rect.left(), self.rect.width()
        return [left + width * index / count for index in range(count + 1)]

    @cached_property
    def _bottom(self) -> float:
        return self.rect.bottom()

    @cached_property
    def _stretch(self) -> float:
        return self.rect.height() / (self.scale.high - self.scale.low)

    def index_at(self, x: float) -> int:
        """The column under ``x``, the nearest one outside the plot."""
        column = int((x - self.rect.left()) / self.rect.width() * len(self.trend.points))
        return min(max(column, 0), self.last)


def columns(plot: Plot, first: int, last: int) -> QRectF:
    """The area of columns that lie beside each other."""
    left = plot.edge(first)
    return QRectF(left, plot.rect.top(), plot.edge(last + 1) - left, plot.rect.height())


def band_rect(plot: Plot, first: int, last: int, low: float, high: float) -> QRectF:
    """Where an expected range lies."""
    area = columns(plot, first, last)
    top, bottom = plot.y(min(high, plot.scale.high)), plot.y(max(low, plot.scale.low))
    return QRectF(area.left(), top, area.width(), max(0.0, bottom - top))


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


def _line_path(plot: Plot, *, to_date: bool) -> QPainterPath:
    path = QPainterPath()
    for (start, end), point in zip(pairwise(plot.places), plot.trend.points[1:], strict=True):
        if start is None or end is None or point.to_date is not to_date:
            continue
        if path.currentPosition() != start or path.isEmpty():
            path.moveTo(start)
        path.lineTo(end)
    return path
