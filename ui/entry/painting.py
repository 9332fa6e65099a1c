"""Painting the lines of the grid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from scorecard.entry_sheet import EntryCell, EntryGroup, EntryRow, Lock
from scorecard.measures import EntryKey, Person
from scorecard.status import Status
from scorecard.units import MISSING
from ui import icons, theme
from ui.entry import columns
from ui.entry.model import status_word
from ui.widgets import paint_mark

PADDING = 8
NOW_PADDING = 13
INDENT = 18
_FIRST_INDENT = 22
_LEAST_PURPOSE = 40
_CIRCLE, _ICON, _TRIANGLE = 20, 14, 10


@dataclass(frozen=True, slots=True)
class LineState:
    """How a line stands at the moment."""

    current: int = -1
    """The column with the cursor; -1 for none."""
    chosen: range = range(0)
    """The columns that are chosen together."""
    pasted: frozenset[int] = frozenset()
    """The columns with a number that was just pasted."""
    hovered: bool = False
    focused: bool = False
    hint: str = ""
    """What stands in the place of a note."""
    hides_note: bool = False
    """Whether something else stands there."""


class LinePainter:
    """Paints lines with given column edges (left and width, in viewport pixels)."""

    def __init__(
        self, painter: QPainter, edges: tuple[tuple[int, int], ...], preview: Mapping[EntryKey, str]
    ) -> None:
        """``edges``: one a column; a width of 0 where it is not shown. ``preview``: what would be pasted."""
        self._painter, self._edges, self._preview = painter, edges, preview
        self._colours = theme.current()
        self._scale = theme.px(100) / 100

    def paint_group(self, group: EntryGroup, top: int, width: int, height: int) -> None:
        """Paint a department's heading across the grid."""
        colours = self._colours
        self._painter.fillRect(0, top, width, height, colours.window)
        self._painter.fillRect(0, top + height - 1, width, 1, colours.border)
        area = QRect(theme.MARGIN, top, width - theme.MARGIN, height - 1)
        self._text(group.department, area, 12, 600, colours.text)

    def paint_row(self, row: EntryRow, top: int, width: int, height: int, state: LineState) -> None:
        """Paint a row."""
        colours = self._colours
        if state.hovered:
            self._painter.fillRect(0, top, width, height, colours.hover)
        self._painter.fillRect(0, top + height - 1, width, 1, colours.grid)
        self._paint_name(row, top, height)
        self._paint_owner(row, top, height)
        for column, text in ((columns.UNIT, row.unit_text), (columns.GOAL, row.goal_text)):
            quiet = text == MISSING
            self._text(text, self._area(column, top, height), 12, 400,
                       colours.text3 if quiet else colours.text2, right=True)  # fmt: skip
        for column in columns.NUMBERS:
            if self._edges[column][1]:
                self._paint_cell(row, column, top, height, state)
        self._paint_status(row, top, height)
        self._paint_note(row, top, height, state)
        if state.current in columns.NUMBERS:
            self._paint_ring(state, row.cells[state.current - columns.FIRST], top, height)

    def _paint_name(self, row: EntryRow, top: int, height: int) -> None:
        left, width = self._edges[columns.MEASURE]
        x, painter, colours = left + theme.MARGIN, self._painter, self._colours
        middle = top + height // 2
        if row.level:
            indent = round((_FIRST_INDENT + INDENT * (row.level - 1)) * self._scale)
            if row.level == 1 and not row.purpose and not row.segment:
                painter.setPen(colours.borderStrong)
                painter.drawLine(x + 5, top + 8, x + 5, middle - 1)
                painter.drawLine(x + 5, middle - 1, x + 12, middle - 1)
            x += indent
        if row.has_segments:
            self._paint_triangle(QRectF(x - 1, middle - _TRIANGLE / 2, _TRIANGLE, _TRIANGLE), row.is_open)
            x += 14
        stands_below = bool(row.level)
        ink = colours.text2 if row.purpose or row.segment else colours.text
        area = QRect(x, top, max(0, left + width - x), height - 1)
        taken = self._text(row.name, area, 13, 400 if stands_below else 500, ink)
        area.setLeft(x + taken + 8)
        if row.purpose and area.width() > _LEAST_PURPOSE:
            self._text(row.purpose, area, 11, 400, colours.text3)

    def _paint_triangle(self, area: QRectF, is_open: bool) -> None:
        painter, (x, y) = self._painter, (area.center().x(), area.center().y())
        closed = [QPointF(x - 2.5, y - 4), QPointF(x - 2.5, y + 4), QPointF(x + 2.5, y)]
        opened = [QPointF(x - 4, y - 2.5), QPointF(x + 4, y - 2.5), QPointF(x, y + 2.5)]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colours.text3)
        painter.drawPolygon(QPolygonF(opened if is_open else closed))
        painter.restore()

    def _paint_owner(self, row: EntryRow, top: int, height: int) -> None:
        left, width = self._edges[columns.OWNER]
        if not (row.measure.owner and width and not row.segment):
            return
        painter, colours, size = self._painter, self._colours, round(_CIRCLE * self._scale)
        circle = QRectF(left + 8 + 0.5, top + (height - 1 - size) // 2 + 0.5, size - 1, size - 1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colours.border)
        painter.setBrush(colours.sunken)
        painter.drawEllipse(circle)
        painter.setFont(theme.font(10, 600))
        painter.setPen(colours.text2)
        painter.drawText(circle, int(Qt.AlignmentFlag.AlignCenter), Person(row.measure.owner).initials)
        painter.restore()

    def _paint_cell(self, row: EntryRow, column: int, top: int, height: int, state: LineState) -> None:
        painter, colours = self._painter, self._colours
        cell, is_now = row.cells[column - columns.FIRST], column == columns.NOW
        left, width = self._edges[column]
        fill = self._fill(cell, is_now, column, state)
        if fill is not None:
            painter.fillRect(left, top, width, height - 1, fill)
        if is_now:
            for x in (left, left + width - 1):
                painter.fillRect(x, top, 1, height, colours.border)
        if cell.lock is Lock.FORMULA and is_now:
            icon = QRect(left + 12, top + (height - _ICON) // 2, _ICON, _ICON)
            icons.paint(painter, "fx", icon, colours.text2)
        is_strong = is_now and cell.lock not in (Lock.FORMULA, Lock.GRAIN)
        ink = colours.text if is_strong else colours.text2
        number = self._preview.get(cell.key, cell.text)
        text = number or ("" if is_now else MISSING)
        pad = NOW_PADDING if is_now else PADDING
        area = QRect(left + 4, top, width - 4 - pad, height - 1)
        size, weight = (13, 600 if is_strong else 400) if is_now else (12, 400)
        painter.setFont(theme.font(size, weight))
        if number is cell.text and painter.fontMetrics().horizontalAdvance(text) > area.width():
            text = cell.cell.short
        self._text(text, area, size, weight, colours.text3 if text == MISSING else ink, right=True)

    def _fill(self, cell: EntryCell, is_now: bool, column: int, state: LineState) -> QColor | None:
        colours = self._colours
        if column in state.chosen:
            return colours.selected
        if cell.key not in self._preview and cell.check is not None:
            return colours.warnTint
        if column in state.pasted or cell.key in self._preview:
            return colours.accentTint
        if cell.lock is not None and is_now:
            return colours.window
        return None

    def _paint_status(self, row: EntryRow, top: int, height: int) -> None:
        left, width = self._edges[columns.STATUS]
        word = status_word(row)
        if not (width and word):
            return
        colours, center = self._colours, QPointF(left + 23, top + (height - 1) / 2)
        ink, weight = colours.text2, 400
        if row.now.check is not None:
            _paint_warning(self._painter, center)
            ink, weight = colours.warn, 500
        else:
            paint_mark(self._painter, center, Status.MISSING if row.is_empty else row.now.cell.status)
            if row.is_off_track:
                ink, weight = colours.bad, 500
        self._text(word, QRect(left + 36, top, width - 36, height - 1), 12, weight, ink)

    def _paint_note(self, row: EntryRow, top: int, height: int, state: LineState) -> None:
        left, width = self._edges[columns.NOTE]
        if state.hides_note or not width:
            return
        area = QRect(left + 16, top, width - 32, height - 1)
        if row.note is not None:
            self._text(" ".join(row.note.text.split()), area, 12, 400, self._colours.text)
        elif state.hint:
            self._painter.setFont(theme.font(12))
            is_cut = self._painter.fontMetrics().horizontalAdvance(state.hint) > area.width()
            is_reason = state.hint is row.now.reason and row.now.brief
            hint = row.now.brief if is_cut and is_reason else state.hint
            self._text(hint, area, 12, 400, self._colours.text3)

    def _paint_ring(self, state: LineState, cell: EntryCell, top: int, height: int) -> None:
        left, width = self._edges[state.current]
        if not width:
            return
        painter, colours = self._painter, self._colours
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.accent if state.focused else colours.borderStrong, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(left + 1, top, width - 2, height - 2), 2, 2)
        painter.restore()
        if state.focused and cell.lock is None and cell.value is None and state.current == columns.NOW:
            painter.fillRect(left + width - NOW_PADDING, top + 8, 1, height - 17, colours.text)

    def _area(self, column: int, top: int, height: int) -> QRect:
        left, width = self._edges[column]
        return QRect(left, top, max(0, width - PADDING), height - 1)

    def _text(
        self, text: str, area: QRect, size: int, weight: int, colour: QColor, *, right: bool = False
    ) -> int:
        """Paint one line that ends in … where it has no room; its width."""
        painter = self._painter
        painter.setFont(theme.font(size, weight))
        painter.setPen(colour)
        metrics = painter.fontMetrics()
        width = metrics.horizontalAdvance(text)
        if width > area.width():
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
            width = metrics.horizontalAdvance(text)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(area, int(side | Qt.AlignmentFlag.AlignVCenter), text)
        return width


def _paint_warning(painter: QPainter, center: QPointF) -> None:
    """A filled diamond with a bar."""
    colours = theme.current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(center)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.warn)
    painter.drawPolygon(QPolygonF([QPointF(0, -6.8), QPointF(6.8, 0), QPointF(0, 6.8), QPointF(-6.8, 0)]))
    painter.setPen(QPen(colours.surface, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(0, -2.9), QPointF(0, 0.6))
    painter.drawPoint(QPointF(0, 3.1))
    painter.restore()
