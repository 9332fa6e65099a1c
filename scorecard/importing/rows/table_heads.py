"""Finds the heading row of a table in the first rows of a sheet, below titles and above records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from scorecard.importing.grid import CellValue, Grid
from scorecard.importing.numbers import is_missing, looks_numeric
from scorecard.importing.rows.columns import column_names
from scorecard.importing.rows.dates import are_dates, names_day

_HEADINGS_WITHIN = 100
_LOOKED_AT = 200
"""So many records tell what a column holds."""
_ALIKE = 0.5
"""A record fills at least this share of the columns that have names."""
_MOSTLY = 0.8


@dataclass(frozen=True)
class TableHead:
    """A heading row and what stands below it in a preview."""

    grid: Grid
    heading: int

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The column names."""
        return column_names(self.grid.cells[self.heading])

    @cached_property
    def records(self) -> list[int]:
        """The rows below that are filled like a record."""
        width = sum(not cell.is_empty for cell in self.grid.cells[self.heading])
        below = range(self.heading + 1, self.grid.row_count)
        return [row for row in below if self._filled(row) >= max(2, _ALIKE * width)][:_LOOKED_AT]

    def values(self, column: int) -> list[CellValue]:
        """What the records have in a column, without empty cells and dashes."""
        found = (self.grid.cells[row][column].value for row in self.records)
        return [value for value in found if value is not None and not _says_nothing(value)]

    @cached_property
    def dates(self) -> tuple[int, ...]:
        """The columns that hold days or periods."""
        return tuple(column for column, name in enumerate(self.names) if are_dates(name, self.values(column)))

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """The columns that hold numbers and no dates."""
        return tuple(column for column in self._others() if _mostly_numeric(self.values(column)))

    @cached_property
    def texts(self) -> tuple[int, ...]:
        """The columns that hold neither and are not empty."""
        others = (column for column in self._others() if column not in self.numbers)
        return tuple(column for column in others if self.values(column))

    def _others(self) -> Iterator[int]:
        return (column for column in range(len(self.names)) if column not in self.dates)

    def _filled(self, row: int) -> int:
        return sum(not cell.is_empty for cell in self.grid.cells[row])


def find_head(grid: Grid) -> TableHead | None:
    """The first row of nothing but texts right above records with a date."""
    for row in range(min(grid.row_count - 1, _HEADINGS_WITHIN)):
        if _may_be_heading(grid, row):
            head = TableHead(grid, row)
            if head.records and head.records[0] == row + 1 and _starts(head):
                return head
    return None


def _may_be_heading(grid: Grid, row: int) -> bool:
    filled = [cell.value for cell in grid.cells[row] if not cell.is_empty]
    if len(filled) < 2 or not all(isinstance(value, str) for value in filled):
        return False
    return not any(names_day(value) or looks_numeric(value) for value in filled)


def _starts(head: TableHead) -> bool:
    """Whether the record right below the heading has a date where the others have one."""
    first = head.grid.cells[head.records[0]]
    return any(are_dates(head.names[column], [first[column].value]) for column in head.dates)


def _says_nothing(value: CellValue) -> bool:
    return isinstance(value, str) and is_missing(value)


def _mostly_numeric(values: Sequence[CellValue]) -> bool:
    return bool(values) and sum(map(looks_numeric, values)) >= _MOSTLY * len(values)
