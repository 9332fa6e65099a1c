"""A splitter whose line can be seen to be dragged."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from ui import theme

_GRIP_WIDTH, _GRIP_HEIGHT = 32, 5


class Splitter(QSplitter):
    """One part above the other, with a grip between them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Neither part can be pushed away."""
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(_GRIP_HEIGHT)

    def createHandle(self) -> QSplitterHandle:
        return _Handle(self.orientation(), self)


class _Handle(QSplitterHandle):
    """A hairline with a grip in its middle."""

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours.surface)
        painter.fillRect(0, self.height() // 2, self.width(), 1, colours.controlBorder)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.borderStrong if self.underMouse() else colours.controlBorder)
        grip = QRectF((self.width() - _GRIP_WIDTH) / 2, 0, _GRIP_WIDTH, _GRIP_HEIGHT)
        painter.drawRoundedRect(grip, _GRIP_HEIGHT / 2, _GRIP_HEIGHT / 2)
        painter.end()
