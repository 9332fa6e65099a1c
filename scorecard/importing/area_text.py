"""A part of a sheet as a person writes it: ``B3:N20``, ``B3:N`` for all rows from the third on."""

from __future__ import annotations

import re
from dataclasses import replace

from scorecard.cells import address, column_name
from scorecard.importing.grid import Grid
from scorecard.importing.layout import Area

OPEN = 2**31 - 1
"""The last row or column of an area that goes on as far as the sheet does."""
_TEXT = re.compile(r"([A-Z]{1,6})([1-9]\d{0,9}):([A-Z]{0,6})([1-9]\d{0,9})?", re.ASCII)


def open_ended(area: Area, grid: Grid) -> Area:
    """The area with the edges that reach the end of the sheet left open, so that it grows with the sheet."""
    return replace(
        area,
        bottom=OPEN if area.bottom >= grid.row_count - 1 else area.bottom,
        right=OPEN if area.right >= grid.column_count - 1 else area.right,
    )


def area_text(area: Area) -> str:
    """``B3:N20``; without the column or the row that is open."""
    right = "" if area.right == OPEN else column_name(area.right)
    bottom = "" if area.bottom == OPEN else str(area.bottom + 1)
    return f"{address(area.top, area.left)}:{right}{bottom}"


def area_of(text: str) -> Area | None:
    """The area that a text names; None where it names none."""
    match = _TEXT.fullmatch(text.strip().upper())
    if match is None:
        return None
    left, top, right, bottom = match.groups()
    area = Area(
        int(top) - 1,
        _column(left),
        int(bottom) - 1 if bottom else OPEN,
        _column(right) if right else OPEN,
    )
    return area if area.top <= area.bottom and area.left <= area.right else None


def _column(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column - 1
