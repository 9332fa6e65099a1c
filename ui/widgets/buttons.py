"""Buttons in the kinds of the design, and the segmented switch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui import icons

V = TypeVar("V")
_ROOM = 4
"""More room between an icon and its words than the style gives."""


class PushButton(QPushButton):
    """Enter presses it as Space does, in any window; a dialog's default button waits for other focus."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # A key that is held down presses once, not what has the focus on the next page.
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)


def button(text: str, *, icon: str = "", kind: str = "", tip: str = "") -> QPushButton:
    """A push button. ``kind``: empty, ``primary``, ``quiet`` (no edge), ``link`` or ``small``."""
    made = PushButton(text)
    # In a dialog Enter in a field confirms, whatever else could be pressed.
    made.setAutoDefault(False)
    if kind:
        made.setProperty("kind", kind)
    if icon:
        made.setIcon(icons.icon(icon, "onAccent" if kind == "primary" else "text2"))
        made.setIconSize(QSize(icons.SIZE + _ROOM, icons.SIZE))
    if tip:
        made.setToolTip(tip)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


class Segmented(QWidget, Generic[V]):
    """A switch of two or more joined parts, of which one is in use: ``Table | Trends``.

    Tab comes to the part in use alone; the arrows put the next one in use.
    """

    chosen = Signal(object)
    """The value that the person chose."""

    def __init__(
        self, choices: Sequence[tuple[V, str]], *, large: bool = False, parent: QWidget | None = None
    ) -> None:
        """``choices`` are values and their words; the first is in use. ``large`` is as high as a field."""
        super().__init__(parent)
        self._values = [value for value, _ in choices]
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for index, (_, text) in enumerate(choices):
            part = PushButton(text)
            part.setCheckable(True)
            part.setProperty("segment", _place(index, len(choices)))
            part.setProperty("large", large)
            part.setAccessibleName(text)
            self._group.addButton(part, index)
            layout.addWidget(part)
        self._group.buttonToggled.connect(_let_tab_reach)
        for each in self._group.buttons():
            _let_tab_reach(each, False)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(lambda index: self.chosen.emit(self._values[index]))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def current(self) -> QAbstractButton:
        """The part in use."""
        return self._group.button(self._group.checkedId())

    def value(self) -> V:
        """The value in use."""
        return self._values[self._group.checkedId()]

    def part(self, place: int) -> QAbstractButton:
        """One of the buttons."""
        return self._group.button(place)

    def set_value(self, value: V) -> None:
        """Put ``value`` in use without telling anybody."""
        self._group.button(self._values.index(value)).setChecked(True)


def _let_tab_reach(part: QAbstractButton, in_use: bool) -> None:
    part.setFocusPolicy(Qt.FocusPolicy.StrongFocus if in_use else Qt.FocusPolicy.ClickFocus)


def _place(index: int, count: int) -> str:
    if index == 0:
        return "first"
    return "last" if index == count - 1 else "middle"
