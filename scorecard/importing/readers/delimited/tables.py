"""Finds the tables among the rows of a text file: where each begins, its headings, where it ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_DIGIT_FIRST = re.compile(r"\W{0,3}\d")
_WIDTHS_LOOKED_AT = 100
_LEAST_ALIKE = 0.5
"""Share of headings that two tables have in common when one only goes on with the other."""

Row = Sequence[str]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows ``first`` to ``end`` (from 0, without it). What stands above ``heading`` are titles and notes."""

    first: int
    heading: int
    end: int


def find_tables(rows: Sequence[Row]) -> list[Table]:
    """The tables of a file, one at least; together they hold all rows that are not blank."""
    begins = [0, *_begins(rows), len(rows)]
    return [_table(rows, first, end) for first, end in pairwise(begins)]


def _begins(rows: Sequence[Row]) -> Iterator[int]:
    """Where a further table begins: with headings of its own, after a blank row or with another width."""
    heading: Row | None = None
    titles: int | None = None
    width = 0
    for at, row in enumerate(rows):
        if 0 < len(row) == width and row[0]:
            continue
        if _is_blank(row):
            titles, width = at + 1, 0
            continue
        filled = _filled(row)
        if filled < 2:
            continue
        if heading is None:
            heading = row
        elif _is_heading(rows, at) and _is_another(heading, row):
            heading = row
            yield at if titles is None else titles
        titles, width = None, len(row)


def _table(rows: Sequence[Row], first: int, end: int) -> Table:
    while end > first + 1 and _is_blank(rows[end - 1]):
        end -= 1
    sizes = [_filled(row) for row in rows[first : min(end, first + _WIDTHS_LOOKED_AT)]]
    usual = Counter(filter(None, sizes)).most_common(1)
    least = usual[0][0] / 2 if usual else 0
    heading = next((at for at, size in enumerate(sizes) if size > min(least, 1) and size >= least), 0)
    return Table(first, first + heading, end)


def _is_heading(rows: Sequence[Row], at: int) -> bool:
    """Whether a row is of texts only, and the next, equally long, has a number under one of them."""
    below = rows[at + 1] if at + 1 < len(rows) else ()
    return (
        len(below) == len(rows[at])
        and not any(map(_DIGIT_FIRST.match, rows[at]))
        and any(_DIGIT_FIRST.match(cell) for cell, name in zip(below, rows[at], strict=True) if name.strip())
    )


def _is_another(heading: Row, row: Row) -> bool:
    """Whether headings are those of another table, and not the same again or those of a further section."""
    if len(heading) != len(row):
        return True
    alike = sum(one.strip() == other.strip() for one, other in zip(heading, row, strict=True) if one.strip())
    return alike < _LEAST_ALIKE * _filled(heading)


def _filled(row: Row) -> int:
    return sum(1 for cell in row if cell.strip())


def _is_blank(row: Row) -> bool:
    return not any(cell.strip() for cell in row)
