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
from ui import theme
from ui.entry import columns
from ui.entry.looks import ICON, MARK, Looks
from ui.entry.model import status_word

PADDING = 8
NOW_PADDING = 13
INDENT = 18
_FIRST_INDENT = 22
_LEAST_PURPOSE = 40
_TRIANGLE = 10


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
        self,
        painter: QPainter,
        looks: Looks,
        edges: tuple[tuple[int, int], ...],
        preview: Mapping[EntryKey, str],
    ) -> None:
        """``edges``: one a column; a width of 0 where it is not shown. ``preview``: what would be pasted."""
        self._painter, self._looks, self._edges, self._preview = painter, looks, edges, preview
        self._colours = looks.colours
        self._scale = theme.px(100) / 100

    def paint_group(self, group: EntryGroup, top: int, width: int, height: int) -> None:
        """Paint a department's heading across the grid."""
        colours = self._colours
        self._painter.fillRect(0, top, width, height, colours.window)
        self._painter.fillRect(0, top + height - 1, width, 1, colours.border)
        area = QRect(theme.MARGIN, top, width - theme.MARGIN, height - 1)
        self._text(group.title, area, 12, 600, colours.text)

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
        circle = self._looks.circle(Person(row.measure.owner).initials)
        top += int(height - 1 - circle.deviceIndependentSize().height()) // 2
        self._painter.drawPixmap(left + 8, top, circle)

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
            painter.drawPixmap(left + 12, top + (height - ICON) // 2, self._looks.icon("fx"))
        is_strong = is_now and cell.lock not in (Lock.FORMULA, Lock.GRAIN)
        ink = colours.text if is_strong else colours.text2
        number = self._preview.get(cell.key, cell.text)
        text = number or ("" if is_now else MISSING)
        pad = NOW_PADDING if is_now else PADDING
        area = QRect(left + 4, top, width - 4 - pad, height - 1)
        size, weight = (13, 600 if is_strong else 400) if is_now else (12, 400)
        if number is cell.text and self._is_cut(text, size, weight, area):
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
        colours, status = self._colours, Status.MISSING if row.is_empty else row.now.cell.status
        ink, weight = (colours.bad, 500) if row.is_off_track else (colours.text2, 400)
        if row.now.check is not None:
            ink, weight = colours.warn, 500
        mark = self._looks.mark(None if row.now.check is not None else status)
        self._painter.drawPixmap(left + 23 - MARK // 2, top + (height - 1 - MARK) // 2, mark)
        self._text(word, QRect(left + 36, top, width - 36, height - 1), 12, weight, ink)

    def _paint_note(self, row: EntryRow, top: int, height: int, state: LineState) -> None:
        left, width = self._edges[columns.NOTE]
        if state.hides_note or not width:
            return
        area = QRect(left + 16, top, width - 32, height - 1)
        if row.note is not None:
            self._text(" ".join(row.note.text.split()), area, 12, 400, self._colours.text)
        elif state.hint:
            is_reason = state.hint is row.now.reason and bool(row.now.brief)
            is_cut = is_reason and self._is_cut(state.hint, 12, 400, area)
            hint = row.now.brief if is_cut else state.hint
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
        laid_out = self._looks.text(text, size, weight, max(8, area.width()))
        x = area.right() + 1 - laid_out.width if right else area.left()
        self._painter.setFont(laid_out.type.font)
        self._painter.setPen(colour)
        y = area.top() + (area.height() - laid_out.type.height) / 2
        self._painter.drawStaticText(QPointF(x, y), laid_out.shape)
        return int(laid_out.width)

    def _is_cut(self, text: str, size: int, weight: int, area: QRect) -> bool:
        return self._looks.type(size, weight).metrics.horizontalAdvance(text) > area.width()
