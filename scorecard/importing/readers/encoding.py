"""Turns the cells of a column into codes, each distinct value once, and numbers."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import count
from typing import TYPE_CHECKING, Any

from scorecard.importing.grid import CellValue
from scorecard.importing.readers.raw import EMPTY_CELL, NUMBER, RawColumn

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_NUMBERS = (float, int)
"""Types of numbers; True, which Python counts among them, is none."""


def encode(cells: Iterable[Any], meaning: Callable[[Any], CellValue] = lambda cell: cell) -> RawColumn:
    """A column of cells as a reader gives them; ``meaning`` makes a value of each that is no number."""
    import numpy as np

    cells = list(cells)
    found: defaultdict[Any, int] = defaultdict(count().__next__)
    codes = np.array([NUMBER if type(cell) in _NUMBERS else found[cell] for cell in cells], np.int32)
    numbers = None
    if (codes == NUMBER).any():
        numbers = np.array([cell if type(cell) in _NUMBERS else math.nan for cell in cells], np.float64)
    return with_meanings(codes, [meaning(cell) for cell in found], numbers)


def with_meanings(
    codes: NDArray[np.int32], meanings: Sequence[CellValue], numbers: NDArray[np.float64] | None = None
) -> RawColumn:
    """The column whose code ``i`` means ``meanings[i]``: each value gets one code, and numbers theirs."""
    import numpy as np

    if numbers is None and any(isinstance(value, float) for value in meanings):
        numbers = np.full(len(codes), np.nan)
    index: dict[CellValue, int] = {None: EMPTY_CELL}
    own = np.empty(len(meanings) + 1, np.int32)
    own[NUMBER] = NUMBER
    for code, value in enumerate(meanings):
        if isinstance(value, float) and numbers is not None:
            numbers[codes == code] = value
            own[code] = NUMBER
        else:
            own[code] = index.setdefault(value, len(index))
    codes = own[codes]
    return RawColumn(codes, list(index), numbers if (codes == NUMBER).any() else None)
