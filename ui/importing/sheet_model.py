"""The cells of a sheet as a table model."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from scorecard.cells import column_name
from scorecard.importing.grid import EMPTY, Grid, GridCell
from ui import theme
from ui.importing.overlay import Overlay

_MOST_TOOLTIP = 400
_LOOKED_AT = 100
"""So many rows tell whether a column is one of numbers."""
_NUMBER = re.compile(r"[^\w\d]{0,3}\d[\d.,'’\s]*[^\d/:-]{0,4}")
"""What a number in text looks like, with its sign, its currency or its unit."""
CENTER = int(Qt.AlignmentFlag.AlignCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_NOWHERE = QModelIndex()


class SheetModel(QAbstractTableModel):
    """Read-only; replaced whole when another sheet is shown, repainted when only the overlay changes."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Empty until :meth:`show_sheet`."""
        super().__init__(parent)
        self._grid: Grid | None = None
        self.overlay = Overlay()
        self._reasons: Mapping[tuple[int, int], str] = {}
        self._merged: dict[tuple[int, int], int] = {}
        self._first_row = 0
        self._number_columns: dict[int, bool] = {}

    def show_sheet(
        self, grid: Grid, overlay: Overlay, reasons: Mapping[tuple[int, int], str], first_row: int = 0
    ) -> bool:
        """Show a sheet, or its rows from ``first_row`` on; ``reasons`` are tooltips of single cells.

        Tells whether the cells are other ones.
        """
        other = grid is not self._grid
        if other:
            self.beginResetModel()
        self._grid, self.overlay, self._reasons = grid, overlay, reasons
        self._merged = {
            (top, left): right for top, left, bottom, right in grid.merged if top == bottom and left < right
        }
        self._first_row = first_row
        self._number_columns.clear()
        if other:
            self.endResetModel()
        elif self.rowCount() and self.columnCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        return other

    def text(self, row: int, column: int) -> str:
        """A cell as it stands in the file, or as the person gave it; a year has no mark for thousands."""
        if given := self.overlay.decided.get((row, column)):
            return given
        return self._text_in_file(row, column)

    def _text_in_file(self, row: int, column: int) -> str:
        cell = self._grid.cell(row, column) if self._grid is not None else EMPTY
        return cell.text.replace(",", "") if cell.is_number and row in self.overlay.strong_rows else cell.text

    def line(self, row: int, column: int) -> str:
        """The same in one line."""
        return " ".join(self.text(row, column).split())

    def font(self, row: int) -> QFont:
        """The font of a row: headings and titles are bold."""
        return theme.font(12, 600 if row in self.overlay.strong_rows else 400)

    def alignment(self, row: int, column: int) -> int:
        """Where the text of a cell stands: ``RIGHT`` where it is a number, else ``LEFT``."""
        grid = self._grid
        if grid is None:
            return LEFT
        is_right = grid.cell(row, column).is_number or (
            self.overlay.is_over_values(row, column) and self._holds_numbers(grid, column)
        )
        return RIGHT if is_right else LEFT

    def merged_end(self, row: int, column: int) -> int | None:
        """The last column of a heading that is merged over several from this cell on; None for others."""
        return self._merged.get((row, column))

    def corner(self, row: int, column: int) -> str:
        """The colour token of the triangle in a cell's corner; empty for none."""
        cell = row, column
        if cell in self.overlay.skipped or cell in self.overlay.doubtful:
            return "warn"
        return "accent" if cell in self.overlay.changed else ""

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return self._grid.row_count if self._grid is not None and not parent.isValid() else 0

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return self._grid.column_count if self._grid is not None and not parent.isValid() else 0

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.line(row, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tooltip(row, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return self.alignment(row, column)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            is_letter = orientation is Qt.Orientation.Horizontal
            return column_name(section) if is_letter else str(self._first_row + section + 1)
        return CENTER if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _tooltip(self, row: int, column: int) -> str:
        text = self._text_in_file(row, column)
        shown = text if len(text) <= _MOST_TOOLTIP else text[:_MOST_TOOLTIP] + "…"
        return "\n".join(line for line in (shown, self._reasons.get((row, column), "")) if line)

    def _holds_numbers(self, grid: Grid, column: int) -> bool:
        """Whether most of a column's values are numbers, so that all of it stands right."""
        if column not in self._number_columns:
            rows = self.overlay.value_rows(_LOOKED_AT)
            # A number should stand where a cell is skipped.
            self._number_columns[column] = holds_numbers(
                grid.cell(row, column) for row in rows if (row, column) not in self.overlay.skipped
            ) or any((row, column) in self.overlay.skipped for row in rows)
        return self._number_columns[column]


def holds_numbers(cells: Iterable[GridCell]) -> bool:
    """Whether most cells that hold anything hold a number, be it in text."""
    filled = [cell.is_number or bool(_NUMBER.fullmatch(cell.text)) for cell in cells if not cell.is_empty]
    return 2 * sum(filled) > len(filled)
