"""Finds the heading row of a table in the first rows of a sheet, below titles and above records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from scorecard.importing.grid import CellValue, Grid
from scorecard.importing.numbers import is_missing, is_missing_word, looks_numeric
from scorecard.importing.rows.columns import column_names
from scorecard.importing.rows.dates import are_dates, names_day
from scorecard.importing.rows.table_profile import ColumnKind

_HEADINGS_WITHIN = 100
_LOOKED_AT = 200
"""So many records tell what a column holds."""
_ALIKE = 0.5
"""A record fills at least this share of the columns that have names."""
_SOME = 100
_MOSTLY = 0.8


@dataclass(frozen=True)
class TableHead:
    """A heading row and what stands below it in a preview."""

    grid: Grid
    heading: int
    has_year: bool = False
    """Whether days without a year are of one that is known elsewhere."""

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The column names, up to the last column with a name or a record's cell."""
        rows = [self.grid.cells[row] for row in (self.heading, *self.records)]
        used = (index for row in rows for index, cell in enumerate(row) if not cell.is_empty)
        return column_names(rows[0][: max(used, default=-1) + 1])

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
    def kinds(self) -> tuple[ColumnKind, ...]:
        """What each column holds."""
        return tuple(
            _kind(name, self.values(column), in_any_year=self.has_year)
            for column, name in enumerate(self.names)
        )

    def of_kind(self, kind: ColumnKind) -> tuple[int, ...]:
        """The columns of a kind."""
        return tuple(column for column, each in enumerate(self.kinds) if each is kind)

    @property
    def dates(self) -> tuple[int, ...]:
        """The columns that hold days or periods."""
        return self.of_kind(ColumnKind.DATE)

    def names_rows(self, column: int) -> bool:
        """Whether a text of its own stands in most of very many records."""
        values = self.values(column)
        own = len(set(values)) > _ALIKE * len(values)
        return self.kinds[column] is ColumnKind.TEXT and len(values) >= _SOME and own

    def _filled(self, row: int) -> int:
        return sum(not cell.is_empty for cell in self.grid.cells[row])


def find_head(grid: Grid, *, has_year: bool = False) -> TableHead | None:
    """The first row of nothing but texts right above records with a date."""
    for row in grid.first_rows(_HEADINGS_WITHIN):
        if _may_be_heading(grid, row):
            head = TableHead(grid, row, has_year)
            if head.records and head.records[0] == row + 1 and _starts(head):
                return head
    return None


def _may_be_heading(grid: Grid, row: int) -> bool:
    filled = [cell.value for cell in grid.cells[row] if not cell.is_empty]
    if len(filled) < 2 or not all(isinstance(value, str) for value in filled):
        return False
    return not any(names_day(value) or looks_numeric(value) for value in filled)


def _starts(head: TableHead) -> bool:
    """Whether the record right below the heading has a date where the others have one.

    That record is looked at first: of most rows that may be headings no other need be read.
    """
    first = head.grid.cells[head.records[0]]
    return any(
        are_dates(name, [first[column].value], in_any_year=head.has_year)
        and are_dates(name, head.values(column), in_any_year=head.has_year)
        for column, name in enumerate(head.names)
    )


def _says_nothing(value: CellValue) -> bool:
    return isinstance(value, str) and (is_missing(value) or is_missing_word(value))


def _kind(name: str, values: Sequence[CellValue], *, in_any_year: bool) -> ColumnKind:
    if not values:
        return ColumnKind.EMPTY
    if are_dates(name, values, in_any_year=in_any_year):
        return ColumnKind.DATE
    is_numeric = sum(map(looks_numeric, values)) >= _MOSTLY * len(values)
    return ColumnKind.NUMBER if is_numeric else ColumnKind.TEXT
