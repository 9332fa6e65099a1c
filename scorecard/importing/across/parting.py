"""Several tables in one sheet, below or beside each other, told apart where their periods differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from scorecard.importing.across.texts import text_at
from scorecard.importing.clues import Clues
from scorecard.importing.grid import Grid, GridCell
from scorecard.importing.moments import Moment, is_year, read_moment
from scorecard.importing.numbers import looks_numeric
from scorecard.importing.phrases import normalized
from scorecard.importing.title_years import title_year

_MOST_LABELS = 3
"""So many headings of labels may stand beside a single period more than half of a line."""


@dataclass(frozen=True)
class Part:
    """One table of a sheet: the sheet as if nothing else stood there, and what is known about it."""

    view: Grid
    clues: Clues


@dataclass(frozen=True)
class _Head:
    """A line of headings: where its table begins (with its titles) and the periods by column."""

    top: int
    row: int
    moments: Mapping[int, Moment]
    year: int | None
    """The year that the titles above it name."""


def parted(view: Grid, clues: Clues) -> list[Part]:
    """The tables of a sheet; the sheet itself where it is one table, or its tables have the same periods."""
    heads = _heads(view, clues)
    below = [Part(view, clues)] if _are_alike(heads) else list(_below(view, heads, clues))
    return [beside for part in below for beside in _beside(part)]


def _heads(view: Grid, clues: Clues) -> list[_Head]:
    """The lines that head numbers of their own."""
    heads: list[_Head] = []
    for row, line in enumerate(view.cells):
        moments = _periods_in(line, clues)
        top = _after_numbers(view, heads[-1], row) if moments and heads else 0
        if moments and top is not None and (not heads or top < row or _is_titled(view, heads[0].row, row)):
            titles = Grid.of("", [view.cells[each] for each in range(top, row + 1)])
            heads.append(_Head(top, row, moments, title_year(titles) or _year_before(line, min(moments))))
    return heads


def _is_titled(view: Grid, head: int, row: int) -> bool:
    """Whether a line right below numbers begins as the first headings do, and is no row of dates."""
    lines = (view.cells[each] for each in (head, row))
    first, own = (next((cell.text for cell in line if not cell.is_empty), "") for line in lines)
    return normalized(first) == normalized(own)


def _year_before(line: Sequence[GridCell], first: int) -> int | None:
    """The year that stands alone in a line of headings, before its periods."""
    return next((year for cell in line[:first] if (year := is_year(cell.value)) is not None), None)


def _periods_in(line: Sequence[GridCell], clues: Clues) -> dict[int, Moment]:
    """The periods of a line of headings; none where numbers or mostly other texts stand in it."""
    filled = {column: cell for column, cell in enumerate(line) if not cell.is_empty}
    if any(isinstance(cell.value, float) and is_year(cell.value) is None for cell in filled.values()):
        return {}
    read = ((column, read_moment(cell.value, clues.order)) for column, cell in filled.items() if column)
    moments = {column: moment for column, moment in read if moment is not None}
    others = len(filled) - len(moments)
    return moments if len(moments) > 1 and others < len(moments) + _MOST_LABELS else {}


def _after_numbers(view: Grid, head: _Head, row: int) -> int | None:
    """The line after the last with numbers between a head and a later line; None where there is none."""
    for each in range(row - 1, head.row, -1):
        line = view.cells[each]
        is_title = all(cell.is_empty or is_year(cell.value) for cell in line)
        if not is_title and any(looks_numeric(line[column].value) for column in head.moments):
            return each + 1
    return None


def _are_alike(heads: Sequence[_Head]) -> bool:
    """Whether all tables have the periods of the widest, column by column."""
    if len({head.year for head in heads if head.year is not None}) > 1:
        return False
    widest = max((head.moments for head in heads), key=len, default={})
    return all(head.moments.items() <= widest.items() for head in heads)


def _below(view: Grid, heads: Sequence[_Head], clues: Clues) -> Iterator[Part]:
    """The tables below each other, each with the year of its own titles."""
    tops = [0, *(head.top for head in heads[1:]), view.row_count]
    for index, head in enumerate(heads):
        table = view.within(tops[index], 0, tops[index + 1] - 1, view.column_count - 1)
        yield Part(table, clues if head.year is None else replace(clues, year=head.year))


def _beside(part: Part) -> Iterator[Part]:
    """The tables beside each other: behind an empty column stand other names, and other periods follow."""
    view = part.view
    heads = _heads(view, part.clues)
    cuts = _cuts(view, heads[0]) if heads else []
    if not cuts:
        yield part
        return
    for left, right in zip([0, *cuts], [*cuts, view.column_count], strict=True):
        yield replace(part, view=view.within(0, left, view.row_count - 1, right - 1))


def _cuts(view: Grid, head: _Head) -> list[int]:
    """The columns in which the names of a further table stand."""
    first, last = min(head.moments), max(head.moments)
    names = _texts(view, head, first - 1)
    return [
        column
        for column in range(first + 1, last)
        if column not in head.moments
        and all(view.cells[row][column - 1].is_empty for row in range(head.row, view.row_count))
        and _are_names(view, head, column, names)
    ]


def _are_names(view: Grid, head: _Head, column: int, names: Sequence[str]) -> bool:
    """Whether a column holds names, other than those at the left, of the numbers at its right."""
    texts = _texts(view, head, column)
    following = min(each for each in head.moments if each > column)
    rows = range(head.row + 1, view.row_count)
    numbers = [looks_numeric(view.cells[row][following].value) for row in rows]
    named = [text for text, number in zip(texts, numbers, strict=True) if number]
    return bool(named) and all(named) and set(named) != set(filter(None, names))


def _texts(view: Grid, head: _Head, column: int) -> list[str]:
    return [text_at(view, row, column) for row in range(head.row + 1, view.row_count)]
