"""A field under its name, and lists to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyle, QStyleOptionComboBox, QVBoxLayout, QWidget

from ui.widgets.labels import label

V = TypeVar("V")


def field(name: str, editor: QWidget) -> QVBoxLayout:
    """``editor`` with its name above it, which a screen reader reads too."""
    column = QVBoxLayout()
    column.setSpacing(4)
    words = label(name, "small")
    words.setBuddy(editor)
    editor.setAccessibleName(name)
    column.addWidget(words)
    column.addWidget(editor)
    return column


def mark_refused(editor: QLineEdit, reason: str) -> None:
    """Give a field a bad edge as long as there is a reason, which a screen reader reads too."""
    if (editor.property("invalid") or False) != bool(reason):
        editor.setProperty("invalid", bool(reason))
        editor.style().unpolish(editor)
        editor.style().polish(editor)
    editor.setAccessibleDescription(reason)


class Choice(QComboBox, Generic[V]):
    """A list of values with their words, of which one is chosen."""

    chosen = Signal(object)
    """The value that the person chose."""

    def __init__(self, choices: Sequence[tuple[V, str]], parent: QWidget | None = None) -> None:
        """``choices`` are values and their words; the first is chosen."""
        super().__init__(parent)
        self._values: list[V] = []
        self.set_choices(choices)
        self.activated.connect(lambda index: self.chosen.emit(self._values[index]))

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Words without room end in …: styles just cut them off."""
        super().initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        area = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self)
        shown = option.fontMetrics.elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, area.width() + 1
        )
        option.currentText = shown

    def set_choices(self, choices: Sequence[tuple[V, str]]) -> None:
        """Offer other values; the first is chosen."""
        self._values = [value for value, _ in choices]
        self.clear()
        self.addItems([words for _, words in choices])

    def value(self) -> V:
        """The chosen value."""
        return self._values[self.currentIndex()]

    def set_value(self, value: V) -> None:
        """Choose ``value``; one that is not offered changes nothing."""
        if value in self._values:
            self.setCurrentIndex(self._values.index(value))
