"""What a plan removes where a file is complete, and what it leaves out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
import xlsxwriter

from scorecard.book import Book
from scorecard.changes import Subject
from scorecard.importing.layout import LayoutKind
from scorecard.importing.mapping import LEAVE_OUT
from scorecard.importing.rows.rules import Ratio, RawRules, RowKind, RowMeasure
from scorecard.measures import Measure, Rollup
from scorecard.periods import Cadence, Grain

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


def test_a_complete_file_removes_nothing_under_any_of_very_many_cells_that_cannot_be_read(kept):
    days = [date(2021, 1, 1) + timedelta(days) for days in range(1500)]
    lines = [f"{day},Calls,{index}\n" for index, day in enumerate(days)]
    kept.commit(kept.opened(WEEKS + "".join(lines)).plan)
    lost = [f"{day},Calls,lost{index}\n" for index, day in enumerate(days)]
    session = kept.opened(WEEKS + "".join((*lines[:10], *lost[10:1300], *lines[1310:])))
    session.set_complete(True)
    assert session.plan.problem_count == 1290
    assert removed(session) == [float(index) for index in range(1300, 1310)]
    assert session.plan.notes == (
        "1,290 numbers that the file lacks are not removed: what could not be read may be meant for them.",
    )


def test_a_complete_file_removes_nothing_of_a_measure_with_a_date_that_cannot_be_read(kept):
    kept.commit(kept.opened(KEPT + KEPT.removeprefix(WEEKS).replace("Calls", "Visits")).plan)
    session = kept.opened(
        WEEKS + "2026-01-05,Calls,1\n2026-01-12,Visits,2\n2026-01-32,Calls,2\n2026-01-26,Calls,4\n"
    )
    session.set_complete(True)
    assert {(each.measure.name, each.old) for each in session.plan.removed_values} == {
        ("Visits", 1.0),
        ("Visits", 3.0),
        ("Visits", 4.0),
    }


def test_a_complete_file_removes_nothing_under_a_heading_that_cannot_be_read(kept):
    months = "Measure,2026-01,2026-02,2026-03\nLeads,1,2,3\n"
    kept.commit(kept.opened(months).plan)
    for slip in ("Fbeurary", "2026-13"):
        session = kept.opened(months.replace("2026-02", slip))
        session.set_complete(True)
        assert removed(session) == []


def test_a_complete_list_of_deals_removes_nothing_where_a_row_has_no_date(kept):
    deals = "Date,Customer,Amount\n" + "".join(
        f"2026-{month:02}-{day:02},Customer {day},{day * month}\n"
        for month in (1, 2, 3)
        for day in (3, 4, 9, 17)
    )
    kept.commit(kept.opened(deals).plan)
    without = [line for line in deals.splitlines(keepends=True) if "2026-02" not in line]
    for more, is_sure in (("", True), ("2026-02-30,Customer 3,6\n", False)):
        session = kept.opened("".join((*without[:5], more, *without[5:])))
        session.set_complete(True)
        assert bool(removed(session)) is is_sure


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


DEALS = "Created,Customer,Amount\n" + "".join(
    f"2026-01-{day:02},Customer {day},{day}00\n" for day in (3, 4, 4, 9, 17, 18, 30)
)
RULES = RawRules(
    "Created",
    Grain.MONTH,
    (RowMeasure("Deals", RowKind.COUNT), RowMeasure("Revenue", RowKind.SUM, "Amount")),
    (Ratio("Deal size", "Revenue", "Deals"),),
)


@pytest.mark.parametrize(
    ("measure", "what"),
    [
        (Measure(1, "size", "Deal size"), "a measure with numbers of its own"),
        (
            Measure(1, "size", "Deal size", archived=True, rollup=Rollup.FORMULA, formula="1 / 2"),
            "an archived measure",
        ),
        (Measure(1, "size", "Deal size", rollup=Rollup.FORMULA, formula="1 / 2"), ""),
        (Measure(1, "size", "Other"), ""),
    ],
)
def test_a_ratio_whose_name_is_another_measures_is_said(kept, measure, what):
    kept.book = Book(measures=(measure,))
    session = kept.opened(DEALS)
    session.choose_layout(LayoutKind.RAW_ROWS)
    session.choose_rules(RULES)
    told = f"“Deal size” is the name of {what}, and so not worked out. Change it under What to count."
    assert session.plan.notes == ((told,) if what else ())
    session.choose_rules(replace(RULES, ratios=(replace(RULES.ratios[0], name="Mean deal"),)))
    assert session.plan.notes == ()
    made = [
        change.item.name for change in session.plan.change_set.changes if change.subject is Subject.MEASURES
    ]
    assert "Mean deal" in made


def test_a_complete_list_of_deals_removes_nothing_where_hidden_rows_are_left_out(kept, workbook):
    deals = [
        [date(2026, month, day), f"Customer {day}", float(day * month)]
        for month in (1, 2, 3)
        for day in (3, 4, 9, 17)
    ]

    def hide_february(_, sheet):
        for row in range(5, 9):
            sheet.set_row(row, None, None, {"hidden": True})

    rows = [["Date", "Customer", "Amount"], *deals]
    whole = kept.opened(workbook(rows))
    whole.choose_layout(LayoutKind.RAW_ROWS)
    kept.commit(whole.plan)
    session = kept.opened(workbook(rows, "hidden.xlsx", more=hide_february))
    session.choose_layout(LayoutKind.RAW_ROWS)
    session.set_with_hidden(False)
    session.set_complete(True)
    assert session.plan.unchanged > 0
    assert removed(session) == []


MONTHLY = "KPI,Jan 2026,Feb 2026\nRevenue,100,200\n"
WEEKLY = "KPI,2026-W02,2026-W03\nRevenue,25,26\n"


@pytest.mark.parametrize(
    ("first", "then", "told", "cadence"),
    [
        (MONTHLY, WEEKLY, "has monthly numbers so far; this file brings weekly ones.", Cadence.WEEKLY),
        (WEEKLY, MONTHLY, "has weekly numbers so far; this file brings monthly ones.", Cadence.MONTHLY),
    ],
)
def test_numbers_of_another_grain_are_told_and_shown_on_their_tab(kept, first, then, told, cadence):
    kept.commit(kept.opened(first).plan)
    plan = kept.opened(then).plan
    (note,) = plan.notes
    assert note == (f"“Revenue” {told} What was reported for a month stays and wins over its weeks.")
    listed = {
        change.after.cadence: change.after.measure_ids
        for change in plan.change_set.changes
        if change.subject is Subject.SCORECARDS
    }
    assert listed[cadence] == (1,)
    kept.commit(plan)
    assert kept.opened(then).plan.notes == ()
