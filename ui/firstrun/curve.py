"""A small curve beside a measure of a template: no numbers, only what it will look like."""

from __future__ import annotations

from random import Random

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from ui import theme

_WIDTH, _HEIGHT, _POINTS = 44, 18, 7


class Curve(QWidget):
    """The same for the same name on every computer."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """``name`` is what the curve is made of."""
        super().__init__(parent)
        self.setFixedSize(_WIDTH, _HEIGHT)
        chance = Random(name)
        slope = chance.choice((-1.0, 1.0))
        heights = [slope * place + chance.uniform(-1.6, 1.6) for place in range(_POINTS)]
        low, high = min(heights), max(heights)
        self._heights = [(height - low) / (high - low) for height in heights]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.current().text2, 1.3))
        step = (_WIDTH - 2) / (_POINTS - 1)
        line = [
            QPointF(1 + step * place, 2 + (1 - height) * (_HEIGHT - 4))
            for place, height in enumerate(self._heights)
        ]
        painter.drawPolyline(QPolygonF(line))
        painter.end()
