"""What a change would do, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from scorecard.book import Book
from scorecard.changes import Change, ChangeSet
from scorecard.commands.telling import Section, tell
from scorecard.goals import Goal
from scorecard.measures import Company, Direction, Measure, Scorecard
from scorecard.periods import Cadence, WeekStart
from scorecard.units import Unit
from scorecard.writing import COMMA

LEADS = Measure(1, "leads", "Leads", "Marketing")
BOOK = Book(Company(), (LEADS,), scorecards=(Scorecard(Cadence.WEEKLY, (1,)),), number_format=COMMA)


def told(*changes: Change) -> dict[str, tuple[str, ...]]:
    return {section.title: section.lines for section in tell(BOOK, ChangeSet("Test", changes))}


def test_nothing_is_told_of_nothing():
    assert tell(BOOK, ChangeSet("Test", ())) == ()


def test_new_measures_are_named_and_where_they_stand():
    new = [Measure(number, f"m{number}", f"Measure {number}") for number in range(2, 10)]
    listed = Scorecard(Cadence.WEEKLY, (1, *(measure.id for measure in new)))
    sections = told(*(Change(None, measure) for measure in new), Change(BOOK.scorecards[0], listed))
    assert len(sections["8 new measures"]) == 8
    assert sections["On the scorecards"] == (
        "Weekly: adds Measure 2, Measure 3, Measure 4, Measure 5, Measure 6 and 3 more",
    )


def test_a_changed_measure_says_from_what_to_what():
    changed = replace(
        LEADS, name="New leads", unit=Unit.PERCENT, decimals=1, description="Other", parent_id=2
    )
    parent = Measure(2, "visits", "Visits")
    sections = told(Change(LEADS, changed), Change(None, parent))
    assert sections["1 measure changes"] == (
        "Leads: name “Leads” → “New leads”; unit count → percent; decimals none → 1; "
        "sub-measure of none → “Visits”; what it tells changes",
    )


def test_goals_are_written_as_the_person_chose():
    goal = Goal(1, Cadence.WEEKLY, date(2026, 11, 16), Direction.AT_LEAST, low=4800, segment="Web")
    assert told(Change(None, goal))["1 new goal"] == ("Leads (Web): ≥ 4.800 weekly from Week 47 on",)


def test_settings_say_the_old_and_the_new():
    company = replace(
        BOOK.company, currency="EUR", week_start=WeekStart.SUNDAY, fiscal_year_start=4, departments=("Sales",)
    )
    assert tell(BOOK, ChangeSet("Test", (Change(BOOK.company, company),))) == (
        Section(
            "Company settings",
            (
                "Currency: USD → EUR",
                "Weeks start on Monday → Sunday",
                "Fiscal year starts in January → April",
                "Departments: Sales",
            ),
        ),
    )
