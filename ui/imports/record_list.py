"""The list of imports, newest first: file and counts over when, who and state."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QKeyCombination,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from scorecard.measures import ImportRecord
from ui import theme
from ui.imports import wording

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROW_HEIGHT, _INSET, _GAP, _BAR = 48, 16, 12, 3


class RecordModel(QAbstractListModel):
    """A row an import."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Empty until :meth:`show_records`."""
        super().__init__(parent)
        self.records: tuple[ImportRecord, ...] = ()

    def show_records(self, records: Sequence[ImportRecord]) -> None:
        """Show other imports."""
        self.beginResetModel()
        self.records = tuple(records)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.records)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        record = self.records[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return wording.spoken(record)
            case Qt.ItemDataRole.ToolTipRole:
                return record.path or record.file
        return None


class RecordList(QListView):
    """Up and Down choose; Delete or Undo takes the chosen import back."""

    chosen = Signal(object)
    """The ImportRecord that is chosen; None where there is none."""
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty until :meth:`show_records`."""
        super().__init__(parent)
        self.records = RecordModel(self)
        self.setModel(self.records)
        self.setItemDelegate(_RecordDelegate(self))
        self.setAccessibleName("Imports, newest first")
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)

    @property
    def record(self) -> ImportRecord | None:
        """The chosen import."""
        row = self.currentIndex().row()
        return self.records.records[row] if 0 <= row < len(self.records.records) else None

    def show_records(self, records: Sequence[ImportRecord]) -> None:
        """Show other imports; the chosen one stays chosen, else the newest is."""
        before = self.record
        self.records.show_records(records)
        ids = [record.id for record in records]
        row = ids.index(before.id) if before is not None and before.id in ids else 0
        self.setCurrentIndex(self.records.index(row, 0))
        if not records:
            self.chosen.emit(None)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if self.record is not None:
            self.chosen.emit(self.record)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete or event.matches(QKeySequence.StandardKey.Undo):
            self.undo_requested.emit()
        elif event.matches(QKeySequence.StandardKey.Redo) or event.keyCombination() == _CTRL_Y:
            self.redo_requested.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()


_CTRL_Y = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Y)


class _RecordDelegate(QStyledItemDelegate):
    """Paints two lines an import."""

    def __init__(self, view: RecordList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, _ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        record = self._view.records.records[index.row()]
        area: QRect = option.rect
        painter.save()
        self._paint_ground(painter, area, option, index)
        inside = area.adjusted(_INSET, 5, -_INSET, -6)
        upper = QRect(inside.left(), inside.top(), inside.width(), 20)
        lower = QRect(inside.left(), upper.bottom(), inside.width(), 17)
        quiet = "text3" if record.undone else "text"
        self._paint_line(
            painter, upper, (record.file, 13, 500, quiet), (wording.counts(record), 12, 400, "text2")
        )
        who = f"{wording.moment(record.made_at)} · {record.made_by}"
        ink = "text3" if record.undone else "warn"
        self._paint_line(painter, lower, (who, 12, 400, "text3"), (wording.state(record), 12, 500, ink))
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, area: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        colours = theme.current()
        is_current = self._view.currentIndex().row() == index.row()
        focused = self._view.hasFocus()
        if is_current:
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
