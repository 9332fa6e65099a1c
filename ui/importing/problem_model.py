"""The cells that need a look, as a table model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from scorecard.importing.plan import CellProblem
from scorecard.measures import Measure
from scorecard.units import Unit, format_value
from ui.widgets.line_table import INK, LINK, WEIGHT

_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """A cell that needs a look, whose number it would be, and what was entered instead."""

    problem: CellProblem
    measure: Measure | None
    """None where the cell holds no number of a measure and cannot be corrected here."""
    corrected: float | None = None
    currency: str = "USD"

    @property
    def unit(self) -> Unit:
        """The unit in which a number for this cell is typed."""
        return self.measure.unit if self.measure is not None else Unit.COUNT

    @property
    def action_words(self) -> str:
        """``Skipped``, or ``Read as 93.1%``."""
        if self.corrected is not None:
            return f"Read as {self._written(self.corrected)}"
        return self.problem.action[:1].upper() + self.problem.action[1:]

    @property
    def fix_words(self) -> str:
        """What can be done: ``Use 93.1%``, ``Enter a value…`` or, once it is done, ``Take back``."""
        if self.corrected is not None:
            return "Take back"
        if self.measure is None:
            return ""
        if self.problem.suggestion is not None:
            return f"Use {self._written(self.problem.suggestion)}"
        return "Enter a value…"

    def _written(self, value: float) -> str:
        decimals = self.measure.decimals if self.measure is not None else None
        return format_value(value, self.unit, decimals, self.currency)


class Column(IntEnum):
    """The columns, from left to right."""

    ADDRESS = 0
    REASON = 1
    ACTION = 2
    FIX = 3


class ProblemModel(QAbstractTableModel):
    """A row a cell; address and fix are links."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Empty until :meth:`show_lines`."""
        super().__init__(parent)
        self._lines: tuple[ProblemLine, ...] = ()

    def show_lines(self, lines: Sequence[ProblemLine]) -> None:
        """Show other lines."""
        other = [line.problem.address for line in lines] != [line.problem.address for line in self._lines]
        if other:
            self.beginResetModel()
        self._lines = tuple(lines)
        if other:
            self.endResetModel()
        elif lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, Column.FIX))

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
        words = (line.problem.address, line.problem.text, line.action_words, line.fix_words)[column]
        is_link = column in (Column.ADDRESS, Column.FIX)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return words
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{line.problem.address}: {line.problem.text}, {line.action_words}"
            case int() if role == LINK:
                return is_link and bool(words)
            case int() if role == INK:
                return "accent" if is_link else "text2" if column is Column.ACTION else "text"
            case int() if role == WEIGHT:
                return 500 if is_link else 400
        return None
