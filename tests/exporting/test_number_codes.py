"""Short forms and signs as format codes: the number itself stays whole."""

from __future__ import annotations

import pytest

from scorecard.exporting.charts import round_limits
from scorecard.exporting.number_codes import change_code, full_code, short_code, stored
from scorecard.goals import Target
from scorecard.measures import Direction, Measure
from scorecard.units import Unit


def measure(unit: Unit, decimals: int | None = None) -> Measure:
    return Measure(1, "m", "M", unit=unit, decimals=decimals)


def positive(code: str) -> str:
    return code.partition(";")[0]


@pytest.mark.parametrize(
    ("value", "unit", "code"),
    [
        (5264, Unit.COUNT, "#,##0"),
        (12_400, Unit.COUNT, '#,##0.0,"k"'),
        (124_000, Unit.COUNT, '#,##0,"k"'),
        (1_240_000, Unit.CURRENCY, '#,##0.00,,"M"'),
        (12_400_000_000, Unit.COUNT, '#,##0.0,,,"bn"'),
        (45.1, Unit.CURRENCY, "#,##0.00"),
        (48.6, Unit.PERCENT, "#,##0.0%"),
        (-12_400, Unit.COUNT, '#,##0.0,"k"'),
    ],
)
def test_a_narrow_cell_has_a_short_form(value, unit, code):
    assert positive(short_code(value, measure(unit))) == code


@pytest.mark.parametrize(
    ("value", "unit", "code"),
    [
        (34_850, Unit.CURRENCY, '"$"#,##0'),
        (45.1, Unit.CURRENCY, '"$"#,##0.00'),
        (48.6, Unit.PERCENT, "#,##0.0%"),
        (5.2, Unit.HOURS, '#,##0.0"\u00a0h"'),
        (1, Unit.DAYS, '#,##0"\u00a0day"'),
        (36, Unit.DAYS, '#,##0"\u00a0days"'),
        (3, Unit.RATIO, '#,##0.0"×"'),
    ],
)
def test_the_value_in_full_keeps_its_unit(value, unit, code):
    assert positive(full_code(value, None, measure(unit), "USD")) == code


def test_a_value_that_rounds_to_its_goal_shows_that_it_misses_it():
    goal = Target(Direction.AT_LEAST, 10.0)
    assert positive(full_code(9.96, goal, measure(Unit.PERCENT), "USD")) == "#,##0.00%"
    assert positive(short_code(9.96, measure(Unit.PERCENT), goal)) == "#,##0.00%"
    large = Target(Direction.AT_LEAST, 12_400.0)
    assert positive(short_code(12_390.0, measure(Unit.COUNT), large)) == '#,##0.00,"k"'
    assert positive(short_code(12_410.0, measure(Unit.COUNT), large)) == '#,##0.0,"k"'


def test_a_percent_is_stored_as_one():
    assert stored(48.6, Unit.PERCENT) == pytest.approx(0.486)
    assert stored(48.6, Unit.SCORE) == 48.6


def test_a_change_has_its_sign():
    assert change_code(measure(Unit.COUNT)) == '+0.0%;"−"0.0%;0.0%'
    assert change_code(measure(Unit.PERCENT)).startswith('+#,##0.0"\u00a0pt";"−"#,##0.0')


@pytest.mark.parametrize(
    ("low", "high", "limits"),
    [
        (12.5, 21.8, (10.0, 25.0, 5.0)),
        (0.0, 0.0, (0.0, 1.0, 0.25)),
        (18.0, 18.0, (16.0, 20.0, 1.0)),
        (0.43, 0.49, (0.42, 0.5, 0.02)),
        (-20, 80, (-50, 100, 50)),
    ],
)
def test_an_axis_has_round_limits(low, high, limits):
    assert round_limits(low, high) == limits
