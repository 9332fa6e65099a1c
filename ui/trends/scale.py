"""The value axis: limits with a little room and three to five round lines."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scorecard.goals import Target
from scorecard.measures import Direction
from scorecard.trend import Trend
from scorecard.units import MINUS, Unit, format_number, format_short
from scorecard.writing import Writing

ROOM = 0.06
"""Room above and below, as a part of what is shown."""
_ROUND = (5.0, 2.5, 2.0, 1.0)
_FEWEST_LINES = 3
_SLACK = 0.1
"""How much of the plot may be given to a limit that is a round number."""


@dataclass(frozen=True, slots=True)
class Scale:
    """From ``low`` to ``high``, with lines at ``ticks``, ``step`` apart; all in the measure's unit."""

    low: float
    high: float
    ticks: tuple[float, ...]
    step: float

    @classmethod
    def of(cls, trend: Trend) -> Scale:
        """The scale on which values, goals and expected ranges of ``trend`` all have their place."""
        if trend.measure.unit is Unit.YES_NO:
            return cls(-0.2, 1.2, (0.0, 1.0), 1.0)
        low, high = _span(trend)
        room = (high - low) * ROOM
        floor = max(0.0, low - room) if low >= 0 else low - room
        return next(_scales(floor, high + room))


def bounds(target: Target | None) -> tuple[float | None, float | None]:
    """The least and the most of a goal, as far as its kind has them."""
    if target is None:
        return None, None
    low = target.low if target.kind in (Direction.AT_LEAST, Direction.BETWEEN) else None
    high = target.high if target.kind in (Direction.AT_MOST, Direction.BETWEEN) else None
    return low, high


def tick_text(value: float, step: float, unit: Unit, writing: Writing) -> str:
    """A short label of a line: ``20``, ``$140k``, ``2.5%``, ``Yes``."""
    if unit is Unit.YES_NO:
        return format_short(value, unit, None, writing)
    if abs(value) >= 10_000:
        number = format_short(value, unit, None, writing)
    else:
        places = min(6, max(0, -math.floor(math.log10(step) + 1e-9)) + _half(step))
        number = format_number(value, places, writing)
    if unit is Unit.CURRENCY:
        return signed(writing.sign, number)
    return number + {Unit.PERCENT: "%", Unit.RATIO: "×"}.get(unit, "")


def signed(sign: str, number: str) -> str:
    """A number with its currency's sign, after the minus sign where there is one."""
    return f"{MINUS}{sign}{number[1:]}" if number.startswith(MINUS) else sign + number


def _half(step: float) -> int:
    """One decimal more where the step is 2.5, 0.25 …"""
    lead = step / 10.0 ** math.floor(math.log10(step) + 1e-9)
    return int(step < 10 and abs(lead - 2.5) < 1e-6)


def _span(trend: Trend) -> tuple[float, float]:
    firm = list(_firm(trend))
    if not firm:
        return 0.0, 1.0
    low, high = min(firm), max(firm)
    least = 0.0 if low >= 0 else -math.inf
    reach = (high - low) or abs(high) or 1.0
    for band in trend.bands:
        low = min(low, max(band.low, min(firm) - reach, least))
        high = max(high, min(band.high, max(firm) + reach))
    if high - low < 1e-9 * max(1.0, abs(high)):
        half = abs(high) / 4 or 1.0
        return (max(low - half, least), high + half)
    return low, high


def _firm(trend: Trend) -> Iterator[float]:
    """What must be in sight whatever it takes: the values and their goals."""
    for point in trend.points:
        yield from _present((point.value, *bounds(point.target)))


def _present(values: Iterable[float | None]) -> Iterator[float]:
    return (value for value in values if value is not None)


def _scales(low: float, high: float) -> Iterator[Scale]:
    """Scales with lines enough, the coarsest first."""
    top = math.floor(math.log10(high - low)) + 1
    for power in range(top, top - 3, -1):
        for size in _ROUND:
            step = size * 10.0**power
            lowest, highest = _round_limits(low, high, step)
            first, last = math.ceil(lowest / step - 1e-9), math.floor(highest / step + 1e-9)
            if last - first + 1 >= _FEWEST_LINES:
                yield Scale(lowest, highest, tuple(count * step for count in range(first, last + 1)), step)


def _round_limits(low: float, high: float, step: float) -> tuple[float, float]:
    """Limits at a line where that costs little room, else at a tenth of the step."""
    slack = (high - low) * _SLACK
    lower, upper = math.floor(low / step) * step, math.ceil(high / step) * step
    fine = step / 10
    lowest = lower if low - lower <= slack else math.floor(low / fine) * fine
    highest = upper if upper - high <= slack else math.ceil(high / fine) * fine
    return lowest, highest
