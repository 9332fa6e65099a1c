"""Parts of a sheet that a person marks: what heads them may stand far above."""

from __future__ import annotations

import pytest

from scorecard.errors import ScorecardError
from scorecard.importing.layout import Area, LayoutKind

NOTES = ["How it is counted,,,", "Note,see,the,sheet", "Second note,see,below,", ",,,"]
MONTHS = "KPI,Jan 2026,Feb 2026,Mar 2026"
FAR = "\n".join(["Report,,,", ",,,", MONTHS, *NOTES, *NOTES, "Leads,1,2,3", "Calls,4,5,6", "Visits,7,8,9"])
ROWS = Area(11, 0, 13, 3)


def test_its_headings_are_found_above_whatever_stands_between(kept):
    session = kept.opened(FAR)
    session.choose_area(ROWS)
    assert [match.name for match in session.matches] == ["Leads", "Calls", "Visits"]
    assert session.area == ROWS
    kept.commit(session.plan)
    assert kept.values("Calls") == {"2026-01": 4, "2026-02": 5, "2026-03": 6}


def test_a_year_above_the_months_is_seen(kept):
    text = FAR.replace(",,,\nKPI", ",2025,,\nKPI", 1).replace(" 2026", "")
    session = kept.opened(text)
    session.choose_area(ROWS)
    assert session.questions == ()
    assert str(session.plan.first.begin) == "2025-01-01"


def test_the_row_that_heads_most_numbers_is_taken_and_the_nearest_of_several(kept):
    nearer = FAR.replace("How it is counted,,,", "As of,Feb 2026,,").replace(
        "Second note,see,below,", "KPI,Apr 2026,May 2026,Jun 2026"
    )
    session = kept.opened(nearer)
    session.choose_area(ROWS)
    assert str(session.plan.first.begin) == "2026-04-01"


def test_names_above_periods_are_found_too(kept):
    lines = [
        "As of Feb 2026,,",
        "Month,Leads,Calls",
        "How it is counted,,",
        ",,",
        "2026-01,1,2",
        "2026-02,3,4",
    ]
    session = kept.opened("\n".join(lines))
    session.choose_area(Area(4, 0, 5, 2))
    assert session.layout.kind is LayoutKind.PERIODS_DOWN
    assert [match.name for match in session.matches] == ["Leads", "Calls"]


@pytest.mark.parametrize(
    ("area", "why"),
    [
        (Area(11, 1, 13, 3), "holds periods and numbers, but no names"),
        (Area(11, 0, 13, 0), "holds no numbers"),
        (Area(3, 0, 7, 3), "holds no numbers"),
    ],
)
def test_what_is_missing_is_said(kept, area, why):
    session = kept.opened(FAR)
    with pytest.raises(ScorecardError, match=why):
        session.choose_area(area)
    assert session.area is None


def test_periods_that_stand_nowhere_are_missed(kept):
    session = kept.opened(f"Leads,1,2,3\nCalls,4,5,6\n,,,\n{MONTHS}\nVisits,7,8,9\n")
    with pytest.raises(ScorecardError, match="Neither the marked area nor a row above it names weeks"):
        session.choose_area(Area(0, 0, 1, 3))
