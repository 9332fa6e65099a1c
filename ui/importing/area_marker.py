"""Marking the part of a sheet in which its table stands, with the mouse or from the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from scorecard.importing.layout import Area
from ui.importing.overlay import Cell
from ui.importing.sheet_view import SheetView

_STEPS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}
_NEAR = 1
"""Cells from a corner within which the mouse takes hold of it."""


class AreaMarker(QObject):
    """While it is on: drag a rectangle or a corner, or Shift and arrows; Enter takes it, Esc ends."""

    marked = Signal(object)
    """The Area that the person marked."""
    ended = Signal()
    """The person wants no marking any more."""

    def __init__(self, view: SheetView) -> None:
        """Off until :meth:`begin`."""
        super().__init__(view)
        self._view = view
        self._is_on = False
        self._fixed: Cell = (0, 0)
        """The corner that stays, and the one that moves."""
        self._moving: Cell = (0, 0)
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)

    @property
    def is_on(self) -> bool:
        """Whether the person is marking."""
        return self._is_on

    @property
    def area(self) -> Area:
        """The rectangle as it stands."""
        (top, bottom), (left, right) = (sorted(pair) for pair in zip(self._fixed, self._moving, strict=True))
        return Area(top, left, bottom, right)

    def begin(self, area: Area) -> None:
        """Let the person change ``area``."""
        self._is_on = True
        self._fixed, self._moving = (area.top, area.left), (area.bottom, area.right)
        self._view.viewport().setCursor(Qt.CursorShape.CrossCursor)
        self._view.show_marked(self.area)
        self._view.setFocus()

    def end(self) -> None:
        """Mark no more."""
        self._is_on = False
        self._view.viewport().unsetCursor()
        self._view.show_marked(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._is_on:
            return False
        if isinstance(event, QKeyEvent) and watched is self._view:
            return self._key(event)
        if isinstance(event, QMouseEvent) and watched is self._view.viewport():
            return self._mouse(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return event.key() == Qt.Key.Key_Escape
        if event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.ended.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.marked.emit(self.area)
        elif event.key() in _STEPS:
            self._step(
                _STEPS[Qt.Key(event.key())], bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            )
        else:
            return False
        return True

    def _mouse(self, event: QMouseEvent) -> bool:
        place = event.position().toPoint()
        cell = self._view.rowAt(place.y()), self._view.columnAt(place.x())
        if min(cell) < 0:
            return True
        if event.type() == QEvent.Type.MouseButtonPress:
            self._take_hold(cell)
        elif not event.buttons() & Qt.MouseButton.LeftButton and event.type() == QEvent.Type.MouseMove:
            return True
        self._moving = cell
        self._view.show_marked(self.area)
        if event.type() == QEvent.Type.MouseButtonRelease:
            self.marked.emit(self.area)
        return True

    def _take_hold(self, cell: Cell) -> None:
        """The corner opposite to the one near the mouse stays; away from corners a new rectangle begins."""
        area = self.area
        for row, other_row in ((area.top, area.bottom), (area.bottom, area.top)):
            for column, other_column in ((area.left, area.right), (area.right, area.left)):
                if abs(cell[0] - row) <= _NEAR and abs(cell[1] - column) <= _NEAR:
                    self._fixed = other_row, other_column
                    return
        self._fixed = cell

    def _step(self, by: tuple[int, int], extends: bool) -> None:
        """Shift moves the last corner; without it a new rectangle begins beside the former first cell."""
        model = self._view.model()
        start = self._moving if extends else self._fixed
        row = min(max(start[0] + by[0], 0), model.rowCount() - 1)
        column = min(max(start[1] + by[1], 0), model.columnCount() - 1)
        self._moving = row, column
        if not extends:
            self._fixed = self._moving
        self._view.show_marked(self.area)
        self._view.scrollTo(model.index(row, column))
