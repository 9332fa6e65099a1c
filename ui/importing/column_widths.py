"""How wide the columns of a sheet are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetrics

from ui import theme
from ui.importing.sheet_cells import PADDING
from ui.importing.sheet_model import SheetModel

if TYPE_CHECKING:
    from ui.importing.sheet_view import SheetView

MEASURED_COLUMNS = 200
"""Columns beyond these have the width of all."""
_NARROWEST, _WIDEST, _WIDEST_NAMES = 40, 110, 200
_MEASURED_ROWS, _MEASURED_TEXT = 40, 120


class ColumnWidths:
    """Gives columns what their texts need, and the names what is left."""

    def __init__(self, view: SheetView, model: SheetModel) -> None:
        """For ``view``, which shows ``model``."""
        self._view, self._model = view, model

    def fit(self) -> None:
        """Give all columns of a sheet their widths."""
        names = {shown.area.left for shown in self._model.overlay.frames if not shown.dashed}
        self._view.horizontalHeader().setDefaultSectionSize(_WIDEST)
        for column in range(min(self._model.columnCount(), MEASURED_COLUMNS)):
            widest = _WIDEST_NAMES if column in names else _WIDEST
            self._view.setColumnWidth(column, max(_NARROWEST, min(self._needed_width(column), widest)))
        self.widen_names()

    def widen_names(self) -> None:
        """Give the column of names what is left beside the others, as far as they need it."""
        areas = [shown.area for shown in self._model.overlay.frames if not shown.dashed]
        names = next((area.left for area in areas if area.left == area.right), None)
        if names is not None:
            needed = self._needed_width(names)
            others = self._view.horizontalHeader().length() - self._view.columnWidth(names)
            widest = max(_WIDEST_NAMES, self._view.viewport().width() - others)
            self._view.setColumnWidth(names, max(_NARROWEST, min(needed, widest)))

    def _needed_width(self, column: int) -> int:
        plain, strong = QFontMetrics(theme.font(12)), QFontMetrics(theme.font(12, 600))
        widths = (
            (strong if row in self._model.overlay.strong_rows else plain).horizontalAdvance(
                self._model.line(row, column)[:_MEASURED_TEXT]
            )
            for row in range(min(self._model.rowCount(), _MEASURED_ROWS))
            if not self._view.texts.may_spill(row, column)
        )
        return max(widths, default=0) + 2 * PADDING + 1
