"""A sheet as it stands in a file: rows of cells with their value and the way the file shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

LONGEST_SHOWN = 200


class Style(StrEnum):
    """What a cell's number format says about its number."""

    PLAIN = "plain"
    PERCENT = "percent"
    CURRENCY = "currency"
    SHORTENED = "shortened"
    """Shown in thousands or millions, while the number itself is in full."""
    SHORT_MONEY = "shortened currency"


@dataclass(frozen=True, slots=True)
class CellError:
    """A formula that failed in the file, such as ``#REF!``."""

    code: str


CellValue = None | float | str | bool | date | datetime | CellError


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell. A percent-formatted 0.3 is kept as 0.3 here and read as 30 % later."""

    value: CellValue = None
    style: Style = Style.PLAIN
    currency: str = ""
    """The sign of the currency in which the file shows a number."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in the cell."""
        return self.value is None

    @property
    def is_number(self) -> bool:
        """Whether the file itself holds a number here (text that looks like one is none)."""
        return isinstance(self.value, float)

    @property
    def text(self) -> str:
        """The cell as a person sees it, cut where it is very long."""
        match self.value:
            case None:
                return ""
            case bool():
                return "TRUE" if self.value else "FALSE"
            case float():
                return _number_text(self.value, self.style)
            case datetime():
                return self.value.isoformat(" ", "minutes").removesuffix(" 00:00")
            case date():
                return self.value.isoformat()
            case CellError():
                return self.value.code
            case _:
                text = self.value.strip()
                return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"


EMPTY = GridCell()


@dataclass(frozen=True)
class Grid:
    """A rectangle of cells. Rows and columns count from 0 here, as in ``A1`` where a person reads them."""

    name: str
    """The sheet; empty in a text file."""
    cells: tuple[tuple[GridCell, ...], ...]
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    """Areas shown as one cell, whose value is in the first: top, left, bottom and right, all within."""

    @classmethod
    def of(
        cls,
        name: str,
        rows: Sequence[Sequence[GridCell]],
        hidden_rows: frozenset[int] = frozenset(),
        hidden_columns: frozenset[int] = frozenset(),
        merged: Sequence[tuple[int, int, int, int]] = (),
    ) -> Grid:
        """A grid of rows that may differ in length."""
        width = max((len(row) for row in rows), default=0)
        blank = (EMPTY,) * width
        cells = tuple((*row, *blank[len(row) :]) if row else blank for row in rows)
        return cls(name, cells, hidden_rows, hidden_columns, tuple(merged))

    @property
    def row_count(self) -> int:
        """Rows from the top of the sheet to the last that holds something."""
        return len(self.cells)

    @property
    def column_count(self) -> int:
        """Columns from the first of the sheet to the last that holds something."""
        return len(self.cells[0]) if self.cells else 0

    @property
    def is_empty(self) -> bool:
        """Whether no cell holds anything."""
        return all(cell.is_empty for row in self.cells for cell in row)

    def cell(self, row: int, column: int) -> GridCell:
        """The cell there; an empty one outside the rectangle."""
        if 0 <= row < self.row_count and 0 <= column < self.column_count:
            return self.cells[row][column]
        return EMPTY

    def shown(self, row: int, column: int) -> GridCell:
        """The cell that a person sees there: within a merged area its first one."""
        return self.cell(*self._covered.get((row, column), (row, column)))

    @cached_property
    def _covered(self) -> dict[tuple[int, int], tuple[int, int]]:
        """The first cell of its merged area, by cell."""
        return {
            (row, column): (top, left)
            for top, left, bottom, right in self.merged
            for row in range(top, min(bottom + 1, self.row_count))
            for column in range(left, min(right + 1, self.column_count))
        }

    @cached_property
    def top(self) -> int:
        """The first row that holds something; 0 where none does."""
        filled = (row for row, cells in enumerate(self.cells) if not all(cell.is_empty for cell in cells))
        return next(filled, 0)

    def first_rows(self, most: int) -> range:
        """So many rows at most, from the first that holds something."""
        return range(self.top, min(self.row_count, self.top + most))

    def beginning(self, rows: int) -> Grid:
        """The grid with its first rows only; blank ones at its top are none of them."""
        return replace(self, cells=self.cells[: self.top + rows])

    def within(self, top: int, left: int, bottom: int, right: int) -> Grid:
        """The grid as if nothing stood outside these rows and columns; addresses stay as they are."""

        def line(row: int) -> tuple[GridCell, ...]:
            if not top <= row <= bottom:
                return (EMPTY,) * self.column_count
            cells = self.cells[row]
            return tuple(cell if left <= column <= right else EMPTY for column, cell in enumerate(cells))

        return replace(self, cells=tuple(map(line, range(self.row_count))))

    def turned(self) -> Grid:
        """The grid with rows and columns exchanged."""
        merged = tuple((left, top, right, bottom) for top, left, bottom, right in self.merged)
        cells = tuple(zip(*self.cells, strict=True))
        return Grid(self.name, cells, self.hidden_columns, self.hidden_rows, merged)


def _number_text(value: float, style: Style) -> str:
    if style is Style.PERCENT:
        return f"{round(value * 100, 4):,.10g}%"
    return f"{int(value):,}" if value.is_integer() and abs(value) < 1e15 else f"{value:,.10g}"
