"""The rows of a table as some rules need them: each with its period, its texts and its numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from scorecard.importing.clues import Clues
from scorecard.importing.numbers import split_scale
from scorecard.importing.readers.raw import RawColumn
from scorecard.importing.rows.amounts import Amounts, for_sums, read_amounts
from scorecard.importing.rows.columns import Chosen
from scorecard.importing.rows.days import Days, day_cells, decide_order, read_days
from scorecard.importing.rows.distinct import distinct, folded, labels
from scorecard.importing.rows.raw_table import RawTable
from scorecard.importing.rows.rules import Filter, RawRules, RowKind

if TYPE_CHECKING:
    from scorecard.importing.readers.opened import OpenFile

_WITH_NUMBERS = (RowKind.SUM, RowKind.NUMBERS)


@dataclass(frozen=True, slots=True)
class Texts:
    """A column of names."""

    codes: NDArray[np.int32]
    names: Sequence[str]
    """The first is empty, for cells without a name."""


@dataclass(frozen=True)
class Rows:
    """All rows below the heading."""

    table: RawTable
    date_column: str
    days: Days
    begins: NDArray[np.int32]
    """The first days of the periods, in order of time."""
    periods: NDArray[np.int32]
    """Which of them each row belongs to; -1 for none."""
    texts: Mapping[str, Texts]
    amounts: Mapping[str, Amounts]
    left_out: NDArray[np.int32]
    """The first days of the periods in which rows were left out; 0 where such a row has none."""

    def counted(self, filters: Sequence[Filter]) -> NDArray[np.bool_]:
        """The rows with a period that pass all filters."""
        found = self.periods >= 0
        for each in filters:
            texts = self.texts[each.column]
            wanted = {value.casefold() for value in each.values}
            passing = np.array([(name.casefold() in wanted) is each.keep for name in texts.names])
            found &= passing[texts.codes]
        return found


def open_rows(
    file: OpenFile, sheet: str, heading: int, rules: RawRules, clues: Clues, chosen: Chosen
) -> Rows:
    """Read what the rules need. Raises ScorecardError where the table lacks a column."""
    table = RawTable.of(file, sheet, heading)
    rules.check(table.names)
    named = _named_columns(rules)
    others = {column for measure in rules.measures for column in measure.columns}
    columns = table.columns(sorted(others), named)
    cells = day_cells(file, sheet, table.first_row, table.index(rules.date_column))
    days = read_days(cells, chosen.order or decide_order(cells)[0][0], rules.grain, clues)
    begins = np.unique(days.begin_of_code[days.begin_of_code > 0])
    codes = np.where(days.begin_of_code > 0, np.searchsorted(begins, days.begin_of_code), -1)
    left_out = _left_out(table, chosen, len(cells.codes))
    return Rows(
        table=table,
        date_column=rules.date_column,
        days=days,
        begins=begins,
        periods=np.where(left_out, -1, codes.astype(np.int32)[cells.codes]),
        texts={name: _texts(columns[name]) for name in named},
        amounts={
            name: for_sums(read_amounts(columns[name], chosen.numbers), factor_of(name))
            for name in {each.column for each in rules.measures if each.kind in _WITH_NUMBERS}
        },
        left_out=np.unique(np.maximum(days.begin_of_code, 0)[cells.codes[left_out]]).astype(np.int32),
    )


def factor_of(column: str) -> float:
    """What the numbers of a column are to be multiplied by, as its heading says."""
    scale = split_scale(column)[1]
    return scale.factor if scale else 1.0


def _left_out(table: RawTable, chosen: Chosen, count: int) -> NDArray[np.bool_]:
    """The rows that the file hides, where those do not count."""
    found = np.zeros(count, np.bool_)
    if not chosen.with_hidden:
        hidden = np.array(sorted(table.file.head(table.sheet).hidden_rows), np.intp) - table.first_row
        found[hidden[(hidden >= 0) & (hidden < count)]] = True
    return found


def _named_columns(rules: RawRules) -> tuple[str, ...]:
    """The columns that are read as names: to split by, to filter by, to tell apart."""
    names: dict[str, None] = {}
    for measure in rules.measures:
        names |= dict.fromkeys(each.column for each in measure.filters)
        if measure.split:
            names[measure.split] = None
        if measure.kind is RowKind.DISTINCT:
            names[measure.column] = None
    return tuple(names)


def _texts(column: RawColumn) -> Texts:
    cells = distinct(column)
    return Texts(*folded(cells, labels(cells)))
