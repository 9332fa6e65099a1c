"""Keeps columns that were read, so that it costs nothing when they are asked for once more."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from scorecard.importing.readers.raw import RawColumn

_MOST_KEPT = 256 << 20
"""Bytes; a column of a million numbers has 12 MB."""

_Key = tuple[int, bool]
"""A column's index, and whether its numbers are kept as texts."""
_Kept = tuple[int, RawColumn]
"""From which row on it was read."""


class KeptColumns:
    """The columns of one sheet."""

    def __init__(self) -> None:
        self._kept: dict[_Key, _Kept] = {}

    def get(
        self,
        first_row: int,
        indices: Sequence[int],
        as_text: Collection[int],
        read: Callable[[Sequence[int]], list[RawColumn]],
    ) -> list[RawColumn]:
        """The columns from a row on; those that are not kept from there are read."""
        texts = frozenset(as_text)
        keys = [(index, index in texts) for index in indices]
        missing = [key for key in dict.fromkeys(keys) if not self._reaches(key, first_row)]
        found = {key: self._kept[key] for key in keys if key not in missing}
        if missing:
            columns = read([index for index, _ in missing])
            found |= {key: (first_row, column) for key, column in zip(missing, columns, strict=True)}
            self._keep(found)
        return [_rest(*found[key], first_row) for key in keys]

    def _reaches(self, key: _Key, first_row: int) -> bool:
        return key in self._kept and self._kept[key][0] <= first_row

    def _keep(self, found: dict[_Key, _Kept]) -> None:
        if sum(_size(column) for _, column in self._kept.values()) > _MOST_KEPT:
            self._kept.clear()
        self._kept.update(found)


def _size(column: RawColumn) -> int:
    numbers = 0 if column.numbers is None else column.numbers.nbytes
    return column.codes.nbytes + numbers


def _rest(begin: int, column: RawColumn, first_row: int) -> RawColumn:
    """A column that was read from the row ``begin`` on, from ``first_row`` on."""
    if begin == first_row:
        return column
    rows = slice(first_row - begin, None)
    return replace(
        column,
        codes=column.codes[rows],
        numbers=None if column.numbers is None else column.numbers[rows],
        styles=None if column.styles is None else column.styles[rows],
    )
