"""Painting whole lines of the table: few calls, and nothing laid out twice."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QStaticText

from scorecard.board import Board, Cell, Group, Row, Slice
from scorecard.measures import Person
from scorecard.status import Status
from scorecard.units import MISSING
from ui import theme
from ui.board import columns, words
from ui.board.lines import Fold
from ui.board.looks import CIRCLE, MARK, Looks, Style, Tint
from ui.board.sparkline import HEIGHT, WIDTH, paint_sparkline
from ui.widgets import group_summary

PADDING = 8
PERIOD_PADDING = 6
INDENT = 22
STATUS_TEXT = 36
CHEVRON = 10
HANDLE = 14
CIRCLE_ROOM = 34
_BAR = 3


@dataclass(frozen=True, slots=True)
class RowState:
    """How a row stands at the moment."""

    selected: bool = False
    hovered: bool = False
    active: bool = True
    """Whether the window has the keyboard."""
    focused_column: int = -1
    """The cell with the focus ring; -1 for none."""
    opened: bool | None = None
    """Whether its segments are shown; None where there are none."""
    handle: bool = False
    """Whether the dots by which it is dragged are shown."""


class LinePainter:
    """Paints lines of one board with given column edges (left and width, in viewport pixels)."""

    def __init__(
        self,
        painter: QPainter,
        looks: Looks,
        board: Board,
        edges: tuple[tuple[int, int], ...],
        kind_shown: bool,
    ) -> None:
        """``edges``: one a column; a width of 0 where it is hidden."""
        self._painter, self._looks, self._board = painter, looks, board
        self._edges, self._kind_shown = edges, kind_shown
        self._colours = looks.colours

    def paint_group(self, group: Group, top: int, width: int) -> None:
        """Paint a department's heading across the table."""
        painter, colours, height = self._painter, self._colours, theme.px(theme.GROUP_ROW)
        painter.fillRect(0, top, width, height, colours.window)
        painter.fillRect(0, top + height - 1, width, 1, colours.border)
        name = self._looks.text(group.title, Style.BODY_STRONG, max(40, width // 2))
        left = theme.MARGIN + self._edges[columns.STATUS][0]
        self._left(group.title, Style.BODY_STRONG, colours.text, left, max(40, width // 2), top, height)
        summary = group_summary(group, to_date=self._board.to_date)
        self._left(summary, Style.BODY, colours.text2, left + int(name.width) + 13, width, top, height)

    def paint_fold(self, fold: Fold, top: int, width: int, state: RowState) -> None:
        """Paint the line under which weekly measures are opened."""
        painter, colours, height = self._painter, self._colours, theme.px(theme.GROUP_ROW)
        ground = colours.hover if state.hovered else colours.window
        painter.fillRect(0, top, width, height, colours.selected if state.selected else ground)
        painter.fillRect(0, top + height - 1, width, 1, colours.border)
        if state.selected:
            painter.fillRect(0, top, _BAR, height, colours.accent if state.active else colours.borderStrong)
        left = theme.MARGIN + self._edges[columns.STATUS][0]
        picture = self._looks.icon("chevron-down" if fold.opened else "chevron-right", "text2", CHEVRON)
        painter.drawPixmap(left, top + (height - CHEVRON) // 2, picture)
        self._left(fold.text, Style.BODY_MEDIUM, colours.text2, left + CHEVRON + 6, width, top, height)

    def paint_drop(self, place: int, width: int) -> None:
        """Paint the line where a dragged row would come to stand."""
        self._painter.fillRect(0, max(0, place - 1), width, 2, self._colours.accent)

    def paint_row(self, row: Row, top: int, width: int, state: RowState) -> None:
        """Paint a measure's row."""
        painter, colours, height = self._painter, self._colours, theme.px(theme.MEASURE_ROW)
        if state.selected:
            painter.fillRect(0, top, width, height, colours.selected if state.active else colours.hover)
            painter.fillRect(0, top, _BAR, height, colours.accent if state.active else colours.borderStrong)
        elif state.hovered:
            painter.fillRect(0, top, width, height, colours.hover)
        painter.fillRect(0, top + height - 1, width, 1, colours.grid)
        self._paint_status(row, top)
        self._paint_measure(row, top, state)
        if state.handle:
            picture = self._looks.icon("drag", "text3", HANDLE)
            painter.drawPixmap(_BAR, top + (height - 1 - HANDLE) // 2, picture)
        self._paint_numbers(row, top)
        self._paint_trend(row, top)
        self._paint_periods(row, top)
        if state.focused_column >= 0:
            self._paint_ring(state.focused_column, top)

    def _paint_status(self, row: Row, top: int) -> None:
        left, width = self._edges[columns.STATUS]
        status = row.cell.status
        if width < STATUS_TEXT or (row.slice is not Slice.WHOLE and row.cell.target is None):
            return
        y = top + (theme.px(theme.MEASURE_ROW) - 1 - MARK) // 2
        self._painter.drawPixmap(left + theme.MARGIN + 7 - MARK // 2, y, self._looks.mark(status))
        off = status is Status.OFF_TRACK
        style, room = Style.BODY_MEDIUM if off else Style.BODY, width - STATUS_TEXT - 2
        room -= columns.GUTTER if row.has_segments else 0
        choices = words.status_words(row, self._board.cadence)
        text = next((words for words in choices if self._looks.fits(words, style, room)), choices[-1])
        self._left(
            text, style, self._colours.bad if off else self._colours.text2, left + STATUS_TEXT, room, top
        )

    def _paint_measure(self, row: Row, top: int, state: RowState) -> None:
        left, width = self._edges[columns.MEASURE]
        if not width:
            return
        if row.slice is not Slice.WHOLE:
            self._paint_part(row, left, width, top, state)
            return
        if state.opened is not None:
            picture = self._looks.icon("chevron-down" if state.opened else "chevron-right", "text2", CHEVRON)
            y = top + (theme.px(theme.MEASURE_ROW) - 1 - CHEVRON) // 2
            self._painter.drawPixmap(left - columns.GUTTER + 1, y, picture)
        right = self._paint_owner(row, left, width, top)
        left += 4
        if row.level:
            self._paint_elbow(left + 5, top)
            left += INDENT
        style = Style.STRONG if state.selected else Style.SUB_NAME if row.level else Style.NAME
        self._left(row.measure.name, style, self._colours.text, left, right - left, top)

    def _paint_part(self, row: Row, left: int, width: int, top: int, state: RowState) -> None:
        """A segment's name and its share; what is no segment is quiet."""
        right = left + width - PADDING
        left += 4 + INDENT * row.level
        ink = self._colours.text if row.slice is Slice.SEGMENT else self._colours.text2
        style = Style.STRONG if state.selected else Style.SUB_NAME
        share = f" · {words.share(row)}" if words.share(row) else ""
        room = right - left - int(self._looks.text(share, Style.BODY, width).width)
        name = self._left(row.name, style, ink, left, room, top)
        self._left(share, Style.BODY, self._colours.text3, left + int(name), right - left, top)

    def _paint_owner(self, row: Row, left: int, width: int, top: int) -> int:
        """The owner's circle and the kind at the right; where what stands before them ends."""
        right = left + width
        if row.measure.owner and width > 2 * theme.px(CIRCLE_ROOM):
            size = theme.px(CIRCLE)
            y = top + (theme.px(theme.MEASURE_ROW) - 1 - size) // 2
            self._painter.drawPixmap(
                right - 4 - size, y, self._looks.circle(Person(row.measure.owner).initials)
            )
        right -= theme.px(CIRCLE_ROOM) - 4
        if self._kind_shown:
            kind = row.measure.kind.value.capitalize()
            right -= int(self._right(kind, Style.SMALL, self._colours.text3, right, width, top)) + PADDING
        return right

    def _paint_elbow(self, x: int, top: int) -> None:
        self._painter.setPen(self._colours.borderStrong)
        y = top + theme.px(theme.MEASURE_ROW) // 2 - 1
        self._painter.drawLine(x, top + 7, x, y)
        self._painter.drawLine(x, y, x + 7, y)

    def _paint_numbers(self, row: Row, top: int) -> None:
        colours = self._colours
        goal, room = row.goal_text, self._edges[columns.GOAL][1] - PADDING
        if not self._looks.fits(goal, Style.BODY, room):
            goal = row.goal_compact
        self._in_column(columns.GOAL, goal, Style.BODY, colours.text2, top)
        off = row.cell.status is Status.OFF_TRACK
        text, room = row.cell.text, self._edges[columns.VALUE][1] - PADDING
        if not self._looks.fits(text, Style.STRONG, room - 2):
            text = row.cell.compact
        self._paint_value_marks(row.cell, top)
        style = Style.STRONG if row.slice is Slice.WHOLE else Style.SUB_NAME
        # What lacks a part is quiet, as in the earlier periods; the tip tells how much of it there is.
        whole = colours.text3 if row.cell.partial and not row.cell.to_date else colours.text
        self._in_column(columns.VALUE, text, style, colours.bad if off else whole, top)
        self._in_column(columns.CHANGE, row.change_text, Style.BODY, colours.text2, top)

    def _paint_value_marks(self, cell: Cell, top: int) -> None:
        tint = Tint.of(cell)._replace(status=None)
        if tint.disagrees:
            self._paint_tint(tint, columns.VALUE, top)

    def _paint_trend(self, row: Row, top: int) -> None:
        left, width = self._edges[columns.TREND]
        if width >= WIDTH:
            y = top + (theme.px(theme.MEASURE_ROW) - HEIGHT) / 2
            paint_sparkline(self._painter, QRectF(left + PADDING, y, WIDTH, HEIGHT), row, self._colours)

    def _paint_periods(self, row: Row, top: int) -> None:
        painter, looks, height = self._painter, self._looks, theme.px(theme.MEASURE_ROW)
        shown = [
            (cell, edge)
            for cell, edge in zip(row.cells, self._edges[columns.FIRST_PERIOD :], strict=False)
            if edge[1]
        ]
        for cell, (left, width) in shown:
            painter.drawPixmap(left + 1, top + 1, looks.tint(Tint.of(cell), width - 2, height - 3))
        font, _, line = looks.types[Style.BODY]
        painter.setFont(font)
        painter.setPen(self._colours.text)
        y = top + (height - 1 - line) / 2
        for cell, (left, width) in shown:
            # What is not whole is quiet; the tip tells how much of it there is.
            quiet = cell.value is None or cell.to_date or cell.partial
            if quiet:
                painter.setPen(self._colours.text3)
            text = looks.number(cell.short, cell.value, width - 3, self._board.writing)
            x = max(left + 2, left + width - PERIOD_PADDING - text.width)
            painter.drawStaticText(QPointF(x, y), text.shape)
            if quiet:
                painter.setPen(self._colours.text)

    def _paint_tint(self, tint: Tint, column: int, top: int) -> None:
        left, width = self._edges[column]
        if width > 2:
            picture = self._looks.tint(tint, width - 2, theme.px(theme.MEASURE_ROW) - 3)
            self._painter.drawPixmap(left + 1, top + 1, picture)

    def _paint_ring(self, column: int, top: int) -> None:
        left, width = self._edges[column]
        if width:
            self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._painter.setPen(QPen(self._colours.accent, 2))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            area = QRectF(left + 2, top + 2, width - 4, theme.px(theme.MEASURE_ROW) - 5)
            self._painter.drawRoundedRect(area, theme.RADIUS_CELL, theme.RADIUS_CELL)
            self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _in_column(self, column: int, text: str, style: Style, colour: QColor, top: int) -> None:
        left, width = self._edges[column]
        if width:
            quiet = self._colours.text3 if text == MISSING else colour
            self._right(text, style, quiet, left + width - PADDING, width - PADDING, top)

    def _left(
        self, text: str, style: Style, colour: QColor, left: int, room: int, top: int,
        height: int = 0,
    ) -> float:  # fmt: skip
        laid_out = self._looks.text(text, style, max(8, room))
        self._draw(laid_out.shape, style, colour, left, top, height or theme.px(theme.MEASURE_ROW))
        return laid_out.width

    def _right(self, text: str, style: Style, colour: QColor, right: int, room: int, top: int) -> float:
        laid_out = self._looks.text(text, style, max(8, room))
        self._draw(laid_out.shape, style, colour, right - laid_out.width, top, theme.px(theme.MEASURE_ROW))
        return laid_out.width

    def _draw(
        self, shape: QStaticText, style: Style, colour: QColor, x: float, top: int, height: int
    ) -> None:
        font, _, line = self._looks.types[style]
        self._painter.setFont(font)
        self._painter.setPen(colour)
        self._painter.drawStaticText(QPointF(x, top + (height - line) / 2), shape)
