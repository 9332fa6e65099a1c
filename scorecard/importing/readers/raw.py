"""A sheet as a reader hands it over: plain values that travel between processes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from scorecard.importing.grid import EMPTY, CellValue, Grid, GridCell, Style


@dataclass(frozen=True, slots=True)
class RawSheet:
    """Rows of values, and the cells whose number format says percent or currency."""

    name: str
    rows: list[list[CellValue]]
    styles: Mapping[tuple[int, int], Style] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_hidden: bool = False

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
