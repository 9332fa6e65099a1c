"""The table of the cells that need a look: each line offers what can be done with its cell."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from scorecard.units import parse_value
from ui import theme
from ui.importing.problem_model import Column, ProblemLine, ProblemModel
from ui.importing.value_field import ValueField
from ui.widgets.line_table import Index, LineTable

ROW_HEIGHT = 25
_NARROW, _WIDE, _WIDEST = 52, 14, 160
"""Widths of an address, of what is beside its text, and of the longest."""
_WIDEST_WORDS = 200
_ACTORS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class ProblemTable(LineTable):
    """Up and Down move and show the cell; Enter acts, F2 asks for a value, Delete leaves out."""

    cell_requested = Signal(object)
    """The place of a cell to be shown."""
    corrected = Signal(object, float)
    """A place and the number to use there."""
    left_out = Signal(object)
    """A place whose number is not to be imported."""
    taken_back = Signal(object)
    """A place about which nothing is decided any more."""
    refused = Signal(str)
    """Why a typed number cannot be used; empty once it is no more asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until :meth:`show_lines`."""
        super().__init__(ROW_HEIGHT, parent)
        self.setAccessibleName("Cells that need a look")
        self.problems = ProblemModel(self)
        self.setModel(self.problems)
        self.horizontalHeader().hide()
        self.field = ValueField(self)
        self.field.entered.connect(self._enter)
        self.field.left.connect(lambda: self.refused.emit(""))
        self._entered_row = -1

    def show_lines(self, lines: Sequence[ProblemLine]) -> None:
        """Show other lines."""
        self.problems.show_lines(lines)
        metrics = self.fontMetrics()
        addresses = max((metrics.horizontalAdvance(line.where) + _WIDE for line in lines), default=0)
        leaves = any(line.can_be_left_out for line in lines)
        place = min(max(_NARROW, addresses), theme.px(_WIDEST))
        actions = self._wide_enough(110, [line.action_words for line in lines])
        fixes = self._wide_enough(130, [line.fix_words for line in lines])
        self.set_widths(place, 0, actions, fixes, theme.px(80) if leaves else 1)

    def _wide_enough(self, least: int, words: Sequence[str]) -> int:
        """The width at which an amount is seen with its unit; large text leaves the rest to the reason."""
        widest = max((self.fontMetrics().horizontalAdvance(each) + 2 * _WIDE for each in words), default=0)
        return max(least, min(widest, theme.px(_WIDEST_WORDS)))

    def act(self, row: int) -> None:
        """Do what the line offers: use the likely number, ask for one, or take a decision back."""
        line = self.problems.line(row)
        if line.is_decided:
            self.taken_back.emit(line.place)
        elif line.measure is None:
            return
        elif line.problem.suggestion is not None:
            self.corrected.emit(line.place, line.problem.suggestion)
        else:
            self.ask_value(row)

    def leave_out(self, row: int) -> None:
        """Do not import the number of a line."""
        line = self.problems.line(row)
        if line.can_be_left_out:
            self.left_out.emit(line.place)

    def ask_value(self, row: int) -> None:
        """Open a field in the line for a number."""
        self._entered_row = row
        index = self.problems.index(row, Column.FIX)
        self.scrollTo(index)
        self.field.open_in(self.visualRect(index).adjusted(0, 0, 0, -1))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.isValid() and self.hasFocus():
            self.cell_requested.emit(self.problems.line(current.row()).place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or not index.isValid():
            return
        match index.column():
            case Column.FIX:
                self.act(index.row())
            case Column.LEAVE_OUT:
                self.leave_out(index.row())
            case _:
                self.cell_requested.emit(self.problems.line(index.row()).place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key = self.currentIndex().row(), event.key()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if row >= 0 and key in _ACTORS and not control:
            self.act(row)
        elif row >= 0 and key == Qt.Key.Key_F2 and self.problems.line(row).measure is not None:
            self.ask_value(row)
        elif row >= 0 and key == Qt.Key.Key_Delete:
            self.leave_out(row)
        else:
            super().keyPressEvent(event)

    def _enter(self, text: str) -> None:
        line = self.problems.line(self._entered_row)
        try:
            writing = line.writing.of(line.currency or line.writing.currency)
            value = parse_value(text.strip().removesuffix(line.currency), line.unit, writing)
        except ValueError as error:
            self.field.refuse()
            self.refused.emit(str(error))
            return
        self.field.hide()
        self.setFocus()
        self.corrected.emit(line.place, value)
