"""Cuts the time of the day off the texts of a column: a million moments are a thousand days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

import numpy as np

from scorecard.importing.grid import CellValue
from scorecard.importing.rows.distinct import Distinct, first_places, folded

_MANY = 5000
"""So many different values are moments; fewer are soon understood one by one."""
_MOST_SHAPES = 500
_ZEROS = bytes.maketrans(b"123456789", b"000000000")
_CLOCK = re.compile(rb"[T ] ?00?:00(:00([.,]0+)?)?( ?[AaPp]\.?[Mm]\.?)?( ?(Z|UTC|[+-]00:?00))?$")


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
    """The days where all texts have their figures in the same places."""
    joined = ("\n".join(texts) + "\n").encode()
    width = joined.index(b"\n") + 1
    shape = joined[: width - 1].translate(_ZEROS)
    clock = _CLOCK.search(shape)
    if clock is None or joined.translate(_ZEROS) != (shape + b"\n") * len(texts):
        return None
    figures = np.frombuffer(joined, np.uint8).reshape(len(texts), width)
    keys = np.zeros(len(texts), np.int64)
    for place in range(clock.start()):
        if shape[place] == ord("0"):
            keys = keys * 10 + figures[:, place] - ord("0")
    different, days = np.unique(keys, return_inverse=True)
    heads = [texts[place][: clock.start()] for place in first_places(days, len(different)).tolist()]
    codes = np.concatenate((np.zeros(1, np.int32), days.astype(np.int32) + np.int32(1)))
    return Distinct(codes[cells.codes], [None, *heads])


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
    clock = _CLOCK.search(shape)
    return len(shape[: clock.start()].decode()) if clock else None
