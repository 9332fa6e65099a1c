"""The table of a tab as blocks: headings, departments, rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPolygonF

from scorecard.board import Board, Cell, Group, Row
from scorecard.status import Status
from scorecard.units import MISSING
from ui.board import words
from ui.board.sparkline import HEIGHT, WIDTH, paint_sparkline
from ui.reports.flow import Block
from ui.reports.ink import Ink, Style
from ui.widgets import group_summary, paint_mark
from ui.widgets.pens import NO_PEN, line_pen

HEADER, GROUP, _LINE = 32.0, 20.0, 13.0
_STATUS, _GOAL, _VALUE, _CHANGE, _TREND, _PERIOD = 82.0, 76.0, 76.0, 52.0, 68.0, 35.0
_NAME_LEAST, _NAME, _OWNER_MOST, _PERIOD_MOST = 168.0, 205.0, 88.0, 46.0
_FEWEST_PERIODS = 5
ROW_HEIGHTS = (24.0, 21.0, 19.0)
"""From that of a table with room around it to that of one that just fits on a page."""
_GAP, _INDENT, _CORNER, _MARK = 6.0, 14.0, 6.0, 20.0
_MOST_LINES = 5
_NUMBERS, _BOLD, _AROUND_NUMBER, _AFTER_NUMBER = (11, 10, 9), 600, 5.5, 3.75
"""Sizes of the numbers of earlier periods, the weight of those off track, and the room around them."""
_AROUND_LINE = 15.0
"""What of a row's height is not that of its name."""
_QUIET = (11, 400)


Place = tuple[float, float]
"""A column's left edge and width."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns lie. ``first`` is the oldest period that is shown."""

    status: Place
    name: Place
    owner: Place
    goal: Place
    value: Place
    change: Place
    trend: Place
    periods: tuple[Place, ...]
    first: int

    @classmethod
    def of(cls, periods: int, width: float, owner: float) -> Columns:
        """The columns in ``width``, ``owner`` wide for the owners.

        The oldest of the earlier ``periods`` go where there is no room for the names, but never below five.
        """
        fixed = _STATUS + owner + _GOAL + _VALUE + _CHANGE + _TREND
        count = min(periods, max(_FEWEST_PERIODS, int((width - fixed - _NAME_LEAST) / _PERIOD)))
        each = min(_PERIOD_MOST, max(_PERIOD, (width - fixed - _NAME) / max(1, count)))
        left, places = 0.0, list[Place]()
        widths = (_STATUS, width - fixed - count * each, owner, _GOAL, _VALUE, _CHANGE, _TREND)
        for one in (*widths, *(each,) * count):
            places.append((left, one))
            left += one
        status, name, owners, goal, value, change, trend, *rest = places
        return cls(status, name, owners, goal, value, change, trend, tuple(rest), periods - count)


