from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from scorecard.status import Status
from scorecard.trend import (
    Basis,
    expected_range,
    find_momentum,
    find_signal,
    natural_limits,
    run_length,
)

DATA = Path(__file__).parents[1] / "data" / "series"
TODAY = date(2026, 11, 23)
MONTHS = ["2025-11", "2025-12", *(f"2026-{month:02d}" for month in range(1, 12))]


def test_limits_of_a_short_series():
    limits = natural_limits([10, 50, 40, 30])
    assert (limits.low, limits.centre, limits.high) == (
        pytest.approx(-20.7, abs=0.05),
        32.5,
        pytest.approx(85.7, abs=0.05),
    )


def _published() -> list[tuple[str, dict]]:
    expected = json.loads((DATA / "xmr_expected.json").read_text(encoding="utf-8"))
    return [(name, case["computed"]) for name, case in expected.items() if "unpl" in case.get("computed", {})]


@pytest.mark.parametrize(("series", "expected"), _published())
def test_limits_published_for_the_verification_of_software(series, expected):
    with (DATA / "xmr_series.csv").open(encoding="utf-8", newline="") as file:
        values = [float(row["value"]) for row in csv.DictReader(file) if row["series"] == series]
    limits = natural_limits(values)
    assert limits.centre == pytest.approx(expected["mean"], abs=1e-3)
    assert limits.low == pytest.approx(expected["lnpl"], abs=1e-3)
    assert limits.high == pytest.approx(expected["unpl"], abs=1e-3)


@pytest.mark.parametrize(
    ("values", "run"),
    [
        ([1, 2, 3, 4], 3),
        ([4, 3, 2], -2),
        ([1, 3, 2], -1),
        ([2, 2], 0),
        ([1, None, 2], 0),
        ([5, 1, 2, 3], 2),
        ([], 0),
    ],
)
def test_a_run_of_rises_or_falls(values, run):
    assert run_length(values) == run


def test_momentum_is_the_newest_three_against_the_three_before():
    assert find_momentum([9, 10, 10, 10, 12, 12, 12]) == pytest.approx(0.2)
    assert find_momentum([10, 10, None, 12, 12, 12]) is None
    assert find_momentum([1, 2, 3]) is None


def test_a_range_needs_six_values_and_uses_twelve():
    assert expected_range([1, 2, None, 3, 4, 5]) is None
    assert expected_range([100.0, *[5.0] * 12]) == natural_limits([5.0] * 12)


def test_signals():
    limits = natural_limits([10, 12, 10, 12, 10, 12])
    assert find_signal([11, 99], limits) == "Above its expected range"
    assert find_signal([11, -99], limits) == "Below its expected range"
    assert find_signal([11.5] * 8, limits) == "Eight in a row above its average"
    assert find_signal([11.5] * 7, limits) == ""
    assert find_signal([11, None], limits) == ""


def _months(values, name="m"):
    return "\n".join(
        f"{key} {name} {value}" for key, value in zip(MONTHS, values, strict=False) if value is not None
    )


def test_down_three_months_in_a_row_but_above_last_year(typed):
    company = typed("measure m sum\n" + _months([10, 9, 11, 12, 13, 15, 16, 17, 18, 20, 19, 18]))
    trend = company.trend("m", "2026-10", Basis.MONTHS, TODAY)
    assert trend.points[-1].label == "Oct 2026"
    assert trend.headline == "No number for October 2025 yet"
    assert "it has fallen two months in a row" in trend.body


def test_the_sentence_holds_a_fall_against_last_year(typed):
    company = typed(
        "measure m sum\n2025-10 m 15\n" + _months([10, 9, 11, 12, 13, 15, 16, 17, 21, 20, 19, 18])
    )
    trend = company.trend("m", "2026-10", Basis.MONTHS, TODAY)
    assert trend.headline == "20% above October 2025"
    assert (
        trend.body
        == "October 2026: 18, against 15 in October 2025, although it has fallen three months in a row."
    )
    assert (trend.year_text, trend.year_caption) == ("+20%", "on Oct 2025")
    assert trend.last_year == 0
    assert len(trend.points) == 13


