"""The numbers that differ from those kept, old beside new; each can be refused."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from scorecard.importing.findings import Place
from scorecard.periods import Calendar
from scorecard.units import format_value
from scorecard.writing import Writing
from ui import icons, theme
from ui.importing.seen import ChangedLine
from ui.widgets import Dialog, label
from ui.widgets.line_table import INK, Index, LineDelegate, LineTable

_HEADINGS = ("Use", "Measure", "Period", "Kept now", "In the file", "Cell")
_NOWHERE = QModelIndex()
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class Column(IntEnum):
    """The columns, from left to right."""

    USE = 0
    MEASURE = 1
    PERIOD = 2
    OLD = 3
    NEW = 4
    CELL = 5


class ChangedModel(QAbstractTableModel):
    """A row a number; the first column tells whether the file's is used."""

    def __init__(
        self,
        lines: Sequence[ChangedLine],
        calendar: Calendar,
        writing: Writing,
        parent: QObject | None = None,
    ) -> None:
        """As the plan has it; :meth:`toggle` changes it."""
        super().__init__(parent)
        self._lines, self._calendar, self._writing = lines, calendar, writing
        self._refused = {line.place for line in lines if line.is_refused}

    @property
    def decided(self) -> dict[Place, bool]:
        """The places about which the person decided otherwise, and whether the file's number is refused."""
        return {
            line.place: line.place in self._refused
            for line in self._lines
            if line.is_refused != (line.place in self._refused)
        }

    def toggle(self, row: int) -> None:
        """Use the file's number instead of the kept one, or the other way round."""
        self._refused ^= {self._lines[row].place}
        self.dataChanged.emit(self.index(row, 0), self.index(row, Column.CELL))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], Column(index.column())
        is_refused = line.place in self._refused
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._words(line, column)
            case Qt.ItemDataRole.CheckStateRole if column is Column.USE:
                return Qt.CheckState.Unchecked if is_refused else Qt.CheckState.Checked
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._words(line, Column.MEASURE)}, {'kept as it is' if is_refused else 'changed'}"
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if column in (Column.OLD, Column.NEW) else _LEFT
            case int() if role == INK:
                return "text3" if is_refused and column is not Column.OLD else "text"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADINGS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section in (Column.OLD, Column.NEW) else _LEFT
        return None

    def _words(self, line: ChangedLine, column: Column) -> str:
        value = line.value
        match column:
            case Column.USE:
                return ""
            case Column.MEASURE:
                return value.measure.name + (f" ({value.segment})" if value.segment else "")
            case Column.PERIOD:
                return self._calendar.title(value.period)
            case Column.CELL:
                return value.address
            case _:
                number = value.old if column is Column.OLD else value.new
                return format_value(number, value.measure.unit, value.measure.decimals, self._writing)


class ChangedTable(LineTable):
    """Space or a click on the box uses or refuses the number of a row."""

    def __init__(self, model: ChangedModel, parent: QWidget | None = None) -> None:
        """A table of the model's lines."""
        super().__init__(26, parent)
        self.setAccessibleName("Changed values")
        self.lines = model
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.set_widths(44, 0, 130, 100, 100, 70)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.lines.toggle(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.column() == Column.USE:
            self.lines.toggle(index.row())


class ChangedDialog(Dialog):
    """Lets single changed values be refused."""

    def __init__(
        self,
        lines: Sequence[ChangedLine],
        calendar: Calendar,
        writing: Writing,
        parent: QWidget | None = None,
    ) -> None:
        """``lines`` as they stand now; what the person decides is in ``table.lines.decided``."""
        super().__init__("Changed values", "Done", parent)
        self.table = ChangedTable(ChangedModel(lines, calendar, writing, self))
        self.body.addWidget(label("Take the tick away where the number that is kept is right.", "second"))
        self.body.addWidget(self.table)
        self.take_size(720, 460)
        self.table.setFocus()


class _Delegate(LineDelegate):
    """A check box in the first column."""

    def paint_content(self, painter: QPainter, inside: QRect, index: Index) -> None:
        if index.column() != Column.USE:
            super().paint_content(painter, inside, index)
            return
        colours = theme.current()
        box = QRect(inside.left() + 4, inside.center().y() - 6, 13, 13)
        checked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.accent if checked else colours.borderStrong, 1))
        painter.setBrush(colours.accent if checked else colours.surface)
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if checked:
            icons.paint(painter, "tick", box.adjusted(1, 1, -1, -1), colours.onAccent)
