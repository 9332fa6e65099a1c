"""One condition on the rows that count: a column is, or is not, one of some values."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from scorecard.importing.rows.rules import Filter
from scorecard.importing.rows.table_profile import ColumnKind, ColumnProfile, TableProfile
from ui.widgets import Choice, button

_MOST_NAMED = 3
_IS = ((True, "is"), (False, "is not"))


class FilterRow(QWidget):
    """Column, is or is not, and the values, which are ticked in a menu."""

    removed = Signal()

    def __init__(self, profile: TableProfile, rule: Filter | None, parent: QWidget | None = None) -> None:
        """``rule`` is the condition to change; None for one that is still to be chosen."""
        super().__init__(parent)
        self._profile = profile
        self._values: list[str] = list(rule.values) if rule else []
        names = [(column.name, column.name) for column in profile.columns if _has_values(column)]
        self.column: Choice[str] = Choice(names)
        self.column.setAccessibleName("Column")
        self.keep: Choice[bool] = Choice(_IS)
        self.keep.setAccessibleName("Is or is not")
        if rule is not None:
            self.column.set_value(rule.column)
            self.keep.set_value(rule.keep)
        self.column.chosen.connect(self._take_column)
        self.values_button = _MenuButton("")
        self.values_button.setAutoDefault(False)
        self.values_button.setAccessibleName("Values")
        remove = button("Remove", kind="link")
        remove.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.column, 3)
        row.addWidget(self.keep, 1)
        row.addWidget(self.values_button, 4)
        row.addWidget(remove)
        self._fill()

    @property
    def rule(self) -> Filter | None:
        """The condition; None while no value is ticked."""
        if not self._values or self.column.count() == 0:
            return None
        return Filter(self.column.value(), tuple(self._values), self.keep.value())

    def _take_column(self, _: str) -> None:
        self._values = []
        self._fill()

    def _fill(self) -> None:
        menu = _TickMenu(self)
        found = self._profile.column(self.column.value()) if self.column.count() else None
        top = [name for name, _ in found.top] if found else []
        counts = dict(found.top) if found else {}
        for name in dict.fromkeys([*top, *self._values]):
            words = f"{name}  ({counts[name]:,})" if name in counts else name
            action = menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(name in self._values)
            action.toggled.connect(lambda on, name=name: self._tick(name, on))
        self.values_button.setMenu(menu)
        self._say()

    def _tick(self, name: str, on: bool) -> None:
        self._values = [each for each in self._values if each != name] + ([name] if on else [])
        self._say()

    def _say(self) -> None:
        named = ", ".join(self._values[:_MOST_NAMED])
        more = len(self._values) - _MOST_NAMED
        words = f"{named} and {more} more" if more > 0 else named
        self.values_button.setText((words or "Choose values…").replace("&", "&&"))


class _TickMenu(QMenu):
    """Stays open while values are ticked."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if (action := self.actionAt(event.position().toPoint())) is not None:
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and (action := self.activeAction()) is not None:
            action.trigger()
        else:
            super().keyPressEvent(event)


class _MenuButton(QPushButton):
    """A button that opens its menu with Enter, Space and Alt+Down."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.showMenu()
        else:
            super().keyPressEvent(event)


def _has_values(column: ColumnProfile) -> bool:
    return bool(column.top) and column.kind is not ColumnKind.EMPTY
