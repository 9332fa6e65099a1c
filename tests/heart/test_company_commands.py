from __future__ import annotations

from datetime import date, timedelta
from math import fsum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.commands.goals import spread
from scorecard.commands.new_calendar import moved, moving_grains
from scorecard.errors import ScorecardError
from scorecard.periods import Calendar, Grain, WeekStart

CALENDARS = st.builds(Calendar, st.sampled_from(WeekStart), st.integers(1, 12))
DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@given(CALENDARS, CALENDARS, st.sampled_from([Grain.WEEK, Grain.QUARTER, Grain.YEAR]), DAYS)
def test_periods_move_to_those_that_share_most_days_and_stay_in_line(before, after, grain, day):
    old = before.period(grain, day)
    new = after.period(grain, moved(before, after, grain, old.begin))
    shared = min(old.end, new.end) - max(old.begin, new.begin)
    assert shared * 2 >= old.end - old.begin - timedelta(days=4)
    following = before.shift(old, 1)
    assert after.period(grain, moved(before, after, grain, following.begin)) == after.shift(new, 1)
    if grain not in moving_grains(before, after):
        assert new == old


@given(
    st.integers(-(10**12), 10**12),
    st.lists(st.floats(0, 1e6), min_size=1, max_size=12).filter(lambda weights: fsum(weights) > 1e-3),
    st.integers(0, 4),
)
def test_a_goal_that_is_spread_adds_up_to_itself(cents, weights, decimals):
    total = cents / 10**decimals
    parts = spread(total, weights, decimals)
    assert len(parts) == len(weights)
    assert round(fsum(parts), decimals) == round(total, decimals)


def test_an_even_spread_differs_by_the_smallest_step_at_most():
    assert spread(100_000, [1.0] * 12, 0) == (8334.0,) * 4 + (8333.0,) * 8


def test_a_season_of_nothing_spreads_nothing():
    with pytest.raises(ScorecardError, match="no numbers of last year"):
        spread(100, [0.0] * 12, 0)
