"""Whether a number that was entered may be a slip of the pen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scorecard.trend import Limits, expected_range
from scorecard.units import Unit

_SHIFTS = (0.1, 10.0, 0.01, 100.0, 0.001, 1000.0)
"""Where the decimal point may have slipped to, nearest first."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A number far from where it usually is."""

    usual: Limits
    suggestion: float | None
    """The number with its decimal point moved, where nobody would doubt that one."""


def doubt(value: float | None, before: Sequence[float | None], unit: Unit) -> Doubt | None:
    """The doubt about a value after those of the periods ``before`` it, oldest first; None where it is usual.

    A value is doubtful where it lies outside its expected range by more than the width of that range.
    """
    usual = None if value is None or unit is Unit.YES_NO else expected_range(before)
    if value is None or usual is None or usual.high == usual.low:
        return None
    if all(number is None or number >= 0 for number in before):
        usual = Limits(max(0.0, usual.low), usual.centre, usual.high)
    if _is_near(value, usual):
        return None
    shifted = (float(f"{value * shift:.12g}") for shift in _SHIFTS)
    near = [each for each in shifted if _is_near(each, usual)]
    inside = [each for each in near if usual.low <= each <= usual.high]
    return Doubt(usual, next(iter(inside or near), None))


def _is_near(value: float, usual: Limits) -> bool:
    width = usual.high - usual.low
    return usual.low - width <= value <= usual.high + width
