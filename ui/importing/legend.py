"""What the marks over the sheet mean."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.importing import sheet_paint


class Legend(QWidget):
    """``▨ ignored  ◥ skipped  ◥ changed``."""

    _WORDS = ("ignored", "skipped", "changed")
    _BOX, _SPACE, _GAP = 12, 6, 14

    def __init__(self, parent: QWidget | None = None) -> None:
        """As wide as its words."""
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Hatched cells are ignored; an amber corner is skipped, a blue one changed")

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font(11))
        words = sum(metrics.horizontalAdvance(word) + 1 for word in self._WORDS)
        return QSize(words + len(self._WORDS) * (self._BOX + self._SPACE + self._GAP), 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        painter.setFont(theme.font(11))
        x = 0
        for word in self._WORDS:
            box = QRect(x, (self.height() - self._BOX) // 2, self._BOX, self._BOX)
            painter.setPen(colours.controlBorder)
            painter.setBrush(colours.warnTint if word == "skipped" else colours.surface)
            painter.drawRect(box.adjusted(0, 0, -1, -1))
            if word == "ignored":
                sheet_paint.hatch(painter, box.adjusted(1, 1, -1, -1))
            else:
                sheet_paint.corner(painter, box, colours.warn if word == "skipped" else colours.accent)
            painter.setPen(colours.text2)
            words = QRect(box.right() + 1 + self._SPACE, 0, self.width(), self.height())
            painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), word)
            x = words.left() + painter.fontMetrics().horizontalAdvance(word) + self._GAP
        painter.end()
