"""Looks at each column of a table: what kind it is, what it holds, how its dates and numbers are written."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from scorecard.importing.clues import Clues
from scorecard.importing.readers.encoding import encode
from scorecard.importing.readers.raw import EMPTY_CELL, PREVIEW_ROWS, RawColumn
from scorecard.importing.rows.amounts import decide_numbers, read_amounts
from scorecard.importing.rows.days import day_cells, decide_order, read_days
from scorecard.importing.rows.distinct import Distinct, distinct, label
from scorecard.importing.rows.heading_words import names_key, names_later_day
from scorecard.importing.rows.table_heads import TableHead
from scorecard.importing.rows.table_profile import ColumnKind, ColumnProfile, TableProfile
from scorecard.periods import Grain

if TYPE_CHECKING:
    from scorecard.importing.readers.opened import OpenFile

_LOOKED_AT = 400
"""So many different texts tell whether they are money."""
_MANY = 20_000
"""So many rows of a column of numbers are looked at for its different values."""
_TOP = 50
_SAMPLE = 5
_FEW = 10
_SOME_BLANKS = 0.05
"""A column with so many more blanks, as a share of the rows, is filled in only later."""


@dataclass(frozen=True, slots=True)
class _Looked:
    """A column, how many rows it has, and how soon its days are where it holds days."""

    profile: ColumnProfile
    rows: int = 0
    mean_day: float = 0.0


def profile(
    file: OpenFile, sheet: str, heading: int, clues: Clues, needed: Collection[str] | None = None
) -> TableProfile:
    """What each column of a table below its heading row holds.

    Of what kind a column is, the first rows tell. Where a table is long, a column of texts is looked at there
    alone if most rows have one of their own, or if it is not ``needed``.
    """
    head = TableHead(file.head(sheet).grid(), heading, has_year=clues.year is not None)
    is_long = head.grid.row_count - head.grid.top >= PREVIEW_ROWS
    unneeded = {name for name in head.names if needed is not None and name not in needed}
    looked = {
        index: _sampled(head, index)
        for index in (head.of_kind(ColumnKind.TEXT) if is_long else ())
        if head.names[index] in unneeded or head.names_rows(index)
    }
    rest = [index for index in range(len(head.names)) if index not in looked and index not in head.dates]
    texts = [index for index in rest if head.kinds[index] is not ColumnKind.NUMBER]
    for index in head.dates:
        cells = day_cells(file, sheet, heading + 1, index, rest, texts)
        looked[index] = _look_at_days(head, index, cells, clues)
    for index, column in zip(rest, file.columns(sheet, heading + 1, rest, as_text=texts), strict=True):
        looked[index] = _look_at(head, index, column)
    columns = tuple(looked[index].profile for index in sorted(looked))
    row_count = max((each.rows for each in looked.values()), default=0)
    return TableProfile(sheet, heading, row_count, columns, _best_date(looked, row_count))


def _counted(head: TableHead, index: int, cells: Distinct, counts: NDArray[np.intp]) -> ColumnProfile:
    return ColumnProfile(
        name=head.names[index],
        index=index,
        kind=head.kinds[index],
        distinct=int(np.count_nonzero(counts[1:])),
        blanks=int(counts[EMPTY_CELL]),
        sample=tuple(label(value) for value in cells.values[1 : 1 + _SAMPLE]),
    )


def _look_at(head: TableHead, index: int, column: RawColumn) -> _Looked:
    if head.kinds[index] is ColumnKind.NUMBER:
        return _look_at_numbers(head, index, column)
    cells = distinct(column)
    counts = cells.counts()
    found = _counted(head, index, cells, counts)
    if found.distinct:
        is_key = names_key(found.name) or (found.distinct >= _FEW and counts[1:].max() == 1)
        found = replace(found, kind=ColumnKind.TEXT, top=_top(cells, counts), is_key=is_key)
    return _Looked(found, len(column))


def _sampled(head: TableHead, index: int) -> _Looked:
    """A column of which no more than its first rows is looked at."""
    column = encode(head.grid.cells[row][index].value for row in head.records)
    found = _look_at(head, index, column).profile
    return _Looked(replace(found, is_sample=True))


def _look_at_days(head: TableHead, index: int, cells: Distinct, clues: Clues) -> _Looked:
    orders, unclear = decide_order(cells)
    found = _counted(head, index, cells, cells.counts())
    found = replace(found, orders=tuple(orders), unclear_date=unclear)
    days = read_days(cells, orders[0], Grain.DAY, clues)
    known = days.begins[days.begins > 0]
    if not len(known):
        return _Looked(found, len(cells.codes))
    first, last = (date.fromordinal(int(day)) for day in (known.min(), known.max()))
    return _Looked(replace(found, first=first, last=last), len(cells.codes), float(known.mean()))


def _look_at_numbers(head: TableHead, index: int, column: RawColumn) -> _Looked:
    """Which numbers there are, the first rows tell; how they are written, all."""
    first = _beginning(column)
    cells = distinct(first)
    counts = cells.counts()
    found = _counted(head, index, cells, counts)
    style, unclear = decide_numbers(column)
    found = replace(
        found,
        is_sample=len(first) < len(column),
        blanks=int(np.count_nonzero(column.codes == EMPTY_CELL)),
        top=_top(cells, counts) if found.distinct <= _TOP else (),
        is_key=names_key(found.name) or _count_up(read_amounts(first, style).values),
        number_style=style,
        unclear_number=unclear,
    )
    return _Looked(found, len(column))


def _beginning(column: RawColumn) -> RawColumn:
    """The first rows of a long column of numbers."""
    rows = slice(_MANY)
    numbers = None if column.numbers is None else column.numbers[rows]
    return replace(column, codes=column.codes[rows], numbers=numbers, styles=None)


def _count_up(numbers: NDArray[np.float64]) -> bool:
    """Whether the numbers go up by one from row to row."""
    known = numbers[~np.isnan(numbers)]
    return len(known) >= _FEW and bool(np.all(np.diff(known) == 1))


def _top(cells: Distinct, counts: NDArray[np.intp]) -> tuple[tuple[str, int], ...]:
    """The most frequent values, the first of equally frequent ones first."""
    order = np.argsort(-counts[1:], kind="stable")[:_TOP] + 1
    return tuple((label(cells.values[code]), int(counts[code])) for code in order.tolist())


def _best_date(looked: Mapping[int, _Looked], row_count: int) -> str:
    """The day on which something came about: named so, filled in each row, and before the others."""
    dates = [each for each in looked.values() if each.profile.kind is ColumnKind.DATE]
    fewest = min((each.profile.blanks for each in dates), default=0)

    def rank(each: _Looked) -> tuple[bool, bool, bool, float]:
        is_sparse = each.profile.blanks > fewest + _SOME_BLANKS * row_count
        has_no_day = each.profile.first is None
        return has_no_day, names_later_day(each.profile.name), is_sparse, each.mean_day

    return min(dates, key=rank).profile.name if dates else ""
