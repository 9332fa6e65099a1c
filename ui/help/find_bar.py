"""The field in which words are looked for, how many were found, and the way from one to the next."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from ui import icons, theme
from ui.widgets import button, label

_FIELD = 220


class FindBar(QWidget):
    """Enter goes to the next place, Shift+Enter to the one before."""

    text_changed = Signal(str)
    step_requested = Signal(int)
    """The next place (1) or the one before (-1)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty."""
        super().__init__(parent)
        self.field = _Field()
        self.field.setPlaceholderText("Find in the manual")
        self.field.setAccessibleName("Find in the manual")
        self.field.setObjectName("find")
        self.field.addAction(icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.field.setClearButtonEnabled(True)
        self.count = label("", "small")
        self.previous = _arrow("chevron-up", "The one before (Shift+Enter)")
        self.next = _arrow("chevron-down", "Next (Enter)")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP)
        for part in (self.count, self.field, self.previous, self.next):
            row.addWidget(part)
        self.field.textChanged.connect(self.text_changed)
        self.field.step_requested.connect(self.step_requested)
        self.previous.clicked.connect(lambda: self.step_requested.emit(-1))
        self.next.clicked.connect(lambda: self.step_requested.emit(1))
        self.say("", 0)

    def say(self, words: str, count: int) -> None:
        """How many places there are, in words."""
        self.count.setText(words)
        self.previous.setEnabled(count > 1)
        self.next.setEnabled(count > 1)

    def begin(self) -> None:
        """Let the person type."""
        self.field.setFixedWidth(theme.px(_FIELD))
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()


class _Field(QLineEdit):
    step_requested = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(theme.px(_FIELD))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step_requested.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)


def _arrow(name: str, tip: str) -> QPushButton:
    made = button("", kind="quiet", tip=tip)
    made.setIcon(icons.icon(name))
    made.setIconSize(QSize(icons.SIZE, icons.SIZE))
    made.setAccessibleName(tip)
    return made
