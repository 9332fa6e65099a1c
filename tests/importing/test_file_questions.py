"""What a file leaves open: years, real dates with day and month exchanged, periods in the names of sheets."""

from __future__ import annotations

from datetime import date

import pytest
import xlsxwriter

from scorecard.errors import ScorecardError
from scorecard.importing.keeping import choices_to_keep
from scorecard.importing.moments import DateOrder
from scorecard.importing.recipes import dump, load
from scorecard.importing.unattended import what_to_decide

NO_YEAR = "KPI,Jan,Feb,Mar\nLeads,5,6,7\nVisits,50,60,70\n"


def months(session):
    plan = session.plan
    return plan.calendar.key(plan.first), plan.calendar.key(plan.last)


def test_a_file_without_a_year_asks_for_it_once(kept):
    session = kept.opened(NO_YEAR, today=date(2026, 11, 25))
    assert session.year == 2026
    assert months(session) == ("2026-01", "2026-03")
    assert session.questions == ("Which year is meant? The file names none: “Jan” is taken to be of 2026.",)
    assert what_to_decide(session) == session.questions[0]
    session.choose_year(2025)
    assert months(session) == ("2025-01", "2025-03")
    assert session.questions == ()
    assert "2025" not in dump("Report", choices_to_keep(session), kept.book)


@pytest.mark.parametrize(
    ("headings", "today", "year"),
    [
        ("Jan,Feb,Mar", date(2026, 2, 10), 2025),
        ("Jan,Feb,Mar", date(2026, 3, 1), 2026),
        ("Nov,Dec,Jan", date(2026, 2, 10), 2025),
        ("KW 50,KW 51,KW 52", date(2026, 11, 25), 2025),
        ("05/01,06/01,07/01", date(2026, 11, 25), 2026),
        ("Q1,Q2,Q3", date(2026, 11, 25), 2026),
    ],
)
def test_it_is_the_newest_year_with_nothing_to_come(kept, headings, today, year):
    session = kept.opened(f"KPI,{headings}\nLeads,5,6,7\n", today=today)
    assert session.year == year
    assert session.plan.last.begin <= today


def test_numbered_weeks_without_a_year(kept):
    lines = "\n".join(f"{week},{week * 10}" for week in range(1, 53))
    session = kept.opened(f"Week,Leads\n{lines}\n", today=date(2026, 11, 25))
    assert months(session) == ("2025-W01", "2025-W52")


def test_a_file_with_years_is_not_asked_and_cannot_be_told(kept):
    session = kept.opened("KPI,Jan 2026,Feb 2026\nLeads,5,6\n")
    assert (session.year, session.questions) == (None, ())
    with pytest.raises(ScorecardError, match="names its years itself"):
        session.choose_year(2025)


@pytest.fixture
def exchanged(workbook):
    """Days of January as they come out of a spreadsheet that puts the month first."""
    real = [[date(2026, day, 1), day] for day in range(1, 13)]
    texts = [[f"{day}/01/2026", day] for day in range(13, 32)]
    return workbook([["Date", "Leads"], *real, *texts])


def test_real_dates_that_may_be_exchanged_are_asked_for(kept, exchanged):
    session = kept.opened(exchanged)
    (question,) = session.questions
    assert "“13/01/2026”, which stayed text" in question
    assert "1 Feb 2026" in question
    assert "2 Jan 2026" in question
    assert what_to_decide(session) == question
    session.choose_exchanged(True)
    assert session.questions == ()
    assert (session.plan.first.begin, session.plan.last.begin) == (date(2026, 1, 1), date(2026, 1, 31))
    assert session.plan.added == 31
    session.choose_exchanged(False)
    assert session.questions == ()
    assert session.plan.last.begin > date(2026, 11, 1)


def test_a_recipe_keeps_what_was_said_of_them(kept, exchanged):
    session = kept.opened(exchanged)
    session.choose_exchanged(True)
    text = dump("Daily", choices_to_keep(session), kept.book)
    assert "exchanged = true" in text
    again = kept.opened(exchanged)
    again.use(load(text, kept.book, "Daily")[1], "Daily")
    assert again.questions == ()
    assert again.plan.last.begin == date(2026, 1, 31)


