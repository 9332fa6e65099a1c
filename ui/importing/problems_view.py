"""Cells that need a look: where, why, what happens to them, and a way to correct each in its line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.importing.problem_model import ProblemLine
from ui.importing.problem_table import ROW_HEIGHT, ProblemTable
from ui.widgets import ElidedLabel, label

_MOST_ROWS = 4


class ProblemsView(QWidget):
    """The list and its title; without problems one sentence says so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until :meth:`show_lines`."""
        super().__init__(parent)
        # The sheet above takes what is left.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.table = ProblemTable(self)
        self.table.setProperty(theme.OWN_HEIGHT, True)
        self.table.refused.connect(self._show_refusal)
        self._title = label("", "strong")
        self._hint = label("", "small")
        self._note = ElidedLabel("", "small")
        self._note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._notes = ""
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._hint)
        head.addWidget(self._note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.table)

    @property
    def title(self) -> str:
        """``4 cells need a look``."""
        return self._title.text()

    @property
    def hint(self) -> str:
        """What happens to them, and how many more there are than the list has."""
        return self._hint.text()

    @property
    def note(self) -> str:
        """What is said beside the title: remarks on the sheet, or why a typed number is refused."""
        return self._note.text()

    def show_lines(self, lines: Sequence[ProblemLine], count: int, notes: Sequence[str]) -> None:
        """Show problems, of which there are ``count`` undecided, and ``notes`` on how the sheet was read."""
        self.table.show_lines(lines)
        words = "1 cell needs a look" if count == 1 else f"{count:,} cells need a look"
        self._title.setText(words if count else "No cell needs a look")
        self._hint.setText(_hint(lines, count))
        self._hint.setVisible(bool(count))
        self.table.setVisible(bool(lines))
        self._fit()
        self._notes = " ".join(notes)
        self._show_refusal("")

    def show_nothing(self) -> None:
        """Nothing is known yet."""
        self.show_lines((), 0, ())
        self._title.setText("")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        """Make the table as high as its lines, up to the most that are seen at once."""
        shown = min(self.table.problems.rowCount(), _MOST_ROWS)
        self.table.setFixedHeight(theme.px(ROW_HEIGHT) * shown + 1)

    def _show_refusal(self, text: str) -> None:
        self._note.setText(text or self._notes)


def _hint(lines: Sequence[ProblemLine], count: int) -> str:
    imported = sum(line.can_be_left_out for line in lines)
    undecided = sum(not line.is_decided for line in lines)
    parts = []
    if undecided > imported:
        parts.append("skipped unless you correct them here")
    if imported:
        parts.append(f"{imported:,} imported unless you leave them out")
    if count > undecided:
        parts.append(f"… and {count - undecided:,} more")
    return ", ".join(parts)
