"""Counts below zero, where a measure never had one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scorecard.importing.examples import shown
from scorecard.importing.worth import Suspect
from scorecard.units import Unit

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_OFTEN = 0.2
"""Where more than this share is below zero, that is how the numbers are: a net growth."""


def below_zero(values: Floats, history: Floats, unit: Unit) -> Iterator[Suspect]:
    """The counts of one series below zero, where neither the company nor the file has many such."""
    import numpy as np

    if unit is not Unit.COUNT or (history < 0).any():
        return
    found = np.flatnonzero(values < 0)
    others = len(history) + len(values) - len(found)
    if others and len(found) > max(1, _OFTEN * (others + len(found))):
        return
    for index in found:
        value = float(values[index])
        yield Suspect(int(index), f"{shown(value)} is below 0 – is a count meant?", -value)
