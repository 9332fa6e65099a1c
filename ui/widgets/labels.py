"""Text."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from scorecard.language import within_english


def label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """A label whose looks come from the style sheet by ``role``: ``title``, ``panel``, ``hint`` …"""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    made.setWordWrap(wrap)
    return made


class Paragraph(QLabel):
    """Plain words that wrap, with the line height of body text."""

    def __init__(self, text: str, role: str = "second", parent: QWidget | None = None) -> None:
        """``role`` as for :func:`label`."""
        super().__init__(parent)
        self.setProperty("role", role)
        self.setWordWrap(True)
        self.say(text)

    def say(self, text: str) -> None:
        """Show other words."""
        from html import escape

        self.setText(f'<p style="line-height: 125%">{escape(text)}</p>')
        self.setAccessibleName(text)


class ElidedLabel(QLabel):
    """One line of plain text that ends in … where it does not fit; the tooltip then has it in full."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        """``role`` as for :func:`label`."""
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            self.setProperty("role", role)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("…"), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        area = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
        self.setToolTip("" if shown == self.text() else self.text())
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        # Words of both ways in one name follow each other as where the name stands alone.
        painter.drawText(area, int(self.alignment()), within_english(shown))
        painter.end()