def test_rows_of_deals_with_exchanged_dates(kept, workbook):
    real = [[date(2026, day, 1), f"Deal {day}", 10.0] for day in range(1, 13)]
    texts = [[f"{day}/01/2026", f"Deal {day}", 10.0] for day in (13, 13, 20, 25, 28, 31)]
    session = kept.opened(workbook([["Date", "Deal", "Amount"], *real, *texts]))
    assert len(session.questions) == 1
    session.choose_exchanged(True)
    assert session.plan.last.begin < date(2026, 2, 1)


@pytest.fixture
def sheets(tmp_path):
    """Writes a workbook of several sheets."""

    def sheets(tables):
        path = tmp_path / "months.xlsx"
        book = xlsxwriter.Workbook(path)
        for name, rows in tables.items():
            page = book.add_worksheet(name)
            for row, line in enumerate(rows):
                page.write_row(row, 0, line)
        book.close()
        return path

    return sheets


def month(leads, visits):
    return [["KPI", "Value"], ["New leads", leads], ["Visits (thousands)", visits], ["Total", leads + visits]]


@pytest.mark.parametrize(
    "names", [("Jan 2026", "Feb 2026", "Mar 2026"), ("2026-01", "2026-02", "2026-03"), ("Jan", "Feb", "Mar")]
)
def test_one_sheet_a_month_is_one_import(kept, sheets, names):
    session = kept.opened(sheets({name: month(5 + i, 50 + i) for i, name in enumerate(names)}))
    if session.year is not None:
        session.choose_year(2026)
    assert session.together == names
    assert (months(session), session.questions) == (("2026-01", "2026-03"), ())
    kept.commit(session.plan)
    assert sorted(entry.value for entry in kept.entries.values()) == [5, 6, 7, 50_000, 51_000, 52_000]
    assert session.notes.count("The names of the sheets give the periods.") == 1


def test_the_actual_column_counts_beside_a_target(kept, sheets):
    rows = [["KPI", "Target", "Actual"], ["New leads", 10, 5], ["Visits", 100, 50]]
    session = kept.opened(sheets({"Q1 2026": rows, "Q2 2026": rows}))
    assert session.plan.added == 4
    assert {each.measure.name for each in session.plan.measures} == {"New leads", "Visits"}


def test_sheets_of_weeks_take_the_year_of_their_names(kept, sheets):
    first = [["KPI", "KW 2", "KW 3", "KW 4"], ["Leads", 1, 2, 3]]
    then = [["KPI", "KW 6", "KW 7", "KW 8"], ["Leads", 4, 5, 6]]
    session = kept.opened(sheets({"Jan 2026": first, "Feb 2026": then}))
    assert months(session) == ("2026-W02", "2026-W08")


@pytest.mark.parametrize("heading", ["Target", "Ziel", "Goal"])
def test_a_column_of_goals_beside_the_actual_one_gives_goals(kept, sheets, heading):
    tables = {
        name: [["KPI", heading, "Actual"], ["New leads", goal, 5], ["Visits", 100, 50]]
        for name, goal in (("Jan 2026", 10), ("Feb 2026", 12))
    }
    session = kept.opened(sheets(tables))
    assert session.goal_count
    session.set_with_goals(True)
    goals = [(each.measure.name, each.goal.begin.month, each.goal.low) for each in session.plan.goals]
    assert ("New leads", 1, 10) in goals
    assert ("New leads", 2, 12) in goals
    assert session.plan.added == 4


@pytest.mark.parametrize(
    "lines",
    [
        "Date,Customer,Amount\n"
        + "".join(f"{day:02d}/02,Ana {day},{day}0\n" for day in (3, 4, 4, 9, 17, 20)),
        "Date,Measure,Value\n" + "".join(f"{day:02d}/02,Leads,{day}\n" for day in (2, 9, 16, 23)),
    ],
)
def test_rows_without_a_year_are_asked_for_it_too(kept, lines):
    session = kept.opened(lines, today=date(2026, 11, 25))
    assert any("Which year is meant?" in question for question in session.questions)
    session.choose_date_order(DateOrder.DAY_FIRST)
    assert session.plan.first.begin.year == 2026
    session.choose_year(2025)
    assert session.questions == ()
    assert session.plan.last.begin.year == 2025
    assert session.plan.added
