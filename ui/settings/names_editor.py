"""Names with buttons: F2 renames, Alt+Up and Alt+Down or the pointer moves, Delete removes."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scorecard.errors import ScorecardError
from ui import theme
from ui.settings.names import Name, Names
from ui.widgets import Choice, Dialog, button, field, label

_ROW, _LEAST_ROWS = 28, 3
_PLACE = int(Qt.ItemDataRole.UserRole)


class NamesEditor(QWidget):
    """Edits :class:`Names`; what cannot be is said under the list and changes nothing."""

    def __init__(
        self,
        title: str,
        names: Names,
        counts: Mapping[str, int],
        nobody: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """``counts``: how many measures belong to each; ``nobody`` is offered where they may go to none."""
        super().__init__(parent)
        self.names, self._counts, self._nobody = names, counts, nobody
        self.list = NameList(title)
        self.problem = label("", "error", wrap=True)
        self.problem.hide()
        self.add_button = button("Add…", kind="small")
        self.rename_button = button("Rename", kind="small")
        self.remove_button = button("Remove…", kind="small")
        self._arrange(title)
        self._fill()
        self.list.itemChanged.connect(self._rename)
        self.list.moved.connect(self._take_order)
        self.list.remove_requested.connect(self.remove)
        self.add_button.clicked.connect(self.add)
        self.rename_button.clicked.connect(lambda: self.list.editItem(self.list.currentItem()))
        self.remove_button.clicked.connect(self.remove)

    def add(self) -> None:
        """One more, to be named at once."""
        try:
            self.names.add(f"New {self.names.word}")
        except ScorecardError as error:
            self._say(str(error))
            return
        self._fill(len(self.names.rows) - 1)
        self.list.editItem(self.list.currentItem())

    def remove(self) -> None:
        """Take the chosen one off the list, once it is known where its measures go."""
        row = self._chosen()
        if row is None:
            return
        count, target = self.names.belonging(row, self._counts), None
        if count:
            others = [each for each in self.names.rows if each is not row]
            if not others and not self._nobody:
                self._say(f"The last {self.names.word} with measures stays.")
                return
            asked = TargetDialog(row.name, count, others, self._nobody, self)
            wanted = asked.exec()
            target = asked.target.value()
            asked.deleteLater()
            if not wanted:
                return
        place = self.list.currentRow()
        self.names.remove(row, target)
        self._fill(min(place, len(self.names.rows) - 1))

    def _chosen(self) -> Name | None:
        place = self.list.currentRow()
        return self.names.rows[place] if 0 <= place < len(self.names.rows) else None

    def _arrange(self, title: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(field(title, self.list), 1)
        column.addWidget(self.problem)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        for each in (self.add_button, self.rename_button, self.remove_button):
            each.setAccessibleName(f"{each.text().rstrip('…')} {self.names.word}")
            row.addWidget(each)
        row.addStretch(1)
        column.addLayout(row)

    def _fill(self, current: int = 0) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for place, row in enumerate(self.names.rows):
            item = QListWidgetItem(row.name)
            item.setData(_PLACE, place)
            item.setSizeHint(QSize(0, theme.px(_ROW)))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self.list.addItem(item)
        self.list.setCurrentRow(current)
        self.list.blockSignals(False)
        self._say("")

    def _rename(self, item: QListWidgetItem) -> None:
        row, problem = self.names.rows[item.data(_PLACE)], ""
        try:
            self.names.rename(row, item.text())
        except ScorecardError as error:
            problem = str(error)
        self.list.blockSignals(True)
        item.setText(row.name)
        self.list.blockSignals(False)
        self._say(problem)

    def _take_order(self) -> None:
        places = [self.list.item(number).data(_PLACE) for number in range(self.list.count())]
        self.names.put_in_order([self.names.rows[place] for place in places])
        self._fill(self.list.currentRow())

    def _say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))


class NameList(QListWidget):
    """The list itself."""

    moved = Signal()
    remove_requested = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """``name`` is for screen readers."""
        super().__init__(parent)
        self.setObjectName("names")
        self.setAccessibleName(name)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(160, theme.px(_ROW) * _LEAST_ROWS)

    def sizeHint(self) -> QSize:
        return QSize(240, theme.px(_ROW) * (_LEAST_ROWS + 1))

    def event(self, event: QEvent) -> bool:
        # Before the window takes the keys for the periods and the dialog for its button.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _step(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if step := _step(event):
            self._move(step)
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_requested.emit()
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        super().dropEvent(event)
        self.moved.emit()

    def _move(self, step: int) -> None:
        place = self.currentRow()
        if 0 <= place + step < self.count():
            item = self.takeItem(place)
            self.insertItem(place + step, item)
            self.setCurrentRow(place + step)
            self.moved.emit()


class TargetDialog(Dialog):
    """Asks where the measures of a removed name go."""

    def __init__(self, name: str, count: int, others: list[Name], nobody: str, parent: QWidget) -> None:
        """``nobody`` are the words for no target, where that is possible."""
        super().__init__(f"Remove “{name}”", "Remove", parent)
        choices: list[tuple[Name | None, str]] = [(other, other.name) for other in others]
        self.target = Choice([*choices, *([(None, nobody)] if nobody else [])])
        verb = "1 measure goes to" if count == 1 else f"{count:,} measures go to"
        self.body.addLayout(field(verb, self.target))
        self.setMinimumWidth(theme.px(360))


def _step(event: QKeyEvent) -> int:
    """-1 or 1 for Alt+Up and Alt+Down, else 0."""
    if not event.modifiers() & Qt.KeyboardModifier.AltModifier:
        return 0
    return {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