class Table:
    """Paints the rows of one board, ``width`` wide."""

    def __init__(self, ink: Ink, board: Board, width: float) -> None:
        """Nothing is painted before its block is."""
        self._ink, self._board, self._width = ink, board, width
        owners = max((ink.width(row.measure.owner, _QUIET) for row in board.rows), default=0.0)
        room = min(_OWNER_MOST, owners + _GAP) if owners else 0.0
        self._columns = Columns.of(len(board.periods) - 1, width, room)
        narrowest = min((width for _, width in self._columns.periods), default=0.0)
        self._number_room = narrowest - _AROUND_NUMBER
        self._numbers = self._number_size()
        self._tints = (
            (Status.ON_TRACK, ink.colours.goodTint),
            (Status.OFF_TRACK, ink.colours.badTint),
            (Status.AT_RISK, ink.colours.warnTint),
        )
        self._texts = [(row, self._name_lines(row), self._owner_lines(row)) for row in board.rows]
        self._headings = HEADER + GROUP * sum(bool(group.rows) for group in board.groups)

    def height(self, row_height: float) -> float:
        """How high it is with rows at least so high."""
        return self._headings + sum(self._row_height(row_height, *texts) for _, *texts in self._texts)

    def blocks(self, heads: tuple[Block, ...], row_height: float = ROW_HEIGHTS[0]) -> Iterator[Block]:
        """All of it; ``heads`` stand above the table's headings where it goes on to another page."""
        texts = iter(self._texts)
        header = Block(HEADER, self._paint_header, keeps=True)
        yield header
        for group in self._board.groups:
            if not group.rows:
                continue
            yield Block(GROUP, partial(self._paint_group, group), (*heads, header), keeps=True)
            for row, names, owners in islice(texts, len(group.rows)):
                height = self._row_height(row_height, names, owners)
                paint = partial(self._paint_row, row, names, owners, height)
                yield Block(height, paint, (*heads, header))

    @staticmethod
    def _row_height(least: float, names: list[str], owners: list[str]) -> float:
        return max(least, least - _AROUND_LINE + _LINE * max(len(names), len(owners)))

    def _number_size(self) -> int:
        """The size in which the numbers of all periods have room, so that they are alike."""
        texts = {cell.short for row in self._board.rows for cell in row.cells[self._columns.first : -1]}
        widest = (
            (size, max((self._ink.width(text, (size, _BOLD)) for text in texts), default=0.0))
            for size in _NUMBERS
        )
        fitting = (size for size, width in widest if width <= self._number_room)
        return next(fitting, _NUMBERS[-1])

    def _paint_header(self, painter: QPainter) -> None:
        ink, columns = self._ink, self._columns
        heads = words.headings(self._board)
        quiet = ink.colours.text2
        named = (columns.status, columns.name, columns.goal, columns.value, columns.change, columns.trend)
        for number, ((left, width), (text, _)) in enumerate(zip(named, heads, strict=False)):
            area = QRectF(left, HEADER - 18, width - _GAP, 16)
            if number in (2, 3, 4):
                ink.right(painter, area, text, (11, 600 if number == 3 else 500), quiet)
            else:
                ink.left(painter, area.adjusted(_GAP if number == 5 else 0, 0, 0, 0), text, (11, 500), quiet)
        if columns.owner[1]:
            left, width = columns.owner
            ink.left(painter, QRectF(left, HEADER - 18, width - _GAP, 16), "Owner", (11, 500), quiet)
        for (left, width), (name, small) in zip(
            columns.periods, self._board.headings[columns.first :], strict=False
        ):
            upper, lower = QRectF(left, HEADER - 30, width - 4, 14), QRectF(left, HEADER - 18, width - 4, 16)
            ink.right(painter, upper, name if small else "", (10, 400), ink.colours.text3)
            ink.right(painter, lower, small or name, (10, 400), ink.colours.text3)
        self._rule(painter, HEADER, ink.colours.borderStrong)

    def _paint_group(self, group: Group, painter: QPainter) -> None:
        ink, colours = self._ink, self._ink.colours
        painter.fillRect(QRectF(0, 0.5, self._width, GROUP - 0.5), colours.window)
        area = QRectF(_GAP, 0, self._width - 2 * _GAP, GROUP)
        used = ink.left(painter, area, group.title, (12, 600), colours.text)
        beside = area.adjusted(used + 12, 0, 0, 0)
        counts = group_summary(group, to_date=self._board.to_date)
        ink.left(painter, beside, counts, (11, 400), colours.text2)
        self._rule(painter, GROUP, colours.border)

    def _name_lines(self, row: Row) -> list[str]:
        style = (12, 400 if row.level else 500)
        room = self._columns.name[1] - _GAP - row.level * _INDENT
        return self._ink.lines(row.measure.name, style, room, _MOST_LINES)

    def _owner_lines(self, row: Row) -> list[str]:
        return self._ink.lines(row.measure.owner, _QUIET, self._columns.owner[1] - _GAP, 2)

    def _paint_row(
        self, row: Row, names: list[str], owners: list[str], height: float, painter: QPainter
    ) -> None:
        colours, columns = self._ink.colours, self._columns
        self._paint_status(painter, row, height)
        left = columns.name[0] + row.level * _INDENT
        self._paint_lines(painter, names, left, height, (12, 400 if row.level else 500), colours.text)
        self._paint_lines(painter, owners, columns.owner[0], height, _QUIET, colours.text3)
        self._paint_numbers(painter, row, height)
        curve = QRectF(columns.trend[0] + _GAP, (height - HEIGHT) / 2, WIDTH, HEIGHT)
        paint_sparkline(painter, curve, row, colours)
        self._paint_cells(painter, row, height)
        self._rule(painter, height, colours.grid)

    def _paint_lines(
        self, painter: QPainter, lines: list[str], left: float, height: float, style: Style, colour: QColor
    ) -> None:
        """Lines one above the other, together in the middle of a row."""
        area = QRectF(left, (height - _LINE * len(lines)) / 2, self._width, height)
        self._ink.write_lines(painter, area, lines, style, colour, _LINE)

    def _paint_status(self, painter: QPainter, row: Row, height: float) -> None:
        colours, status = self._ink.colours, row.cell.status
        paint_mark(painter, QPointF(9, height / 2), status, colours)
        off = status is Status.OFF_TRACK
        style, room = (11, 600 if off else 400), _STATUS - _MARK - _GAP
        choices = words.status_words(row, self._board.cadence)
        text = next((each for each in choices if self._ink.width(each, style) <= room), choices[-1])
        area = QRectF(_MARK, 0, room, height)
        self._ink.left(painter, area, text, style, colours.bad if off else colours.text2)

    def _paint_numbers(self, painter: QPainter, row: Row, height: float) -> None:
        ink, colours, columns = self._ink, self._ink.colours, self._columns
        off = row.cell.status is Status.OFF_TRACK
        goal = (row.goal_text, row.goal_compact, columns.goal, (11, 400), colours.text2)
        value = (
            row.cell.text, row.cell.compact, columns.value, (12, 600), colours.bad if off else colours.text,
        )  # fmt: skip
        change = (row.change_text, row.change_text, columns.change, (11, 400), colours.text2)
        for full, compact, (left, width), style, colour in (goal, value, change):
            area = QRectF(left, 0, width - _GAP, height)
            text = full if ink.width(full, style) <= area.width() else compact
            ink.right(painter, area, text, style, colours.text3 if text == MISSING else colour)

    def _paint_cells(self, painter: QPainter, row: Row, height: float) -> None:
        """The numbers of earlier periods. Off track has a corner and weight, which grey paper tells too."""
        columns, colours = self._columns, self._ink.colours
        areas: dict[Status, list[QRectF]] = {}
        disagreeing: list[QPointF] = []
        numbers: dict[bool, list[tuple[float, str, QColor]]] = {False: [], True: []}
        for (left, width), cell in zip(columns.periods, row.cells[columns.first : -1], strict=True):
            area = QRectF(left + 0.75, 1.25, width - 1.5, height - 2.5)
            areas.setdefault(cell.status, []).append(area)
            if cell.rolled_up is not None:
                disagreeing.append(area.bottomRight())
            colour = colours.text3 if _is_quiet(cell) else colours.text
            numbers[cell.status is Status.OFF_TRACK].append(
                (left + width - _AFTER_NUMBER, cell.short, colour)
            )
        painter.setPen(NO_PEN)
        for status, tint in self._tints:
            if status in areas:
                painter.setBrush(tint)
                painter.drawRects(areas[status])
        off_track = [area.topLeft() for area in areas.get(Status.OFF_TRACK, ())]
        _paint_corners(painter, colours.bad, off_track, 1)
        _paint_corners(painter, colours.accent, disagreeing, -1)
        for off, found in numbers.items():
            style = (self._numbers, _BOLD if off else 400)
            self._ink.numbers(painter, found, self._number_room, height / 2, style)

    def _rule(self, painter: QPainter, y: float, colour: QColor) -> None:
        painter.setPen(line_pen(colour, 0.75))
        painter.drawLine(QLineF(0, y, self._width, y))


def _is_quiet(cell: Cell) -> bool:
    """Whether a number is missing or not the whole of its period."""
    return cell.value is None or cell.to_date or cell.partial


def _paint_corners(painter: QPainter, colour: QColor, places: Sequence[QPointF], way: int) -> None:
    if not places:
        return
    painter.setPen(NO_PEN)
    painter.setBrush(colour)
    reach = _CORNER * way
    for at in places:
        painter.drawPolygon(QPolygonF([at, at + QPointF(reach, 0), at + QPointF(0, reach)]))
