"""Plain lists: rows of texts under headings, on a page or in a dialog of their own."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.widgets.dialog import Dialog
from ui.widgets.line_table import LineTable

Row = tuple[str, ...]
_NOWHERE = QModelIndex()
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class RowsModel(QAbstractTableModel):
    """Rows of texts under headings."""

    def __init__(
        self,
        headings: Row,
        rows: Sequence[Row] = (),
        parent: QObject | None = None,
        *,
        right: Collection[int] = (),
    ) -> None:
        """Each row is as long as ``headings``; the columns named in ``right`` are flush right."""
        super().__init__(parent)
        self._headings, self._rows, self._right = headings, rows, right

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def change_rows(self, rows: Sequence[Row]) -> None:
        """Show the same rows with other texts; what is selected stays so."""
        self._rows = rows
        if rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self._headings) - 1))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._rows[index.row()][index.column()]
        return self._alignment(index.column()) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return self._alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _alignment(self, column: int) -> int:
        return _RIGHT if column in self._right else _LEFT


class ListDialog(Dialog):
    """Shows rows; Esc, Enter and Close leave it."""

    def __init__(self, title: str, headings: Row, rows: Sequence[Row], parent: QWidget | None = None) -> None:
        """Each row is as long as ``headings``."""
        super().__init__(title, "Close", parent, cancel="")
        self.table = line_list(headings, rows)
        self.table.setAccessibleName(title)
        self.body.addWidget(self.table)
        self.take_size(640, 420)


def line_list(headings: Row, rows: Sequence[Row] = (), *, right: Collection[int] = ()) -> LineTable:
    """A table of rows whose first column takes what is left."""
    table = LineTable(26)
    table.setModel(RowsModel(headings, rows, table, right=right))
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    header.setResizeContentsPrecision(100)
    return table
