"""A sheet as a reader hands it over: plain values that travel between processes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from scorecard.importing.grid import EMPTY, CellError, CellValue, Grid, GridCell, Style
from scorecard.importing.readers.details import Details, Place

_ERRORS_BEYOND = 50
"""Rows and columns after the last value in which formula errors are still looked for."""


@dataclass(frozen=True, slots=True)
class RawSheet:
    """Rows of values, and the cells whose number format says percent or currency."""

    name: str
    rows: list[list[CellValue]]
    styles: Mapping[Place, Style] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_hidden: bool = False

    @property
    def reach(self) -> Place:
        """The first row and column too far from the last value to be looked at."""
        return len(self.rows) + _ERRORS_BEYOND, max(map(len, self.rows), default=0) + _ERRORS_BEYOND

    def with_details(self, details: Details) -> RawSheet:
        """The sheet with number formats, hidden lines and, as values, formula errors."""
        rows = [list(row) for row in self.rows]
        end_row, end_column = self.reach
        for (row, column), code in details.errors.items():
            if row < end_row and column < end_column:
                _put(rows, row, column, CellError(code))
        return replace(
            self,
            rows=rows,
            styles=details.styles,
            hidden_rows=details.hidden_rows,
            hidden_columns=details.hidden_columns,
        )

    def grid(self) -> Grid:
        """The sheet as a grid of cells."""
        styles = self.styles
        cells = [
            [
                EMPTY if value is None else GridCell(value, styles.get((row, column), Style.PLAIN))
                for column, value in enumerate(line)
            ]
            for row, line in enumerate(self.rows)
        ]
        return Grid.of(self.name, cells, hidden_rows=self.hidden_rows, hidden_columns=self.hidden_columns)


def _put(rows: list[list[CellValue]], row: int, column: int, value: CellValue) -> None:
    while len(rows) <= row:
        rows.append([])
    rows[row] += [None] * (column + 1 - len(rows[row]))
    rows[row][column] = value
