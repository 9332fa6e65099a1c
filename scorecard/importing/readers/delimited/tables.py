"""Finds the tables among the rows of a text file: where each begins, its headings, where it ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_DIGIT_FIRST = re.compile(r"\W{0,3}\d")
_HEADINGS_FILLED = 0.7
"""Share of the cells that most rows have filled, below which a row at the top is a title or a note."""
_ROWS_LOOKED_AT = 100
_LEAST_ALIKE = 0.5
"""Share of headings that two tables have in common when one only goes on with the other."""
_ROWS_REMEMBERED = 1000
_ROWS_COMPARED = 6

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
    """Where a further table begins: with headings of its own, or the same ones over the same rows again."""
    heading: Row = ()
    start = width = 0
    titles: int | None = None
    for at, row in enumerate(rows):
        if 0 < len(row) == width and row[0] and row != heading:
            continue
        if _is_blank(row):
            titles, width = at + 1, 0
            continue
        if _filled(row) < 2:
            titles = at if titles is None else titles
            continue
        if _is_heading(rows, at):
            is_further = bool(heading) and (_is_another(heading, row) or _is_again(rows, start, at))
            if is_further:
                yield at if titles is None else titles
            if is_further or not heading:
                heading, start = row, at
        titles, width = None, len(row)


def _table(rows: Sequence[Row], first: int, end: int) -> Table:
    while end > first + 1 and _is_blank(rows[end - 1]):
        end -= 1
    looked_at = range(first, min(end, first + _ROWS_LOOKED_AT))
    sizes = Counter(size for at in looked_at if (size := _filled(rows[at])))
    least = _HEADINGS_FILLED * sizes.most_common(1)[0][0] if sizes else 0
    return Table(first, next((at for at in looked_at if _filled(rows[at]) >= least > 0), first), end)


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


def _is_again(rows: Sequence[Row], start: int, at: int) -> bool:
    """Whether the rows below a heading are called as those below an earlier one."""
    known = {row[0] for row in rows[start + 1 : min(at, start + _ROWS_REMEMBERED)] if row}
    below = [row[0] for row in rows[at + 1 : at + _ROWS_COMPARED] if row and row[0].strip()]
    return sum(name in known for name in below) > len(below) / 2


def _filled(row: Row) -> int:
    return sum(1 for cell in row if cell.strip())


def _is_blank(row: Row) -> bool:
    return not any(cell.strip() for cell in row)