def test_an_unfinished_month_is_held_against_as_many_weeks_and_makes_no_trend(typed):
    weeks_of_last_year = "\n".join(f"2025-W{week} m 10" for week in range(44, 49))
    company = typed(f"""
        measure m sum
        goal m weekly at_least 18 from 2026-W01
        {weeks_of_last_year}
        2026-W45 m 16
        2026-W46 m 16
        2026-W47 m 16
        2026-10 m 100
        2026-09 m 72
        2026-08 m 64
    """)
    trend = company.trend("m", "2026-W47", Basis.AVERAGE_PER_WEEK, TODAY)
    newest = trend.points[-1]
    assert (newest.value, newest.to_date, newest.status) == (16, True, Status.BEHIND)
    assert trend.headline == "60% above November 2025"
    assert trend.body == (
        "November so far (3 of 4 weeks): 16.0 a week, against 10.0 in the same weeks last year, "
        "and it has risen two months in a row."
    )
    assert (trend.year_text, trend.year_caption) == ("+60%", "on Nov 2025")
    assert trend.goal_text == "At least 18 a week (72 a month)"


def test_a_chart_says_when_a_month_to_date_is_not_held_against_a_whole_month(typed):
    company = typed("""
        measure m sum
        2025-W45 m 10
        2025-W46 m 10
        2025-W47 m 10
        2025-W48 m 30
        2026-W45 m 16
        2026-W46 m 16
        2026-W47 m 16
    """)
    trend = company.trend("m", "2026-W47", Basis.AVERAGE_PER_WEEK, TODAY)
    assert trend.points[0].value == 15
    assert (trend.year_text, trend.year_caption) == ("+60%", "on the same weeks")
    assert trend.subtitle == "average per week, Nov 2025 – Nov 2026"


def _weeks(values):
    return "\n".join(f"2026-W{week} m {value}" for week, value in values.items())


def test_an_average_per_week_is_judged_by_the_goal_per_week(typed):
    company = typed(
        "measure m sum\ngoal m weekly at_least 18 from 2026-W01\n"
        # October and November to date lack weeks, but each week that there is meets its goal.
        + _weeks({40: 20, 41: 20, 45: 20, 46: 20})
    )
    trend = company.trend("m", "2026-W47", Basis.AVERAGE_PER_WEEK, TODAY)
    october, november = trend.points[-2:]
    assert (october.value, october.target.low, october.status) == (20, 18, Status.ON_TRACK)
    assert (november.value, november.target.low, november.status) == (20, 18, Status.ON_PACE)
    assert "goal 18 · on pace" in november.tip
    totals = company.trend("m", "2026-W47", Basis.MONTHS, TODAY)
    assert [point.status for point in totals.points[-2:]] == [Status.OFF_TRACK, Status.BEHIND]


def test_an_average_per_week_under_its_goal_is_behind_until_the_month_is_over(typed):
    company = typed(
        "measure m sum\ngoal m weekly at_least 18 from 2026-W01\n" + _weeks({40: 17, 41: 17, 45: 17, 46: 17})
    )
    points = company.trend("m", "2026-W47", Basis.AVERAGE_PER_WEEK, TODAY).points
    assert [point.status for point in points[-2:]] == [Status.OFF_TRACK, Status.BEHIND]


def test_nothing_is_due_of_a_total_that_comes_in_one_piece(typed):
    company = typed("measure m sum\ngoal m monthly at_least 80 from 2026-01\n2026-11 m 40")
    newest = company.trend("m", "2026-W47", Basis.AVERAGE_PER_WEEK, TODAY).points[-1]
    assert (newest.value, newest.status) == (10, Status.ON_PACE)


