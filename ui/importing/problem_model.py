"""The cells that need a look, as a table model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from scorecard.importing.findings import Place
from scorecard.importing.plan import CellProblem
from scorecard.measures import Measure
from scorecard.units import Unit
from scorecard.writing import PLAIN, Writing
from ui.widgets.line_table import INK, LINK, WEIGHT

_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """A cell that needs a look, and what was decided about it."""

    problem: CellProblem
    place: Place
    where: str
    """The cell as a person reads it: ``C12``, or ``2025 · C12`` where several sheets are imported."""
    corrected: float | None = None
    is_decided: bool = False
    """Whether the person gave a value or left the cell out."""
    currency: str = ""
    """In what a number for it is given, where it is converted to the company's currency."""
    writing: Writing = PLAIN

    @property
    def measure(self) -> Measure | None:
        """Whose number it would be; None where the cell cannot be corrected here."""
        return self.problem.measure

    @property
    def unit(self) -> Unit:
        """The unit in which a number for this cell is typed."""
        return self.measure.unit if self.measure is not None else Unit.COUNT

    @property
    def can_be_left_out(self) -> bool:
        """Whether the number is imported as it stands now."""
        return self.problem.is_warning and not self.is_decided

    @property
    def action_words(self) -> str:
        """``Skipped``, ``Imported``, ``Left out`` or ``Read as 93.1%``."""
        if self.corrected is not None:
            return f"Read as {self.value_words}"
        action = "left out" if self.is_decided else self.problem.action
        return action[:1].upper() + action[1:]

    @property
    def value_words(self) -> str:
        """The value that the person gave; empty without one."""
        return "" if self.corrected is None else self._written(self.corrected)

    @property
    def cell_words(self) -> str:
        """The same as its neighbours in the sheet are written, without the name of their currency."""
        return self.value_words.removesuffix(f" {self.currency}")

    @property
    def fix_words(self) -> str:
        """What can be done: ``Use 93.1%``, ``Use 45, as now``, ``Enter a value…`` or ``Take back``."""
        if self.is_decided:
            return "Take back"
        if self.measure is None:
            return ""
        if self.problem.suggestion is None:
            return f"Enter in {self.currency}…" if self.currency else "Enter a value…"
        return f"Use {self._written(self.problem.suggestion)}{', as now' if self.problem.is_as_now else ''}"

    @property
    def leave_out_words(self) -> str:
        """What else can be done with a number that is imported."""
        return "Leave out" if self.can_be_left_out else ""

    def _written(self, value: float) -> str:
        return self.problem.written(value, self.currency, self.writing)


class Column(IntEnum):
    """The columns, from left to right."""

    ADDRESS = 0
    REASON = 1
    ACTION = 2
    FIX = 3
    LEAVE_OUT = 4


_LINKS = (Column.ADDRESS, Column.FIX, Column.LEAVE_OUT)


class ProblemModel(QAbstractTableModel):
    """A row a cell; address and fix are links."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Empty until :meth:`show_lines`."""
        super().__init__(parent)
        self._lines: tuple[ProblemLine, ...] = ()

    def show_lines(self, lines: Sequence[ProblemLine]) -> None:
        """Show other lines."""
        other = [line.place for line in lines] != [line.place for line in self._lines]
        if other:
            self.beginResetModel()
        self._lines = tuple(lines)
        if other:
            self.endResetModel()
        elif lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, Column.LEAVE_OUT))

    def line(self, row: int) -> ProblemLine:
        """The line of a row."""
        return self._lines[row]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], Column(index.column())
        words = _words(line)[column]
        is_link = column in _LINKS
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return words
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{line.where}: {line.problem.text}, {line.action_words}"
            case int() if role == LINK:
                return is_link and bool(words)
            case int() if role == INK:
                return "accent" if is_link else "text2" if column is Column.ACTION else "text"
            case int() if role == WEIGHT:
                return 500 if is_link else 400
        return None


def _words(line: ProblemLine) -> tuple[str, ...]:
    return line.where, line.problem.text, line.action_words, line.fix_words, line.leave_out_words
