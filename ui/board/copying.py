"""The table on the clipboard: tabs between numbers for spreadsheets, and HTML for letters."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QMimeData

from scorecard.board import Board, Cell, Row
from scorecard.measures import Measure
from scorecard.units import MISSING, Unit
from scorecard.writing import Writing
from ui.board import words
from ui.widgets import clipboard_data


def as_mime(board: Board, rows: Iterable[Row]) -> QMimeData:
    """Rows of a board with their headings."""
    grid = as_grid(board, list(rows))
    data = clipboard_data()
    data.setText("\n".join("\t".join(line) for line in grid) + "\n")
    data.setHtml(_html(grid))
    return data


def as_grid(board: Board, rows: Iterable[Row]) -> list[list[str]]:
    """Headings and rows, all periods oldest first; numbers as a spreadsheet reads them."""
    heads = words.headings(board)
    periods = [" ".join(text for text in heading if text) for heading in board.headings]
    grid = [[heads[0][0], heads[1][0], "Department", "Owner", heads[2][0], *periods, heads[4][0]]]
    for row in rows:
        measure = row.measure
        about = [row.cell.status.word, row.name, measure.department, measure.owner, row.goal_text]
        change = "" if row.change_text == MISSING else row.change_text.replace("−", "-")
        numbers = [_raw(measure, cell, board.writing) for cell in row.cells]
        grid.append([*map(_safe, about), *numbers, change])
    return grid


def _raw(measure: Measure, cell: Cell, writing: Writing) -> str:
    if cell.value is None:
        return ""
    if measure.unit is Unit.YES_NO:
        return "Yes" if cell.value >= 0.5 else "No"
    number = writing.spell(f"{cell.value:.10f}".rstrip("0").rstrip("."))
    return f"{number}%" if measure.unit is Unit.PERCENT else number


def _safe(text: str) -> str:
    """One cell's text: no tabs or line ends, and nothing that a spreadsheet takes for a formula."""
    text = " ".join(text.split())
    return f"'{text}" if text[:1] in ("=", "+", "@") else text


def _html(grid: list[list[str]]) -> str:
    head, *body = grid
    lines = ["<tr>" + "".join(f"<th>{escape(text)}</th>" for text in head) + "</tr>"]
    lines += ["<tr>" + "".join(f"<td>{escape(text)}</td>" for text in line) + "</tr>" for line in body]
    return f"<table>{''.join(lines)}</table>"
