from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.goals import Goal, GoalBook, Target, format_judged, format_target, needed_from_here
from scorecard.measures import Direction, Measure
from scorecard.periods import Cadence, Calendar, Grain, WeekStart
from scorecard.units import Unit
from scorecard.writing import PLAIN


@pytest.mark.parametrize(
    ("key", "low", "derived"),
    [
        ("2026-11", 20_000, False),
        ("2026-W47", 5_000, True),
        ("2026-W42", 4_000, True),
        ("2026-Q4", 60_000, True),
    ],
)
def test_a_monthly_goal_of_a_total_is_split_over_its_weeks(typed, key, low, derived):
    company = typed("""
        measure visits sum
        goal visits monthly at_least 20000 from 2026-01
    """)
    target = company.target("visits", key)
    assert (target.low, target.derived) == (pytest.approx(low), derived)


def test_a_weekly_goal_alone_gives_the_month_the_sum_of_its_weeks(typed):
    company = typed("""
        measure visits sum
        goal visits weekly at_least 100 from 2026-W40
        goal visits weekly at_least 200 from 2026-W47
    """)
    assert company.target("visits", "2026-10").low == 500
    assert company.target("visits", "2026-11").low == 600
    assert company.target("visits", "2026-09") is None


def test_a_quarterly_goal_alone_gives_each_month_a_third(typed):
    company = typed("""
        measure visits sum
        goal visits quarterly at_most 300 from 2026-Q4
    """)
    assert company.target("visits", "2026-11").high == 100
    assert company.target("visits", "2026-W47").high == 25
    assert company.target("visits", "2026-W40").high == 20


def test_the_goal_entered_for_a_cadence_wins_and_the_nearest_comes_next(typed):
    company = typed("""
        measure visits sum
        goal visits weekly at_least 7 from 2026-W01
        goal visits monthly at_least 20 from 2026-01
        goal visits quarterly at_least 90 from 2026-Q1
    """)
    assert company.target("visits", "2026-W47").low == 7
    assert company.target("visits", "2026-11").low == 20
    assert company.target("visits", "2026-Q4").low == 90


def test_for_the_quarter_monthly_comes_before_weekly_and_for_the_week_before_quarterly(typed):
    company = typed("""
        measure a sum
        measure b sum
        goal a weekly at_least 7 from 2026-W01
        goal a monthly at_least 20 from 2026-01
        goal b monthly at_least 20 from 2026-01
        goal b quarterly at_least 90 from 2026-Q1
    """)
    assert company.target("a", "2026-Q4").low == 60
    assert company.target("b", "2026-W47").low == 5


def test_other_roll_ups_keep_the_same_goal_at_every_cadence(typed):
    company = typed("""
        measure score average
        goal score monthly between 3 5 from 2026-01
    """)
    for key in ("2026-W47", "2026-11", "2026-Q4"):
        target = company.target("score", key)
        assert (target.low, target.high) == (3, 5)


def test_a_period_is_judged_by_the_goal_of_its_first_day(typed):
    company = typed("""
        measure visits sum
        goal visits monthly at_least 10 from 2026-01
        goal visits monthly at_least 20 from 2026-07
    """)
    assert company.target("visits", "2025-12") is None
    assert company.target("visits", "2026-06").low == 10
    assert company.target("visits", "2026-07").low == 20


@given(
    st.sampled_from(WeekStart),
    st.integers(1, 12),
    st.floats(1, 1e6),
    st.dates(date(1990, 1, 1), date(2090, 1, 1)),
)
def test_derived_goals_add_up(start, fiscal, amount, day):
    calendar = Calendar(start, fiscal)
    measure = Measure(1, "m", "M")
    quarter = calendar.period(Grain.QUARTER, day)
    months = calendar.parts(quarter, Grain.MONTH)
    weeks = calendar.parts(quarter, Grain.WEEK)
    begin = calendar.shift(quarter, -1).begin
    book = GoalBook([Goal(1, Cadence.MONTHLY, begin, Direction.AT_LEAST, amount)], calendar)
    whole = book.target(measure, quarter).low
    assert whole == pytest.approx(sum(book.target(measure, month).low for month in months))
    assert whole == pytest.approx(sum(book.target(measure, week).low for week in weeks))


def test_needed_from_here():
    target = Target(Direction.AT_LEAST, 20_000)
    assert needed_from_here(target, 14_240, 1) == 5_760
    assert needed_from_here(target, 25_000, 2) == 0
    assert needed_from_here(target, 14_240, 0) is None
    assert needed_from_here(Target(Direction.AT_MOST, high=5), 3, 1) is None


@pytest.mark.parametrize(
    ("target", "unit", "text"),
    [
        (Target(Direction.AT_LEAST, 4800), Unit.COUNT, "≥ 4,800"),
        (Target(Direction.AT_LEAST, 19.5), Unit.COUNT, "≥ 20"),
        (Target(Direction.AT_MOST, high=19.5), Unit.COUNT, "≤ 19"),
        (Target(Direction.AT_LEAST, 2000 / 3), Unit.CURRENCY, "≥ $667"),
        (Target(Direction.AT_MOST, high=4), Unit.HOURS, "≤ 4.0\u00a0h"),
        (Target(Direction.BETWEEN, 3, 5), Unit.RATIO, "3.0–5.0×"),
        (Target(Direction.BETWEEN, 20, 30), Unit.PERCENT, "20.0–30.0%"),
        (Target(Direction.YES), Unit.YES_NO, "Yes"),
        (None, Unit.COUNT, "–"),
    ],
)
def test_a_goal_is_shown_rounded_in_the_strict_direction(target, unit, text):
    assert format_target(target, unit) == text


def test_a_value_never_looks_as_if_it_met_the_goal_that_it_misses():
    goal = Target(Direction.AT_LEAST, 10.0)
    assert format_judged(9.96, goal, Unit.PERCENT, None, PLAIN) == "9.96%"
    assert format_judged(10.04, goal, Unit.PERCENT, None, PLAIN) == "10.0%"
    assert format_judged(34.5, Target(Direction.AT_MOST, high=34.4), Unit.CURRENCY, None, PLAIN) == "$34.50"
    assert format_judged(47.96, Target(Direction.AT_LEAST, 48), Unit.COUNT, None, PLAIN) == "47.96"


def test_a_goal_for_one_period_alone_leaves_the_others(typed):
    company = typed("""
        measure calls sum
        goal calls weekly at_least 40 from 2026-W01
        goal calls weekly at_least 20 only 2026-W47
        """)
    assert [company.target("calls", week).low for week in ("2026-W46", "2026-W47", "2026-W48")] == [
        40,
        20,
        40,
    ]
    assert company.target("calls", "2026-11").low == 140


def test_a_goal_for_one_week_stands_beside_those_derived_from_the_month(typed):
    company = typed("""
        measure calls sum
        goal calls monthly at_least 200 from 2026-01
        goal calls weekly at_least 20 only 2026-W47
        """)
    assert [company.target("calls", week).low for week in ("2026-W46", "2026-W47")] == [50, 20]
    assert company.target("calls", "2026-11").low == 200
