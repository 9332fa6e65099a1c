"""Tells when a widget, or what it shows inside, has been painted."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget


class PaintWatch(QObject):
    """Watches from now until the first paint, then tells once, after that paint is done."""

    painted = Signal()

    def __init__(self, widget: QWidget) -> None:
        """Goes with ``widget``."""
        super().__init__(widget)
        self._watched = [widget, *widget.findChildren(QWidget)]
        for each in self._watched:
            each.installEventFilter(self)
        widget.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and self._watched:
            for each in self._watched:
                each.removeEventFilter(self)
            self._watched = []
            QTimer.singleShot(0, self.painted.emit)
        return False
