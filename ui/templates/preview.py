"""What an apply would change, section by section."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.widgets import label

if TYPE_CHECKING:
    from scorecard.commands.telling import Section

_NOTHING = "Everything is as this template says already."
_WORKING = "Working out what would change…"


class Preview(QScrollArea):
    """Sections of lines; scrolled with the arrow keys too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty at first."""
        super().__init__(parent)
        self.text = ""
        """All that is shown, line by line."""
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("What would change")

    def wait(self) -> None:
        """Say that it is being worked out."""
        self._show([label(_WORKING, "hint")])

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Show what would change."""
        words: list[QWidget] = []
        for section in sections:
            words.append(label(section.title, "strong", wrap=True))
            words += (label(line, "second", wrap=True) for line in section.lines)
        self._show(words or [label(_NOTHING, "second", wrap=True)])

    def show_error(self, text: str) -> None:
        """Say why nothing can be applied."""
        self._show([label(text, "error", wrap=True)])

    def _show(self, words: Sequence[QWidget]) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, theme.GAP, 0)
        column.setSpacing(4)
        for place, each in enumerate(words):
            if place and each.property("role") == "strong":
                column.addSpacing(theme.GAP)
            column.addWidget(each)
        column.addStretch(1)
        self.text = "\n".join(each.property("text") for each in words)
        page.setAccessibleName(self.text)
        self.setWidget(page)
