"""What narrows the library: a field to search, and switches for department, kind, cadence and collection."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from scorecard.measures import Kind
from scorecard.periods import Cadence
from scorecard.templates.library import collections, to_choose_from
from scorecard.templates.search import Query
from ui import theme
from ui.icons import icon
from ui.library import wording
from ui.widgets import Choice, Segmented
from ui.widgets.wrapping import WrappingRow

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_KINDS = ((None, "All"), (Kind.LEADING, "Leading"), (Kind.LAGGING, "Lagging"))
_CADENCES = ((None, "Any time"), *((cadence, cadence.value.capitalize()) for cadence in Cadence))


class SearchField(QLineEdit):
    """Keys that move enter the list, Enter takes what is chosen there; Esc empties, then leaves."""

    taken = Signal()

    def __init__(self, moves_in: QWidget, parent: QWidget | None = None) -> None:
        """``moves_in`` is the list whose rows the keys move through."""
        super().__init__(parent)
        self._list = moves_in
        self.setPlaceholderText("Search by name or by problem, such as “customers leave”")
        self.setAccessibleName("Search the library")
        self.setClearButtonEnabled(True)
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _MOVES:
            self._list.setFocus()
            QApplication.sendEvent(self._list, event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _CONTROL:
            self.taken.emit()
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


_CONTROL = Qt.KeyboardModifier.ControlModifier


class Filters(QWidget):
    """All of it together is one query."""

    changed = Signal(object)
    """The query that is wanted now."""

    def __init__(self, moves_in: QWidget, parent: QWidget | None = None) -> None:
        """``moves_in`` is the list below."""
        super().__init__(parent)
        departments = dict.fromkeys(known.measure.department for known in to_choose_from())
        self.search = SearchField(moves_in)
        self.department = Segmented([("", "All"), *((each, each) for each in departments)])
        self.kind: Segmented[Kind | None] = Segmented(_KINDS)
        self.cadence: Segmented[Cadence | None] = Segmented(_CADENCES)
        self.collection = Choice(
            [("", "All collections"), *((each, wording.collection(each)) for each in collections())]
        )
        self._name_parts()
        self._arrange()
        self.search.textChanged.connect(self._tell)
        for part in (self.kind, self.cadence, self.department, self.collection):
            part.chosen.connect(self._tell)

    @property
    def query(self) -> Query:
        """What is wanted now."""
        return Query(
            self.search.text(),
            self.department.value(),
            self.kind.value(),
            self.cadence.value(),
            self.collection.value(),
        )

    def clear(self) -> None:
        """Let everything through."""
        self.department.set_value("")
        self.kind.set_value(None)
        self.cadence.set_value(None)
        self.collection.set_value("")
        self.search.clear()
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The list gives way to switches that need one more line.
        if (layout := self.layout()) is not None:
            self.setMinimumHeight(layout.heightForWidth(self.width()))

    def _tell(self) -> None:
        self.changed.emit(self.query)

    def _name_parts(self) -> None:
        self.department.setAccessibleName("Department")
        self.kind.setAccessibleName("Leading or lagging")
        self.cadence.setAccessibleName("How often")
        self.collection.setAccessibleName("Collection")

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, 12)
        column.setSpacing(theme.GAP)
        switches = WrappingRow()
        for part in (self.department, self.collection, self.kind, self.cadence):
            switches.addWidget(part)
        column.addWidget(self.search)
        column.addLayout(switches)
