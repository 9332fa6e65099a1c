"""Turns the cells of a column into codes, each distinct value once, and numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from scorecard.importing.grid import CellValue
from scorecard.importing.readers.raw import EMPTY_CELL, NUMBER, RawColumn

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def encode(cells: Iterable[Any], meaning: Callable[[Any], CellValue]) -> RawColumn:
    """A column of cells as a reader gives them; ``meaning`` makes a value of each that is no number."""
    import numpy as np

    found: dict[Any, int] = {}
    numbers: list[float] = []
    codes: list[int] = []
    nan = float("nan")
    for cell in cells:
        if type(cell) in (float, int):  # not True, which Python counts among the numbers
            codes.append(NUMBER)
            numbers.append(cell)
        else:
            codes.append(found.setdefault(cell, len(found)))
            numbers.append(nan)
    return _with_meaning(np.array(codes, np.int32), np.array(numbers), [meaning(cell) for cell in found])


def _with_meaning(
    codes: NDArray[np.int32], numbers: NDArray[np.float64], meanings: list[CellValue]
) -> RawColumn:
    """The column whose code ``i`` means ``meanings[i]``; empty cells and numbers get their own codes."""
    import numpy as np

    values: list[CellValue] = [None]
    own = np.empty(len(meanings) + 1, np.int32)
    own[NUMBER] = NUMBER
    for code, value in enumerate(meanings):
        if value is None:
            own[code] = EMPTY_CELL
        elif isinstance(value, float):
            numbers[codes == code] = value
            own[code] = NUMBER
        else:
            own[code] = len(values)
            values.append(value)
    codes = own[codes]
    return RawColumn(codes, values, numbers if (codes == NUMBER).any() else None)
