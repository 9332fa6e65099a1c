"""The hand-out of a meeting: each number to talk about with its trend, what it tells, and the last notes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from scorecard.board import Board, Row
from scorecard.exporting.report import Report
from scorecard.language import within_english
from scorecard.status import Status
from scorecard.trend import Trend
from ui.board import words
from ui.reports.flow import Block, space
from ui.reports.ink import Ink
from ui.reports.tab import paint_title
from ui.trends.picture import paint_chart
from ui.widgets import paint_mark

_TITLE, _ENTRY, _HEAD, _CHART = 60.0, 214.0, 26.0, 150.0
_CHART_PART, _OWNER_LEAST = 0.6, 40.0
_LINE, _RULE, _BETWEEN = 14.0, 24.0, 24.0
_LAST_NOTES, _NOTE_LINES, _BODY_LINES = 3, 2, 4
HANDED_OUT = (Status.OFF_TRACK, Status.BEHIND, Status.AT_RISK)
"""The statuses of the numbers in it, in their order."""


def hand_out_blocks(ink: Ink, report: Report, board: Board, width: float) -> Iterator[Block]:
    """The hand-out of one tab."""
    title = f"{within_english(report.book.company.name)} – to talk about this {words.noun(board.cadence)}"
    head = Block(_TITLE, partial(paint_title, ink, title, report.summary(board), width), keeps=True)
    yield head
    rows = sorted(
        (row for row in board.rows if row.cell.status in HANDED_OUT),
        key=lambda row: HANDED_OUT.index(row.cell.status),
    )
    for row in rows:
        trend = report.trend(board.cadence, row.measure.id)
        yield Block(_ENTRY, partial(_Entry(ink, report, board, row, trend).paint, width), (head,))
    if closing := _closing(board, bool(rows)):
        lines = ink.lines(closing, (12, 400), width, _BODY_LINES)
        yield Block(18.0 * len(lines), partial(_paint_lines, ink, lines, width))
    yield space(_BETWEEN)


def _closing(board: Board, any_rows: bool) -> str:
    missing = [within_english(row.measure.name) for row in board.rows if row.cell.status is Status.MISSING]
    told = "" if any_rows else "Nothing is off track. "
    return told + (f"No number yet: {', '.join(missing)}." if missing else "")


def _paint_lines(ink: Ink, lines: list[str], width: float, painter: QPainter) -> None:
    ink.write_lines(painter, QRectF(0, 0, width, 0), lines, (12, 400), ink.colours.text2, 18)


class _Entry:
    """One number."""

    def __init__(self, ink: Ink, report: Report, board: Board, row: Row, trend: Trend | None) -> None:
        self._ink, self._report, self._board, self._row, self._trend = ink, report, board, row, trend

    def paint(self, width: float, painter: QPainter) -> None:
        """Head, chart at the left, words at the right, and lines to write on."""
        chart = QRectF(-14, _HEAD + 2, width * _CHART_PART + 8, _CHART)
        beside = width * _CHART_PART + 10
        self._paint_head(painter, width)
        if self._trend is not None:
            paint_chart(painter, self._trend, chart, self._ink.colours, self._ink.font)
        self._paint_words(painter, QRectF(beside, _HEAD + 6, width - beside, _CHART))
        painter.setPen(QPen(self._ink.colours.controlBorder, 0.75, Qt.PenStyle.DotLine))
        y = _HEAD + _CHART + _RULE
        painter.drawLine(QLineF(0, y, width, y))

    def _paint_head(self, painter: QPainter, width: float) -> None:
        ink, colours, row = self._ink, self._ink.colours, self._row
        painter.setPen(QPen(colours.border, 0.75))
        painter.drawLine(QLineF(0, 0, width, 0))
        paint_mark(painter, QPointF(8, _HEAD / 2 + 1), row.cell.status, colours)
        figures = f"{row.cell.text} against {row.goal_text}" if row.cell.target is not None else row.cell.text
        status = words.status_words(row, self._board.cadence)[0]
        right = f"{status} · {figures}"
        room = ink.width(right, (12, 600))
        off = row.cell.status is Status.OFF_TRACK
        place = QRectF(width - room, 1, room, _HEAD)
        ink.right(painter, place, right, (12, 600), colours.bad if off else colours.text)
        name = QRectF(22, 1, width - room - 36, _HEAD)
        if ink.width(row.measure.name, (14, 600)) > name.width():
            lines = ink.lines(row.measure.name, (11, 600), name.width(), 2)
            ink.write_lines(painter, name, lines, (11, 600), colours.text, _HEAD / 2)
            return
        used = ink.left(painter, name, row.measure.name, (14, 600), colours.text)
        owner = name.adjusted(used + 10, 1, 0, 1)
        if owner.width() > _OWNER_LEAST:
            ink.left(painter, owner, row.measure.owner, (11, 400), colours.text3)

    def _paint_words(self, painter: QPainter, area: QRectF) -> None:
        ink, colours, trend = self._ink, self._ink.colours, self._trend
        if trend is not None:
            area = self._tell(painter, area, trend.headline, (13, 600), 2, 17)
            area = self._tell(painter, area, trend.body, (11, 400), _BODY_LINES, _LINE)
            signal = f"{trend.signal}: {trend.range_text}" if trend.signal and trend.range_text else ""
            area = self._tell(painter, area, signal, (11, 400), 1, _LINE)
        for note in self._last_notes():
            lines = ink.lines(note, (11, 400), area.width() - 10, _NOTE_LINES)
            if len(lines) * _LINE > area.height():
                break
            painter.fillRect(QRectF(area.left(), area.top() + 3, 2, len(lines) * _LINE - 4), colours.accent)
            ink.write_lines(painter, area.adjusted(10, 0, 0, 0), lines, (11, 400), colours.text, _LINE)
            area = area.adjusted(0, len(lines) * _LINE + 4, 0, 0)

    def _tell(
        self, painter: QPainter, area: QRectF, text: str, style: tuple[int, int], most: int, step: float
    ) -> QRectF:
        """Write some lines and return what room is left below them."""
        lines = self._ink.lines(text, style, area.width(), most)
        self._ink.write_lines(painter, area, lines, style, self._ink.colours.text, step)
        return area.adjusted(0, len(lines) * step + (4 if lines else 0), 0, 0)

    def _last_notes(self) -> list[str]:
        """What was noted and marked last, the newest first, each with its period, who and when."""
        measure, calendar = self._row.measure, self._report.book.calendar
        newest = self._board.period.end
        found = [
            (note.begin, f"{calendar.title(period)}: {note.text} ({note.signature})")
            for note in self._report.notes
            if note.measure_id == measure.id
            and (period := calendar.period(note.grain, note.begin)).begin < newest
        ]
        found += [
            (mark.day, mark.told)
            for mark in self._report.marks
            if mark.measure_id == measure.id and mark.day < newest
        ]
        return [text for _, text in sorted(found, reverse=True)[:_LAST_NOTES]]
