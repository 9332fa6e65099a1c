"""A list at the foot of the page, as wide as what it says."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QSize

from ui.widgets import Choice

V = TypeVar("V")
_AROUND = 26
"""The arrow and what is beside it."""


class QuietChoice(Choice[V]):
    """Without an edge until it is pointed at."""

    def __init__(self, choices: tuple[tuple[V, str], ...]) -> None:
        """``choices`` are values and their words; the first is chosen."""
        super().__init__(choices)
        self.setProperty("kind", "quiet")
        self.currentTextChanged.connect(lambda _: self.updateGeometry())
        self.view().setMinimumWidth(super().sizeHint().width())

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.currentText())
        return QSize(words + _AROUND, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
