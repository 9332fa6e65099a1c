"""A goal for the year over its months: the sum is kept, whatever is typed."""

from __future__ import annotations

from math import fsum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.errors import ScorecardError
from scorecard.periods import Calendar, Grain
from scorecard.year_plan import MONTHS, YearPlan

totals = st.floats(0, 1e9).map(lambda number: round(number, 2))


@given(totals, st.integers(0, 2))
def test_an_even_year_adds_up(total, decimals):
    total = round(total, decimals)
    plan = YearPlan.evenly(total, decimals)
    assert plan.left == 0
    assert max(plan.amounts) - min(plan.amounts) <= 10.0**-decimals * 1.001


@given(totals, st.dictionaries(st.integers(0, MONTHS - 1), st.floats(0, 1e8), max_size=MONTHS - 1))
def test_the_sum_is_kept_however_months_are_typed(total, typed):
    plan = YearPlan.evenly(total, 2)
    for place, amount in typed.items():
        plan = plan.with_month(place, round(amount, 2))
    assert fsum(plan.amounts) + plan.left == pytest.approx(total, abs=0.006)
    if fsum(plan.amounts[place] for place in plan.by_hand) > total:
        with pytest.raises(ScorecardError, match="come to more"):
            plan.with_rest_spread()
        return
    spread = plan.with_rest_spread()
    assert spread.left == 0
    assert all(spread.amounts[place] == plan.amounts[place] for place in plan.by_hand)


def months():
    calendar = Calendar()
    return calendar.parts(calendar.parse("2025"), Grain.MONTH)


def test_last_year_gives_the_season():
    plan = YearPlan.by_last_year(1200, 0, months(), [1.0] * 6 + [3.0] * 6)
    assert plan.amounts == (50,) * 6 + (150,) * 6


def test_a_missing_month_of_last_year_is_named():
    with pytest.raises(ScorecardError, match="no number for March 2025 and May 2025, so last year"):
        YearPlan.by_last_year(1200, 0, months(), [1.0, 1.0, None, 1.0, None, *[1.0] * 7])
    with pytest.raises(ScorecardError, match="any month of last year"):
        YearPlan.by_last_year(1200, 0, months(), [None] * 12)


def test_with_all_months_typed_there_is_no_rest():
    plan = YearPlan.evenly(120, 0)
    for place in range(MONTHS):
        plan = plan.with_month(place, 5)
    assert plan.left == 60
    with pytest.raises(ScorecardError, match="All months are typed"):
        plan.with_rest_spread()
