"""How a spreadsheet shows our numbers: they stay numbers, and every sign and short form is a format code."""

from __future__ import annotations

from functools import lru_cache

from scorecard import units
from scorecard.board_rows import MOST_EXTRA_DECIMALS
from scorecard.goals import Target
from scorecard.measures import Direction, Measure
from scorecard.units import (
    MINUS,
    NO_BREAK_SPACE,
    Unit,
    decimals_that_tell_apart,
    natural_decimals,
    short_decimals,
)
from scorecard.writing import currency_sign

DATE = "yyyy\\-mm\\-dd"

_YES_NO = '[>=0.5]"Yes";"No"'
_SUFFIXES = {Unit.RATIO: '"×"', Unit.HOURS: f'"{NO_BREAK_SPACE}h"'}
_COMMAS = {"bn": ",,,", "M": ",,", "k": ","}
SCALES = tuple((limit, divisor, f'{_COMMAS[name]}"{name}"') for limit, divisor, name in units.SCALES)
"""From which size on a short form is used, what it divides by, and how a code says so."""


def stored(value: float, unit: Unit) -> float:
    """The number as a spreadsheet holds it: 48.6 percent points are 0.486, shown as a percent."""
    return value / 100 if unit is Unit.PERCENT else value


def full_code(value: float, target: Target | None, measure: Measure, currency: str) -> str:
    """The code for a value in full, with as many decimals as it takes to show that it misses its goal."""
    decimals = _telling(value, target, natural_decimals(value, measure.unit, measure.decimals))
    return unit_code(measure.unit, decimals, currency, one=value == 1)


def goal_code(bound: float, kind: Direction, measure: Measure, currency: str) -> str:
    """The code for a goal of one bound: ``≥ 4,800``.

    It has as many decimals as it takes for no value to look like the goal and miss it.
    """
    sign, at_least = ("≥", True) if kind is Direction.AT_LEAST else ("≤", False)
    places = natural_decimals(bound, measure.unit, measure.decimals)
    most = places + MOST_EXTRA_DECIMALS
    while places < most and (round(bound, places) < bound if at_least else round(bound, places) > bound):
        places += 1
    if measure.unit is Unit.YES_NO:
        return digits(0)
    sections = unit_code(measure.unit, places, currency).split(";")
    return ";".join(f'"{sign} "{section}' for section in sections)


def short_code(value: float, measure: Measure, target: Target | None = None) -> str:
    """The code for a value in a narrow cell: ``12.4k`` from 10,000 and ``124k`` from 100,000 on.

    It has as many more decimals as it takes to show that the value misses ``target``.
    """
    if measure.unit in (Unit.YES_NO, Unit.PERCENT):
        return unit_code(measure.unit, _telling(value, target, measure.shown_decimals))
    for limit, divisor, suffix in SCALES:
        if abs(value) >= limit:
            decimals = _telling(value, target, short_decimals(value / divisor), divisor)
            return _signed_code(digits(decimals) + suffix)
    decimals = natural_decimals(value, measure.unit, measure.decimals)
    return unit_code(Unit.COUNT, _telling(value, target, decimals))


def _telling(value: float, target: Target | None, decimals: int, divisor: float = 1.0) -> int:
    """The decimals, or as many more as it takes to tell the value from the bound that it misses."""
    bound = None if target is None else target.missed_bound(value)
    if bound is None:
        return decimals
    needed = decimals_that_tell_apart(value / divisor, bound / divisor, decimals)
    return min(needed, decimals + MOST_EXTRA_DECIMALS)


def change_code(measure: Measure) -> str:
    """The code for a change with its sign: a fraction, or for percent, scores and ratios a difference."""
    if not measure.unit.in_points:
        return _signed_code("0.0%", plus="+")
    suffix = {Unit.PERCENT: f'"{NO_BREAK_SPACE}pt"', Unit.RATIO: '"×"'}.get(measure.unit, "")
    return _signed_code(digits(measure.shown_decimals) + suffix, plus="+")


@lru_cache(maxsize=512)
def unit_code(unit: Unit, decimals: int, currency: str = "", *, one: bool = False) -> str:
    """The code for numbers of a unit; ``one`` where it is for exactly one day or month."""
    number = digits(decimals)
    match unit:
        case Unit.YES_NO:
            return _YES_NO
        case Unit.CURRENCY:
            return _signed_code(f'"{currency_sign(currency)}"{number}')
        case Unit.PERCENT:
            return _signed_code(f"{number}%")
        case Unit.DAYS | Unit.MONTHS:
            word = unit.value.removesuffix("s") if one and not decimals else unit.value
            return _signed_code(f'{number}"{NO_BREAK_SPACE}{word}"')
        case _:
            return _signed_code(number + _SUFFIXES.get(unit, ""))


def digits(decimals: int) -> str:
    """The code for grouped digits with some decimals."""
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def _signed_code(code: str, *, plus: str = "") -> str:
    return f'{plus}{code};"{MINUS}"{code};{code}'
