"""The strokes of the sheet's overlay: hatching, corners, frames and badges, also for the legend."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygonF

from ui import theme
from ui.importing.overlay import Frame

_HATCH_STEP, _CORNER = 6, 8
_GRIP, _MARKED_ALPHA = 7, 36
_BADGE = 18


def hatch(painter: QPainter, area: QRect) -> None:
    """Fine slanted lines that run on from one cell to the next."""
    painter.save()
    painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(theme.current().border, 1))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    low, high = area.left() + area.top(), area.right() + area.bottom()
    for total in range(low - low % _HATCH_STEP, high + _HATCH_STEP, _HATCH_STEP):
        painter.drawLine(total - area.top(), area.top(), total - area.bottom() - 1, area.bottom() + 1)
    painter.restore()


def corner(painter: QPainter, area: QRect, color: QColor) -> None:
    """A filled triangle in the top right corner of a cell."""
    right, top = area.right() + 1.0, float(area.top())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    triangle = [QPointF(right - _CORNER, top), QPointF(right, top), QPointF(right, top + _CORNER)]
    painter.drawPolygon(QPolygonF(triangle))
    painter.restore()


def frame(painter: QPainter, area: QRect, shown: Frame) -> None:
    """The 2-px accent frame of a block of cells."""
    pen = QPen(theme.current().accent, 2)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if shown.dashed:
        pen.setDashPattern([2.5, 2])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.drawRect(area.adjusted(1, 1, -1, -1))


def marked(painter: QPainter, area: QRect) -> None:
    """The rectangle that a person marks: tinted, with a frame and grips at its corners."""
    colours = theme.current()
    tint = QColor(colours.accent)
    tint.setAlpha(_MARKED_ALPHA)
    painter.fillRect(area, tint)
    painter.setPen(QPen(colours.accent, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area.adjusted(1, 1, -1, -1))
    for corner_at in (area.topLeft(), area.topRight(), area.bottomLeft(), area.bottomRight()):
        grip = QRect(0, 0, _GRIP, _GRIP)
        grip.moveCenter(corner_at)
        painter.fillRect(grip, colours.accent)


def badge_height() -> int:
    """The height of a badge in pixels."""
    return theme.px(_BADGE)


def badge_width(words: str) -> int:
    """The width of a badge in pixels."""
    return QFontMetrics(theme.font(11, 600)).horizontalAdvance(words) + 12


def badge(painter: QPainter, left: int, top: int, words: str) -> None:
    """The words of a frame on accent."""
    place = QRect(left, top, badge_width(words), badge_height())
    painter.save()
    painter.setFont(theme.font(11, 600))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().accent)
    painter.drawRoundedRect(QRectF(place), theme.RADIUS_CELL, theme.RADIUS_CELL)
    painter.setPen(theme.current().onAccent)
    painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), words)
    painter.restore()
