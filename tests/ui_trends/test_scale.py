from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.goals import Target
from scorecard.measures import Direction, Measure
from scorecard.trend import Band
from scorecard.units import Unit
from scorecard.writing import PLAIN
from ui.trends.scale import Scale, bounds, tick_text

NUMBERS = st.floats(min_value=-1e12, max_value=1e12).filter(lambda value: value == 0 or abs(value) > 1e-6)


@given(st.lists(NUMBERS, min_size=13, max_size=13))
def test_every_value_lies_between_the_limits_and_there_are_three_to_six_lines(trend_of, values):
    scale = Scale.of(trend_of(values))
    assert scale.low <= min(values) <= max(values) <= scale.high
    assert 3 <= len(scale.ticks) <= 6
    slack = scale.step * 1e-6
    assert all(scale.low - slack <= tick <= scale.high + slack for tick in scale.ticks)


def test_lines_of_the_pictures_chart_are_at_round_values(meetings_trend):
    scale = Scale.of(meetings_trend)
    assert scale.ticks == (10, 15, 20, 25)


def test_numbers_that_are_never_negative_have_no_negative_axis(trend_of):
    assert Scale.of(trend_of([0.0, 1.0] * 6 + [0.0])).low == 0


def test_goal_is_in_sight_and_a_far_reaching_expected_range_does_not_flatten_the_line(trend_of):
    goal = Target(Direction.AT_LEAST, low=20)
    trend = trend_of([10.0, 12.0] * 6 + [11.0], [goal] * 13, bands=(Band(0, 12, -900, 900),))
    scale = Scale.of(trend)
    assert scale.high >= 20
    assert scale.high - scale.low < 60


def test_constant_and_empty_series_have_a_scale(trend_of):
    assert len(Scale.of(trend_of([5.0] * 13)).ticks) >= 3
    assert len(Scale.of(trend_of([0.0] * 13)).ticks) >= 3
    assert len(Scale.of(trend_of([None] * 13)).ticks) >= 3


def test_yes_no_has_two_lines(trend_of):
    measure = Measure(1, "done", "Done", unit=Unit.YES_NO)
    assert Scale.of(trend_of([1.0, 0.0] * 6 + [1.0], measure=measure)).ticks == (0, 1)


@pytest.mark.parametrize(
    ("value", "step", "unit", "text"),
    [
        (20, 5, Unit.COUNT, "20"),
        (2.5, 2.5, Unit.PERCENT, "2.5%"),
        (140_000, 20_000, Unit.CURRENCY, "$140k"),
        (-12_500, 2_500, Unit.CURRENCY, "−$12.5k"),
        (0.25, 0.25, Unit.RATIO, "0.25×"),
        (0.001, 0.0005, Unit.COUNT, "0.0010"),
        (1, 1, Unit.YES_NO, "Yes"),
        (36, 2, Unit.DAYS, "36"),
    ],
)
def test_tick_texts_are_short(value, step, unit, text):
    assert tick_text(value, step, unit, PLAIN) == text


def test_bounds_follow_the_kind_of_goal():
    assert bounds(None) == (None, None)
    assert bounds(Target(Direction.AT_MOST, low=1, high=2)) == (None, 2)
    assert bounds(Target(Direction.BETWEEN, low=1, high=2)) == (1, 2)
