"""What a person corrected is used again: by a recipe, or offered where the company has it already."""

from __future__ import annotations

import pytest

from scorecard.importing.keeping import choices_to_keep
from scorecard.importing.recipes import dump, load

FIRST = "KPI,Jan 2026,Feb 2026\nLeads,approx 45,50\nDeals,7,8\n"
MOVED = "Report,,,\n,,,\nKPI,Jan 2026,Feb 2026,Mar 2026\nDeals,7,8,9\nLeads,approx 45,50,{}\n"


@pytest.fixture
def by_recipe(kept):
    """A file opened by what was kept of one in which a cell was corrected, and imported."""

    def opened(text, first=FIRST, where="B2", value=45):
        session = kept.opened(first)
        session.correct(where, value)
        kept.commit(session.plan)
        recipe = dump("Report", choices_to_keep(session), kept.book)
        kept.entries.clear()
        again = kept.opened(text)
        again.use(load(recipe, kept.book, "report.toml")[1], "Report")
        return again

    return opened


def test_the_same_text_for_the_same_number_is_corrected_in_the_next_file(kept, by_recipe):
    session = by_recipe(MOVED.format("60"))
    assert session.problems == ()
    assert session.corrections == {("", "B5"): 45}
    assert "B5 “approx 45” is read as corrected before." in session.notes
    kept.commit(session.plan)
    assert kept.values("Leads") == {"2026-01": 45, "2026-02": 50, "2026-03": 60}


@pytest.mark.parametrize("text", ["approx 46", "n.n."])
def test_another_text_in_that_cell_is_a_problem_again(by_recipe, text):
    session = by_recipe(FIRST.replace("approx 45", text))
    assert [problem.address for problem in session.problems] == ["B2"]


def test_the_same_text_for_another_month_or_measure_is_a_problem_again(by_recipe):
    session = by_recipe(MOVED.format("approx 45").replace("Deals,7", "Deals,approx 45"))
    assert [problem.address for problem in session.problems] == ["B4", "D5"]
    assert session.corrections == {("", "B5"): 45}


def test_it_is_taken_back_for_good(kept, by_recipe):
    session = by_recipe(FIRST)
    assert [problem.found for problem in session.recalled] == ["approx 45"]
    session.take_back_correction("B2")
    assert [problem.address for problem in session.problems] == ["B2"]
    assert "corrections" not in dump("Report", choices_to_keep(session), kept.book)


def test_it_is_corrected_otherwise(kept, by_recipe):
    session = by_recipe(FIRST)
    session.correct("B2", 46)
    kept.commit(session.plan)
    assert kept.values("Leads")["2026-01"] == 46
    assert [each.value for each in choices_to_keep(session).corrections] == [46]


def test_the_import_remembers_what_was_done_by_hand(kept, by_recipe):
    session = kept.opened(FIRST.replace("7,8", "n.n.,8"))
    session.correct("B2", 45)
    assert session.plan.record.unread == (
        ("B2", "approx 45", "“approx 45” is no number", "read as 45"),
        ("B3", "n.n.", "“n.n.” is no number", "skipped"),
    )
    record = session.plan.record
    assert (record.problems, record.corrected, record.left_out) == (1, 1, 0)
    session.take_back_correction("B2")
    assert session.plan.record.corrected == 0
    again = by_recipe(FIRST)
    assert [each[-1] for each in again.plan.record.unread] == ["read as 45"]


def test_a_segment_has_corrections_of_its_own(by_recipe):
    first = "Month,KPI,Region,Value\n2026-01,Leads,North,soon\n2026-01,Leads,South,5\n2026-02,Leads,South,6\n"
    session = by_recipe(first.replace("South,5", "South,soon"), first=first, where="D2", value=4)
    assert session.corrections == {("", "D2"): 4}
    assert [problem.address for problem in session.problems] == ["D3"]


def test_a_number_that_looked_like_a_slip_is_corrected_again(by_recipe):
    months = ",".join(f"{month} 2026" for month in ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul"))
    text = f"KPI,{months}\nOn time,91%,92%,93%,931%,92%,91%,93%\n"
    session = by_recipe(text, first=text, where="E2", value=93.1)
    assert session.corrections == {("", "E2"): 93.1}


def test_without_a_recipe_the_number_that_the_company_has_from_that_cell_is_offered(kept):
    session = kept.opened(FIRST)
    session.correct("B2", 45)
    kept.commit(session.plan)
    (problem,) = kept.opened(FIRST).problems
    assert (problem.suggestion, problem.is_as_now) == (45, True)
    (problem,) = kept.opened(MOVED.format("60")).problems
    assert (problem.address, problem.suggestion) == ("B5", None)
