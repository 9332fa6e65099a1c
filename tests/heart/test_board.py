from __future__ import annotations

from datetime import date

import pytest

from scorecard.periods import Cadence
from scorecard.status import Status

TODAY = date(2026, 11, 23)

COMPANY = """
    measure visits sum department=Marketing
    measure share = 100 * leads / visits
    measure leads sum department=Marketing under=1
    measure reply average unit=hours direction=at_most department=Service
    measure stock last department=Sales
    goal visits monthly at_least 400 from 2026-01
    goal reply monthly at_most 4 from 2026-01
    2026-W44 visits 90 leads 9 reply 5 stock 7
    2026-W45 visits 90 leads 9 reply 5 stock 7
    2026-W46 visits 120 leads 12 reply 4.4 stock 8
    2026-W47 visits 99.96 leads 10 reply 4 stock 9
    2025-W47 visits 80 leads 8
"""


def test_rows_stand_in_department_groups_with_sub_metrics_under_their_measure(typed):
    board = typed(COMPANY).board(Cadence.WEEKLY, "2026-W47", TODAY)
    assert [
        (group.department, [(row.measure.short_name, row.level) for row in group.rows])
        for group in board.groups
    ] == [
        ("Marketing", [("visits", 0), ("leads", 1)]),
        ("Sales", [("share", 0), ("stock", 0)]),
        ("Service", [("reply", 0)]),
    ]
    assert (board.title, board.dates, board.to_date) == ("Week 47", "16–22 Nov 2026", False)
    assert board.headings[-1] == ("W47", "16 Nov")


def test_a_row_tells_goal_value_change_and_year(typed):
    visits = typed(COMPANY).board(Cadence.WEEKLY, "2026-W47", TODAY).rows[0]
    assert visits.goal_text == "≥ 100"
    assert visits.cell.text == "99.96", "99.96 must not look like the goal of 100 that it misses"
    assert visits.cell.status is Status.OFF_TRACK
    assert visits.change == pytest.approx(-0.167)
    assert visits.change_text == "−16.7%"
    assert visits.year_over_year == pytest.approx(0.2495)
    assert [cell.value for cell in visits.cells[-4:]] == [90, 90, 120, 99.96]
    assert visits.streak == 1
    assert visits.needed == pytest.approx((400 - 309.96) / 1)


def test_a_streak_counts_the_weeks_off_track_in_a_row(typed):
    rows = typed(COMPANY).board(Cadence.WEEKLY, "2026-W46", TODAY).rows
    assert {row.measure.short_name: row.streak for row in rows}["reply"] == 3


def test_the_summary_counts_each_status(typed):
    board = typed(COMPANY).board(Cadence.WEEKLY, "2026-W47", TODAY)
    assert board.summary.total == 5
    assert (
        board.summary[Status.OFF_TRACK],
        board.summary[Status.ON_TRACK],
        board.summary[Status.NO_GOAL],
    ) == (1, 1, 3)


def test_a_month_to_date_is_held_against_what_is_due(typed):
    board = typed(COMPANY).board(Cadence.MONTHLY, "2026-11", TODAY)
    visits = board.rows[0]
    assert board.to_date
    assert (visits.cell.value, visits.cell.parts, visits.cell.status) == (
        pytest.approx(309.96),
        (3, 4),
        Status.ON_PACE,
    )
    assert visits.needed == pytest.approx(90.04)
    assert visits.last_year is None or visits.last_year == 80


def test_the_next_week_is_not_due(typed):
    board = typed(COMPANY).board(Cadence.WEEKLY, "2026-W48", TODAY)
    assert {row.cell.status for row in board.rows} == {Status.NOT_DUE}
    assert all(row.change is None for row in board.rows)


def test_the_values_of_an_earlier_period_stand_under_its_name(typed):
    company = typed(COMPANY)
    shown = {
        key: company.board(Cadence.WEEKLY, key, TODAY).shown_heading
        for key in ("2026-W46", "2026-W47", "2026-W48")
    }
    assert shown == {"2026-W46": "W46", "2026-W47": "This week", "2026-W48": "This week"}
    assert company.board(Cadence.MONTHLY, "2026-08", TODAY).shown_heading == "Aug 2026"


