"""A line that is typed over a cell of the grid: when it is left is decided once, for numbers and notes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

_NOT_LEFT = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""A menu over the field, or another window: the person comes back to it."""


class GridField(QLineEdit):
    """All keys are the field's own, Tab too, and no shortcut of the window takes one."""

    def tabbed(self, *, forward: bool) -> None:
        """Tab or Shift+Tab was pressed."""
        raise NotImplementedError

    def left_by_pointer(self) -> None:
        """The focus went to something else."""
        raise NotImplementedError

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
            elif event.type() == QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self.tabbed(forward=event.key() == Qt.Key.Key_Tab)
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _NOT_LEFT and self.isVisible():
            self.left_by_pointer()
