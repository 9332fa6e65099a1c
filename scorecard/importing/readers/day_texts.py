"""Columns of moments as columns of days, where most texts have their figures in the same places.

A million moments of three years are a thousand days: what is read in their stead takes a tenth of the time.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from scorecard.importing.readers.raw import EMPTY_CELL, RawColumn

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WIDEST = 40
"""Bytes of the longest text that is looked at."""
CLOCK = re.compile(rb"[T ] ?00?:00(:00([.,]0+)?)?( ?[AaPp]\.?[Mm]\.?)?( ?(Z|UTC|[+-]00:?00))?$")
"""A time of the day in which all figures are noughts."""
_MOSTLY = 0.9
_MOST_FIGURES = 18
_MOST_RANKS = 1 << 22


def day_column(cells: NDArray[np.bytes_]) -> RawColumn | None:
    """The texts, cut off after ``WIDEST`` bytes, without their time of the day; None where they differ."""
    import numpy as np

    characters = cells.view(np.uint8).reshape(len(cells), cells.dtype.itemsize)
    if not len(cells) or characters[:, -1].any() or not characters[:, 0].any():
        return None
    used = int(np.char.str_len(cells).max())
    characters = np.ascontiguousarray(characters[:, :used])
    is_figure = (characters >= ord("0")) & (characters <= ord("9"))
    shapes = np.where(is_figure, ord("0"), characters)
    shape = shapes[int(np.argmax(characters[:, 0] > 0))]
    alike = shapes.view(f"S{used}")[:, 0] == shape.tobytes()
    clock = CLOCK.search(text := shape.tobytes().rstrip(b"\0"))
    end = clock.start() if clock else len(text)
    filled = np.count_nonzero(characters[:, 0])
    if np.count_nonzero(alike) < _MOSTLY * filled or text.count(b"0", 0, end) > _MOST_FIGURES:
        return None
    places = np.flatnonzero(alike)
    ranks, first = _ranked(characters[:, :end], [at for at in range(end) if text[at] == ord("0")], places)
    heads = [cells[place][:end].decode() for place in places[first].tolist()]
    return _joined(cells, places, ranks, heads)


def _ranked(
    characters: NDArray[np.uint8], figures: list[int], places: NDArray[np.intp]
) -> tuple[NDArray[np.integer[Any]], NDArray[np.integer[Any]]]:
    """Which of the different days each place has, by the figures of its date, and the first place of each."""
    import numpy as np

    keys = np.zeros(len(places), np.int64)
    for at in figures:
        keys = keys * 10 + (characters[places, at] - np.uint8(ord("0")))
    codes: NDArray[np.integer[Any]]
    keys -= keys.min()
    if keys.max() < _MOST_RANKS:
        ranks = np.zeros(int(keys.max()) + 1, np.int32)
        ranks[keys] = 1
        different = int(ranks.sum())
        codes = (np.cumsum(ranks, dtype=np.int32) - 1)[keys]
    else:
        _, codes = np.unique(keys, return_inverse=True)
        different = int(codes.max()) + 1
    first = np.empty(different, np.intp)
    first[codes[::-1]] = np.arange(len(codes) - 1, -1, -1)
    return codes, first


def _joined(
    cells: NDArray[np.bytes_], places: NDArray[np.intp], ranks: NDArray[np.integer[Any]], heads: list[str]
) -> RawColumn:
    """The column whose cells at some places are ranked heads; the few others are as they are."""
    import numpy as np

    codes = np.full(len(cells), EMPTY_CELL, np.int32)
    codes[places] = ranks + 1
    index = {text: code for code, text in enumerate(heads, 1)}
    is_other = np.ones(len(cells), np.bool_)
    is_other[places] = False
    for place in np.flatnonzero(is_other).tolist():
        if text := cells[place].decode(errors="replace").strip():
            codes[place] = index.setdefault(text, len(index) + 1)
    return RawColumn(codes, [None, *index])
