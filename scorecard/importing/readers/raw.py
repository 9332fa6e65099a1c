"""A sheet as a reader hands it over: plain values that travel between processes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from scorecard.importing.grid import EMPTY, CellValue, Grid, GridCell, Style
from scorecard.importing.readers.details import Area, Place

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PREVIEW_ROWS = 1000
"""So many rows of a sheet are shown before the whole is read."""
NUMBER = -1
"""The code of a cell whose number stands in ``RawColumn.numbers``."""
EMPTY_CELL = 0
"""The code of an empty cell."""


@dataclass(frozen=True, slots=True)
class SheetHead:
    """What is known of a sheet before its cells are looked at."""

    name: str
    row_count: int
    column_count: int
    is_exact: bool = True
    """Whether the counts are counted; else they are estimated from the beginning of the file."""
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class RawColumn:
    """One column from a row on, each distinct value held once.

    Cell ``i`` is ``numbers[i]`` where ``codes[i]`` is ``NUMBER``, else ``values[codes[i]]``.
    """

    codes: NDArray[np.int32]
    values: list[CellValue]
    """The distinct values that are not among ``numbers``; the first, of code ``EMPTY_CELL``, is None."""
    numbers: NDArray[np.float64] | None = None
    """The numbers of a workbook, or the plain numbers of a text file, such as ``-12.5``, in a column where it
    is beyond doubt what their mark means; nan where the cell is none. None where the column has none."""
    mark: str = ""
    """The decimal mark in the texts that ``numbers`` were read from; empty where none had one."""
    styles: NDArray[np.int8] | None = None
    """``Written`` values by the cells' number formats; None where all are plain."""
    currencies: tuple[str, ...] = ()
    """The currencies that number formats of its cells show."""

    def __len__(self) -> int:
        return len(self.codes)


@dataclass(frozen=True, slots=True)
class RawSheet:
    """Rows of values, and the cells whose number format says percent or currency."""

    name: str
    rows: list[list[CellValue]]
    styles: Mapping[Place, Style] = field(default_factory=dict)
    currencies: Mapping[Place, str] = field(default_factory=dict)
    """The signs of the currencies in which number formats show cells."""
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_hidden: bool = False
    merged: tuple[Area, ...] = ()
    """Cells that the file shows as one."""

    def beginning(self, most_rows: int = PREVIEW_ROWS) -> RawSheet:
        """The sheet with its first rows only; blank ones at its top are none of them."""
        filled = (row for row, line in enumerate(self.rows) if any(value is not None for value in line))
        end = next(filled, 0) + most_rows
        if len(self.rows) <= end:
            return self
        styles = {place: style for place, style in self.styles.items() if place[0] < end}
        currencies = {place: sign for place, sign in self.currencies.items() if place[0] < end}
        return replace(self, rows=self.rows[:end], styles=styles, currencies=currencies)

    def grid(self) -> Grid:
        """The sheet as a grid of cells."""
        has_formats = bool(self.styles or self.currencies)
        cells = self._formatted_cells() if has_formats else self._plain_cells()
        return Grid.of(self.name, cells, self.hidden_rows, self.hidden_columns, self.merged)

    def _plain_cells(self) -> list[list[GridCell]]:
        return [[EMPTY if value is None else GridCell(value) for value in line] for line in self.rows]

    def _formatted_cells(self) -> list[list[GridCell]]:
        styles, currencies = self.styles, self.currencies
        return [
            [
                EMPTY
                if value is None
                else GridCell(
                    value, styles.get((row, column), Style.PLAIN), currencies.get((row, column), "")
                )
                for column, value in enumerate(line)
            ]
            for row, line in enumerate(self.rows)
        ]


@dataclass(frozen=True, slots=True)
class FileHead:
    """The beginning of an open file: what its sheets are, and the first rows of each."""

    name: str
    heads: tuple[SheetHead, ...]
    previews: tuple[RawSheet, ...]
    """At most ``PREVIEW_ROWS`` rows of each sheet, in the order of ``heads``; fewer of a large file."""
    is_whole: bool
    """Whether the previews hold all there is."""
    is_own: bool = False
    """Whether Scorecard wrote the file, and these are the cells that were changed since."""
