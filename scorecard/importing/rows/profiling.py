"""Looks at each column of a table: what kind it is, what it holds, how its dates and numbers are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from scorecard.importing.clues import Clues
from scorecard.importing.grid import CellValue, Style
from scorecard.importing.numbers import NumberStyle, is_missing, is_missing_word, looks_numeric, read_number
from scorecard.importing.readers.raw import EMPTY_CELL, RawColumn
from scorecard.importing.readings import Written
from scorecard.importing.rows.amounts import decide_numbers, read_amounts
from scorecard.importing.rows.dates import are_dates
from scorecard.importing.rows.days import day_cells, decide_order, read_days
from scorecard.importing.rows.distinct import Distinct, distinct, label
from scorecard.importing.rows.heading_words import names_key, names_later_day
from scorecard.importing.rows.raw_table import RawTable
from scorecard.importing.rows.table_profile import ColumnKind, ColumnProfile, TableProfile
from scorecard.periods import Grain

if TYPE_CHECKING:
    from scorecard.importing.readers.opened import OpenFile

_LOOKED_AT = 400
"""So many different values tell the kind of a column."""
_MOSTLY = 0.8
_TOP = 50
_SAMPLE = 5
_FEW = 10
_SOME_BLANKS = 0.05
"""A column with so many more blanks, as a share of the rows, is filled in only later."""


@dataclass(frozen=True, slots=True)
class _Looked:
    """A column, and how soon its days are where it holds days."""

    profile: ColumnProfile
    mean_day: float = 0.0


def profile(file: OpenFile, sheet: str, heading: int, clues: Clues) -> TableProfile:
    """What each column of a table below its heading row holds."""
    table = RawTable.of(file, sheet, heading)
    columns = file.columns(sheet, table.first_row, range(len(table.names)))
    looked = [
        _look_at(name, index, column, clues)
        for index, (name, column) in enumerate(zip(table.names, columns, strict=True))
    ]
    row_count = len(columns[0]) if columns else 0
    return TableProfile(
        sheet=sheet,
        heading=heading,
        row_count=row_count,
        columns=tuple(each.profile for each in looked),
        date_column=_best_date(looked, row_count),
    )


def _look_at(name: str, index: int, column: RawColumn, clues: Clues) -> _Looked:
    cells = distinct(column)
    counts = cells.counts()
    found = ColumnProfile(
        name=name,
        index=index,
        kind=_kind(name, cells, counts),
        distinct=int(np.count_nonzero(counts[1:])),
        blanks=int(counts[EMPTY_CELL]),
        sample=tuple(label(value) for value in cells.values[1 : 1 + _SAMPLE]),
    )
    match found.kind:
        case ColumnKind.DATE:
            return _with_days(found, column, clues)
        case ColumnKind.NUMBER:
            return _Looked(_with_numbers(found, column, cells, counts))
        case ColumnKind.TEXT:
            is_key = names_key(name) or (found.distinct >= _FEW and counts[1:].max() == 1)
            return _Looked(replace(found, top=_top(cells, counts), is_key=is_key))
        case _:
            return _Looked(found)


def _kind(name: str, cells: Distinct, counts: NDArray[np.intp]) -> ColumnKind:
    step = max(1, len(cells.values) // _LOOKED_AT)
    codes = range(1, len(cells.values), step)
    filled = [code for code in codes if not _says_nothing(cells.values[code])]
    if not filled:
        return ColumnKind.TEXT if len(counts) > 1 and counts[1:].any() else ColumnKind.EMPTY
    weights = counts[filled].tolist()
    values = [cells.values[code] for code in filled]
    if are_dates(name, values, weights):
        return ColumnKind.DATE
    numeric = sum(weight for value, weight in zip(values, weights, strict=True) if looks_numeric(value))
    return ColumnKind.NUMBER if numeric >= _MOSTLY * sum(weights) else ColumnKind.TEXT


def _says_nothing(value: CellValue) -> bool:
    return isinstance(value, str) and (is_missing(value) or is_missing_word(value))


def _with_days(found: ColumnProfile, column: RawColumn, clues: Clues) -> _Looked:
    cells = day_cells(column)
    orders, unclear = decide_order(cells)
    days = read_days(cells, orders[0], Grain.DAY, clues)
    known = days.begins[days.begins > 0]
    if not len(known):
        return _Looked(replace(found, orders=tuple(orders), unclear_date=unclear))
    first, last = (date.fromordinal(int(day)) for day in (known.min(), known.max()))
    dated = replace(found, orders=tuple(orders), unclear_date=unclear, first=first, last=last)
    return _Looked(dated, float(known.mean()))


def _with_numbers(
    found: ColumnProfile, column: RawColumn, cells: Distinct, counts: NDArray[np.intp]
) -> ColumnProfile:
    style, unclear = decide_numbers(column)
    return replace(
        found,
        top=_top(cells, counts) if found.distinct <= _TOP else (),
        is_key=names_key(found.name) or _count_up(read_amounts(column, style).values),
        number_style=style,
        unclear_number=unclear,
        is_currency=_is_currency(column, cells, style),
    )


def _count_up(numbers: NDArray[np.float64]) -> bool:
    """Whether the numbers go up by one from row to row."""
    known = numbers[~np.isnan(numbers)]
    return len(known) >= _FEW and bool(np.all(np.diff(known) == 1))


def _is_currency(column: RawColumn, cells: Distinct, style: NumberStyle) -> bool:
    """Whether the cells are shown as money."""
    if column.styles is not None:
        return bool((column.styles == Written.CURRENCY).sum() * 2 > len(column))
    texts = [value for value in cells.values[1:_LOOKED_AT] if isinstance(value, str)]
    read = [read_number(text, style) for text in texts]
    return sum(each is not None and each.style is Style.CURRENCY for each in read) * 2 > len(texts)


def _top(cells: Distinct, counts: NDArray[np.intp]) -> tuple[tuple[str, int], ...]:
    """The most frequent values, the first of equally frequent ones first."""
    order = np.argsort(-counts[1:], kind="stable")[:_TOP] + 1
    return tuple((label(cells.values[code]), int(counts[code])) for code in order.tolist())


def _best_date(looked: Sequence[_Looked], row_count: int) -> str:
    """The day on which something came about: named so, filled in each row, and before the others."""
    dates = [each for each in looked if each.profile.kind is ColumnKind.DATE]
    if not dates:
        return ""
    fewest = min(each.profile.blanks for each in dates)

    def rank(each: _Looked) -> tuple[bool, bool, float]:
        is_sparse = each.profile.blanks > fewest + _SOME_BLANKS * row_count
        return names_later_day(each.profile.name), is_sparse, each.mean_day

    return min(dates, key=rank).profile.name
