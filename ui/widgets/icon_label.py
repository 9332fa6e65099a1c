"""An icon beside words."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import icons, theme


class IconLabel(QWidget):
    """Painted in the theme of the moment; says nothing to a screen reader, for the words beside it do."""

    def __init__(
        self, name: str, token: str = "text2", size: int = 14, parent: QWidget | None = None
    ) -> None:
        """``token`` is the colour's name in the theme, ``size`` in pixels."""
        super().__init__(parent)
        self.setFixedSize(size, size)
        self.show_icon(name, token)

    def show_icon(self, name: str, token: str) -> None:
        """Show another icon."""
        self._name, self._token = name, token
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        icons.paint(painter, self._name, self.rect(), getattr(theme.current(), self._token))
        painter.end()
