"""Puts measures that there are on a tab."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from scorecard.measures import Measure
from ui.icons import icon
from ui.widgets import Dialog, label

_ID, _NAME = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class AddMeasuresDialog(Dialog):
    """A list to search and tick: Space ticks, Enter adds what is ticked, else the line in use."""

    def __init__(self, measures: Sequence[Measure], tab: str, parent: QWidget) -> None:
        """``measures`` are those that are not on the tab called ``tab`` yet."""
        super().__init__(f"Add measures to the {tab} tab", "Add", parent)
        self._search = _Search()
        self.list = QListWidget()
        self.list.setObjectName("choices")
        self.list.setAccessibleName("Measures")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for measure in measures:
            self.list.addItem(_item(measure))
        self._none = label("All measures are on this tab already.", "second")
        self._none.setVisible(not measures)
        self._search.setVisible(bool(measures))
        self.list.setVisible(bool(measures))
        for part in (self._search, self.list, self._none):
            self.body.addWidget(part)
        self._search.leads(self.list)
        self._search.textChanged.connect(self._find)
        self.list.itemChanged.connect(self._count)
        self.list.currentRowChanged.connect(self._count)
        self.take_size(520, 460 if measures else 160)
        self._find("")

    @property
    def chosen(self) -> tuple[int, ...]:
        """The ids of the measures that are ticked; of the one in use where none is."""
        in_use = self._in_use
        return tuple(item.data(_ID) for item in self._ticked or ([in_use] if in_use is not None else []))

    @property
    def _ticked(self) -> list[QListWidgetItem]:
        items = (self.list.item(row) for row in range(self.list.count()))
        return [item for item in items if item.checkState() is Qt.CheckState.Checked]

    @property
    def _in_use(self) -> QListWidgetItem | None:
        current = self.list.currentItem()
        return current if current is not None and not current.isHidden() else None

    def _find(self, text: str) -> None:
        wanted = text.casefold().split()
        items = [self.list.item(row) for row in range(self.list.count())]
        for item in items:
            item.setHidden(not all(word in item.text().casefold() for word in wanted))
        shown = [item for item in items if not item.isHidden()]
        if self.list.currentItem() not in shown:
            self.list.setCurrentRow(self.list.row(shown[0]) if shown else -1)
        self._count()

    def _count(self) -> None:
        count, in_use = len(self._ticked), self._in_use
        words = f"{count} measure{'' if count == 1 else 's'}" if count else ""
        if not count and in_use is not None:
            words = in_use.data(_NAME)
        self.confirm_button.setText(f"Add {words}".strip().replace("&", "&&"))
        self.confirm_button.setEnabled(bool(words))


class _Search(QLineEdit):
    """Up and Down move in the list, Space after a word still types."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText("Find a measure")
        self.setAccessibleName("Find a measure")
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._list: QListWidget | None = None

    def leads(self, list_: QListWidget) -> None:
        """Hand the arrows to this list."""
        self._list = list_

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._list is not None:
            self._list.setFocus()
            self._list.keyPressEvent(event)
        else:
            super().keyPressEvent(event)


def _item(measure: Measure) -> QListWidgetItem:
    about = " · ".join(filter(None, (measure.department, measure.owner)))
    item = QListWidgetItem(f"{measure.name}  –  {about}" if about else measure.name)
    item.setToolTip(item.text())
    item.setData(_ID, measure.id)
    item.setData(_NAME, measure.name)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Unchecked)
    return item
