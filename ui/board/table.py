"""The table: the grid with the keyboard and the pointer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ui import theme
from ui.board import columns
from ui.board.grid import Grid
from ui.board.navigation import moved_column, moved_line
from ui.board.turning import turn


class TableView(Grid):
    """Turns keys and the pointer into wishes."""

    open_requested = Signal()
    edit_requested = Signal()
    empty_requested = Signal()
    """The current number is to be taken away."""
    measure_requested = Signal()
    """The measure of the selected row is to be changed, such as its name."""
    opening_requested = Signal(int, bool)
    """A line, and whether what is under it is to be shown."""
    move_requested = Signal(int)
    """The selected row is to go up (-1) or down (1)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until :meth:`show_lines`."""
        super().__init__(parent)
        self._on_handle = False

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        current = self.currentIndex()
        model = self.board_model
        lines = [number for number in range(len(model.lines)) if model.key_at(number) is not None]
        if not lines:
            return QModelIndex()
        page = max(1, self.viewport().height() // theme.px(theme.MEASURE_ROW) - 1)
        line = moved_line(lines, current.row(), action, page)
        return self.board_model.index(line, moved_column(self.number_columns(), current.column(), action))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_keyboard = True
        if self._open_or_close(event) or self._move_row(event):
            return
        match event.key():
            case Qt.Key.Key_Escape if self.drag.cancel():
                event.accept()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.open_requested.emit()
            case Qt.Key.Key_F2:
                self.edit_requested.emit()
            case Qt.Key.Key_Delete:
                self.empty_requested.emit()
            case Qt.Key.Key_Up | Qt.Key.Key_Down | Qt.Key.Key_Left | Qt.Key.Key_Right:
                super().keyPressEvent(event)
                self._update_line(self.currentIndex().row())
            case Qt.Key.Key_Home | Qt.Key.Key_End | Qt.Key.Key_PageUp | Qt.Key.Key_PageDown:
                super().keyPressEvent(event)
            case _:
                event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        line, column = self._line_and_number(event)
        self._by_keyboard = column is not None
        if line < 0:
            return
        self.set_current(line, column or columns.VALUE)
        self._update_line(line)
        if event.button() is Qt.MouseButton.LeftButton:
            at = event.position().toPoint()
            if not self.drag.press(at, line) and self._on_chevron(at, line):
                self.opening_requested.emit(line, not self.board_model.is_open(line))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.drag.release()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        line, column = self._line_and_number(event)
        if line < 0 or event.button() is not Qt.MouseButton.LeftButton:
            return
        if self._on_chevron(event.position().toPoint(), line):
            self.opening_requested.emit(line, not self.board_model.is_open(line))
        elif column is not None:
            self.edit_requested.emit()
        elif self.columnAt(event.position().toPoint().x()) == columns.MEASURE and self.current_row():
            self.measure_requested.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self.drag.move(at):
            return
        line = self.rowAt(at.y())
        self.set_hovered(line if self.board_model.key_at(line) is not None else -1)
        on_handle = self.row_with_handle(at, line) is not None
        if on_handle != self._on_handle:
            self._on_handle = on_handle
            shape = Qt.CursorShape.OpenHandCursor if on_handle else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            return True
        if event.type() == QEvent.Type.Leave:
            self.set_hovered(-1)
        return super().viewportEvent(event)

    def _on_chevron(self, at: QPoint, line: int) -> bool:
        """Whether the pointer is on what opens a line: the chevron before a name, and the fold as a whole."""
        if not self.board_model.can_open(line):
            return False
        left = self._head.sectionViewportPosition(columns.MEASURE)
        row = self.board_model.row_at(line)
        return row is None or left - columns.GUTTER - 2 <= at.x() < left + 4

    def _open_or_close(self, event: QKeyEvent) -> bool:
        current = self.currentIndex()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        found = turn(self.board_model, current.row(), current.column(), event.key())
        if found is not None and found.opens is not None:
            self.opening_requested.emit(current.row(), found.opens)
        elif found is not None and found.goes_to is not None:
            self.set_current(found.goes_to)
        return found is not None

    def _move_row(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None or event.modifiers() != Qt.KeyboardModifier.AltModifier:
            return False
        self.move_requested.emit(step)
        return True

    def _line_and_number(self, event: QMouseEvent) -> tuple[int, int | None]:
        """The line under the pointer (-1 for none) and, where a number stands there, its column."""
        at = event.position().toPoint()
        line, column = self.rowAt(at.y()), self.columnAt(at.x())
        if self.board_model.key_at(line) is None:
            return -1, None
        return line, column if self.board_model.cell_at(line, column) is not None else None