def test_months_of_four_and_five_weeks_compare_fairly_per_week(typed):
    weeks = "\n".join(f"2026-W{week} m 20" for week in range(36, 49))
    company = typed("measure m sum\n" + weeks)
    trend = company.trend("m", "2026-W48", Basis.AVERAGE_PER_WEEK, date(2026, 12, 1))
    assert [point.value for point in trend.points[-3:]] == [20, 20, 20]
    totals = company.trend("m", "2026-W48", Basis.MONTHS, date(2026, 12, 1))
    assert [point.value for point in totals.points[-2:]] == [100, 80]


def test_missing_months_keep_their_place(typed):
    company = typed("measure m sum\n" + _months([1, None, 3]))
    trend = company.trend("m", "2026-10", Basis.MONTHS, TODAY)
    assert [point.value for point in trend.points[:5]] == [None, 1, None, 3, None]
    assert trend.headline == "No number for October 2026 yet"
    assert trend.bands == ()


def test_the_expected_range_leaves_the_newest_month_out(typed):
    company = typed(
        "measure m sum\n2025-10 m 10\n" + _months([12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 99])
    )
    trend = company.trend("m", "2026-10", Basis.MONTHS, TODAY)
    limits = natural_limits([10, 12] * 6)
    assert [(band.first, band.last) for band in trend.bands] == [(0, 12)]
    assert (trend.bands[0].low, trend.bands[0].high) == (limits.low, limits.high)
    assert trend.signal == "Above its expected range"


def test_a_note_may_start_a_new_range(typed):
    values = [10, 12, 10, 12, 10, 12, 50, 52, 50, 52, 50, 52, 51]
    company = typed("measure m sum\n" + _months(values) + "\nnote m 2026-05 new shop\n")
    trend = company.trend("m", "2026-11", Basis.MONTHS, date(2026, 12, 1))
    assert [(band.first, band.last) for band in trend.bands] == [(0, 5), (6, 12)]
    assert trend.bands[1].low == natural_limits([50, 52, 50, 52, 50, 52]).low
    assert [(flag.index, flag.text) for flag in trend.flags] == [(6, "new shop")]


def test_quarters_show_nine(typed):
    company = typed("measure m last\n2024-Q4 m 1\n2025-Q4 m 4\n2026-Q4 m 5")
    trend = company.trend("m", "2026-Q4", Basis.QUARTERS, date(2026, 12, 31))
    assert len(trend.points) == 9
    assert trend.points[trend.last_year].value == 4
    assert trend.headline == "25% above Q4 2025"


def test_the_goal_stands_in_steps_per_month(typed):
    company = typed(
        "measure m sum\ngoal m monthly at_least 10 from 2026-01\ngoal m monthly at_least 20 from 2026-07\n"
        + _months([5] * 13)
    )
    trend = company.trend("m", "2026-11", Basis.MONTHS, date(2026, 12, 1))
    lows = [None if point.target is None else point.target.low for point in trend.points]
    assert lows == [None, None, *[10] * 6, *[20] * 5]
    assert trend.goal_label == "Goal 20"


def test_weeks_without_a_number_are_left_out_of_both_years(typed):
    gap_now = typed("""
        measure m sum
        2025-W45 m 10
        2025-W46 m 40
        2025-W47 m 10
        2026-W45 m 16
        2026-W47 m 16
    """).trend("m", "2026-W47", Basis.AVERAGE_PER_WEEK, TODAY)
    assert gap_now.headline == "60% above November 2025", "16 a week against 10 of the same two weeks"
    gap_then = typed("""
        measure m sum
        2025-W45 m 10
        2025-W47 m 10
        2026-W45 m 16
        2026-W46 m 16
        2026-W47 m 16
    """).trend("m", "2026-W47", Basis.AVERAGE_PER_WEEK, TODAY)
    assert gap_then.headline == "60% above November 2025", "10 a week of the two weeks that there are"


