"""A large chart as a whole: its layers, its picture, and what goes to the clipboard."""

from __future__ import annotations

import re

from PySide6.QtCore import QBuffer, QMimeData, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from scorecard.trend import Basis, Trend
from ui import theme
from ui.theme import Theme
from ui.trends.flags import paint_flags
from ui.trends.labels import paint_labels, plot_rect
from ui.trends.layers import (
    Layer,
    paint_bands,
    paint_goal,
    paint_grid,
    paint_last_year,
    paint_line,
    paint_pair,
    paint_points,
)
from ui.trends.plot import LARGE, Fonts, Plot
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
SVG = "image/svg+xml"
_FAMILIES = re.compile(rb'font-family="(?:Inter,)?Sans Serif"')
_LIKE_OURS = b"font-family=\"Inter,'Segoe UI',Helvetica,Arial,sans-serif\""
_SHARPNESS = 2
_DOTS = 96
"""Logical pixels an inch."""
_HEAD = 36
_TITLE = (15, 600)


def large_plot(trend: Trend, area: QRectF, colours: Theme | None = None, fonts: Fonts = theme.font) -> Plot:
    """Where everything lies in a large chart; without ``colours`` in those of the theme in use."""
    scale = Scale.of(trend)
    place = plot_rect(area, trend, scale, fonts)
    return Plot(trend, place, scale, LARGE, colours or theme.current(), fonts)


def paint_chart(painter: QPainter, trend: Trend, area: QRectF, colours: Theme, fonts: Fonts) -> None:
    """A large chart in ``area``, or the words that stand in its place while it has no number."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(area.topLeft())
    inside = QRectF(0, 0, area.width(), area.height())
    if has_values(trend):
        plot = large_plot(trend, inside, colours, fonts)
        for layer in LARGE_LAYERS:
            layer(painter, plot)
    else:
        painter.setFont(fonts(12, 400))
        painter.setPen(colours.text2)
        painter.drawText(inside, Qt.AlignmentFlag.AlignCenter, empty_text(trend))
    painter.restore()


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


def to_image(
    trend: Trend | None, size: QSize, *, titled: bool = False, colours: Theme | None = None
) -> QImage:
    """The chart as a picture of ``size`` logical pixels; ``titled`` writes the measure's name above it."""
    colours = colours or theme.current()
    image = QImage(size * _SHARPNESS, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SHARPNESS)
    image.fill(colours.surface)
    if trend is not None and has_values(trend):
        painter = QPainter(image)
        _paint_picture(painter, trend, size, titled, colours, theme.font)
        painter.end()
    return image


def to_svg(trend: Trend, size: QSize = COPY_SIZE, colours: Theme | None = None) -> bytes:
    """The chart with its title as a picture of lines and words, which stays sharp at any size."""
    colours = colours or theme.current()
    buffer = QBuffer()
    svg = QSvgGenerator()
    svg.setOutputDevice(buffer)
    svg.setResolution(_DOTS)
    svg.setSize(size)
    svg.setViewBox(QRectF(0, 0, size.width(), size.height()))
    svg.setTitle(trend.name)
    svg.setDescription(f"{trend.headline}. {trend.body}".strip())
    painter = QPainter(svg)
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), colours.surface)
    _paint_picture(painter, trend, size, True, colours, theme.paper_font)
    painter.end()
    return for_viewers(bytes(buffer.data().data()))


def for_viewers(svg: bytes) -> bytes:
    """The picture with fonts that are like ours, for computers that do not have it.

    Qt names ``Sans Serif``, which no viewer knows: most then write with serifs.
    """
    return _FAMILIES.sub(_LIKE_OURS, svg)


def _paint_picture(
    painter: QPainter, trend: Trend, size: QSize, titled: bool, colours: Theme, fonts: Fonts
) -> None:
    head = _HEAD if titled else 0
    if titled:
        _paint_title(painter, trend, colours, fonts)
    paint_chart(painter, trend, QRectF(0, head, size.width(), size.height() - head), colours, fonts)


def _paint_title(painter: QPainter, trend: Trend, colours: Theme, fonts: Fonts) -> None:
    painter.setFont(fonts(*_TITLE))
    painter.setPen(colours.text)
    painter.drawText(QPointF(16, 24), trend.name)
    after = 16 + QFontMetricsF(fonts(*_TITLE)).horizontalAdvance(trend.name) + 8
    painter.setFont(fonts(12, 400))
    painter.setPen(colours.text2)
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
    """Picture, lines and words, and numbers, of which the program that pastes takes what it can."""
    data = clipboard_data()
    data.setImageData(to_image(trend, COPY_SIZE, titled=True))
    data.setData(SVG, to_svg(trend))
    data.setText(as_table(trend))
    return data


def _one_line(text: str) -> str:
    return " ".join(text.split())
