"""The list of known measures: name and what it tells, with a box to tick where several can be chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from scorecard.language import Language
from scorecard.templates.library import KnownMeasure
from ui import icons, theme
from ui.widgets.pair_list import PairDelegate, PairList, PairRow

_BOX, _BOX_ROOM = 14, 46
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def known_row(known: KnownMeasure, language: Language, state: str = "", *, ticked: bool = False) -> PairRow:
    """A measure of the library as a row; ``state`` is how it stands in the company."""
    measure, name = known.measure, known.names[language]
    return PairRow(
        known,
        measure.short_name,
        name,
        f"{measure.kind.value.capitalize()} · {measure.department}",
        measure.description,
        state,
        tip=f"{name}\n{measure.description}",
        aside="ticked" if ticked else "",
    )


class TickList(PairList):
    """Space or a click on the box ticks; Shift with a click or an arrow ticks all on the way; Ctrl+A all."""

    ticks_changed = Signal()
    confirmed = Signal()
    """Enter: what is ticked is all."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """``name`` is for screen readers. Which rows can be ticked is set with :meth:`show_rows`."""
        super().__init__(name, parent)
        self.setItemDelegate(_TickDelegate(self))
        self._ticked: dict[object, None] = {}
        self._closed: frozenset[object] = frozenset()
        self._anchor: object = None

    @property
    def ticked(self) -> tuple[object, ...]:
        """The keys of the rows that are ticked, in the order of ticking, shown or not."""
        return tuple(self._ticked)

    def can_tick(self, key: object) -> bool:
        """Whether the row of this key has a box that can be ticked."""
        return key not in self._closed

    def is_ticked(self, key: object) -> bool:
        """Whether the row of this key is ticked."""
        return key in self._ticked

    def close_rows(self, keys: frozenset[object]) -> None:
        """Say which rows cannot be ticked; ticks on them go."""
        self._closed = keys
        self._set(keys, False)
        self.viewport().update()

    def toggle(self) -> None:
        """Tick or untick the row that is chosen."""
        if (row := self._row) is not None:
            self._anchor = row.key
            self._set([row.key], not self.is_ticked(row.key))

    def untick_all(self) -> None:
        """Begin anew."""
        self._set(self.ticked, False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if key == Qt.Key.Key_Space:
            self.toggle()
        elif key in _STEPS and modifiers & _SHIFT:
            self._tick_next(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirmed.emit()
        elif key == Qt.Key.Key_A and modifiers & _CONTROL:
            self._set([row.key for row in self.rows], True)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or not index.isValid():
            return
        if event.modifiers() & _SHIFT:
            self._tick_to(index.row())
        elif event.position().x() < theme.px(_BOX_ROOM):
            self.toggle()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Beside the box it ticks too; on the box a quick second click is a click."""
        if event.position().x() >= theme.px(_BOX_ROOM):
            self.toggle()
        else:
            self.mousePressEvent(event)

    def _tick_next(self, step: int) -> None:
        if self._anchor is None and (row := self._row) is not None:
            self._set([row.key], True)
            self._anchor = row.key
        at = self.currentIndex().row() + step
        if 0 <= at < len(self.rows):
            self.setCurrentIndex(self.model().index(at, 0))
            self._set([self.rows[at].key], self.is_ticked(self._anchor))

    def _tick_to(self, at: int) -> None:
        """All from the row that was ticked last to this one become as that one is."""
        keys = [row.key for row in self.rows]
        start = keys.index(self._anchor) if self._anchor in keys else at
        if start == at:
            self.toggle()
            return
        first, last = sorted((start, at))
        self._set(keys[first : last + 1], self.is_ticked(self._anchor))

    def _set(self, keys: Sequence[object] | frozenset[object], ticked: bool) -> None:
        before = self.ticked
        for key in keys:
            if ticked and self.can_tick(key):
                self._ticked.setdefault(key)
            elif not ticked:
                self._ticked.pop(key, None)
        if self.ticked != before:
            self.viewport().update()
            self.ticks_changed.emit()


class _TickDelegate(PairDelegate):
    """A row with a box before its lines."""

    def __init__(self, view: TickList) -> None:
        super().__init__(view)
        self._ticks = view

    def room(self, painter: QPainter, area: QRect, row: PairRow) -> QRect:
        colours = theme.current()
        side = theme.px(_BOX)
        box = QRect(area.left() + 18, area.top() + (area.height() - side) // 2, side, side)
        if self._ticks.can_tick(row.key):
            ticked = self._ticks.is_ticked(row.key)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colours.accent if ticked else colours.borderStrong, 1))
            painter.setBrush(colours.accent if ticked else colours.surface)
            painter.drawRoundedRect(box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
            if ticked:
                icons.paint(painter, "tick", box.adjusted(1, 1, -1, -1), colours.onAccent)
        else:
            icons.paint(painter, "tick", box, colours.text3)
        return area.adjusted(theme.px(_BOX_ROOM), 0, 0, 0)
