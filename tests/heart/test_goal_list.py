"""The goals of a scorecard as a list."""

from __future__ import annotations

from datetime import date

import pytest

from scorecard.errors import ScorecardError
from scorecard.goal_list import build_goal_list, listed, read_bounds
from scorecard.measures import Direction
from scorecard.periods import Cadence
from scorecard.units import Unit
from scorecard.writing import PLAIN

TODAY = date(2026, 11, 18)


def goals(company, week="2026-W47", month="2026-11", quarter="2026-Q4"):
    periods = dict(zip(Cadence, map(company.period, (week, month, quarter)), strict=True))
    return build_goal_list(company.book, company.numbers, listed(company.book), periods, TODAY)


def line(company, name, **periods):
    return next(each for each in goals(company, **periods).lines if each.name == name)


def test_goals_of_other_cadences_are_derived_and_say_how(typed):
    visits = line(typed("measure visits sum\ngoal visits monthly at_least 20000 from 2026-01"), "Visits")
    assert [(cell.text, cell.derived, cell.how) for cell in visits.cells] == [
        ("≥ 5,000", True, "≥ 20,000 in November 2026, shared equally by its 4 weeks"),
        ("≥ 20,000", False, "Since January 2026"),
        ("≥ 60,000", True, "The sum of its 3 monthly goals"),
    ]


def test_what_is_no_total_keeps_its_goal(typed):
    hours = line(typed("measure hours average\ngoal hours monthly at_most 4 from 2026-01"), "Hours")
    assert [(cell.text, cell.how) for cell in hours.cells][::2] == [
        ("≤ 4", "The same as the monthly goal")
    ] * 2


def test_needed_from_here_stands_beside_the_weekly_goal(typed):
    company = typed(
        "measure m sum\ngoal m monthly at_least 20000 from 2026-01\n2026-W45 m 4000\n2026-W46 m 5600"
    )
    cells = line(company, "M").cells
    assert [cell.needed for cell in cells] == ["5,200 a week", "", ""]


def test_a_goal_for_one_period_says_so(typed):
    company = typed(
        "measure m sum\ngoal m weekly at_least 9 from 2026-W01\ngoal m weekly at_least 4 only 2026-W47"
    )
    assert line(company, "M").cells[0].how == "Only in week 47 of 2026"
    assert line(company, "M", week="2026-W48").cells[0].text == "≥ 9"


def test_segments_stand_under_their_measure(typed):
    company = typed("""
        measure visits sum
        goal visits:Fairs weekly at_least 5 from 2026-W01
        2026-W46 visits:Paid 10
    """)
    found = [(each.name, each.level, each.cells[0].text) for each in goals(company).lines]
    assert found == [("Visits", 0, "–"), ("Fairs", 1, "≥ 5"), ("Paid", 1, "–")]


@pytest.mark.parametrize(
    ("text", "kind", "bounds"),
    [
        ("≥ 1,200", Direction.AT_LEAST, (1200, None)),
        ("4.5", Direction.AT_MOST, (None, 4.5)),
        ("3–5", Direction.BETWEEN, (3, 5)),
        ("3 to 5", Direction.BETWEEN, (3, 5)),
        ("y", Direction.YES, (None, None)),
    ],
)
def test_goals_are_read_as_they_are_written(text, kind, bounds):
    assert read_bounds(text, kind, Unit.COUNT, PLAIN) == bounds


@pytest.mark.parametrize(
    ("text", "kind"), [("many", Direction.AT_LEAST), ("3", Direction.BETWEEN), ("no", Direction.YES)]
)
def test_what_is_no_goal_is_refused(text, kind):
    with pytest.raises(ScorecardError):
        read_bounds(text, kind, Unit.COUNT, PLAIN)


def test_an_ended_week_without_a_number_is_not_gone_and_the_board_says_the_same(typed):
    company = typed(
        "measure m sum\ngoal m monthly at_least 20000 from 2026-01\n2026-W45 m 4000\n2026-W46 m 5600"
    )
    today = date(2026, 11, 23)
    periods = dict(zip(Cadence, map(company.period, ("2026-W47", "2026-11", "2026-Q4")), strict=True))
    found = build_goal_list(company.book, company.numbers, listed(company.book), periods, today)
    assert found.lines[0].cells[0].needed == "5,200 a week"
    boards = [company.board(Cadence.WEEKLY, week, today) for week in ("2026-W46", "2026-W47")]
    assert [board.rows[0].needed for board in boards] == [5200, 5200]
