"""The sheet as a Qt model: a line for each department and each row."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from scorecard.entry_sheet import EntryCell, EntryGroup, EntryRow, EntrySheet
from scorecard.units import MISSING
from ui.entry import columns

Index = QModelIndex | QPersistentModelIndex
Line = EntryGroup | EntryRow
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class EntryModel(QAbstractTableModel):
    """Where the lines stay, only those that differ are announced."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Empty until :meth:`show`."""
        super().__init__(parent)
        self.sheet: EntrySheet | None = None
        self.lines: tuple[Line, ...] = ()

    def show(self, sheet: EntrySheet) -> bool:
        """Show another sheet; whether the model had to be reset for it."""
        lines: list[Line] = []
        for group in sheet.groups:
            lines += [group, *group.rows]
        same = [_name(line) for line in lines] == [_name(line) for line in self.lines]
        if not same:
            self.beginResetModel()
        before, self.sheet, self.lines = self.lines, sheet, tuple(lines)
        if not same:
            self.endResetModel()
            return True
        for number, (line, other) in enumerate(zip(lines, before, strict=True)):
            if line is not other and line != other:
                self.dataChanged.emit(self.index(number, 0), self.index(number, columns.COUNT - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, columns.COUNT - 1)
        return False

    def row_at(self, line: int) -> EntryRow | None:
        """The row in a line; None for a department and outside the grid."""
        found = self.lines[line] if 0 <= line < len(self.lines) else None
        return found if isinstance(found, EntryRow) else None

    def cell_at(self, line: int, column: int) -> EntryCell | None:
        """The place for a number in a line and column; None where there is none."""
        row = self.row_at(line)
        return row.cells[column - columns.FIRST] if row is not None and column in columns.NUMBERS else None

    def period_name(self, column: int) -> str:
        """What the period of a column is called over it: ``W46``."""
        return self.sheet.headings[column - columns.FIRST][0] if self.sheet is not None else ""

    def line_of(self, key: tuple[int, str]) -> int:
        """The line of a row, -1 where it is not shown."""
        return next(
            (n for n, each in enumerate(self.lines) if isinstance(each, EntryRow) and each.key == key), -1
        )

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else columns.COUNT

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.row_at(index.row()) is None:
            return Qt.ItemFlag.ItemIsEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        cell = self.cell_at(index.row(), index.column())
        return found | Qt.ItemFlag.ItemIsEditable if cell is not None and cell.lock is None else found

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(line, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(line, column)
        if role == Qt.ItemDataRole.TextAlignmentRole and columns.UNIT <= column <= columns.NOW:
            return _RIGHT
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return " ".join(text for text in self.heading(section) if text)

    def heading(self, column: int) -> tuple[str, str]:
        """The two lines over a column; the upper one may be empty."""
        if self.sheet is None:
            return "", ""
        if column in columns.NUMBERS:
            return self.sheet.headings[column - columns.FIRST]
        names = {
            columns.MEASURE: "Measure",
            columns.UNIT: "Unit",
            columns.GOAL: f"{self.sheet.cadence.value.capitalize()} goal",
            columns.STATUS: "Status",
            columns.NOTE: "Note",
        }
        return "", names.get(column, "")

    def _text(self, line: Line, column: int) -> str:
        if not isinstance(line, EntryRow):
            return line.title if column == columns.MEASURE else ""
        if column in columns.NUMBERS:
            return line.cells[column - columns.FIRST].text or MISSING
        texts = {
            columns.MEASURE: line.name,
            columns.OWNER: line.measure.owner,
            columns.UNIT: line.unit_text,
            columns.GOAL: line.goal_text,
            columns.STATUS: status_word(line),
            columns.NOTE: line.note.text if line.note is not None else "",
        }
        return texts[column]

    def _spoken(self, line: Line, column: int) -> str:
        if not isinstance(line, EntryRow) or column not in columns.NUMBERS:
            return self._text(line, column)
        cell = line.cells[column - columns.FIRST]
        name, small = self.heading(column)
        parts = [f"{line.name}, {name} {small}: {cell.text or 'empty'}"]
        if column == columns.NOW:
            parts += [
                line.goal_text.replace("≥", "at least").replace("≤", "at most"),
                status_word(line).lower(),
            ]
        parts += [cell.reason, cell.check.text if cell.check is not None else ""]
        return ", ".join(part for part in parts if part)


def status_word(row: EntryRow) -> str:
    """The word of the period that is entered: ``On track``, ``Check``, ``Empty``."""
    if row.now.check is not None:
        return "Check"
    if row.is_empty:
        return "Empty"
    return row.now.cell.status.word if row.now.cell.target is not None else ""


def _name(line: Line) -> object:
    return (line.key, line.level) if isinstance(line, EntryRow) else line.department
