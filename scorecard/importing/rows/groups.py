"""Rows gathered by period and segment: counts, different values, sums."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scorecard.importing.rows.distinct import first_places

_EXACT = 2.0**53
"""Up to here each whole number is a float of its own."""
_MANY = 1 << 20
"""So many groups are numbered anew, as most of them are empty."""

Codes = NDArray[np.integer[Any]]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Groups:
    """Rows in groups by period and segment; the groups without a row are left out."""

    codes: Codes
    """The group of each row."""
    periods: Codes
    """The period of each group."""
    segments: Codes
    """The segment of each group."""
    first_rows: NDArray[np.int32]
    """The first row of each group, among those that were grouped."""

    @classmethod
    def of(cls, periods: Codes, segments: Codes | None) -> Groups:
        """Rows by their period, and by their segment too where that is told."""
        width = 1 if segments is None or not len(segments) else int(segments.max()) + 1
        codes = periods if segments is None else periods.astype(np.int64) * width + segments
        size = int(codes.max()) + 1 if len(codes) else 0
        if size > _MANY:
            used, codes = np.unique(codes, return_inverse=True)
            first = first_places(codes, len(used))
        else:
            first = first_places(codes, size)
            used = np.flatnonzero(first >= 0)
            numbers = np.zeros(size, np.int32)
            numbers[used] = np.arange(len(used))
            codes, first = numbers[codes], first[used]
        return cls(codes, used // width, used % width, first)

    def __len__(self) -> int:
        return len(self.periods)

    def counts(self) -> Floats:
        """How many rows each group has."""
        return np.bincount(self.codes, minlength=len(self)).astype(np.float64)

    def different(self, values: Codes) -> Floats:
        """How many different values each group has; code 0 is none."""
        filled = values > 0
        width = int(values.max(initial=0)) + 1
        pairs = np.unique(self.codes[filled].astype(np.int64) * width + values[filled])
        return np.bincount(pairs // width, minlength=len(self)).astype(np.float64)

    def numbers(self, values: Floats) -> Floats:
        """How many numbers each group has."""
        known = np.bincount(self.codes[~np.isnan(values)], minlength=len(self))
        return known.astype(np.float64)

    def sums(self, values: Floats) -> Floats:
        """The sum of each group; nan where it has no number. Exact for amounts of up to four decimals."""
        known = np.nan_to_num(values, nan=0.0)
        return np.where(self.numbers(values) > 0, _sums(self.codes, known, len(self)), np.nan)


def _sums(codes: Codes, values: Floats, count: int) -> Floats:
    for scale in (1.0, 100.0, 10_000.0):
        scaled = values * scale
        whole = np.rint(scaled)
        # A decimal that was read is off by half a unit in the last place, and twice that once it is scaled.
        if np.all(np.abs(scaled - whole) <= np.abs(scaled) * 4e-16) and np.abs(whole).sum() < _EXACT:
            return _weighed(codes, whole, count) / scale
    return _weighed(codes, values, count)


def _weighed(codes: Codes, weights: Floats, count: int) -> Floats:
    return np.bincount(codes, weights, count).astype(np.float64, copy=False)
