"""Every command of a company: made, taken back, made again, and each time all is as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from scorecard.goals import Goal
from scorecard.measures import Direction, Measure, Rollup
from scorecard.periods import Cadence, Grain, WeekStart
from scorecard.templates.adding import Wish

ALL_DAYS = (date.min, date.max)


def week(workspace, key="2026-W47"):
    return workspace.book.calendar.parse(key)


def state(workspace):
    """Everything that a person can see of a company."""
    ids = list(workspace.book.by_id)
    return (
        workspace.book,
        [
            workspace.board(cadence, scorecard=name)
            for cadence in Cadence
            for name in workspace.book.scorecard_names
        ],
        workspace.imports(),
        workspace._store.entries(ids, *ALL_DAYS),
        workspace._store.notes(ids, *ALL_DAYS),
    )


def _set_value(workspace):
    return workspace.set_value(1, week(workspace), 99)


def _remove_value(workspace):
    return workspace.set_value(1, week(workspace), None)


def _new_value(workspace):
    return workspace.set_value(1, week(workspace, "2026-W30"), 5)


def _many_values(workspace):
    values = {(1, Grain.WEEK, week(workspace).begin, ""): 4, (2, Grain.WEEK, week(workspace).begin, ""): None}
    values[2, Grain.WEEK, week(workspace, "2026-W48").begin, "Web"] = 7
    return workspace.entering.set_values(values, "Paste 3 numbers into week 47")


def _note(workspace):
    return workspace.set_note(1, week(workspace), "Fair in Milan", starts_range=True)


def _new_measure(workspace):
    measure = Measure(9, "calls", "Calls", "Sales")
    goal = Goal(9, Cadence.WEEKLY, week(workspace).begin, Direction.AT_LEAST, low=5)
    return workspace.defining.save_measure(measure, [goal], {Cadence.WEEKLY})


def _measure_with_others(workspace):
    """A formula with an input that is new, and a new sub-metric under it."""
    defining, book = workspace.defining, workspace.book
    calls = Measure(9, "calls", "Calls", "Sales")
    below = Measure(10, "web", "From the web", parent_id=3)
    rate = replace(book.by_id[3], short_name="rate", rollup=Rollup.FORMULA, formula="won / calls")
    return defining.save_measure(rate, cadences={Cadence.WEEKLY}, along=[calls, below])


def _new_measures(workspace):
    calls = Measure(9, "calls", "Calls", "Sales")
    rate = Measure(10, "call_rate", "Calls won", rollup=Rollup.FORMULA, formula="won / calls")
    return workspace.defining.add_measures([calls, rate], listed=[(9, set(Cadence)), (10, {Cadence.MONTHLY})])


def _from_the_library(workspace):
    wish = Wish(("cac_payback_months", "cash_in_bank"), frozenset({Cadence.MONTHLY}), "Ana", goals=True)
    return workspace.defining.add_known(wish)


def _rename(workspace):
    return workspace.defining.save_measure(replace(workspace.book.by_id[1], name="Chances"))


def _rename_in_formulas(workspace):
    return workspace.defining.save_measure(replace(workspace.book.by_id[1], short_name="chances"))


def _other_tabs(workspace):
    return workspace.defining.save_measure(workspace.book.by_id[1], cadences={Cadence.MONTHLY})


def _archive(workspace):
    return workspace.defining.archive_measure(3)


def _restore(workspace):
    return workspace.defining.restore_measure(5, {Cadence.WEEKLY})


def _delete(workspace):
    return workspace.defining.delete_measure(3)


def _goals(workspace):
    goals = [
        Goal(1, Cadence.WEEKLY, week(workspace).begin, Direction.AT_LEAST, low=5, once=True),
        Goal(1, Cadence.WEEKLY, week(workspace).begin, Direction.AT_LEAST, low=3, segment="Web"),
    ]
    return workspace.defining.set_goals(1, goals)


def _no_goals(workspace):
    return workspace.defining.remove_goals(3, workspace.book.goals)


def _order(workspace):
    listed = workspace.book.scorecard(Cadence.WEEKLY).measure_ids
    return workspace.defining.order_measures(Cadence.WEEKLY, listed[::-1])


def _move(workspace):
    return workspace.defining.move_measure(Cadence.WEEKLY, 3, before=1, department="Marketing")


def _list(workspace):
    return workspace.defining.list_measures([6], {Cadence.WEEKLY, Cadence.QUARTERLY})


def _unlist(workspace):
    return workspace.defining.unlist_measure(1, Cadence.MONTHLY)


def _own_quarters(workspace):
    return workspace.defining.own_quarters(True, "Sales team")


def _second_scorecard(workspace):
    return workspace.defining.add_scorecard("Service", workspace.book.scorecard_names[0])


def _rename_scorecard(workspace):
    return workspace.defining.rename_scorecard("Sales team", "Revenue team")


def _remove_scorecard(workspace):
    return workspace.defining.remove_scorecard("Board")


def _order_scorecards(workspace):
    return workspace.defining.order_scorecards(("Board", "Sales team"))


def _mark(workspace):
    return workspace.defining.add_mark(1, date(2026, 11, 3), "New website")


def _change_mark(workspace):
    return workspace.defining.change_mark(workspace.book.marks[0], date(2026, 11, 4), "New web shop")


def _remove_mark(workspace):
    return workspace.defining.remove_mark(workspace.book.marks[0])


def _company(workspace):
    company = replace(
        workspace.book.company,
        currency="EUR",
        fiscal_year_start=4,
        first_day=date(2026, 1, 5),
        backups=9,
        asks_note=True,
        people=("Ana", "Ben"),
        departments=("Marketing", "Selling"),
    )
    return workspace.defining.change_company(company, {"Sales": "Selling"}, {"Ana": "Ben"})


def _week_start(workspace):
    return workspace.defining.change_company(
        replace(workspace.book.company, week_start=WeekStart.SUNDAY, fiscal_year_start=2)
    )


def _template(workspace):
    return workspace.defining.apply_template("small-business")


def _template_of_its_own(workspace):
    return workspace.defining.apply_template("small-business", own_name="Owner")


def _paste(workspace):
    session = workspace.import_session()
    session.open_text("Measure\tJan 2026\tFeb 2026\nCalls\t5\t6\nOpportunities\t7\t8\n", "pasted")
    return workspace.commit_import(session.plan)


CHANGES = [
    _set_value, _remove_value, _new_value, _many_values, _note, _new_measure, _measure_with_others,
    _new_measures, _from_the_library, _rename, _rename_in_formulas, _other_tabs, _archive, _restore,
    _delete, _goals, _no_goals, _order, _move, _list, _unlist, _own_quarters, _second_scorecard,
    _rename_scorecard, _remove_scorecard, _order_scorecards, _mark, _change_mark, _remove_mark,
    _company, _week_start, _template, _template_of_its_own, _paste,
]  # fmt: skip


@pytest.fixture
def company(workspace):
    """The company of the other tests with something of everything: two scorecards, a mark, notes, imports."""
    defining = workspace.defining
    workspace.set_note(2, week(workspace), "Two of them by phone")
    workspace.set_value(1, workspace.book.calendar.parse("2026-Q2"), 120)
    session = workspace.import_session()
    session.open_text("Measure\t2025-W01\t2025-W02\nOpportunities\t5\t6\nReferrals\t7\t8\n", "pasted")
    workspace.commit_import(session.plan)
    defining.save_measure(Measure(5, "old", "Old one", archived=True))
    defining.save_measure(Measure(6, "new", "Not listed", owner="Ana"))
    defining.rename_scorecard("", "Sales team")
    defining.add_scorecard("Board", "Sales team")
    defining.add_mark(3, date(2026, 10, 5), "Prices went up")
    return workspace


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__.strip("_"))
def test_every_change_is_taken_back_and_made_again_exactly(company, change):
    before = state(company)
    changes = change(company)
    after = state(company)
    assert changes.subjects
    assert after != before
    assert company.undo_title == changes.title
    company.undo()
    assert state(company) == before
    company.redo()
    assert state(company) == after
    assert company.check() == []


def test_a_new_week_start_moves_numbers_and_loses_none(company):
    before = company._store.entries(list(company.book.by_id), *ALL_DAYS)
    sunday = replace(company.book.company, week_start=WeekStart.SUNDAY)
    told = company.defining.calendar_effect(sunday)
    company.defining.change_company(sunday)
    after = company._store.entries(list(company.book.by_id), *ALL_DAYS)
    weekly = [entry for entry in before if entry.grain is Grain.WEEK]
    assert told[0] == "This week, 23–29 Nov 2026, becomes 22–28 Nov 2026."
    assert f": {len(weekly)} weekly numbers (30 Dec 2024 – " in told[1]
    assert told[-2].startswith("Stays as it is: ")
    assert told[-1].startswith("Nothing is lost")
    assert sorted(entry.value for entry in after) == sorted(entry.value for entry in before)
    assert {entry.begin.weekday() for entry in after if entry.grain is Grain.WEEK} == {6}
    same_week = company.book.calendar.period(Grain.WEEK, date(2026, 11, 18))
    assert company.board(Cadence.WEEKLY, same_week).rows[0].cell.value == 9
