"""A list of measures that is searched by typing, opened under the match that it belongs to."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.widgets.words import fit

_MOST_SHOWN = 14
_NARROWEST = 300
_ROW = 26
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class MeasurePicker(QFrame):
    """Typing narrows the list; Up and Down move, Enter chooses, Esc closes. The last choices always stay."""

    chosen = Signal(object)
    """The value that was chosen."""

    def __init__(self, parent: QWidget) -> None:
        """Hidden until :meth:`open_at`."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self._values: list[Hashable] = []
        self._always = 0
        self.field = QLineEdit(placeholderText="Find a measure")
        self.field.setAccessibleName("Find a measure")
        self.field.textChanged.connect(self._narrow)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.itemClicked.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addWidget(self.list)

    def open_at(
        self,
        area: QRect,
        measures: Sequence[tuple[Hashable, str]],
        always: Sequence[tuple[Hashable, str]],
        chosen: Hashable,
    ) -> None:
        """Open under ``area`` of the screen with ``measures``, which typing narrows, and ``always`` below."""
        self.list.clear()
        self._always = len(always)
        self._values = [value for value, _ in (*measures, *always)]
        for _, words in (*measures, *always):
            item = QListWidgetItem(words)
            item.setToolTip(words)
            self.list.addItem(item)
        if chosen in self._values:
            self.list.setCurrentRow(self._values.index(chosen))
        self.field.clear()
        height = 50 + _ROW * min(self.list.count(), _MOST_SHOWN)
        screen = self.screen().availableGeometry()
        below = area.bottom() + 2 + height <= screen.bottom()
        top = area.bottom() + 2 if below else max(screen.top(), area.top() - height - 2)
        left = min(area.left(), screen.right() - _NARROWEST)
        self.setGeometry(left, top, max(area.width(), _NARROWEST), height)
        self.show()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if (item := self.list.currentItem()) is not None:
                    self._choose(item)
                return True
            if event.key() in _MOVES:
                self.list.event(event)
                return True
        return super().eventFilter(watched, event)

    def _narrow(self, text: str) -> None:
        """Show what fits, and move to what fits best; to the first that always stays where nothing fits."""
        fixed_from = self.list.count() - self._always
        fits = [fit(self.list.item(row).text(), text) for row in range(self.list.count())]
        for row, fits_here in enumerate(fits):
            self.list.item(row).setHidden(row < fixed_from and not fits_here)
        if text.strip() and fits:
            best = max(fits)
            self.list.setCurrentRow(fits.index(best) if best else fixed_from)

    def _choose(self, item: QListWidgetItem) -> None:
        self.hide()
        self.chosen.emit(self._values[self.list.row(item)])
