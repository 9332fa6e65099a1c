"""A button that opens a list: what is chosen in strong letters, its detail in quiet ones, a chevron."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from scorecard.language import within_english
from ui import icons, theme
from ui.widgets.buttons import PushButton


class PairButton(PushButton):
    """``Week 47  16–22 Nov 2026 ⌄``; with a badge ``L Larkfield Interiors ⌄``."""

    _BADGE, _CHEVRON, _SPACE = 22, 12, 7

    def __init__(self, *, badge: bool = False, parent: QWidget | None = None) -> None:
        """``badge`` puts the first letter on an accent square before the words."""
        super().__init__(parent)
        self._strong, self._second, self._badge = "", "", badge
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_texts(self, strong: str, second: str = "") -> None:
        """What is chosen, and its detail."""
        self._strong, self._second = strong, second
        self.setAccessibleName(f"{strong} {second}".strip())
        self.updateGeometry()
        self.update()

    def texts(self) -> tuple[str, str]:
        """What is chosen, and its detail."""
        return self._strong, self._second

    def sizeHint(self) -> QSize:
        return QSize(self._width(), theme.px(theme.CONTROL))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._width(), 120), theme.px(theme.CONTROL))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        x = self._edge()
        if self._badge:
            self._paint_badge(painter, QRect(x, (self.height() - self._BADGE) // 2, self._BADGE, self._BADGE))
            x += self._BADGE + self._SPACE
        last = self.width() - self._edge() - self._CHEVRON - self._SPACE
        x = self._paint_text(painter, self._strong, 600, theme.current().text.name(), x, last)
        if self._second:
            self._paint_text(painter, self._second, 400, theme.current().text2.name(), x + self._SPACE, last)
        chevron = QRect(last + self._SPACE, (self.height() - 12) // 2, self._CHEVRON, self._CHEVRON)
        icons.paint(painter, "chevron-down", chevron, theme.current().text2)
        painter.end()

    def _paint_text(self, painter: QPainter, text: str, weight: int, color: str, x: int, last: int) -> int:
        painter.setFont(theme.font(13, weight))
        painter.setPen(color)
        room = max(0, last - x)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        area = QRect(x, 0, room, self.height())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), within_english(shown))
        return x + painter.fontMetrics().horizontalAdvance(shown)

    def _paint_badge(self, painter: QPainter, area: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().accent)
        painter.drawRoundedRect(area, theme.RADIUS_CONTROL, theme.RADIUS_CONTROL)
        painter.setPen(theme.current().onAccent)
        # The square does not grow with the text.
        painter.setFont(theme.picture_font(13, 600))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), self._strong[:1].upper())

    def _width(self) -> int:
        width = 2 * self._edge() + self._CHEVRON + self._SPACE
        for text, weight in ((self._strong, 600), (self._second, 400)):
            if text:
                width += _advance(text, weight)
        return (
            width + (self._SPACE if self._second else 0) + (self._BADGE + self._SPACE if self._badge else 0)
        )

    def _edge(self) -> int:
        return 1 if self._badge else 12


def _advance(text: str, weight: int) -> int:
    return QFontMetrics(theme.font(13, weight)).horizontalAdvance(text) + 1
