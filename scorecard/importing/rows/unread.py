"""Collects the cells that should hold a number or a date and hold something else."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from scorecard.importing.grid import GridCell
from scorecard.importing.readings import MOST_UNREAD, Unread
from scorecard.importing.rows.distinct import Distinct

Key = tuple[int, int, int]
"""Which name, first day and segment a number would be for."""


def _for_nothing(place: int) -> Key:
    return -1, 0, 0


class UnreadCells:
    """All are counted, the first ones kept."""

    def __init__(self, first_row: int) -> None:
        """``first_row`` is the row of the sheet at which the columns begin."""
        self._first_row = first_row
        self._found: list[Unread] = []
        self.count = 0

    def add(
        self,
        column: int,
        cells: Distinct,
        reasons: Mapping[int, str],
        among: NDArray[np.bool_],
        key: Callable[[int], Key] = _for_nothing,
    ) -> None:
        """Take the cells of a column whose code has a reason, in the rows that count."""
        if not reasons:
            return
        faulty = np.zeros(len(cells.values), dtype=np.bool_)
        faulty[list(reasons)] = True
        places = np.flatnonzero(faulty[cells.codes] & among)
        self.count += len(places)
        for place in places[:MOST_UNREAD].tolist():
            code = int(cells.codes[place])
            text = GridCell(cells.values[code]).text
            self._found.append(Unread(self._first_row + place, column, text, reasons[code], *key(place)))

    def kept(self) -> tuple[Unread, ...]:
        """The first ones in the order of the sheet."""
        ordered = sorted(self._found, key=lambda each: (each.row, each.column))
        return tuple(ordered[:MOST_UNREAD])
