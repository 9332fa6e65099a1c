"""One tab as blocks: what stands over it, its table, the charts of what is off track."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from scorecard.board import Board
from scorecard.exporting.report import Report
from scorecard.status import Status
from ui.reports.charts import Card, chart_pages, chart_rows, least_height
from ui.reports.flow import Block, height_of_all
from ui.reports.ink import Ink
from ui.reports.table import ROW_HEIGHTS, Table

_TITLE, _CONTINUED = 56.0, 36.0
CHARTED = (Status.OFF_TRACK, Status.BEHIND)
"""The statuses whose measures have their chart on the page."""


def tab_blocks(ink: Ink, report: Report, board: Board, width: float, room: float) -> Iterator[Block]:
    """All of a tab, for pages of ``width`` and ``room``; a picture of any height has no end of room."""
    title, summary = report.painted_title(board), report.summary(board)
    again = Block(_CONTINUED, partial(_paint_again, ink, title, board, width))
    cards = _cards(report, board)
    charts = least_height(len(cards), width)
    table = _table(ink, board, width, room - _TITLE - charts, again)
    yield Block(_TITLE, partial(paint_title, ink, title, summary, width), begins=True, keeps=True)
    if not board.rows:
        yield Block(48, partial(_paint_nothing, ink, width))
        return
    yield from table
    left = room - _TITLE - height_of_all(table)
    if charts <= left:
        yield from chart_rows(ink, cards, width, left, (again,))
    else:
        yield from chart_pages(ink, cards, width, room - _CONTINUED, (again,))


def _table(ink: Ink, board: Board, width: float, room: float, again: Block) -> list[Block]:
    """The table, as airy as it fits on the page with the charts; if it fits in no way, the airiest."""
    table = Table(ink, board, width)
    fitting = (height for height in ROW_HEIGHTS if table.height(height) <= room)
    return list(table.blocks((again,), next(fitting, ROW_HEIGHTS[0])))


def paint_title(ink: Ink, title: str, summary: str, width: float, painter: QPainter) -> None:
    """The heading of a page and the line below it that sums it up."""
    ink.left(painter, QRectF(0, 0, width, 26), title, (18, 600), ink.colours.text)
    ink.left(painter, QRectF(0, 27, width, 18), summary, (12, 500), ink.colours.text2)


def _paint_again(ink: Ink, title: str, board: Board, width: float, painter: QPainter) -> None:
    used = ink.left(painter, QRectF(0, 0, width, 22), title, (14, 600), ink.colours.text)
    area = QRectF(used + 12, 1, width - used - 12, 22)
    ink.left(painter, area, f"{board.title}, {board.dates}, continued", (11, 400), ink.colours.text2)


def _paint_nothing(ink: Ink, width: float, painter: QPainter) -> None:
    ink.left(painter, QRectF(0, 0, width, 30), "No measures on this tab yet.", (12, 400), ink.colours.text2)


def _cards(report: Report, board: Board) -> list[Card]:
    """The measures that miss their goal, in the order of the table."""
    told = {point.measure: point.text for point in report.talking_points(board)}
    return [
        Card(row, trend, told.get(row.measure.name, ""))
        for row in board.rows
        if row.cell.status in CHARTED and (trend := report.trend(board.cadence, row.measure.id)) is not None
    ]
