"""Collects the cells that should hold a number or a date and hold something else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard.importing.grid import GridCell
from scorecard.importing.readings import ANY, MOST_UNREAD, Unread
from scorecard.importing.rows.distinct import Distinct


@dataclass(frozen=True)
class Keys:
    """What the number of each row would be for: names, first days and segments; None where not known."""

    names: NDArray[np.int32] | None = None
    begins: NDArray[np.int32] | None = None
    segments: NDArray[np.int32] | None = None

    def at(self, places: NDArray[np.intp]) -> NDArray[np.int32]:
        """Those of some rows, in three columns."""
        found = np.zeros((len(places), 3), np.int32)
        found[:, 0] = ANY
        for column, codes in enumerate((self.names, self.begins, self.segments)):
            if codes is not None:
                found[:, column] = codes[places]
        return found


_NOTHING_KNOWN = Keys()


class UnreadCells:
    """All are counted, the first ones kept."""

    def __init__(self, first_row: int) -> None:
        """``first_row`` is the row of the sheet at which the columns begin."""
        self._first_row = first_row
        self._found: list[Unread] = []
        self._keys: list[NDArray[np.int32]] = []
        self.count = 0

    def add(
        self,
        column: int,
        cells: Distinct,
        reasons: Mapping[int, str],
        among: NDArray[np.bool_],
        keys: Keys = _NOTHING_KNOWN,
    ) -> None:
        """Take the cells of a column whose code has a reason, in the rows that count."""
        if not reasons:
            return
        faulty = np.zeros(len(cells.values), dtype=np.bool_)
        faulty[list(reasons)] = True
        places = np.flatnonzero(faulty[cells.codes] & among)
        self.count += len(places)
        self._keys.append(keys.at(places))
        for place, key in zip(places[:MOST_UNREAD].tolist(), self._keys[-1].tolist(), strict=False):
            code = int(cells.codes[place])
            text = GridCell(cells.values[code]).text
            # A value that a person gives for a cell needs all of its key.
            known = key if key[0] != ANY and key[1] else ()
            self._found.append(Unread(self._first_row + place, column, text, reasons[code], *known))

    @property
    def keys(self) -> NDArray[np.int32]:
        """What the numbers of all of them would be for, as :attr:`Readings.unread_keys`."""
        return np.concatenate(self._keys) if self._keys else np.empty((0, 3), np.int32)

    def kept(self) -> tuple[Unread, ...]:
        """The first ones in the order of the sheet."""
        ordered = sorted(self._found, key=lambda each: (each.row, each.column))
        return tuple(ordered[:MOST_UNREAD])
