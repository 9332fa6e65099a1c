"""A plain list over the wizard: changed values, new measures, skipped cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.importing.line_table import LineTable
from ui.widgets import Dialog

Row = tuple[str, ...]
_NOWHERE = QModelIndex()


class RowsModel(QAbstractTableModel):
    """Rows of texts under headings."""

    def __init__(self, headings: Row, rows: Sequence[Row], parent: QObject | None = None) -> None:
        """Each row is as long as ``headings``."""
        super().__init__(parent)
        self._headings, self._rows = headings, rows

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if index.isValid() and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._rows[index.row()][index.column()]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None


class ListDialog(Dialog):
    """Shows rows; Esc, Enter and Close leave it."""

    def __init__(self, title: str, headings: Row, rows: Sequence[Row], parent: QWidget | None = None) -> None:
        """Each row is as long as ``headings``."""
        super().__init__(title, "Close", parent, cancel="")
        self.table = line_list(headings, rows)
        self.table.setAccessibleName(title)
        self.body.addWidget(self.table)
        self.resize(640, 420)


def line_list(headings: Row, rows: Sequence[Row]) -> LineTable:
    """A table of rows whose first column takes what is left."""
    table = LineTable(26)
    table.setModel(RowsModel(headings, rows, table))
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    header.setResizeContentsPrecision(100)
    return table
