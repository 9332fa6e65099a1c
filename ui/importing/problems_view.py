"""Cells that need a look: where, why, what happens to them, and a way to correct each in its line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from scorecard.units import parse_value
from ui.importing.problem_model import Column, ProblemLine, ProblemModel
from ui.widgets import ElidedLabel, label
from ui.widgets.line_table import Index, LineTable

ROW_HEIGHT = 25
_MOST_ROWS = 4
_ACTORS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class ProblemsView(QWidget):
    """The list and its title; without problems one sentence says so."""

    cell_requested = Signal(str)
    """The address of a cell to be shown."""
    corrected = Signal(str, object)
    """An address and the number to use there; None takes a correction back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until :meth:`show_lines`."""
        super().__init__(parent)
        # The sheet above takes what is left.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.table = ProblemTable(self)
        self.table.cell_requested.connect(self.cell_requested)
        self.table.corrected.connect(self.corrected)
        self.table.refused.connect(self._show_refusal)
        self._title = label("", "strong")
        self._hint = label("skipped unless you correct them here", "small")
        self._note = ElidedLabel("", "small")
        self._note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._notes = ""
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._hint)
        head.addWidget(self._note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.table)

    @property
    def title(self) -> str:
        """``4 cells need a look``."""
        return self._title.text()

    @property
    def note(self) -> str:
        """What is said beside the title: remarks on the sheet, or why a typed number is refused."""
        return self._note.text()

    def show_lines(self, lines: Sequence[ProblemLine], notes: Sequence[str]) -> None:
        """Show problems, and ``notes`` on how the sheet was read."""
        self.table.problems.show_lines(lines)
        count = sum(line.corrected is None for line in lines)
        words = "1 cell needs a look" if count == 1 else f"{count:,} cells need a look"
        self._title.setText(words if count else "No cell needs a look")
        self._hint.setVisible(bool(count))
        self.table.setVisible(bool(lines))
        self.table.setFixedHeight(ROW_HEIGHT * min(len(lines), _MOST_ROWS) + 1)
        self._notes = " ".join(notes)
        self._show_refusal("")

    def _show_refusal(self, text: str) -> None:
        self._note.setText(text or self._notes)


class ProblemTable(LineTable):
    """Up and Down move and show the cell; Enter acts on the line."""

    cell_requested = Signal(str)
    corrected = Signal(str, object)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until its model has lines."""
        super().__init__(ROW_HEIGHT, parent)
        self.setAccessibleName("Cells that need a look")
        self.problems = ProblemModel(self)
        self.setModel(self.problems)
        self.horizontalHeader().hide()
        self.set_widths(52, 0, 110, 130)
        self.field = _ValueField(self)
        self.field.entered.connect(self._enter)
        self.field.left.connect(lambda: self.refused.emit(""))
        self._entered_row = -1

    def act(self, row: int) -> None:
        """Do what the line offers: use the likely number, ask for one, or take a correction back."""
        line = self.problems.line(row)
        if line.corrected is not None:
            self.corrected.emit(line.problem.address, None)
        elif line.measure is None:
            return
        elif line.problem.suggestion is not None:
            self.corrected.emit(line.problem.address, line.problem.suggestion)
        else:
            self.ask_value(row)

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
            self.cell_requested.emit(self.problems.line(current.row()).problem.address)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or not index.isValid():
            return
        if index.column() == Column.FIX:
            self.act(index.row())
        else:
            self.cell_requested.emit(self.problems.line(index.row()).problem.address)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if (
            row >= 0
            and event.key() in _ACTORS
            and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.act(row)
        elif row >= 0 and event.key() == Qt.Key.Key_F2 and self.problems.line(row).measure is not None:
            self.ask_value(row)
        else:
            super().keyPressEvent(event)

    def _enter(self, text: str) -> None:
        line = self.problems.line(self._entered_row)
        try:
            value = parse_value(text, line.unit)
        except ValueError as error:
            self.field.refuse()
            self.refused.emit(str(error))
            return
        self.field.hide()
        self.setFocus()
        self.corrected.emit(line.problem.address, value)


class _ValueField(QLineEdit):
    """A small field inside the list: Enter enters, Esc or leaving it closes."""

    entered = Signal(str)
    left = Signal()

    def __init__(self, table: ProblemTable) -> None:
        super().__init__(table.viewport())
        self._table = table
        self.setAccessibleName("Value")
        self.hide()

    def open_in(self, area: QRect) -> None:
        self.clear()
        self._mark(False)
        self.setGeometry(area)
        self.show()
        self.setFocus()

    def refuse(self) -> None:
        self._mark(True)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self._table.setFocus()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
        ):
            self.entered.emit(self.text())
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.hide()
        self.left.emit()

    def _mark(self, invalid: bool) -> None:
        self.setProperty("invalid", invalid)
        self.style().unpolish(self)
        self.style().polish(self)
