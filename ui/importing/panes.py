"""Flat areas of a page with lines at their edges, and a line between two of them."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui import theme
from ui.widgets import label

NO_EDGE = Qt.Edge(0)


class Pane(QFrame):
    """An area in one colour of the theme, with lines at some of its edges."""

    def __init__(self, token: str, lines: Qt.Edge = NO_EDGE, parent: QWidget | None = None) -> None:
        """``token`` names the colour of the area, ``lines`` its edges that are drawn."""
        super().__init__(parent)
        self._token, self._lines = token, lines

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), getattr(colours, self._token))
        for edge, line in _edges(self.rect()).items():
            if self._lines & edge:
                painter.fillRect(line, colours.border)
        painter.end()


class Notice(Pane):
    """What a person must know or say before it goes on; there only while there is something."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Hidden until :meth:`show_text`."""
        super().__init__("warnTint", parent=parent)
        self._words = label("", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 10, 5)
        row.addWidget(self._words)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty while it is hidden."""
        return self._words.text()

    def show_text(self, text: str) -> None:
        """Say something; nothing where the text is empty."""
        self._words.setText(text)
        self.setVisible(bool(text))


def _edges(area: QRect) -> dict[Qt.Edge, QRect]:
    return {
        Qt.Edge.TopEdge: QRect(area.left(), area.top(), area.width(), 1),
        Qt.Edge.BottomEdge: QRect(area.left(), area.bottom(), area.width(), 1),
        Qt.Edge.LeftEdge: QRect(area.left(), area.top(), 1, area.height()),
        Qt.Edge.RightEdge: QRect(area.right(), area.top(), 1, area.height()),
    }
