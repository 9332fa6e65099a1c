"""Why a text was not taken, under the field in which it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QLineEdit

from ui import theme
from ui.widgets.fields import mark_refused


class Refusal(QLabel):
    """Hidden while there is nothing to say; the field has a bad edge as long as there is."""

    def __init__(self, field: QLineEdit) -> None:
        """Over whatever is below ``field``."""
        super().__init__(field.parentWidget())
        self._field = field
        self.setProperty("role", "error")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setContentsMargins(8, 4, 8, 4)
        self.hide()

    def say(self, reason: str) -> None:
        """Refuse for a reason; an empty one takes it back."""
        mark_refused(self._field, reason)
        self.setText(reason)
        self.setVisible(bool(reason))
        self.place()

    def place(self) -> None:
        """Stand under the field, or above it where there is no room."""
        parent = self.parentWidget()
        if parent is None:
            return
        self.adjustSize()
        area, room = self._field.geometry(), parent.rect()
        top = area.bottom() + 2
        if top + self.height() > room.height():
            top = area.top() - self.height() - 2
        left = min(area.right() + 1 - self.width(), room.width() - self.width() - 4)
        self.move(max(0, left), top)
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme.current().bad)
        painter.setBrush(theme.current().surface)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
        super().paintEvent(event)
