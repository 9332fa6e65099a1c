"""Typing over a number where it stands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from scorecard.board import Cell
from scorecard.measures import Measure
from scorecard.units import Unit, format_plain, parse_value
from scorecard.writing import PLAIN, Writing
from ui import theme
from ui.widgets.refusal import Refusal

_LEAST_WIDTH, _HEIGHT = 104, 30


class CellEditor(QLineEdit):
    """A field over one number. What cannot be read stays in the field, with the reason under it."""

    committed = Signal(object)
    """The value typed; None where the field was emptied."""
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        """``parent`` is the table's viewport. Hidden until :meth:`start`."""
        super().__init__(parent)
        self._viewport = parent
        self._unit, self._writing = Unit.COUNT, PLAIN
        self._before = ""
        self._refusal = Refusal(self)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.textEdited.connect(lambda: self._refusal.say(""))
        self.hide()

    @property
    def refusal(self) -> str:
        """Why the text was not taken; empty where nothing was wrong."""
        return self._refusal.text()

    def start(self, measure: Measure, cell: Cell, name: str, area: QRect, writing: Writing) -> None:
        """Open over ``area`` with the value as it is kept; ``name`` is for screen readers."""
        self._unit, self._writing = measure.unit, writing
        self._before = format_plain(cell.value, measure.unit, writing)
        self.setText(self._before)
        self.selectAll()
        self.setAccessibleName(name)
        self._refusal.say("")
        self.place(area)
        self.show()
        self.raise_()
        self.setFocus()

    def place(self, area: QRect) -> None:
        """Move with the number, right edge on right edge."""
        room = self._viewport.rect()
        width, height = max(theme.px(_LEAST_WIDTH), area.width()), theme.px(_HEIGHT)
        left = max(0, min(area.right() + 1 - width, room.width() - width))
        self.setGeometry(left, area.center().y() - height // 2, width, height)
        self._refusal.place()

    def close_quietly(self) -> None:
        """Close and forget what was typed."""
        if self.isVisible():
            self._refusal.say("")
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._commit()
            case Qt.Key.Key_Escape:
                self.close_quietly()
            case Qt.Key.Key_Up | Qt.Key.Key_Down | Qt.Key.Key_PageUp | Qt.Key.Key_PageDown:
                event.accept()
            case _:
                super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Tab
        ):
            self._commit()
            return True
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        elsewhere = event.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        )
        if elsewhere and self.isVisible():
            self._commit()

    def _commit(self) -> None:
        text = self.text().strip()
        if text == self._before:
            self.close_quietly()
            return
        try:
            value = parse_value(text, self._unit, self._writing) if text else None
        except ValueError as refusal:
            self._refusal.say(str(refusal))
            return
        self.close_quietly()
        self.committed.emit(value)
