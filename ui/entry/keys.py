"""What the keys mean in the grid while no field is open."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


class Command(Enum):
    """What a key asks for."""

    DOWN = auto()
    """To the next row that takes a number."""
    UP = auto()
    NEXT = auto()
    """To the next period."""
    BACK = auto()
    ARROW_DOWN = auto()
    ARROW_UP = auto()
    ARROW_LEFT = auto()
    ARROW_RIGHT = auto()
    EXTEND_DOWN = auto()
    EXTEND_UP = auto()
    EXTEND_LEFT = auto()
    EXTEND_RIGHT = auto()
    FIRST = auto()
    LAST = auto()
    PAGE_DOWN = auto()
    PAGE_UP = auto()
    EDIT = auto()
    EMPTY = auto()
    NOTE = auto()
    COPY_LAST = auto()
    """Copy the number of the period before."""
    FILL_DOWN = auto()
    COPY = auto()
    PASTE = auto()
    USE = auto()
    """Take the number that is suggested."""
    KEEP = auto()
    TOGGLE = auto()
    """Open or close the segments."""
    ADD_SEGMENT = auto()
    """Enter the number by one more part."""
    CLEAR = auto()
    """Choose nothing but the cursor's place."""


_NONE, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
_CONTROL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_KEYS = {
    (_NONE, Qt.Key.Key_Return): Command.DOWN,
    (_NONE, Qt.Key.Key_Enter): Command.DOWN,
    (_SHIFT, Qt.Key.Key_Return): Command.UP,
    (_SHIFT, Qt.Key.Key_Enter): Command.UP,
    (_NONE, Qt.Key.Key_Tab): Command.NEXT,
    (_SHIFT, Qt.Key.Key_Backtab): Command.BACK,
    (_SHIFT, Qt.Key.Key_Tab): Command.BACK,
    (_NONE, Qt.Key.Key_Down): Command.ARROW_DOWN,
    (_NONE, Qt.Key.Key_Up): Command.ARROW_UP,
    (_NONE, Qt.Key.Key_Left): Command.ARROW_LEFT,
    (_NONE, Qt.Key.Key_Right): Command.ARROW_RIGHT,
    (_SHIFT, Qt.Key.Key_Down): Command.EXTEND_DOWN,
    (_SHIFT, Qt.Key.Key_Up): Command.EXTEND_UP,
    (_SHIFT, Qt.Key.Key_Left): Command.EXTEND_LEFT,
    (_SHIFT, Qt.Key.Key_Right): Command.EXTEND_RIGHT,
    (_NONE, Qt.Key.Key_Home): Command.FIRST,
    (_NONE, Qt.Key.Key_End): Command.LAST,
    (_CONTROL, Qt.Key.Key_Home): Command.FIRST,
    (_CONTROL, Qt.Key.Key_End): Command.LAST,
    (_NONE, Qt.Key.Key_PageDown): Command.PAGE_DOWN,
    (_NONE, Qt.Key.Key_PageUp): Command.PAGE_UP,
    (_NONE, Qt.Key.Key_F2): Command.EDIT,
    (_NONE, Qt.Key.Key_Delete): Command.EMPTY,
    (_NONE, Qt.Key.Key_Backspace): Command.EMPTY,
    (_CONTROL, Qt.Key.Key_Return): Command.NOTE,
    (_CONTROL, Qt.Key.Key_Enter): Command.NOTE,
    (_CONTROL, Qt.Key.Key_D): Command.COPY_LAST,
    (_CONTROL | _SHIFT, Qt.Key.Key_D): Command.FILL_DOWN,
    (_CONTROL, Qt.Key.Key_C): Command.COPY,
    (_CONTROL, Qt.Key.Key_V): Command.PASTE,
    (_ALT, Qt.Key.Key_U): Command.USE,
    (_ALT, Qt.Key.Key_K): Command.KEEP,
    (_NONE, Qt.Key.Key_Space): Command.TOGGLE,
    (_NONE, Qt.Key.Key_Escape): Command.CLEAR,
}


def command_of(event: QKeyEvent) -> Command | None:
    """What a key asks for; None where it is typed or belongs to the window."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return _KEYS.get((modifiers, Qt.Key(event.key())))


def typed_text(event: QKeyEvent) -> str:
    """The text with which typing a number begins; empty for any other key."""
    away = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    text = event.text()
    return text if text and text.isprintable() and not text.isspace() and not event.modifiers() & away else ""
