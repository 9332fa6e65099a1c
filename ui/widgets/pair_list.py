"""A list of rows with two lines each, of which one is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import theme

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROW_HEIGHT, _INSET, _GAP, _BAR = 48, 16, 12, 3


@dataclass(frozen=True, slots=True)
class PairRow:
    """One row: what it is and what is said of it, each with something at the right."""

    item: object
    """What the row stands for."""
    key: object
    """Names the item for good, so that it stays chosen when others are shown."""
    title: str
    right: str = ""
    below: str = ""
    state: str = ""
    tip: str = ""
    title_ink: str = "text"
    """A colour token."""
    state_ink: str = "text2"
    aside: str = ""
    """What only a screen reader says, because a mark shows it."""

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return ", ".join(filter(None, (self.title, self.aside, self.right, self.below, self.state)))


class PairModel(QAbstractListModel):
    """The rows of a list."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Empty at first."""
        super().__init__(parent)
        self.rows: tuple[PairRow, ...] = ()

    def show_rows(self, rows: Sequence[PairRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def change_rows(self, rows: Sequence[PairRow]) -> None:
        """The same rows with other words."""
        self.rows = tuple(rows)
        self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 0))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()] if index.isValid() else None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken if row else None
            case Qt.ItemDataRole.ToolTipRole:
                return (row.tip or row.spoken) if row else None
        return None


class PairList(QListView):
    """Up and Down choose; Enter activates, F2 is to rename and Delete to remove."""

    chosen = Signal(object)
    """The item of the row that is chosen; None where there is none."""
    rename_requested = Signal()
    remove_requested = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """``name`` is for screen readers."""
        super().__init__(parent)
        self._rows = PairModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(PairDelegate(self))
        self.setAccessibleName(name)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)

    @property
    def rows(self) -> tuple[PairRow, ...]:
        """All rows."""
        return self._rows.rows

    @property
    def item(self) -> Any:
        """The item of the chosen row; None where there is none."""
        row = self._row
        return row.item if row is not None else None

    def show_rows(self, rows: Sequence[PairRow]) -> None:
        """Show other rows; the chosen one stays chosen, else the first is."""
        before = self._row
        self._rows.show_rows(rows)
        keys = [row.key for row in rows]
        at = keys.index(before.key) if before is not None and before.key in keys else 0
        self.setCurrentIndex(self._rows.index(at, 0))
        if not rows:
            self.chosen.emit(None)

    def change_rows(self, rows: Sequence[PairRow]) -> None:
        """Say other words of the rows that are shown; nothing moves."""
        self._rows.change_rows(rows)

    @property
    def _row(self) -> PairRow | None:
        at = self.currentIndex().row()
        return self.rows[at] if 0 <= at < len(self.rows) else None

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if self.item is not None:
            self.chosen.emit(self.item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_F2:
                self.rename_requested.emit()
            case Qt.Key.Key_Delete:
                self.remove_requested.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.activated.emit(self.currentIndex())
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()


class PairDelegate(QStyledItemDelegate):
    """Paints the two lines of a row."""

    def __init__(self, view: PairList) -> None:
        """``view`` knows the rows and which is chosen."""
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, theme.px(_ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._view.rows[index.row()]
        area: QRect = option.rect
        painter.save()
        self._paint_ground(painter, area, option, index)
        inside = self.room(painter, area, row).adjusted(0, theme.px(5), -_INSET, -6)
        upper = QRect(inside.left(), inside.top(), inside.width(), theme.px(20))
        lower = QRect(inside.left(), upper.bottom(), inside.width(), theme.px(17))
        self._paint_line(painter, upper, (row.title, 13, 500, row.title_ink), (row.right, 12, 400, "text2"))
        self._paint_line(painter, lower, (row.below, 12, 400, "text3"), (row.state, 12, 500, row.state_ink))
        painter.restore()

    def room(self, painter: QPainter, area: QRect, row: PairRow) -> QRect:
        """Where the lines of a row stand; a subclass that paints something before them gives less."""
        return area.adjusted(_INSET, 0, 0, 0)

    def _paint_ground(
        self, painter: QPainter, area: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        colours = theme.current()
        focused = self._view.hasFocus()
        if self._view.currentIndex().row() == index.row():
            painter.fillRect(area, colours.selected if focused else colours.hover)
            bar = colours.accent if focused else colours.borderStrong
            painter.fillRect(QRect(area.left(), area.top(), _BAR, area.height()), bar)
        elif option.state & option.state.State_MouseOver:
            painter.fillRect(area, colours.hover)
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), colours.grid)

    @staticmethod
    def _paint_line(
        painter: QPainter, area: QRect, left: tuple[str, int, int, str], right: tuple[str, int, int, str]
    ) -> None:
        """What is at the right stands whole; what is at the left ends in … where it has no room."""
        taken = 0
        for (text, size, weight, ink), flag in (
            (right, Qt.AlignmentFlag.AlignRight),
            (left, Qt.AlignmentFlag.AlignLeft),
        ):
            painter.setFont(theme.font(size, weight))
            painter.setPen(getattr(theme.current(), ink))
            room = area.adjusted(0, 0, -taken, 0)
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, room.width())
            painter.drawText(room, int(flag | Qt.AlignmentFlag.AlignVCenter), shown)
            taken = painter.fontMetrics().horizontalAdvance(shown) + _GAP if shown else 0
