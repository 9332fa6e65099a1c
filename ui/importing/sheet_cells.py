"""Paints the cells of a sheet: the ground, lines and corner of each, and its text."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from ui import theme
from ui.importing import sheet_paint
from ui.importing.overlay import Look
from ui.importing.sheet_model import SheetModel

PADDING = 4
_SECTION_TINT = 0.55


class CellPainter:
    """Paints cell after cell of a model in one pass."""

    def __init__(self, painter: QPainter, model: SheetModel) -> None:
        """``painter`` is on the view that shows ``model``."""
        self._painter, self._model = painter, model
        self._colours = theme.current()
        self._grounds = _grounds(self._colours)
        self._row = -1
        self._metrics: QFontMetrics

    def ground(self, row: int, column: int, area: QRect) -> None:
        """What lies under the text of a cell."""
        painter, look = self._painter, self._model.overlay.look(row, column)
        painter.fillRect(area, self._grounds.get(look, self._colours.surface))
        is_hatched = look in (Look.IGNORED, Look.SECTION)
        if is_hatched:
            sheet_paint.hatch(painter, area)
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, self._colours.grid)
        if not is_hatched:
            painter.fillRect(area.right(), area.top(), 1, area.height(), self._colours.grid)
        if color := self._model.corner(row, column):
            sheet_paint.corner(painter, area, getattr(self._colours, color))

    def text(self, row: int, column: int, area: QRect, alignment: int) -> None:
        """The text of a cell, cut where there is no room."""
        self._begin(row)
        painter, inside = self._painter, area.adjusted(PADDING, 0, -PADDING, -1)
        is_ignored = self._model.overlay.look(row, column) is Look.IGNORED
        painter.setPen(self._colours.text2 if is_ignored else self._colours.text)
        shown = self._metrics.elidedText(
            self._model.line(row, column), Qt.TextElideMode.ElideRight, inside.width()
        )
        painter.drawText(inside, alignment, shown)

    def _begin(self, row: int) -> None:
        """The texts of a row are all in one font."""
        if row != self._row:
            self._row = row
            font = self._model.font(row)
            self._painter.setFont(font)
            self._metrics = QFontMetrics(font)


def _grounds(colours: theme.Theme) -> dict[Look, QColor]:
    return {
        Look.FRAMED: colours.accentTint,
        Look.SKIPPED: colours.warnTint,
        Look.SECTION: _blend(colours.heatNegative, colours.surface, _SECTION_TINT),
        Look.IGNORED: colours.window,
    }


def _blend(over: QColor, under: QColor, share: float) -> QColor:
    parts = (
        (over.red(), under.red()),
        (over.green(), under.green()),
        (over.blue(), under.blue()),
    )
    return QColor(*(round(share * above + (1 - share) * below) for above, below in parts))
