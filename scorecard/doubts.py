"""Whether a number that was entered may be a slip of the pen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

from scorecard.trend import EXPECTED_FROM, Limits, expected_range
from scorecard.units import Unit

_SHIFTS = (0.1, 10.0, 0.01, 100.0, 0.001, 1000.0)
"""Where the decimal point may have slipped to, nearest first."""
_FEWEST = 3
"""So many numbers tell what is usual where there are too few for an expected range, or all are the same."""
_TIMES = 8
"""So many times above or below all of them a number is doubtful then."""
_JUMPY = 20
"""A count below this may well have been 2 the week before."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A number far from where it usually is."""

    usual: Limits
    suggestion: float | None
    """The number with its decimal point moved, where nobody would doubt that one."""


def doubt(value: float | None, before: Sequence[float | None], unit: Unit) -> Doubt | None:
    """The doubt about a value after those of the periods ``before`` it, oldest first; None where it is usual.

    A value is doubtful where it lies outside its expected range by more than the width of that range; without
    such a range where it is 8 times above or below all of at least three. So is
    a count below 0 where none was.
    """
    if value is None or unit is Unit.YES_NO:
        return None
    usual = expected_range(before)
    known = [each for each in before if each is not None]
    if unit is Unit.COUNT and value < 0 and known and min(known) >= 0:
        return Doubt(usual or Limits(min(known), fsum(known) / len(known), max(known)), -value)
    if usual is None or usual.high == usual.low:
        return _doubt_of_few(value, [each for each in before[-EXPECTED_FROM:] if each is not None], unit)
    if all(number is None or number >= 0 for number in before):
        usual = Limits(max(0.0, usual.low), usual.centre, usual.high)
    if _is_near(value, usual):
        return None
    near = [each for each in _shifted(value) if _is_near(each, usual)]
    inside = [each for each in near if usual.low <= each <= usual.high]
    return Doubt(usual, next(iter(inside or near), None))


def _doubt_of_few(value: float, known: Sequence[float], unit: Unit) -> Doubt | None:
    """The same for a number with so few before it that only its size can tell."""
    sizes = [abs(each) for each in known]
    if len(known) < _FEWEST or not _have_one_sign([value, *known]):
        return None
    if unit is Unit.COUNT and max(abs(value), *sizes) < _JUMPY:
        return None
    if min(sizes) / _TIMES < abs(value) < max(sizes) * _TIMES:
        return None
    usual = Limits(min(known), fsum(known) / len(known), max(known))
    like = [each for each in _shifted(value) if min(sizes) / 2 <= abs(each) <= max(sizes) * 2]
    return Doubt(usual, next(iter(like), None))


def _have_one_sign(values: Sequence[float]) -> bool:
    return all(each > 0 for each in values) or all(each < 0 for each in values)


def _shifted(value: float) -> list[float]:
    return [float(f"{value * shift:.12g}") for shift in _SHIFTS]


def _is_near(value: float, usual: Limits) -> bool:
    width = usual.high - usual.low
    return usual.low - width <= value <= usual.high + width
