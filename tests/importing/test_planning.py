"""What a plan removes where a file is complete, and what it leaves out."""

from __future__ import annotations

import xlsxwriter

from scorecard.importing.mapping import LEAVE_OUT

WEEKS = "Date,Measure,Value\n"
KEPT = WEEKS + "2026-01-05,Calls,1\n2026-01-12,Calls,2\n2026-01-19,Calls,3\n2026-01-26,Calls,4\n"


def removed(session):
    plan = session.plan
    assert plan.removed == len(plan.removed_values)
    return [each.old for each in plan.removed_values]


def again(kept, text):
    """A complete file after the kept one."""
    kept.commit(kept.opened(KEPT).plan)
    session = kept.opened(WEEKS + text)
    session.set_complete(True)
    return session


def test_a_complete_file_removes_what_it_does_not_hold(kept):
    session = again(kept, "2026-01-05,Calls,1\n2026-01-19,Calls,3\n")
    assert removed(session) == [2.0]
    session.set_complete(False)
    assert removed(session) == []


def test_a_complete_file_removes_nothing_that_it_holds_and_cannot_be_read(kept):
    session = again(kept, "2026-01-05,Calls,1\n2026-01-12,Calls,lost\n2026-01-26,Calls,4\n")
    assert [each.found for each in session.problems] == ["lost"]
    assert removed(session) == [3.0]


def test_a_complete_file_removes_nothing_that_is_left_out_of_it(kept):
    session = again(kept, KEPT.removeprefix(WEEKS).replace(",2\n", ",20\n"))
    session.leave_out_row(2)
    session.correct("C4", None)
    assert removed(session) == []
    assert session.plan.change_set.is_empty


def test_a_complete_file_without_a_measure_leaves_it_alone(kept):
    session = again(kept, "2026-01-05,Visits,1\n2026-01-26,Visits,4\n2026-01-05,Calls,1\n")
    session.choose(1, LEAVE_OUT)
    assert removed(session) == []


def test_cells_of_a_row_that_is_left_out_are_no_problems(kept):
    session = kept.opened("Measure,Jan 2026,Feb 2026\nLeads,1,2\nCalls,lost,4\n")
    assert [each.address for each in session.problems] == ["B3"]
    session.leave_out_row(2)
    assert session.problems == ()
    assert session.plan.record.problems == 0


def test_a_problem_on_another_sheet_is_told_with_it(kept, tmp_path):
    path = tmp_path / "kpis.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, months in (("North", ["Jan 2026", "Feb 2026"]), ("South", ["Mar 2026", "Apr 2026"])):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["Measure", *months])
            sheet.write_row(1, 0, ["Leads", 1, 2])
            sheet.write_row(2, 0, ["Visits", "lost", 4])
    plan = kept.opened(path).plan
    assert plan.sheet == "North and 1 more"
    assert [each["cell"] for each in plan.to_json()["problems"]] == ["North, B3", "South, B3"]
    assert [each[0] for each in plan.record.unread] == ["North, B3", "South, B3"]


def test_what_a_measure_cannot_hold_is_said_and_can_be_given(kept):
    kept.commit(kept.opened("Measure,Jan 2026\nLeads,1\n").plan)
    session = kept.opened("Measure,Feb 2026,Mar 2026\nLeads,yes,no\n")
    assert [(each.address, each.text) for each in session.problems] == [
        ("B2", "no number that “Leads” can hold"),
        ("C2", "no number that “Leads” can hold"),
    ]
    assert {each.measure.name for each in session.problems} == {"Leads"}
    session.correct("B2", 5.0)
    assert session.plan.added == 1
