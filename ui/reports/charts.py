"""Charts on a page, each with its name, its numbers and what they tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from scorecard.board import Row
from scorecard.trend import Trend
from ui.reports.flow import Block
from ui.reports.ink import Ink
from ui.trends.picture import paint_chart
from ui.widgets import paint_mark

_GAP, _HEAD, _LINE, _MOST_LINES = 14.0, 22.0, 14.0, 2
_TITLE, _PAGE_CHART = 36.0, 460.0
_LEAST, _MOST = 156.0, 270.0
"""How high a chart with its head is."""
_PAGE_LEAST, _WIDE = 205.0, 235.0
"""How high and wide it is at least on a page of charts."""


@dataclass(frozen=True, slots=True)
class Card:
    """One measure with its chart; ``text`` says why it deserves a look."""

    row: Row
    trend: Trend
    text: str


def chart_rows(
    ink: Ink, cards: Sequence[Card], width: float, room: float, heads: tuple[Block, ...]
) -> Iterator[Block]:
    """The charts side by side. They are as high as ``room`` lets them be, within reason."""
    if not cards:
        return
    columns = _columns(len(cards), width)
    height = min(_MOST, max(_LEAST, room / -(-len(cards) // columns) - _GAP))
    yield from _rows(ink, cards, width, columns, height, heads)


def chart_pages(
    ink: Ink, cards: Sequence[Card], width: float, room: float, heads: tuple[Block, ...]
) -> Iterator[Block]:
    """The charts on pages of their own, with ``room`` below ``heads`` on each."""
    columns = max(1, min(2 if len(cards) in (2, 4) else 3, int(width / _WIDE)))
    rows = max(1, min(-(-len(cards) // columns), int(room / (_PAGE_LEAST + _GAP))))
    height = min(_MOST, room / rows - _GAP)
    yield from _rows(ink, cards, width, columns, height, heads, begins=True)


def _rows(
    ink: Ink,
    cards: Sequence[Card],
    width: float,
    columns: int,
    height: float,
    heads: tuple[Block, ...],
    *,
    begins: bool = False,
) -> Iterator[Block]:
    for first in range(0, len(cards), columns):
        shown = cards[first : first + columns]
        paint = partial(_paint_row, ink, shown, columns, width, height)
        yield Block(height + _GAP, paint, heads, begins=begins and not first)


def chart_blocks(ink: Ink, trend: Trend, width: float, room: float) -> Iterator[Block]:
    """One chart as large as a page lets it be, with its sentence."""
    sentence = f"{trend.headline}. {trend.body}" if trend.body else trend.headline
    told = ink.lines(sentence, (12, 400), width, 3)
    height = min(_PAGE_CHART, room - _TITLE - 18 * len(told))

    def paint(painter: QPainter) -> None:
        used = ink.left(painter, QRectF(0, 0, width, 26), trend.name, (18, 600), ink.colours.text)
        beside = QRectF(used + 12, 3, width - used - 12, 24)
        ink.left(painter, beside, trend.subtitle, (12, 400), ink.colours.text2)
        ink.write_lines(painter, QRectF(0, 30, width, 0), told, (12, 400), ink.colours.text2, 18)
        paint_chart(painter, trend, QRectF(-10, height_of_words, width + 10, height), ink.colours, ink.font)

    height_of_words = _TITLE + 18 * len(told)
    yield Block(height_of_words + height, paint)


def least_height(count: int, width: float) -> float:
    """How much room so many charts take at least."""
    return -(-count // _columns(count, width)) * (_LEAST + _GAP) if count else 0.0


def _columns(count: int, width: float) -> int:
    """Two to four beside each other, fewer where the page is narrow."""
    wanted = 4 if count == 4 or count > 6 else min(3, max(2, count))
    return max(1, min(wanted, int(width / _WIDE)))


def _paint_row(
    ink: Ink, cards: Sequence[Card], columns: int, width: float, height: float, painter: QPainter
) -> None:
    each = (width - _GAP * (columns - 1)) / columns
    for place, card in enumerate(cards):
        paint_card(painter, ink, card, QRectF(place * (each + _GAP), _GAP, each, height))


def paint_card(painter: QPainter, ink: Ink, card: Card, area: QRectF) -> None:
    """A frame with the measure's mark and name, what is to be said, and the chart."""
    colours = ink.colours
    painter.setPen(QPen(colours.border, 0.75))
    painter.setBrush(colours.surface)
    painter.drawRoundedRect(area, 4, 4)
    inside = area.adjusted(10, 4, -10, -2)
    paint_mark(painter, inside.topLeft() + QPointF(6, _HEAD / 2), card.row.cell.status, colours)
    head = QRectF(inside.left() + 18, inside.top(), inside.width() - 18, _HEAD)
    ink.left(painter, head, card.trend.name, (12, 600), colours.text)
    lines = ink.lines(card.text, (11, 400), inside.width(), _MOST_LINES)
    told = QRectF(inside.left(), inside.top() + _HEAD, inside.width(), 0)
    ink.write_lines(painter, told, lines, (11, 400), colours.text2, _LINE)
    top = inside.top() + _HEAD + _LINE * _MOST_LINES + 2
    chart = QRectF(area.left() - 6, top, area.width() + 6, area.bottom() - top)
    paint_chart(painter, card.trend, chart, colours, ink.font)
