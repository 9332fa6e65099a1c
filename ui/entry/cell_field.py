"""Typing a number where it stands."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from scorecard.entry_sheet import EntryCell
from scorecard.units import LARGEST, Unit, parse_value
from scorecard.writing import PLAIN, Writing
from ui.entry.grid_field import GridField
from ui.widgets.refusal import Refusal


class Way(Enum):
    """Where the cursor goes once a number was left: lines and columns."""

    STAY = (0, 0)
    DOWN = (1, 0)
    UP = (-1, 0)
    NEXT = (0, 1)
    BACK = (0, -1)
    NOTE = (0, 0, "note")


class CellField(GridField):
    """A field over one number. What cannot be read stays in the field, with the reason under it."""

    committed = Signal(object)
    """The value typed; None where the field was emptied."""
    left = Signal(object)
    """The Way in which the person went on; emitted after ``committed``."""

    def __init__(self, parent: QWidget) -> None:
        """``parent`` is the grid's viewport. Hidden until :meth:`start`."""
        super().__init__(parent)
        self.setObjectName("entry-field")
        self._unit, self._writing = Unit.COUNT, PLAIN
        self._before = ""
        self._overwrites = False
        self.refusal = Refusal(self)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.textEdited.connect(lambda: self.refusal.say(""))
        self.hide()

    def start(self, unit: Unit, cell: EntryCell, writing: Writing, area: QRect, typed: str | None) -> None:
        """Open over ``area``; ``typed`` takes the place of the value, None keeps it to be edited."""
        self._unit, self._writing = unit, writing
        self._before, self._overwrites = cell.plain, typed is not None
        self.setText(cell.plain if typed is None else typed)
        self.refusal.say("")
        self.setGeometry(area)
        self.show()
        self.raise_()
        self.setFocus()
        if typed is None:
            self.selectAll()
        else:
            self.end(False)

    def finish(self) -> bool:
        """Take what was typed; whether that was possible."""
        text = self.text().strip()
        if text == self._before:
            self.close_quietly()
            return True
        try:
            value = parse_value(text, self._unit, self._writing) if text else None
            if value is not None and not abs(value) < LARGEST:
                raise ValueError(f"“{text[:60]}” is too large.")
        except ValueError as refusal:
            self.refusal.say(str(refusal))
            return False
        self.close_quietly()
        self.committed.emit(value)
        return True

    def close_quietly(self) -> None:
        """Close and forget what was typed."""
        self.refusal.say("")
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._leave(Way.NOTE if control else Way.UP if shift else Way.DOWN)
            case Qt.Key.Key_Escape:
                self.close_quietly()
                self.left.emit(Way.STAY)
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self._leave(Way.UP if event.key() == Qt.Key.Key_Up else Way.DOWN)
            case Qt.Key.Key_Left | Qt.Key.Key_Right if self._overwrites and not shift:
                self._leave(Way.BACK if event.key() == Qt.Key.Key_Left else Way.NEXT)
            case Qt.Key.Key_F2:
                self._overwrites = False
            case _:
                super().keyPressEvent(event)

    def tabbed(self, *, forward: bool) -> None:
        """Go on to the next or the former period."""
        self._leave(Way.NEXT if forward else Way.BACK)

    def left_by_pointer(self) -> None:
        """Take what was typed."""
        self.finish()

    def _leave(self, way: Way) -> None:
        if self.finish():
            self.left.emit(way)
