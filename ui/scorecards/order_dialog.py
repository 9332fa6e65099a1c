"""The order of the scorecards."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from ui import theme
from ui.icons import icon
from ui.widgets import Dialog, button, label


class OrderDialog(Dialog):
    """A list whose lines go up and down with Alt+Up and Alt+Down, by the buttons, or dragged."""

    def __init__(self, names: Sequence[str], parent: QWidget) -> None:
        """``names`` in the order they have now."""
        super().__init__("Order of the scorecards", "Save order", parent)
        self.list = _List()
        self.list.addItems(names)
        self.list.setCurrentRow(0)
        self.up, self.down = button("Move up"), button("Move down")
        self.up.setIcon(icon("chevron-up"))
        self.down.setIcon(icon("chevron-down"))
        self.up.clicked.connect(lambda: self.list.move_current(-1))
        self.down.clicked.connect(lambda: self.list.move_current(1))
        self.list.currentRowChanged.connect(self._show_ends)
        self.list.model().rowsMoved.connect(self._show_ends)
        beside = QVBoxLayout()
        beside.setSpacing(theme.GAP)
        for each in (self.up, self.down):
            beside.addWidget(each)
        beside.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(theme.GROUP_GAP)
        row.addWidget(self.list, 1)
        row.addLayout(beside)
        self.body.addWidget(label("The first one is exported and shown unless another is named.", "second"))
        self.body.addLayout(row)
        self.take_size(480, 320)
        self._show_ends()

    @property
    def names(self) -> tuple[str, ...]:
        """The names in the order chosen."""
        return tuple(self.list.item(row).text() for row in range(self.list.count()))

    def _show_ends(self) -> None:
        row = self.list.currentRow()
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < self.list.count() - 1)


class _List(QListWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("choices")
        self.setAccessibleName("Scorecards, Alt+Up and Alt+Down move one")
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)

    def move_current(self, step: int) -> None:
        """Move the current line up (-1) or down (1)."""
        row = self.currentRow()
        if 0 <= row + step < self.count():
            self.insertItem(row + step, self.takeItem(row))
            self.setCurrentRow(row + step)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # The lines were measured before the style gave them their height.
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.move_current(step)
        else:
            super().keyPressEvent(event)
