"""Marking the part of a sheet in which its table stands, with the mouse or from the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
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
_NEAR = 7
"""Pixels from a corner, across and down, within which the mouse takes hold of it."""


class AreaMarker(QObject):
    """While it is on: drag a rectangle or a corner, or Shift and arrows; Enter takes it, Esc ends."""

    marked = Signal(object)
    """The Area that the person marked."""
    ended = Signal()
    """The person wants to mark nothing."""

    def __init__(self, view: SheetView) -> None:
        """Off until :meth:`begin`."""
        super().__init__(view)
        self._view = view
        self._is_on = self._is_dragged = False
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
        """A rectangle is taken once it was dragged; a mere click only begins one."""
        place, is_left = event.position().toPoint(), bool(event.buttons() & Qt.MouseButton.LeftButton)
        if event.type() == QEvent.Type.MouseButtonRelease:
            if self._is_dragged:
                self.marked.emit(self.area)
        elif event.type() == QEvent.Type.MouseButtonPress and is_left:
            self._is_dragged = False
            self._take_hold(place)
        elif event.type() == QEvent.Type.MouseMove and is_left:
            self._drag_to(self._cell_at(place))
        self._view.show_marked(self.area)
        return True

    def _take_hold(self, place: QPoint) -> None:
        """The corner opposite to the one under the mouse stays; elsewhere a new rectangle begins."""
        area, shown = self.area, self._view.area_rect(self.area)
        corners = (
            (shown.topLeft(), (area.top, area.left), (area.bottom, area.right)),
            (shown.topRight(), (area.top, area.right), (area.bottom, area.left)),
            (shown.bottomLeft(), (area.bottom, area.left), (area.top, area.right)),
            (shown.bottomRight(), (area.bottom, area.right), (area.top, area.left)),
        )
        for corner, moving, fixed in corners:
            if (place - corner).manhattanLength() <= _NEAR:
                self._moving, self._fixed = moving, fixed
                return
        self._fixed = self._moving = self._cell_at(place)

    def _drag_to(self, cell: Cell) -> None:
        if cell != self._moving:
            self._is_dragged = True
            self._moving = cell
            self._view.scrollTo(self._view.model().index(*cell))

    def _cell_at(self, place: QPoint) -> Cell:
        """The cell there, or the nearest; beyond the edge of what is seen the next one."""
        view, model = self._view, self._view.model()
        row, column = view.rowAt(max(place.y(), 0)), view.columnAt(max(place.x(), 0))
        row = model.rowCount() - 1 if row < 0 else max(row - int(place.y() < 0), 0)
        column = model.columnCount() - 1 if column < 0 else max(column - int(place.x() < 0), 0)
        return row, column

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
