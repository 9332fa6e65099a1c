"""The goals so far: from when, how much, and which one is in force."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from ui.widgets import label

_ROWS = 3


class GoalLine(NamedTuple):
    """One goal in words."""

    begin: str
    goal: str
    in_force: bool


class GoalTable(QFrame):
    """The newest goals, newest first."""

    def __init__(self) -> None:
        """Empty until :meth:`show_lines`."""
        super().__init__()
        self.setObjectName("card")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(9, 4, 9, 4)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(label("From", "caption"), 0, 0)
        self._grid.addWidget(label("Goal", "caption"), 0, 1)
        self._cells = [self._row(row) for row in range(1, _ROWS + 1)]

    def show_lines(self, lines: Sequence[GoalLine]) -> None:
        """Show these goals, or that there is none."""
        shown = list(lines[:_ROWS]) or [GoalLine("No goal so far", "", False)]
        for row, cells in enumerate(self._cells):
            line = shown[row] if row < len(shown) else GoalLine("", "", False)
            begin = f"{line.begin}  in force" if line.in_force else line.begin
            for cell, text in zip(cells, (begin, line.goal), strict=True):
                cell.setText(text)
                cell.setVisible(row < len(shown))

    def _row(self, row: int) -> tuple[QLabel, QLabel]:
        cells = (label("", "measure"), label("", "measure"))
        for column, cell in enumerate(cells):
            self._grid.addWidget(cell, row, column)
        return cells
