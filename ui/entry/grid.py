"""The grid: what the keys and the pointer do, and the fields in which numbers and notes are typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QHideEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from scorecard.entry_sheet import EntryCell, EntryRow, EntrySheet
from scorecard.measures import EntryKey
from scorecard.writing import PLAIN, Writing
from ui import theme
from ui.entry import columns, tips
from ui.entry.cell_field import CellField, Way
from ui.entry.check_bar import CheckBar
from ui.entry.keys import Command, command_of, typed_text
from ui.entry.menus import open_menu
from ui.entry.moving import MovingTable
from ui.entry.note_field import NoteField

_TRIANGLE_ROOM = 24
_AFTER = {
    Way.DOWN: Command.DOWN,
    Way.UP: Command.UP,
    Way.NEXT: Command.NEXT,
    Way.BACK: Command.BACK,
    Way.NOTE: Command.NOTE,
}


class EntryGrid(MovingTable):
    """Takes what is typed and tells it; what then stands there is for its owner to show."""

    entered = Signal(object, str)
    """Numbers by their keys (None takes one away), and what was done: ``Change``, ``Empty``, ``Copy``."""
    note_written = Signal(object, str)
    """The EntryRow, and its note."""
    kept = Signal(object)
    """The EntryCell whose number is right although it is unusual."""
    segment_wanted = Signal(object)
    """The Measure that is to have one more segment."""
    paste_wanted = Signal()
    cleared = Signal()
    """Esc: what is proposed is not wanted."""
    copy_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until :meth:`show_sheet`."""
        super().__init__(parent)
        self._writing = PLAIN
        self._checks: dict[tuple[int, str], CheckBar] = {}
        self.field = CellField(self.viewport())
        self.field.committed.connect(self._take)
        self.field.left.connect(self._go_on)
        self.note = NoteField(self.viewport())
        self.note.committed.connect(self.note_written)
        self.note.left.connect(self.setFocus)
        self.verticalScrollBar().valueChanged.connect(self._place_fields)

    def show_sheet(self, sheet: EntrySheet, writing: Writing) -> None:
        """Show another sheet, with numbers written so."""
        self._writing = writing
        if self.show_lines(sheet):
            self.field.close_quietly()
            self.note.hide()
        self._show_checks()
        self._place_fields()

    def edit_cell(self, typed: str | None = None) -> bool:
        """Open the field over the cursor's place; whether a number can be typed there."""
        row, cell = self.row, self.cell
        if row is None or cell is None or cell.lock is not None:
            return False
        self.scrollTo(self.currentIndex())
        self.field.setAccessibleName(str(self.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)))
        self.field.start(
            row.measure.unit, cell, self._writing, self._area(self.currentIndex().column()), typed
        )
        return True

    def edit_note(self) -> None:
        """Open the note of the cursor's row."""
        row = self.row
        if row is not None and not row.segment:
            self.scrollTo(self.currentIndex())
            self.note.start(row, self._area(columns.NOTE).adjusted(8, 1, -8, -1))

    def hides_note(self, row: EntryRow) -> bool:
        return row.key in self._checks

    def focusNextPrevChild(self, forward: bool) -> bool:
        return False

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and (command_of(event) is not None or typed_text(event))
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = command_of(event)
        if command is not None:
            self._do(command)
        elif not (text := typed_text(event)) or not self.edit_cell(text):
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.field.isVisible() and not self.field.finish():
            self.field.setFocus()
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        at = event.position().toPoint()
        line, column = self.rowAt(at.y()), self.columnAt(at.x())
        row = self.entries.row_at(line)
        if row is None:
            return
        extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.set_cursor(line, column if column in columns.NUMBERS else columns.NOW, extend=extend)
        if row.has_segments and column == columns.MEASURE and self._on_triangle(row, at.x()):
            self.open_segments(not row.is_open)
        elif column == columns.NOTE:
            self.edit_note()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        line, column = self.rowAt(at.y()), self.columnAt(at.x())
        if event.buttons() & Qt.MouseButton.LeftButton:
            if column in columns.NUMBERS and self.entries.row_at(line) is not None:
                self.set_cursor(line, column, extend=True, scroll=False)
        elif line != self._hovered:
            self._hovered = line
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What is chosen stays."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.columnAt(event.position().toPoint().x()) in columns.NUMBERS:
            self.edit_cell()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        line, column = self.rowAt(event.pos().y()), self.columnAt(event.pos().x())
        if event.reason() == QContextMenuEvent.Reason.Mouse and (line, column) not in self.chosen():
            if self.entries.row_at(line) is None:
                return
            self.set_cursor(line, column if column in columns.NUMBERS else columns.NOW)
        can_split = self.row is not None and self.row.can_split
        open_menu(self, event.globalPos(), self._do, can_split=can_split)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row, column = self.entries.row_at(self.rowAt(event.pos().y())), self.columnAt(event.pos().x())
            text = tips.tip(row, column) if row is not None else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        if event.type() == QEvent.Type.Leave:
            self._hovered = -1
            self.viewport().update()
        return super().viewportEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        # What could be read was taken when the field lost the focus.
        self.field.close_quietly()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_fields()

    def _do(self, command: Command) -> None:
        match command:
            case Command.NOTE:
                self.edit_note()
            case Command.EDIT:
                self.edit_cell()
            case Command.EMPTY:
                self._enter(
                    {cell.key: None for cell in self._open_cells() if cell.value is not None}, "Empty"
                )
            case Command.COPY_LAST:
                self._copy_last()
            case Command.FILL_DOWN:
                self._fill_down()
            case Command.COPY:
                self.copy_wanted.emit()
            case Command.PASTE:
                self.paste_wanted.emit()
            case Command.USE | Command.KEEP:
                self._answer(self._checked(), keep=command is Command.KEEP)
            case Command.TOGGLE:
                self.open_segments(self.row is not None and not self.row.is_open)
            case Command.ADD_SEGMENT:
                if self.row is not None and self.row.can_split:
                    self.segment_wanted.emit(self.row.measure)
            case Command.CLEAR:
                self.cleared.emit()
                self.set_cursor(self.currentIndex().row(), self.currentIndex().column())
            case _:
                self.move_cursor(command)

    def _on_triangle(self, row: EntryRow, x: int) -> bool:
        return x < theme.MARGIN + _TRIANGLE_ROOM * (1 + row.level)

    def _go_on(self, way: Way) -> None:
        self.setFocus()
        if way in _AFTER:
            self._do(_AFTER[way])

    def _take(self, value: float | None) -> None:
        cell = self.cell
        if cell is not None:
            self._enter({cell.key: value}, "Change" if value is not None else "Empty")

    def _enter(self, values: dict[EntryKey, float | None], verb: str) -> None:
        if values:
            self.entered.emit(values, verb)

    def _copy_last(self) -> None:
        values: dict[EntryKey, float | None] = {}
        for line, column in self.chosen():
            before = self.entries.cell_at(line, column - 1)
            cell = self.entries.cell_at(line, column)
            if cell is not None and cell.lock is None and before is not None and before.value is not None:
                values[cell.key] = before.value
        self._enter(values, "Copy")

    def _fill_down(self) -> None:
        values: dict[EntryKey, float | None] = {}
        chosen = self.chosen()
        for line, column in chosen:
            first = self.entries.cell_at(chosen[0][0], column)
            cell = self.entries.cell_at(line, column)
            if line != chosen[0][0] and cell is not None and cell.lock is None and first is not None:
                values[cell.key] = first.value
        self._enter(values, "Fill")

    def _open_cells(self) -> list[EntryCell]:
        places = [self.entries.cell_at(line, column) for line, column in self.chosen()]
        return [cell for cell in places if cell is not None and cell.lock is None]

    def _checked(self) -> EntryCell | None:
        """The number that is asked about where the cursor is: under it before the newest of its row."""
        cells = (self.cell, self.row.now if self.row is not None else None)
        return next((cell for cell in cells if cell is not None and cell.check is not None), None)

    def _answer(self, cell: EntryCell | None, *, keep: bool) -> None:
        if cell is None or cell.check is None:
            return
        if keep:
            self.kept.emit(cell)
        elif cell.check.suggestion is not None:
            self._enter({cell.key: cell.check.suggestion}, "Change")

    def _show_checks(self) -> None:
        """Put a question beside each number that may be a slip."""
        rows = [line for line in self.entries.lines if isinstance(line, EntryRow)]
        wanted = {row.key: row.now.check for row in rows if row.now.check is not None}
        for key in [key for key in self._checks if key not in wanted]:
            bar = self._checks.pop(key)
            bar.hide()
            bar.deleteLater()
        for key, check in wanted.items():
            if key not in self._checks:
                self._checks[key] = bar = CheckBar(self.viewport())
                bar.answered.connect(lambda keep, key=key: self._answer_row(key, keep))
            self._checks[key].show_check(check)
            self._checks[key].show()
        self._place_fields()

    def _answer_row(self, key: tuple[int, str], keep: bool) -> None:
        row = self.entries.row_at(self.entries.line_of(key))
        if row is not None:
            self._answer(row.now, keep=keep)
        self.setFocus()

    def _place_fields(self) -> None:
        for key, bar in self._checks.items():
            line = self.entries.line_of(key)
            bar.setGeometry(self.visualRect(self.entries.index(line, columns.NOTE)).adjusted(0, 0, 0, -1))
        if self.field.isVisible():
            self.field.setGeometry(self._area(self.currentIndex().column()))
            self.field.refusal.place()
        if self.note.isVisible():
            self.note.setGeometry(self._area(columns.NOTE).adjusted(8, 1, -8, -1))

    def _area(self, column: int) -> QRect:
        index = self.entries.index(self.currentIndex().row(), column)
        return self.visualRect(index).adjusted(0, 0, 0, -1)
