"""One sheet of an open workbook: its cells as calamine holds them, and the details beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any

from scorecard.importing.grid import CellError, CellValue
from scorecard.importing.readers.details import Area, Details
from scorecard.importing.readers.encoding import encode
from scorecard.importing.readers.kept_columns import KeptColumns
from scorecard.importing.readers.raw import RawColumn, RawSheet, SheetHead
from scorecard.importing.readings import OF_NUMBERS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from python_calamine import CalamineSheet

_ERRORS_BEYOND = 50
"""Rows and columns after the last value in which formula errors are still looked for."""


class OpenSheet:
    """The cells of one sheet."""

    def __init__(self, cells: CalamineSheet, details: Details, *, is_hidden: bool) -> None:
        self.name = cells.name
        self._cells = cells
        self._details = details
        self._is_hidden = is_hidden
        self._kept = KeptColumns()
        end_row, end_column = cells.end or (-1, -1)
        self._left = cells.start[1] if cells.start else 0
        self._errors = {
            (row, column): CellError(code)
            for (row, column), code in details.errors.items()
            if row <= end_row + _ERRORS_BEYOND and column <= end_column + _ERRORS_BEYOND
        }
        self._row_count = max([end_row, *(row for row, _ in self._errors)]) + 1
        self._column_count = max([end_column, *(column for _, column in self._errors)]) + 1

    @property
    def head(self) -> SheetHead:
        """What it is."""
        return SheetHead(
            self.name, self._row_count, self._column_count, is_exact=True, is_hidden=self._is_hidden
        )

    def raw(self, most_rows: int | None = None) -> RawSheet:
        """Its first rows, or all of them."""
        lines = self._cells.to_python(skip_empty_area=False, nrows=most_rows) if self._cells.end else []
        rows = [[value_of(cell) for cell in line] for line in lines]
        end = self._row_count if most_rows is None else min(most_rows, self._row_count)
        for (row, column), error in self._errors.items():
            if row < end:
                _put(rows, row, column, error)
        return RawSheet(
            self.name,
            rows,
            self._details.styles(end),
            self._details.currencies(end),
            frozenset(self._details.hidden_rows),
            frozenset(self._details.hidden_columns),
            self._is_hidden,
            self._merged(),
        )

    def rows(self, first_row: int, count: int) -> list[list[CellValue]]:
        """Some of its rows."""
        end = first_row + count
        lines = islice(self._cells.iter_rows() if self._cells.end else (), first_row, end)
        before: list[CellValue] = [None] * self._left
        rows = [[*before, *map(value_of, line)] for line in lines]
        for (row, column), error in self._errors.items():
            if first_row <= row < end:
                _put(rows, row - first_row, column, error)
        return rows

    def columns(self, first_row: int, indices: Sequence[int]) -> list[RawColumn]:
        """Some columns, from a row to the end."""
        return self._kept.get(first_row, indices, (), lambda missing: self._read(first_row, missing))

    def _read(self, first_row: int, indices: Sequence[int]) -> list[RawColumn]:
        """Of the values, which calamine makes row by row, only those of these columns are kept."""
        width = self._cells.width
        places = {index: index - self._left for index in indices if 0 <= index - self._left < width}
        lines = islice(self._cells.iter_rows() if width else (), first_row, None)
        picked = list(zip(*([line[at] for at in places.values()] for line in lines), strict=True))
        found = dict(zip(places, picked, strict=False))
        return [self._column(found.get(index, ()), first_row, index) for index in indices]

    def _column(self, picked: Sequence[Any], first_row: int, index: int) -> RawColumn:
        cells = [*picked, *[None] * (self._row_count - first_row - len(picked))]
        for (row, column), error in self._errors.items():
            if column == index and row >= first_row:
                cells[row - first_row] = error
        signs = {
            sign: None
            for (column, sign), rows in self._details.money.items()
            if column == index and max(rows, default=-1) >= first_row
        }
        return replace(
            encode(cells, value_of), styles=self._styles(first_row, index), currencies=tuple(signs)
        )

    def _styles(self, first_row: int, index: int) -> NDArray[np.int8] | None:
        import numpy as np

        found = np.zeros(max(0, self._row_count - first_row), np.int8)
        for (column, style), places in self._details.styled.items():
            if column == index:
                rows = np.asarray(places)
                found[rows[(rows >= first_row) & (rows < self._row_count)] - first_row] = OF_NUMBERS[style]
        return found if found.any() else None

    def _merged(self) -> tuple[Area, ...]:
        told = self._cells.merged_cell_ranges or ()
        return (*((*start, *end) for start, end in told), *self._details.merged)


def value_of(cell: Any) -> CellValue:
    """What calamine's value of a cell means here: durations and times are hours."""
    match cell:
        case str():
            return cell if cell.strip() else None
        case bool() | float() | datetime() | date() | CellError():
            return cell
        case int():
            return float(cell)
        case timedelta():
            return cell.total_seconds() / 3600
        case time():
            return cell.hour + cell.minute / 60 + cell.second / 3600
        case _:
            return None


def _put(rows: list[list[CellValue]], row: int, column: int, value: CellValue) -> None:
    while len(rows) <= row:
        rows.append([])
    rows[row] += [None] * (column + 1 - len(rows[row]))
    rows[row][column] = value
