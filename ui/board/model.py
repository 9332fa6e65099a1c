"""The board as a Qt model: one line a row, the newest period and the earlier ones as columns."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from scorecard.board import Board, Cell, Row, Slice
from ui.board import columns, words
from ui.board.lines import Fold, Line, LineKey, key_of, sort_value
from ui.widgets import group_summary

SORT_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class BoardModel(QAbstractTableModel):
    """Shows lines of a board. Where their shape stays, only the lines that differ are announced."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Empty until :meth:`show`."""
        super().__init__(parent)
        self.board: Board | None = None
        self.lines: tuple[Line, ...] = ()
        self.headings: tuple[tuple[str, str], ...] = ()

    def show(self, board: Board, lines: tuple[Line, ...]) -> bool:
        """Show other lines; whether the model had to be reset for it."""
        headings = words.headings(board)
        same = _shape(lines) == _shape(self.lines) and len(headings) == len(self.headings)
        if not same:
            self.beginResetModel()
        before, earlier = self.lines, self.headings
        self.board, self.lines, self.headings = board, lines, headings
        if not same:
            self.endResetModel()
            return True
        last = len(headings) - 1
        for number, line in enumerate(lines):
            if line is not before[number] and line != before[number]:
                self.dataChanged.emit(self.index(number, 0), self.index(number, last))
        if headings != earlier:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)
        return False

    def row_at(self, number: int) -> Row | None:
        """The measure's row in a line; None for a department and outside the table."""
        line = self.lines[number] if 0 <= number < len(self.lines) else None
        return line if isinstance(line, Row) else None

    def key_at(self, number: int) -> LineKey | None:
        """What names a line that can be selected; None for a department and outside the table."""
        return key_of(self.lines[number]) if 0 <= number < len(self.lines) else None

    def is_listed(self, number: int) -> bool:
        """Whether a line is of a measure that the tab lists, and no part of it."""
        row = self.row_at(number)
        if row is None or row.slice is not Slice.WHOLE:
            return False
        return not any(isinstance(line, Fold) for line in self.lines[:number])

    def can_open(self, number: int) -> bool:
        """Whether there is more under a line: segments, or the weekly measures."""
        line = self.lines[number] if 0 <= number < len(self.lines) else None
        return isinstance(line, Fold) or (isinstance(line, Row) and line.has_segments)

    def is_open(self, number: int) -> bool:
        """Whether what is under a line is shown."""
        line = self.lines[number] if 0 <= number < len(self.lines) else None
        if isinstance(line, Fold):
            return line.opened
        after = self.row_at(number + 1)
        return isinstance(line, Row) and line.has_segments and after is not None and _is_part(after, line)

    def end_of_block(self, number: int) -> int:
        """The last line of what goes with a row: its segments, its sub-metrics and theirs."""
        first = self.row_at(number)
        while first is not None and (after := self.row_at(number + 1)) is not None:
            if after.level <= first.level:
                break
            number += 1
        return number

    def cell_at(self, number: int, column: int) -> Cell | None:
        """The number in a line and column; None where no number stands."""
        row = self.row_at(number)
        if row is None or not (column == columns.VALUE or column >= columns.FIRST_PERIOD):
            return None
        return row.cell if column == columns.VALUE else row.cells[column - columns.FIRST_PERIOD]

    def line_of(self, measure_id: int) -> int:
        """The line of a measure, -1 where it is not shown."""
        return self.line_with((measure_id, Slice.WHOLE, ""))

    def line_with(self, key: LineKey | None) -> int:
        """The line that ``key`` names, -1 where it is not shown."""
        keys = (number for number, line in enumerate(self.lines) if key_of(line) == key)
        return -1 if key is None else next(keys, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.headings)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        if self.key_at(index.row()) is not None:
            found |= Qt.ItemFlag.ItemIsSelectable
        return found

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self.board is None:
            return None
        line, column = self.lines[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(line, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(line, column)
        if role == Qt.ItemDataRole.TextAlignmentRole and column in (
            columns.GOAL,
            columns.VALUE,
            columns.CHANGE,
        ):
            return _RIGHT
        if role == SORT_ROLE and isinstance(line, Row):
            return sort_value(line, column)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if (
            role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            or self.board is None
        ):
            return None
        if orientation is Qt.Orientation.Vertical:
            return self._spoken(self.lines[section], columns.MEASURE) if section < len(self.lines) else None
        below, above = self.headings[section]
        return f"{above} {below}".strip()

    def _text(self, line: Line, column: int) -> str:
        if isinstance(line, Fold):
            return line.text if column == columns.STATUS else ""
        if not isinstance(line, Row):
            return line.title if column == columns.STATUS else ""
        match column:
            case columns.STATUS:
                return line.cell.status.word
            case columns.MEASURE:
                return line.name
            case columns.GOAL:
                return line.goal_text
            case columns.VALUE:
                return line.cell.text
            case columns.CHANGE:
                return line.change_text
            case columns.TREND:
                return ""
            case _:
                return line.cells[column - columns.FIRST_PERIOD].short

    def _spoken(self, line: Line, column: int) -> str:
        board = self.board
        if board is None:
            return ""
        if isinstance(line, Fold):
            return f"{line.text}, {'open' if line.opened else 'closed'}"
        if not isinstance(line, Row):
            return ", ".join(filter(None, (line.title, group_summary(line, to_date=board.to_date))))
        if column == columns.MEASURE:
            return words.row_name(line, board.cadence)
        if column >= columns.FIRST_PERIOD:
            return words.cell_name(board, line, column)
        return self._text(line, column)


def _is_part(row: Row, whole: Row) -> bool:
    return row.slice is not Slice.WHOLE and row.measure.id == whole.measure.id


def _shape(lines: tuple[Line, ...]) -> tuple[type[Line], ...]:
    return tuple(type(line) for line in lines)
