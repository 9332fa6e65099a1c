"""The goals of a scorecard as a Qt model: a row for each department, measure and segment."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from scorecard.errors import ScorecardError
from scorecard.goal_list import GoalCell, GoalGroup, GoalLine, GoalList, read_bounds
from scorecard.goals import Goal
from scorecard.measures import Direction
from scorecard.units import MISSING, format_plain
from ui.widgets.line_table import INK, WEIGHT, Index

_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class Column(IntEnum):
    """The columns of the grid."""

    MEASURE = 0
    WEEKLY = 1
    NEEDED = 2
    MONTHLY = 3
    QUARTERLY = 4


HEADINGS = ("Measure", "Weekly goal", "Needed from here", "Monthly goal", "Quarterly goal")
GOALS = (Column.WEEKLY, Column.MONTHLY, Column.QUARTERLY)
"""The columns of the cadences, in their order."""


LineKey = tuple[int, str]
"""What names a line: measure id and segment."""


class GoalModel(QAbstractTableModel):
    """Goals as they are typed are checked here, and then wished for."""

    goal_typed = Signal(object)
    """The goal that is to hold."""
    goal_removed = Signal(object)
    """The goal that is to be taken away."""
    refused = Signal(str)
    """Why what was typed is no goal; empty once it is one."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Empty until :meth:`show`."""
        super().__init__(parent)
        self._list: GoalList | None = None
        self._rows: list[GoalGroup | GoalLine] = []
        self.once = False
        """Whether what is typed holds for the shown period alone."""
        self._with_segments = False

    def show(self, goals: GoalList) -> None:
        """Show other goals; where the lines are the same, whoever looks at them stays there."""
        rows: list[GoalGroup | GoalLine] = []
        for group in goals.groups:
            rows += [group, *(line for line in group.lines if self._with_segments or _is_held(line))]
        same = [_key(row) for row in rows] == [_key(row) for row in self._rows]
        if not same:
            self.beginResetModel()
        self._list, self._rows = goals, rows
        if same:
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(Column) - 1))
        else:
            self.endResetModel()

    def show_segments(self, shown: bool) -> None:
        """Show every segment, or only those that have goals."""
        self._with_segments = shown
        if self._list is not None:
            self.show(self._list)

    def line(self, index: Index) -> GoalLine | None:
        """The line of a cell; None in a department's row and outside the grid."""
        found = self._rows[index.row()] if index.isValid() else None
        return found if isinstance(found, GoalLine) else None

    def line_of(self, key: LineKey | None) -> GoalLine | None:
        """The line of a measure or segment; None where it is not shown."""
        lines = (row for row in self._rows if isinstance(row, GoalLine))
        return next((line for line in lines if _key(line) == key), None)

    def cell(self, index: Index) -> GoalCell | None:
        """The goal of a cell; None where there can be none."""
        line = self.line(index)
        return line.cells[GOALS.index(Column(index.column()))] if line and index.column() in GOALS else None

    def typed(self, index: Index) -> str:
        """What stands in the editor at first: the goal that was entered."""
        line, cell = self.line(index), self.cell(index)
        if line is None or cell is None or cell.entered is None or self._list is None:
            return ""
        bounds = [each for each in (cell.entered.low, cell.entered.high) if each is not None]
        unit, writing = line.measure.unit, self._list.writing
        return " – ".join(format_plain(each, unit, writing) for each in bounds) or "Yes"

    def remove(self, index: Index) -> None:
        """Take away the goal that begins in the shown period; one that holds longer is not rewritten."""
        cell = self.cell(index)
        if cell is None or cell.entered is None:
            self.refused.emit("There is no goal of its own to remove here." if cell else "")
        elif cell.entered.begin != cell.period.begin:
            self.refused.emit(f"{cell.how}. Choose the period in which it begins to remove it.")
        else:
            self.goal_removed.emit(cell.entered)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.line(index) is None:
            return Qt.ItemFlag.NoItemFlags
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return found | Qt.ItemFlag.ItemIsEditable if index.column() in GOALS else found

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, cell = self.line(index), self.cell(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(index)
            case Qt.ItemDataRole.EditRole:
                return self.typed(index)
            case Qt.ItemDataRole.TextAlignmentRole if index.column() != Column.MEASURE:
                return _RIGHT
            case Qt.ItemDataRole.ToolTipRole if cell is not None:
                return cell.how or None
            case Qt.ItemDataRole.AccessibleTextRole if line is not None:
                told = f", {cell.how}" if cell is not None and cell.how else ""
                return f"{line.name}, {HEADINGS[index.column()]}: {self._text(index)}{told}"
        if role == INK:
            quiet = index.column() == Column.NEEDED or (cell is not None and cell.entered is None)
            return "text3" if quiet else "text"
        if role == WEIGHT:
            return 600 if line is None else 500 if index.column() == Column.MEASURE else 400
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        line, cell = self.line(index), self.cell(index)
        if line is None or cell is None or self._list is None or role != Qt.ItemDataRole.EditRole:
            return False
        text = str(value).strip()
        self.refused.emit("")
        if text == self.typed(index) and not self.once:
            return True
        if not text:
            # A stray space changes nothing where there is nothing to remove.
            if not value or (cell.entered is not None and cell.entered.begin == cell.period.begin):
                self.remove(index)
            return True
        try:
            self.goal_typed.emit(self._goal(line, cell, text, self._list))
        except ScorecardError as error:
            self.refused.emit(str(error))
            return False
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section else int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _text(self, index: Index) -> str:
        row = self._rows[index.row()]
        if isinstance(row, GoalGroup):
            return row.title if index.column() == Column.MEASURE else ""
        if index.column() == Column.MEASURE:
            return "    " * row.level + row.name
        if index.column() == Column.NEEDED:
            return row.cells[0].needed
        cell = self.cell(index)
        return cell.text if cell is not None else MISSING

    def _goal(self, line: GoalLine, cell: GoalCell, text: str, goals: GoalList) -> Goal:
        measure, entered = line.measure, cell.entered
        kind = entered.kind if entered is not None else measure.direction
        for signs, meant in (("≥>", Direction.AT_LEAST), ("≤<", Direction.AT_MOST)):
            if text[0] in signs and kind is not Direction.YES:
                kind = meant
        low, high = read_bounds(text, kind, measure.unit, goals.writing)
        # What holds for this period alone is changed itself: a goal under it would not be seen.
        only = entered is not None and entered.once
        begin = cell.period.begin
        return Goal(
            measure.id, cell.cadence, begin, kind, low, high, segment=line.segment, once=self.once or only
        )


def _is_held(line: GoalLine) -> bool:
    """Whether it is a whole measure, or a segment with a goal."""
    return not line.segment or any(cell.entered is not None for cell in line.cells)


def _key(row: GoalGroup | GoalLine) -> object:
    return row.department if isinstance(row, GoalGroup) else (row.measure.id, row.segment)
