"""The mark of each status: a shape of its own, so that colour is never alone."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from scorecard.status import Status
from ui import theme
from ui.theme import Theme
from ui.widgets.pens import NO_PEN, round_pen

SIZE = 14
_SMOOTH = QPainter.RenderHint.Antialiasing
_EMPTY = QBrush(Qt.BrushStyle.NoBrush)
_TICK = QPolygonF([QPointF(-2.8, 0.2), QPointF(-0.9, 2.2), QPointF(2.9, -1.9)])
_BEHIND = QPolygonF([QPointF(7.4, 7), QPointF(1.4, 7), QPointF(4.4, 1.8)])


def paint_mark(painter: QPainter, center: QPointF, status: Status, colours: Theme | None = None) -> None:
    """Paint the 14-px mark of ``status`` around ``center``."""
    colours = colours or theme.current()
    painter.save()
    painter.setRenderHint(_SMOOTH)
    match status:
        case Status.ON_TRACK:
            _on_track(painter, center, colours)
        case Status.OFF_TRACK:
            _off_track(painter, center, colours)
        case Status.AT_RISK:
            _stroke(painter, colours.warn, 1.4)
            painter.drawPolygon(_triangle(5.6).translated(center))
        case Status.MISSING:
            _missing(painter, center, colours)
        case Status.ON_PACE | Status.BEHIND | Status.NOT_DUE:
            _half_ring(painter, center, colours, status)
        case Status.NO_GOAL:
            _stroke(painter, colours.text3, 1.3)
            painter.drawEllipse(center, 5.4, 5.4)
    painter.restore()


def paint_owner(painter: QPainter, size: float, initials: str, colours: Theme) -> None:
    """Paint an owner's circle with two letters, ``size`` across, at the painter's origin."""
    painter.setPen(colours.border)
    painter.setBrush(colours.sunken)
    painter.drawEllipse(QRectF(0.5, 0.5, size - 1, size - 1))
    painter.setFont(theme.font(10, 600))
    painter.setPen(colours.text2)
    painter.drawText(QRectF(0, 0, size, size), int(Qt.AlignmentFlag.AlignCenter), initials)


def _stroke(painter: QPainter, color: QColor, width: float) -> QPen:
    pen = round_pen(color, width)
    painter.setPen(pen)
    painter.setBrush(_EMPTY)
    return pen


def _on_track(painter: QPainter, center: QPointF, colours: Theme) -> None:
    painter.setPen(NO_PEN)
    painter.setBrush(colours.good)
    painter.drawEllipse(center, 6.5, 6.5)
    _stroke(painter, colours.surface, 1.6)
    painter.drawPolyline(_TICK.translated(center))


def _off_track(painter: QPainter, center: QPointF, colours: Theme) -> None:
    _stroke(painter, colours.bad, 1.6)
    painter.setBrush(colours.bad)
    painter.drawPolygon(_triangle(5.8).translated(center))
    _stroke(painter, colours.surface, 1.5)
    painter.drawLine(center + QPointF(0, -1.9), center + QPointF(0, 1.2))
    painter.drawPoint(center + QPointF(0, 3.6))


def _missing(painter: QPainter, center: QPointF, colours: Theme) -> None:
    pen = QPen(_stroke(painter, colours.text3, 1.3))
    pen.setDashPattern([2.0, 1.26])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawEllipse(center, 5.8, 5.8)
    _stroke(painter, colours.text3, 1.3)
    painter.drawLine(center - QPointF(2.2, 0), center + QPointF(2.2, 0))


def _half_ring(painter: QPainter, center: QPointF, colours: Theme, status: Status) -> None:
    color = colours.text3 if status is Status.NOT_DUE else colours.accent
    _stroke(painter, color, 1.3)
    painter.drawEllipse(center, 5.4, 5.4)
    painter.setPen(NO_PEN)
    painter.setBrush(color)
    painter.drawPie(QRectF(-5.4, -5.4, 10.8, 10.8).translated(center), 90 * 16, 180 * 16)
    if status is Status.BEHIND:
        painter.setBrush(colours.bad)
        painter.drawPolygon(_BEHIND.translated(center))


@cache
def _triangle(reach: float) -> QPolygonF:
    return QPolygonF(
        [QPointF(0, -reach), QPointF(reach + 0.2, reach - 0.6), QPointF(-reach - 0.2, reach - 0.6)]
    )


class StatusMark(QWidget):
    """The mark of one status, as a part of a page."""

    def __init__(self, status: Status, parent: QWidget | None = None) -> None:
        """Its word is what a screen reader says."""
        super().__init__(parent)
        self.set_status(status)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_status(self, status: Status) -> None:
        """Show another status."""
        self._status = status
        self.setAccessibleName(status.word)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(SIZE, SIZE + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_mark(painter, QRectF(self.rect()).center(), self._status)
        painter.end()
