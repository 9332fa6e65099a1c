"""The documents that can be made of a report."""

from __future__ import annotations

from collections.abc import Iterator

from scorecard.exporting.report import Report
from scorecard.language import within_english
from scorecard.periods import format_day
from scorecard.trend import Trend
from ui.reports.charts import chart_blocks
from ui.reports.document import Document
from ui.reports.flow import Block
from ui.reports.hand_out import hand_out_blocks
from ui.reports.ink import Ink
from ui.reports.tab import tab_blocks
from ui.theme import LIGHT, Theme


def tabs(report: Report, colours: Theme = LIGHT) -> Document:
    """A page a tab, more where a tab is long: its table, and the charts of what is off track."""
    ink = Ink(colours)

    def compose(width: float, room: float) -> Iterator[Block]:
        for board in report.boards:
            yield from tab_blocks(ink, report, board, width, room)

    return Document(f"{report.book.company.name} – scorecard", _foot(report), ink, compose)


def hand_out(report: Report, colours: Theme = LIGHT) -> Document:
    """What a meeting has to talk about."""
    ink = Ink(colours)

    def compose(width: float, _: float) -> Iterator[Block]:
        for board in report.boards:
            yield from hand_out_blocks(ink, report, board, width)

    return Document(f"{report.book.company.name} – hand-out", _foot(report), ink, compose)


def chart(report: Report, trend: Trend, colours: Theme = LIGHT) -> Document:
    """One chart on a page of its own."""
    ink = Ink(colours)

    def compose(width: float, room: float) -> Iterator[Block]:
        yield from chart_blocks(ink, trend, width, room)

    return Document(f"{report.book.company.name} – {trend.name}", _foot(report), ink, compose)


def _foot(report: Report) -> str:
    """``Larkfield Interiors · made on 25 Nov 2026``."""
    return f"{within_english(report.book.company.name)} · made on {format_day(report.today)}"
