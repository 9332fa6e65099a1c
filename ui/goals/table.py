"""The grid of goals: arrow keys move, typing or F2 edits, Enter goes down, Tab to the next goal."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QRect, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QLineEdit,
    QStyleOptionViewItem,
    QWidget,
)

from ui import theme
from ui.goals.model import GOALS, GoalModel
from ui.widgets.line_table import Index, LineDelegate, LineTable

ROW_HEIGHT = 30
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_STEPS = {
    QAbstractItemDelegate.EndEditHint.EditNextItem: 1,
    QAbstractItemDelegate.EndEditHint.EditPreviousItem: -1,
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class GoalTable(LineTable):
    """Typing is refused in place: the cell stays open until it holds a goal or Esc is pressed."""

    def __init__(self, goals: GoalModel, parent: QWidget | None = None) -> None:
        """A view of ``goals``."""
        super().__init__(ROW_HEIGHT, parent)
        self._refused = False
        self.setAccessibleName("Goals")
        self.setItemDelegate(_GoalDelegate(self))
        self.setModel(goals)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.goals = goals
        goals.refused.connect(self._note_refusal)
        goals.modelReset.connect(self.select_first)

    def select_first(self) -> None:
        """Put the selection on the first goal."""
        first = next((row for row in range(self.goals.rowCount()) if self.goals.line(self._at(row))), None)
        if first is not None:
            self.setCurrentIndex(self._at(first))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        if self._refused and hint is not QAbstractItemDelegate.EndEditHint.RevertModelCache:
            return
        self._refused = False
        if hint in _STEPS:
            super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            self._edit_beside(_STEPS[hint])
            return
        super().closeEditor(editor, hint)
        if hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self._move_down()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.goals.remove(self.currentIndex())
        elif event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._move_down()
        elif event.key() in _TABS and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().focusNextPrevChild(event.key() == Qt.Key.Key_Tab)
        else:
            super().keyPressEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Only to goals: what is typed elsewhere would be lost."""
        return self._nearest_goal(super().moveCursor(action, modifiers))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if (here := self.currentIndex()).isValid():
            self.setCurrentIndex(self._nearest_goal(here))

    def _nearest_goal(self, wanted: QModelIndex) -> QModelIndex:
        """The goal at a place or beside it, on the side to which the cursor goes."""
        rows = [row for row in range(self.goals.rowCount()) if self.goals.line(self._at(row))]
        if not wanted.isValid() or not rows:
            return wanted
        goes_right = wanted.column() > self.currentIndex().column()
        row = min(rows, key=lambda each: abs(each - wanted.row()))
        column = min(GOALS, key=lambda each: (abs(each - wanted.column()), -each if goes_right else each))
        return self.goals.index(row, column)

    def focusNextPrevChild(self, next: bool) -> bool:
        beside = self._beside(1 if next else -1)
        if beside is None:
            return super().focusNextPrevChild(next)
        self.setCurrentIndex(beside)
        return True

    def _note_refusal(self, reason: str) -> None:
        self._refused = bool(reason) and self.state() == QAbstractItemView.State.EditingState

    def _move_down(self) -> None:
        here = self.currentIndex()
        below = range(here.row() + 1, self.goals.rowCount())
        row = next((each for each in below if self.goals.line(self._at(each))), None)
        if row is not None:
            self.setCurrentIndex(self.goals.index(row, here.column()))

    def _edit_beside(self, step: int) -> None:
        beside = self._beside(step)
        if beside is None:
            super().focusNextPrevChild(step > 0)
        else:
            self.setCurrentIndex(beside)
            self.edit(beside)

    def _beside(self, step: int) -> QModelIndex | None:
        """The next goal in reading order, or the one before; None at the end."""
        here = self.currentIndex()
        place = (here.row(), here.column())
        rows = (row for row in range(self.goals.rowCount()) if self.goals.line(self._at(row)))
        places = [(row, int(column)) for row in rows for column in GOALS]
        found = [each for each in places if (each > place if step > 0 else each < place)]
        return self.goals.index(*found[0 if step > 0 else -1]) if found else None

    def _at(self, row: int) -> QModelIndex:
        return self.goals.index(row, GOALS[0])


class _GoalDelegate(LineDelegate):
    """Departments on the window's ground, a frame around the current cell, and a plain field to type in."""

    table: GoalTable

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setAccessibleName(index.data(Qt.ItemDataRole.AccessibleTextRole))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        # A change that comes in meanwhile does not overwrite what is being typed.
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(index.data(Qt.ItemDataRole.EditRole))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QLineEdit) and not model.setData(index, editor.text()):
            editor.setProperty("invalid", True)
            editor.style().unpolish(editor)
            editor.style().polish(editor)
            editor.selectAll()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        area: QRect = option.rect
        editor.setGeometry(area.adjusted(0, 0, 0, -1))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        key = event.key() if isinstance(event, QKeyEvent) else None
        pressed = event.type() is QEvent.Type.KeyPress and key in _ENTER
        if not pressed or not isinstance(watched, QWidget):
            return super().eventFilter(watched, event)
        self.commitData.emit(watched)
        self.closeEditor.emit(watched, QAbstractItemDelegate.EndEditHint.SubmitModelCache)
        return True

    def ground(self, index: Index) -> QColor:
        colours = theme.current()
        if self.table.goals.line(index) is None:
            return colours.window
        return colours.hover if self.table.currentIndex().row() == index.row() else colours.surface

    def is_current(self, index: Index) -> bool:
        return False

    def paint_content(self, painter: QPainter, inside: QRect, index: Index) -> None:
        super().paint_content(painter, inside.adjusted(4, 0, -4, 0), index)
        if self.table.currentIndex() == index and self.table.goals.cell(index) is not None:
            colours = theme.current()
            painter.setPen(QPen(colours.accent if self.table.hasFocus() else colours.controlBorder, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(inside.adjusted(-5, 1, 5, -1))
