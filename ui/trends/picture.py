"""A large chart as a whole: its layers, its picture, and what goes to the clipboard."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPointF, QRectF, QSize
from PySide6.QtGui import QImage, QPainter

from scorecard.trend import Basis, Trend
from ui import theme
from ui.trends.flags import paint_flags
from ui.trends.labels import metrics, paint_labels, plot_rect
from ui.trends.plot import (
    LARGE,
    Layer,
    Plot,
    paint_bands,
    paint_goal,
    paint_grid,
    paint_last_year,
    paint_line,
    paint_pair,
    paint_points,
)
from ui.trends.scale import Scale, bounds
from ui.widgets import clipboard_data

LARGE_LAYERS: tuple[Layer, ...] = (
    paint_pair,
    paint_bands,
    paint_grid,
    paint_goal,
    paint_last_year,
    paint_line,
    paint_points,
    paint_flags,
    paint_labels,
)
"""Back to front."""
COPY_SIZE = QSize(960, 320)
_SHARPNESS = 2
_HEAD = 36
_TITLE = (15, 600)


def large_plot(trend: Trend, area: QRectF) -> Plot:
    """Where everything lies in a large chart."""
    scale = Scale.of(trend)
    return Plot(trend, plot_rect(area, trend, scale), scale, LARGE, theme.current())


def has_values(trend: Trend | None) -> bool:
    """Whether there is anything to draw."""
    return trend is not None and any(point.value is not None for point in trend.points)


def empty_text(trend: Trend) -> str:
    """What stands where a chart without any number would be."""
    periods = "quarters" if trend.basis is Basis.QUARTERS else "months"
    return f"No numbers in these {len(trend.points)} {periods} yet."


def point_tip(trend: Trend, index: int) -> str:
    """What pointing at a period tells: its figures, and the flags in it."""
    flags = [
        f"{number}. {flag.told}" if len(trend.flags) > 1 else flag.told
        for number, flag in enumerate(trend.flags, 1)
        if flag.index == index
    ]
    return "\n".join([trend.points[index].tip, *flags])


def to_image(trend: Trend | None, size: QSize, *, titled: bool = False) -> QImage:
    """The chart as a picture of ``size`` logical pixels; ``titled`` writes the measure's name above it."""
    image = QImage(size * _SHARPNESS, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SHARPNESS)
    image.fill(theme.current().surface)
    if trend is not None and has_values(trend):
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        head = _HEAD if titled else 0
        if titled:
            _paint_title(painter, trend)
        painter.translate(0, head)
        plot = large_plot(trend, QRectF(0, 0, size.width(), size.height() - head))
        for layer in LARGE_LAYERS:
            layer(painter, plot)
        painter.end()
    return image


def _paint_title(painter: QPainter, trend: Trend) -> None:
    painter.setFont(theme.font(*_TITLE))
    painter.setPen(theme.current().text)
    painter.drawText(QPointF(16, 24), trend.name)
    after = 16 + metrics(_TITLE).horizontalAdvance(trend.name) + 8
    painter.setFont(theme.font(12))
    painter.setPen(theme.current().text2)
    painter.drawText(QPointF(after, 24), trend.subtitle)


def as_table(trend: Trend) -> str:
    """The numbers of a chart as tab-separated text, as they are and not rounded; a missing one is empty."""
    rows = [["Begins", "Period", trend.name, "Goal at least", "Goal at most", "Status"]]
    for point in trend.points:
        low, high = bounds(point.target)
        figures = ["" if number is None else repr(number) for number in (point.value, low, high)]
        rows.append([point.period.begin.isoformat(), point.label, *figures, point.status.word])
    return "\n".join("\t".join(_one_line(cell) for cell in row) for row in rows) + "\n"


def for_clipboard(trend: Trend) -> QMimeData:
    """Picture and numbers, of which the program that pastes takes what it can."""
    data = clipboard_data()
    data.setImageData(to_image(trend, COPY_SIZE, titled=True))
    data.setText(as_table(trend))
    return data


def _one_line(text: str) -> str:
    return " ".join(text.split())
