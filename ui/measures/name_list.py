"""The names that fit what is being typed, under the cursor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ui import theme
from ui.widgets.words import fit

_MOST_SHOWN, _ROW, _WIDTH = 7, 26, 300
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


@dataclass(frozen=True, slots=True)
class Offer:
    """A name to choose: what is shown, what is searched, and what is put in."""

    shown: str
    searched: str
    inserted: str


class NameList(QListWidget):
    """Never has the focus: the field sends it the keys that it understands."""

    chosen = Signal(str)
    """What is to be put in."""

    def __init__(self, parent: QWidget) -> None:
        """Hidden until :meth:`offer`."""
        super().__init__(parent)
        self._window = parent
        self.setObjectName("offered")
        self.setAccessibleName("Names that fit")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemClicked.connect(self._choose)
        self.hide()

    def offer(self, typed: str, offers: Sequence[Offer], cursor: QRect) -> None:
        """Show what fits, the best first, beside ``cursor`` (in the parent's pixels); nothing fits: hide."""
        ranked = [(fit(each.shown, typed), fit(each.searched, typed), each) for each in offers]
        ranked.sort(key=lambda rank: (-rank[0], -rank[1]))
        fitting = [each for full, short, each in ranked if full or short]
        self.clear()
        for each in fitting:
            item = QListWidgetItem(each.shown, self)
            item.setData(Qt.ItemDataRole.UserRole, each.inserted)
            item.setToolTip(each.searched)
        if not fitting:
            self.hide()
            return
        self.setCurrentRow(0)
        rows = min(len(fitting), _MOST_SHOWN) * theme.px(_ROW)
        self.resize(theme.px(_WIDTH), rows + 10)
        self.move(self._place(cursor))
        self.raise_()
        self.show()

    def take_key(self, event: QKeyEvent) -> bool:
        """Whether the key was meant for the list."""
        if not self.isVisible():
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        elif event.key() in _TAKES and (item := self.currentItem()) is not None:
            self._choose(item)
        elif event.key() in _MOVES:
            self.event(event)
        else:
            return False
        return True

    def _choose(self, item: QListWidgetItem) -> None:
        self.hide()
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def _place(self, cursor: QRect) -> QPoint:
        """Below the cursor, above it where there is no room."""
        room = self._window.rect().adjusted(8, 8, -8, -8)
        left = max(room.left(), min(cursor.left(), room.right() - self.width()))
        below = cursor.bottom() + 6
        fits_below = below + self.height() <= room.bottom()
        return QPoint(left, below if fits_below else cursor.top() - 6 - self.height())
