"""A field that opens over a cell of a table and asks for a number."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit

_COMES_BACK = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""A menu or another window has the focus only meanwhile."""


class ValueField(QLineEdit):
    """A small field over a cell: Enter enters, Esc or leaving it closes."""

    entered = Signal(str)
    """What was typed."""
    left = Signal()

    def __init__(self, table: QAbstractItemView) -> None:
        """Hidden until :meth:`open_in`."""
        super().__init__(table.viewport())
        self._table = table
        self.setAccessibleName("Value")
        # It is as high as a line, also where that is the last one.
        self.setProperty("kind", "cell")
        self.hide()

    def open_in(self, area: QRect, text: str = "") -> None:
        """Ask for a number in ``area``; ``text`` is what was typed of it already."""
        self.setText(text)
        self._mark(False)
        self.setGeometry(area)
        self.show()
        self.setFocus()

    def refuse(self) -> None:
        """Say that the text is no number."""
        self._mark(True)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self._table.setFocus()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
        ):
            self.entered.emit(self.text())
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() in _COMES_BACK:
            return
        self.hide()
        self.left.emit()

    def _mark(self, invalid: bool) -> None:
        self.setProperty("invalid", invalid)
        self.style().unpolish(self)
        self.style().polish(self)
