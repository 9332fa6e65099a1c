"""What the keys do and how numbers may be typed, at the foot of the page."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from scorecard.periods import Cadence
from ui import theme
from ui.widgets import label

_ROOM_FOR_BOTH = 1160
_TYPING = "12,500 and 12.5k are the same. Spaces may stay, {sign} and % where the unit is."
_EMPTY = "Leave a cell empty when there is no number: empty is not zero."


class KeysPanel(QFrame):
    """Keys in two lines, typing beside them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """For weeks until :meth:`show_cadence`."""
        super().__init__(parent)
        self.setObjectName("entry-keys")
        self._periodic: list[tuple[QLabel, str]] = []
        self._typing = label("", "small")
        line = QFrame()
        line.setObjectName("upright")
        line.setFixedWidth(1)
        self._beside = QWidget()
        beside = QHBoxLayout(self._beside)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(32)
        beside.addWidget(line)
        beside.addLayout(self._words())
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.MARGIN, 16, theme.MARGIN, 16)
        row.setSpacing(32)
        row.addLayout(self._keys())
        row.addWidget(self._beside)
        row.addStretch(1)
        self.show_cadence(Cadence.WEEKLY, "$")

    def show_cadence(self, cadence: Cadence, sign: str) -> None:
        """Call periods by their name, and amounts by their sign."""
        for words, text in self._periodic:
            words.setText(text.format(period=cadence.grain.word))
        self._typing.setText(_TYPING.format(sign=sign))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._beside.setVisible(self.width() >= theme.px(_ROOM_FOR_BOTH))

    def _keys(self) -> QVBoxLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        table = (
            (("Enter", "next measure"), ("Ctrl D", "copy last {period}’s value")),
            (("Tab", "next {period}"), ("Ctrl Enter", "write a note")),
            (("Ctrl V", "paste a column or a block from Excel"), ("Esc", "leave the cell as it was")),
        )
        for column, pair in enumerate(table):
            for line, (key, text) in enumerate(pair):
                words = label("", "small")
                self._periodic.append((words, text))
                shown = QHBoxLayout()
                shown.addWidget(label(key, "key"))
                shown.addStretch(1)
                grid.addLayout(shown, line, 2 * column)
                grid.addWidget(words, line, 2 * column + 1)
        return _titled("Keys", grid)

    def _words(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self._typing)
        column.addWidget(label(_EMPTY, "small"))
        return _titled("Typing", column)


def _titled(title: str, body: QGridLayout | QVBoxLayout) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addWidget(label(title, "strong-small"))
    column.addLayout(body)
    column.addStretch(1)
    return column