def test_all_three_tabs_agree(typed):
    company = typed(COMPANY)
    weeks = company.board(Cadence.WEEKLY, "2026-W47", TODAY).rows[0].cells
    month = company.board(Cadence.MONTHLY, "2026-11", TODAY).rows[0].cell.value
    quarter = company.board(Cadence.QUARTERLY, "2026-Q4", TODAY).rows[0]
    assert month == pytest.approx(sum(cell.value for cell in weeks[-3:]))
    october = company.board(Cadence.MONTHLY, "2026-10", TODAY).rows[0].cell.value
    assert quarter.cell.value == pytest.approx(month + october)
    assert len(quarter.cells) == 9


def test_nothing_makes_an_empty_board(typed):
    board = typed("measure m sum").board(Cadence.MONTHLY, "2026-11", TODAY)
    assert board.rows[0].cell.text == "–"
    assert typed("").board(Cadence.WEEKLY, "2026-W47", TODAY).groups == ()


@pytest.mark.parametrize(
    ("entries", "month", "today", "status"),
    [
        ("2026-W45 m 5000\n2026-W46 m 5000\n2026-W47 m 5000", "2026-11", date(2026, 11, 25), Status.ON_PACE),
        ("2026-W45 m 5000\n2026-W46 m 5000\n2026-W47 m 4999", "2026-11", date(2026, 11, 25), Status.BEHIND),
        ("2026-11-01 m 16666", "2026-11", date(2026, 11, 25), Status.BEHIND),
        ("2026-11-01 m 16667", "2026-11", date(2026, 11, 25), Status.ON_PACE),
        ("2026-11 m 1", "2026-11", date(2026, 11, 25), Status.ON_PACE),
        ("2026-11 m 1", "2026-11", date(2026, 11, 30), Status.OFF_TRACK),
        ("2026-10 m 20000", "2026-Q4", date(2026, 11, 25), Status.ON_PACE),
        ("2026-10 m 19999", "2026-Q4", date(2026, 11, 25), Status.BEHIND),
    ],
)
def test_what_is_due_follows_from_how_the_total_is_reported(typed, entries, month, today, status):
    """On 25 Nov 3 of 4 weeks, 25 of 30 days, 1 of 3 months are due of 20,000; of a month itself nothing."""
    company = typed(f"measure m sum\ngoal m monthly at_least 20000 from 2026-01\n{entries}")
    cadence = Cadence.QUARTERLY if "Q" in month else Cadence.MONTHLY
    assert company.board(cadence, month, today).rows[0].cell.status is status


def test_other_roll_ups_are_held_against_the_whole_goal_at_once(typed):
    company = typed("""
        measure score average
        measure done all unit=yes_no
        goal score monthly at_least 50 from 2026-01
        goal done weekly yes from 2026-W01
        2026-W45 score 49 done 1
        2026-W46 score 50 done 0
    """)
    rows = company.board(Cadence.MONTHLY, "2026-11", date(2026, 11, 25)).rows
    assert [row.cell.status for row in rows] == [Status.BEHIND, Status.BEHIND]
    weeks = company.board(Cadence.WEEKLY, "2026-W46", date(2026, 11, 25)).rows[1].cells
    assert [cell.status for cell in weeks[-2:]] == [Status.ON_TRACK, Status.OFF_TRACK]
    assert [cell.text for cell in weeks[-2:]] == ["Yes", "No"]


def test_what_has_no_goal_counts_in_no_share_of_those_on_track(typed):
    board = typed("""
        measure calls sum
        measure visits sum
        measure orders sum
        goal calls weekly at_least 5 from 2026-W01
        2026-W47  calls 7  visits 3
        """).board(Cadence.WEEKLY, "2026-W47", date(2026, 11, 23))
    assert (board.summary.total, board.summary.held) == (3, 1)
    assert (board.summary[Status.MISSING], board.summary[Status.NO_GOAL]) == (1, 1)
