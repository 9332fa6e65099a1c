"""The sub-measures under a measure: at most two."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from scorecard.book import Book
from scorecard.measures import LONGEST_NAME, MOST_SUB_METRICS, Measure, Rollup, short_name_from
from ui import theme
from ui.icons import icon
from ui.widgets import Dialog, ElidedLabel, button, field, label

_FULL = "Two sub-measures are the most. Make this one a measure of its own."
_UNDER = "This one stands under {}. A sub-measure has none of its own."

_LIKE_ITS_PARENT = "It gets the same unit, owner and department, and numbers of its own."


class SubMeasures(QWidget):
    """What is added and taken off is kept until the measure is saved."""

    edited = Signal()

    def __init__(self, book: Book, measure: Measure, parent: QWidget | None = None) -> None:
        """Those that there are under ``measure``."""
        super().__init__(parent)
        self._book, self._measure = book, measure
        self._was = tuple(each for each in book.measures if each.parent_id == measure.id)
        self._now = self._was
        self._values: Mapping[int, str] = {}
        self._count = label("", "small")
        self.add_button = button("Add…", kind="link")
        self.add_button.clicked.connect(self._offer)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label("Sub-measures", "strong"))
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(self._rows)
        self._show()

    @property
    def changed(self) -> tuple[Measure, ...]:
        """The measures that were put under this one or taken off it, as they are to be saved."""
        made = tuple(each for each in self._now if each not in self._was)
        gone = tuple(replace(each, parent_id=None) for each in self._was if each not in self._now)
        return (*gone, *made)

    def follow(self, measure: Measure) -> None:
        """New sub-measures are like the measure as it is now."""
        self._measure = measure

    def show_values(self, values: Mapping[int, str]) -> None:
        """Show their newest numbers."""
        if values != self._values:
            self._values = values
            self._show()

    def add(self, measure: Measure) -> None:
        """Put a measure under this one."""
        self._now = (*self._now, replace(measure, parent_id=self._measure.id))
        self._show()
        self.edited.emit()

    def remove(self, measure: Measure) -> None:
        """Make a sub-measure one of its own; one that is new goes."""
        self._now = tuple(each for each in self._now if each.id != measure.id)
        self._show()
        self.edited.emit()

    def menu(self) -> QMenu:
        """The measures that can stand here, and a new one."""
        made = QMenu(self)
        made.addAction("New sub-measure…", self._new)
        made.addSeparator()
        for each in self._fitting():
            made.addAction(each.name).triggered.connect(partial(self.add, each))
        return made

    def _fitting(self) -> list[Measure]:
        parents = {each.parent_id for each in self._book.measures}
        here = {each.id for each in self._now}
        found = (
            each
            for each in self._book.measures
            if each.parent_id is None and each.id not in parents | here | {self._measure.id}
        )
        return sorted((each for each in found if not each.archived), key=lambda each: each.name.casefold())

    def _offer(self) -> None:
        place = self.add_button.mapToGlobal(QPoint(0, self.add_button.height()))
        self.menu().popup(place)

    def _new(self) -> None:
        name = _ask_name(self)
        if name:
            self.add(self._made(name))

    def _made(self, name: str) -> Measure:
        """A measure like this one, with numbers of its own."""
        taken = {*self._book.by_short_name, *(each.short_name for each in self._now)}
        parent = self._measure
        numbered = max((self._book.next_measure_id, parent.id + 1, *(each.id + 1 for each in self._now)))
        formula = parent.rollup is Rollup.FORMULA
        return replace(
            parent,
            id=numbered,
            name=name,
            short_name=short_name_from(name, taken | {parent.short_name}),
            rollup=Rollup.AVERAGE if formula else parent.rollup,
            formula="",
            aliases=(),
            description="",
        )

    def _show(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for each in self._now:
            row = _SubRow(each, self._values.get(each.id, ""))
            row.remove_button.clicked.connect(lambda _=False, each=each: self.remove(each))
            self._rows.addWidget(row)
        self._count.setText(f"{len(self._now)} of {MOST_SUB_METRICS}")
        reason = self._why_not()
        self.add_button.setEnabled(not reason)
        self.add_button.setToolTip(reason)

    def _why_not(self) -> str:
        if self._measure.parent_id is not None:
            parent = self._book.by_id.get(self._measure.parent_id)
            return _UNDER.format(parent.name if parent is not None else "another measure")
        return _FULL if len(self._now) >= MOST_SUB_METRICS else ""


class _SubRow(QFrame):
    """One sub-measure: its name and newest number."""

    def __init__(self, measure: Measure, value: str) -> None:
        super().__init__()
        self.setObjectName("sub-row")
        self.remove_button = button("", kind="quiet", tip=f"Make {measure.name} a measure of its own")
        self.remove_button.setIcon(icon("cross"))
        self.remove_button.setAccessibleName(f"Take off {measure.name}")
        row = QHBoxLayout(self)
        row.setContentsMargins(34, 1, 2, 1)
        row.setSpacing(4)
        row.addWidget(ElidedLabel(measure.name), 1)
        row.addWidget(label(value, "second"))
        row.addWidget(self.remove_button)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QPen(theme.current().borderStrong, 1))
        corner = QRectF(14.5, self.height() / 2 - 7, 9, 7)
        painter.drawPolyline([corner.topLeft(), corner.bottomLeft(), corner.bottomRight()])
        painter.end()


def _ask_name(parent: QWidget) -> str:
    dialog = Dialog("New sub-measure", "Add", parent)
    editor = QLineEdit()
    editor.setMaxLength(LONGEST_NAME)
    editor.setMinimumWidth(theme.px(320))
    editor.textChanged.connect(lambda text: dialog.confirm_button.setEnabled(bool(text.strip())))
    dialog.confirm_button.setEnabled(False)
    dialog.body.addLayout(field("Name", editor))
    dialog.body.addWidget(label(_LIKE_ITS_PARENT, "hint"))
    confirmed = dialog.exec()
    dialog.deleteLater()
    return " ".join(editor.text().split()) if confirmed else ""
