"""A slim bar for work of which nobody knows how long it takes."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QRectF, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from ui import theme

HEIGHT = 4
_ROUND_MS, _STEP_MS = 1500, 33
_PIECE = 0.3
"""The share of the line that is filled."""


class ProgressLine(QWidget):
    """A piece runs along a line for as long as it is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """As wide as its layout makes it."""
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName("Working")
        self._since = QElapsedTimer()
        self._clock = QTimer(self, interval=_STEP_MS)
        self._clock.timeout.connect(self.update)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._since.start()
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, radius = theme.current(), self.height() / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.controlBorder)
        painter.drawRoundedRect(self.rect(), radius, radius)
        piece = self.width() * _PIECE
        way = (self._since.elapsed() % _ROUND_MS) / _ROUND_MS if self._since.isValid() else 0
        painter.setBrush(colours.accent)
        painter.setClipRect(self.rect())
        painter.drawRoundedRect(
            QRectF((self.width() + piece) * way - piece, 0, piece, self.height()), radius, radius
        )
        painter.end()