def test_a_total_reported_before_its_month_ends_is_not_compared_with_a_whole_one(typed):
    company = typed("""
        measure m sum
        2025-11 m 10
        2026-08 m 5
        2026-09 m 9
        2026-10 m 8
        2026-11 m 2
    """)
    trend = company.trend("m", "2026-11", Basis.MONTHS, TODAY)
    assert (trend.headline, trend.year_over_year) == ("No comparison with November 2025 yet", None)
    assert trend.body == "November so far: 2; October was worse than September."


def test_a_level_to_date_is_compared_as_it_stands(typed):
    company = typed("measure m last\n2025-11 m 10\n2026-09 m 8\n2026-10 m 9\n2026-11 m 12")
    trend = company.trend("m", "2026-11", Basis.MONTHS, TODAY)
    assert trend.headline == "20% above November 2025"
    assert (
        trend.body == "November so far: 12, against 10 in November 2025; October was better than September."
    )


def test_a_segment_has_its_own_points_goals_and_words(typed):
    company = typed("""
        measure m sum
        goal m weekly at_least 100 from 2025-W01
        goal m:Paid monthly at_least 80 from 2025-01
        2025-W45 m:Paid 10  m:Organic 50
        2025-W46 m:Paid 10  m:Organic 50
        2026-W45 m:Paid 15  m:Organic 70
        2026-W46 m:Paid 15  m:Organic 70
        2026-W47 m:Organic 70
    """)
    trend = company.trend("m", "2026-W47", Basis.AVERAGE_PER_WEEK, TODAY, "Paid")
    assert (trend.segment, trend.name) == ("Paid", "M · Paid")
    newest = trend.points[-1]
    assert (newest.value, newest.target.low, newest.status) == (15, 20, Status.BEHIND)
    assert trend.headline == "50% above November 2025"
    assert "November so far (2 of 4 weeks): 15.0 a week, against 10.0" in trend.body
    assert trend.goal_text == "At least 20 a week (80 a month)"


def test_a_segment_without_goals_has_none_of_the_whole(typed):
    company = typed("measure m sum\ngoal m monthly at_least 80 from 2025-01\n2026-10 m:Paid 10 m:Organic 90")
    trend = company.trend("m", "2026-10", Basis.MONTHS, TODAY, "Paid")
    assert (trend.points[-1].value, trend.points[-1].status) == (10, Status.NO_GOAL)
    assert (trend.goal_text, trend.goal_label) == ("No goal", "")


def test_a_formula_takes_its_inputs_of_the_segment(typed):
    company = typed("""
        measure won sum
        measure met sum
        measure rate = 100 * won / met
        2026-10 won:North 1 met:North 4 won:South 3 met:South 4
    """)
    trend = company.trend("rate", "2026-10", Basis.MONTHS, TODAY, "South")
    assert trend.points[-1].value == 75


RATIO = """
    measure spend sum
    measure leads sum
    measure cost = spend / leads
    2026-W45 spend 90  leads 3
    2026-W46 spend 90  leads 3
    2026-W47 spend 90  leads 3
    2026-W48 leads 3
"""


def test_a_ratio_of_an_ended_month_says_that_an_input_lacks_a_week(typed):
    trend = typed(RATIO).trend("cost", "2026-11", Basis.MONTHS, date(2026, 12, 1))
    assert trend.body.startswith("November 2026 (3 of 4 weeks): 22.5")
    whole = typed(RATIO.replace("W48 leads 3", "W48 leads 3  spend 90"))
    assert "of 4" not in whole.trend("cost", "2026-11", Basis.MONTHS, date(2026, 12, 1)).body


def test_a_chart_says_that_a_monthly_goal_decides_where_the_weekly_one_differs(typed):
    company = typed("""
        measure m sum
        goal m weekly at_least 10 from 2026-W01
        goal m monthly at_least 80 from 2026-01
        2026-W45 m 16
    """)
    trend = company.trend("m", "2026-W47", Basis.AVERAGE_PER_WEEK, TODAY)
    assert trend.goal_label == "Monthly goal 20"
    assert trend.goal_text == "At least 10 a week; the chart shows the monthly goal, 80"
