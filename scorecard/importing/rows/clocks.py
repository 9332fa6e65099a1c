"""Cuts the time of the day off the texts of a column: a million moments are a thousand days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import numpy as np

from scorecard.importing.grid import CellValue
from scorecard.importing.readers.day_texts import CLOCK, WIDEST, day_column
from scorecard.importing.rows.distinct import Distinct, folded

_MANY = 5000
"""So many different values are moments; fewer are soon understood one by one."""
_MOST_SHAPES = 500
_ZEROS = bytes.maketrans(b"123456789", b"000000000")


def without_clock(cells: Distinct) -> Distinct:
    """The column by its days, where it has very many different values."""
    if len(cells.values) < _MANY:
        return cells
    texts = [value for value in cells.values if isinstance(value, str)]
    if len(texts) < len(cells.values) - 1:
        return _fold(cells, [_day(value) for value in cells.values])
    return _of_one_shape(cells, texts) or _of_many_shapes(cells, texts)


def _day(value: CellValue) -> CellValue:
    return value.date() if isinstance(value, datetime) else value


def _fold(cells: Distinct, days: Sequence[CellValue]) -> Distinct:
    return Distinct(*folded(cells, days))


def _of_one_shape(cells: Distinct, texts: list[str]) -> Distinct | None:
    """The days where most texts have their figures in the same places."""
    try:
        column = day_column(np.array(texts, f"S{WIDEST}"))
    except UnicodeEncodeError:
        return None
    if column is None or max(map(len, texts)) >= WIDEST:
        return None
    codes = np.concatenate((np.zeros(1, np.int32), column.codes))
    return Distinct(codes[cells.codes], column.values)


def _of_many_shapes(cells: Distinct, texts: list[str]) -> Distinct:
    """The days where the texts are written in a few ways, such as with one or two figures for the hour."""
    shapes = "\n".join(texts).encode().translate(_ZEROS).split(b"\n")
    different = set(shapes)
    if len(shapes) != len(texts) or len(different) > _MOST_SHAPES:
        return cells
    lengths = {shape: _length(shape) for shape in different}
    return _fold(cells, [None, *(text[: lengths[shape]] for text, shape in zip(texts, shapes, strict=True))])


def _length(shape: bytes) -> int | None:
    """How many characters stand before the clock; None where there is none."""
    clock = CLOCK.search(shape)
    return len(shape[: clock.start()].decode()) if clock else None
