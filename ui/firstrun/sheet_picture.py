"""The sheet beside the invitation to drop a file."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from ui import theme


class SheetPicture(QWidget):
    """A page with a folded corner and a small table, in the accent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """60 x 80."""
        super().__init__(parent)
        self.setFixedSize(60, 80)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.accent, 2))
        painter.setBrush(colours.accentTint)
        corners = [(2, 2), (40, 2), (58, 20), (58, 78), (2, 78)]
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
        painter.setBrush(colours.surface)
        painter.drawPolygon(QPolygonF([QPointF(40, 2), QPointF(58, 20), QPointF(40, 20)]))
        painter.setPen(QPen(colours.accent, 1.4))
        table = QRectF(12, 34, 36, 34)
        painter.drawRect(table)
        for step in (1, 2):
            x, y = table.left() + 12 * step, table.top() + 34 / 3 * step
            painter.drawLine(QPointF(x, table.top()), QPointF(x, table.bottom()))
            painter.drawLine(QPointF(table.left(), y), QPointF(table.right(), y))
        painter.end()
