"""The columns of a table that some rules need, and which of its rows are rows of the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from scorecard.importing.readers.raw import EMPTY_CELL, RawColumn
from scorecard.importing.rows.days import Days
from scorecard.importing.rows.distinct import distinct, label
from scorecard.importing.rows.table_heads import TableHead
from scorecard.importing.words import is_total

if TYPE_CHECKING:
    from scorecard.importing.readers.opened import OpenFile


@dataclass(frozen=True)
class RawTable:
    """A table below its heading row."""

    file: OpenFile
    sheet: str
    heading: int
    names: tuple[str, ...]

    @classmethod
    def of(cls, file: OpenFile, sheet: str, heading: int) -> RawTable:
        """The table whose column names stand in a row of the sheet."""
        return cls(file, sheet, heading, TableHead(file.head(sheet).grid(), heading).names)

    @property
    def first_row(self) -> int:
        """The row below the heading."""
        return self.heading + 1

    def index(self, name: str) -> int:
        """Where a column stands."""
        return self.names.index(name)

    def columns(self, names: Sequence[str], texts: Sequence[str]) -> dict[str, RawColumn]:
        """Some columns; ``texts`` are those that are no numbers whatever they look like."""
        indices = [self.index(name) for name in names]
        as_text = [self.index(name) for name in texts]
        found = self.file.columns(self.sheet, self.first_row, indices, as_text=as_text)
        return dict(zip(names, found, strict=True))

    def rows_without_day(self, days: Days) -> NDArray[np.bool_]:
        """The rows that should have a day and have none: no empty rows, totals or texts below the table."""
        begins = days.begins
        found = np.zeros(len(begins), np.bool_)
        undated = np.flatnonzero(begins == 0)
        if not len(undated):
            return found
        dated = np.flatnonzero(begins)
        last = int(dated[-1]) if len(dated) else -1
        first = int(undated[0])
        every = range(len(self.names))
        columns = self.file.columns(self.sheet, self.first_row + first, every, as_text=every)
        filled, totals = _filled_and_totals(columns, undated - first)
        below = (undated > last) & (filled * 2 <= len(self.names))
        found[undated] = (filled > 0) & ~totals & ~below
        return found


def _filled_and_totals(
    columns: Sequence[RawColumn], places: NDArray[np.intp]
) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """How many cells of each row hold something, and whether one of them says that it is a total."""
    filled = np.zeros(len(places), np.intp)
    totals = np.zeros(len(places), np.bool_)
    for column in columns:
        cells = distinct(column)
        codes = cells.codes[places]
        filled += codes != EMPTY_CELL
        found = [code for code in np.unique(codes).tolist() if is_total(label(cells.values[code]))]
        totals |= np.isin(codes, found)
    return filled, totals
