"""The goals over time, changed in place: F2 or a double-click edits a cell, Delete takes a row away."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QModelIndex, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QStyleOptionViewItem, QWidget

from scorecard.errors import ScorecardError
from scorecard.goals import Goal
from scorecard.periods import Cadence
from ui import theme
from ui.measures.goal_sheet import GoalRow, GoalSheet
from ui.widgets.line_table import INK, WEIGHT, Index, LineDelegate, LineTable

_HEADINGS = ("From", "Monthly goal", "Weekly goal", "Quarterly", "Note")
_CADENCES = {1: Cadence.MONTHLY, 2: Cadence.WEEKLY, 3: Cadence.QUARTERLY}
_ORDER = tuple(Cadence)
_BEGIN, _NOTE = 0, len(_HEADINGS) - 1
_ROW, _HEADER, _MOST_SHOWN = 24, 24, 4
_SUFFIX = int(Qt.ItemDataRole.UserRole) + 20
_NOWHERE = QModelIndex()
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class GoalModel(QAbstractTableModel):
    """Rows of goals; what is typed becomes other goals or is refused with a sentence."""

    edited = Signal(object)
    """All goals of the measure as they are now."""
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        """Empty until :meth:`show_sheet`."""
        super().__init__(parent)
        self._sheet: GoalSheet | None = None
        self.rows: list[GoalRow] = []

    def show_sheet(self, sheet: GoalSheet) -> None:
        """Show other goals."""
        self.beginResetModel()
        self._sheet, self.rows = sheet, sheet.rows()
        self.endResetModel()

    def remove(self, row: int) -> None:
        """Take the goals of a row away."""
        if self._sheet is not None and 0 <= row < len(self.rows):
            self.edited.emit(self._sheet.without(self.rows[row]))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self.rows[index.row()], index.column()
        entered = column in _CADENCES and row.goal(_CADENCES[column]) is not None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, column)
            case Qt.ItemDataRole.EditRole:
                return self._typed(row, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if column in _CADENCES else _LEFT
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(row, column, entered=entered)
        if role == INK:
            return "text3" if column in _CADENCES and not entered else "text"
        if role == WEIGHT:
            return 600 if row.in_force and (column == _BEGIN or entered) else 400
        if role == _SUFFIX and column == _BEGIN:
            return ("in force" if row.in_force else "") + (" only then" if row.once else "")
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADINGS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section in _CADENCES else _LEFT
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        sheet, row, column, text = self._sheet, self.rows[index.row()], index.column(), str(value)
        if sheet is None or text == self._typed(row, column):
            return False
        try:
            self.edited.emit(self._changed(sheet, row, column, text))
        except ScorecardError as error:
            self.refused.emit(str(error))
        return False

    def _changed(self, sheet: GoalSheet, row: GoalRow, column: int, text: str) -> tuple[Goal, ...]:
        if column == _BEGIN:
            return sheet.with_begin(row, text)
        if column == _NOTE:
            return sheet.with_note(row, text)
        return sheet.with_bounds(row, _CADENCES[column], text)

    def _text(self, row: GoalRow, column: int) -> str:
        if column == _BEGIN:
            return row.title
        if column == _NOTE:
            return row.note or "–"
        return row.texts[_ORDER.index(_CADENCES[column])]

    def _typed(self, row: GoalRow, column: int) -> str:
        if column in _CADENCES and self._sheet is not None:
            return self._sheet.typed(row, _CADENCES[column])
        return row.title if column == _BEGIN else row.note

    def _tip(self, row: GoalRow, column: int, *, entered: bool) -> str:
        if column == _NOTE:
            return row.note
        if column in _CADENCES and not entered and self._sheet is not None:
            made = self._sheet.made_from(row, _CADENCES[column])
            how = made or "Worked out from the goal that was entered"
            return f"{how}. Type one here to set it yourself."
        return "Holds for this period alone." if row.once else ""


class GoalTable(LineTable):
    """One stop of Tab; arrows move through the cells."""

    def __init__(self, model: GoalModel, parent: QWidget | None = None) -> None:
        """As high as its rows, four at most."""
        super().__init__(_ROW, parent)
        self._goals = model
        self.setModel(model)
        self.setItemDelegate(_GoalDelegate(self))
        self.setObjectName("goal-table")
        self.setAccessibleName("Goal over time")
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.set_widths(*(theme.px(width) for width in (146, 88, 88, 84)), 0)
        model.modelReset.connect(self._fit_height)
        self._fit_height()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._goals.remove(self.currentIndex().row())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            # In a cell they end editing; outside they are the dialog's.
            event.setAccepted(self.state() is self.State.EditingState)
        else:
            super().keyPressEvent(event)

    def _fit_height(self) -> None:
        shown = min(max(self._goals.rowCount(), 1), _MOST_SHOWN)
        self.horizontalHeader().setFixedHeight(theme.px(_HEADER))
        self.setFixedHeight(theme.px(_HEADER) + shown * theme.px(_ROW) + 2)


class _GoalDelegate(LineDelegate):
    """Also paints ``in force`` and the ring of the cell, and gives an editor that fits a row."""

    def paint_content(self, painter: QPainter, inside: QRect, index: Index) -> None:
        super().paint_content(painter, inside, index)
        if suffix := index.data(_SUFFIX):
            taken = painter.fontMetrics().horizontalAdvance(index.data()) + 5
            painter.setFont(theme.font(12))
            painter.setPen(theme.current().text2)
            painter.drawText(inside.adjusted(taken, 0, 0, 0), _LEFT, suffix)
        if self.is_current(index) and self.table.currentIndex().column() == index.column():
            painter.setPen(QPen(theme.current().accent, 1))
            painter.drawRect(inside.adjusted(-4, 1, 3, -1))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        made = QLineEdit(parent)
        made.setProperty("kind", "cell")
        made.setAccessibleName(_HEADINGS[index.column()])
        made.setAlignment(Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole)))
        return made

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text())
