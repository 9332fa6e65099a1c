"""A scorecard as HTML for a letter: plain tables with their styles in them, as mail programs show them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from scorecard.board import Board, Cell, Group, Row
from scorecard.exporting.atomic import write_whole
from scorecard.exporting.report import Report, marked
from scorecard.status import Status
from scorecard.units import MISSING

_MOST_PERIODS = 7
"""Periods in a letter, the one shown included: more are wider than most windows that show it."""
_FONT = "font-family:Inter,'Segoe UI',Helvetica,Arial,sans-serif"


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a letter."""

    surface: str
    group: str
    line: str
    text: str
    quiet: str
    bad: str
    warn: str
    tints: tuple[tuple[Status, str], ...]

    def tint(self, status: Status) -> str:
        """The ground of a period's cell."""
        return dict(self.tints).get(status, self.surface)


_LIGHT = Palette(
    "#FFFFFF", "#F5F6F8", "#E2E5EB", "#1A2130", "#505B6D", "#B0351A", "#855300",
    ((Status.ON_TRACK, "#EAF5EF"), (Status.OFF_TRACK, "#FCEAE4"), (Status.AT_RISK, "#FBF1DA")),
)  # fmt: skip
_DARK = Palette(
    "#1B1F27", "#14171D", "#2D333F", "#E8EBF1", "#AAB3C2", "#FF9B80", "#E8BC63",
    ((Status.ON_TRACK, "#1A2E27"), (Status.OFF_TRACK, "#40251F"), (Status.AT_RISK, "#3B2F17")),
)  # fmt: skip


def write_html(report: Report, path: Path, theme: str = "light") -> None:
    """Write ``report`` to ``path``, replacing an older file. Raises StoreError where it cannot be written."""
    write_whole(path, as_html(report, theme).encode("utf-8", "replace"))


def as_html(report: Report, theme: str = "light") -> str:
    """All tabs of a report one under another, as a page of its own; ``theme`` is light or dark."""
    letter = _Letter(report, _DARK if theme == "dark" else _LIGHT)
    return "\n".join(letter.lines())


class _Letter:
    """Writes the lines of one letter. Each cell says how it looks, since mail programs hand no style down."""

    def __init__(self, report: Report, palette: Palette) -> None:
        self._report, self._palette = report, palette

    def lines(self) -> Iterator[str]:
        palette, title = self._palette, escape(self._report.book.company.name)
        yield "<!DOCTYPE html>"
        yield f'<html lang="en"><head><meta charset="utf-8"><title>{title} – scorecard</title></head>'
        yield f'<body bgcolor="{palette.surface}" style="margin:0;padding:16px;background:{palette.surface}">'
        for board in self._report.boards:
            yield from self._tab(board)
        yield "</body></html>"

    def _tab(self, board: Board) -> Iterator[str]:
        yield self._paragraph(self._report.painted_title(board), "font-size:18px;font-weight:bold", "0 0 2px")
        yield self._paragraph(self._report.summary(board), "font-size:13px", "0 0 10px", self._palette.quiet)
        if not board.rows:
            yield self._paragraph("No measures on this tab yet.", "font-size:13px", "0 0 24px")
            return
        yield '<table cellpadding="0" cellspacing="0" border="0" style="border-collapse:collapse">'
        first = max(0, len(board.periods) - _MOST_PERIODS)
        yield self._head(board, first)
        for group in board.groups:
            if group.rows:
                yield self._group(group, len(board.periods) - 1 - first)
                yield from (self._row(row, first) for row in group.rows)
        yield "</table>"
        yield from self._points(board)

    def _head(self, board: Board, first: int) -> str:
        fixed = ("Status", "Measure", "Owner", f"{board.cadence.value.capitalize()} goal")
        periods = [" ".join(part for part in names if part) for names in board.headings[first:-1]]
        titles = (*fixed, board.shown_heading, "Change", *periods)
        cells = (
            self._cell("th", escape(text), "left" if place < 3 else "right", "font-size:11px", line=2)
            for place, text in enumerate(titles)
        )
        return f"<tr>{''.join(cells)}</tr>"

    def _group(self, group: Group, periods: int) -> str:
        ground = self._palette.group
        name = self._cell("td", escape(group.title), "left", "font-weight:bold", ground, span=6 + periods)
        return f"<tr>{name}</tr>"

    def _row(self, row: Row, first: int) -> str:
        measure, off = row.measure, row.cell.status is Status.OFF_TRACK
        strong = "font-weight:bold" if off else ""
        ink = {Status.OFF_TRACK: self._palette.bad, Status.AT_RISK: self._palette.warn}.get(row.cell.status)
        indent = f"padding-left:{8 + 14 * row.level}px"
        cells = [
            self._cell("td", escape(marked(row.cell.status)), "left", strong, ink=ink or self._palette.quiet),
            self._cell("td", escape(measure.name), "left", indent),
            self._cell("td", escape(measure.owner), "left", ink=self._palette.quiet),
            self._cell("td", escape(row.goal_text or MISSING), "right", ink=self._palette.quiet),
            self._cell("td", escape(row.cell.text), "right", "font-weight:bold", ink=ink),
            self._cell("td", escape(row.change_text or MISSING), "right", ink=self._palette.quiet),
        ]
        return f"<tr>{''.join(cells)}{''.join(self._number(cell) for cell in row.cells[first:-1])}</tr>"

    def _number(self, cell: Cell) -> str:
        """An earlier period. Off track is bold and has an edge, so that it is never told by colour alone."""
        off = cell.status is Status.OFF_TRACK
        look = f"font-weight:bold;border-left:3px solid {self._palette.bad}" if off else ""
        return self._cell("td", escape(cell.short), "right", look, self._palette.tint(cell.status))

    def _points(self, board: Board) -> Iterator[str]:
        points = self._report.talking_points(board)
        if points:
            told = f"To talk about this {board.cadence.grain.word}"
            yield self._paragraph(told, "font-size:13px;font-weight:bold", "14px 0 4px")
        for point in points:
            text = f"{marked(point.status)} · {point.measure}: {point.text}"
            yield self._paragraph(text, "font-size:13px", "0 0 3px")
        yield self._paragraph("\u00a0", "font-size:13px", "0 0 12px")

    def _paragraph(self, text: str, look: str, margin: str, ink: str | None = None) -> str:
        return (
            f'<p style="margin:{margin};{_FONT};{look};color:{ink or self._palette.text}">{escape(text)}</p>'
        )

    def _cell(
        self,
        tag: str,
        content: str,
        align: str,
        look: str = "",
        ground: str | None = None,
        *,
        ink: str | None = None,
        line: int = 1,
        span: int = 1,
    ) -> str:
        palette = self._palette
        ground = ground or palette.surface
        style = (
            f"padding:4px 8px;border-bottom:{line}px solid {palette.line};{_FONT};font-size:12px;"
            f"white-space:nowrap;color:{ink or palette.text};background:{ground};{look}"
        ).rstrip(";")
        spans = f' colspan="{span}"' if span > 1 else ""
        return f'<{tag}{spans} align="{align}" bgcolor="{ground}" style="{style}">{content}</{tag}>'
