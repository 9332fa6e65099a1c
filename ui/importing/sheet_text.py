"""Where the texts of a sheet stand: in their cells, in merged ones, or running on over empty ones."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics

from scorecard.importing.layout import Area
from ui.importing.badges import Span
from ui.importing.sheet_cells import PADDING
from ui.importing.sheet_model import CENTER, LEFT, RIGHT, SheetModel

MOST_SPILL = 12
"""Columns over which a long title may run on."""


class Cells(Protocol):
    """Where the cells of a sheet are."""

    def columnWidth(self, column: int, /) -> int:
        """In pixels."""

    def area_rect(self, area: Area) -> QRect:
        """Where a block of cells is."""


class SheetText:
    """Works out how far each text reaches."""

    def __init__(self, view: Cells, model: SheetModel) -> None:
        """``view`` places the cells of ``model``."""
        self._view, self._model = view, model

    def spilled(self, row: int, column: int) -> int:
        """The column up to which the text of a cell runs on over empty ones; the cell's own where it fits."""
        needed = (
            QFontMetrics(self._model.font(row)).horizontalAdvance(self._model.line(row, column)) + 2 * PADDING
        )
        last, room = column, self._view.columnWidth(column)
        end = min(self._model.columnCount(), column + MOST_SPILL)
        while room < needed and last + 1 < end and not self._model.text(row, last + 1):
            last += 1
            room += self._view.columnWidth(last)
        return last

    def may_spill(self, row: int, column: int) -> bool:
        """Whether a cell's text may run on over the next ones, as titles do."""
        following = column + 1
        alone = following < self._model.columnCount() and not self._model.text(row, following)
        framed = any(shown.area.holds(row, column) for shown in self._model.overlay.frames)
        return alone and not framed and bool(self._model.text(row, column))

    def span(self, row: int, column: int) -> Span:
        """From where to where the text of a cell stands."""
        end, alignment = self.extent(row, column)
        area = self._view.area_rect(Area(row, column, row, end))
        metrics = QFontMetrics(self._model.font(row))
        width = min(metrics.horizontalAdvance(self._model.line(row, column)) + 2 * PADDING, area.width())
        free = area.width() - width
        left = area.left() + {LEFT: 0, CENTER: free // 2, RIGHT: free}[alignment]
        return left, left + width

    def extent(self, row: int, column: int) -> tuple[int, int]:
        """Up to which column the text of a cell stands, and how."""
        merged = self._model.merged_end(row, column)
        if merged is not None:
            return merged, CENTER
        if self.may_spill(row, column):
            return self.spilled(row, column), LEFT
        return column, self._model.alignment(row, column)
