"""A column as codes of its different values, so that each text is understood once."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from scorecard.importing.grid import CellValue, GridCell
from scorecard.importing.readers.raw import NUMBER, RawColumn

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Distinct:
    """Cell ``i`` holds ``values[codes[i]]``; the first value is None, for empty cells."""

    codes: NDArray[np.int32]
    values: Sequence[CellValue]

    def counts(self) -> NDArray[np.intp]:
        """How many cells hold each value."""
        return np.bincount(self.codes, minlength=len(self.values))


def distinct(column: RawColumn) -> Distinct:
    """All cells of a column, its numbers among the values."""
    if column.numbers is None:
        return Distinct(column.codes, column.values)
    places = np.flatnonzero(column.codes == NUMBER)
    numbers, inverse = np.unique(column.numbers[places], return_inverse=True)
    codes = column.codes.copy()
    codes[places] = inverse + len(column.values)
    return Distinct(codes, [*column.values, *numbers.tolist()])


def without_numbers(column: RawColumn) -> Distinct:
    """The cells of a column that are no numbers; the others count as empty."""
    codes = column.codes if column.numbers is None else np.maximum(column.codes, 0)
    return Distinct(codes, column.values)


def folded(column: Distinct, keys: Sequence[Key]) -> tuple[NDArray[np.int32], list[Key]]:
    """The column by a key of each value: which key each cell has, and the different keys."""
    index: dict[Key, int] = {}
    table = np.array([index.setdefault(key, len(index)) for key in keys], dtype=np.int32)
    return table[column.codes], list(index)


def labels(column: Distinct) -> list[str]:
    """Each value as a name: in one line, and whole numbers without marks."""
    return [label(value) for value in column.values]


def label(value: CellValue) -> str:
    """A value as a name."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() else repr(value)
    return GridCell(value).text


def first_places(codes: NDArray[np.integer[Any]], count: int) -> NDArray[np.int32]:
    """For each of ``count`` codes the first place where it stands; -1 where it stands nowhere."""
    places = np.full(count, -1, dtype=np.int32)
    places[codes[::-1]] = np.arange(len(codes) - 1, -1, -1, dtype=np.int32)
    return places
