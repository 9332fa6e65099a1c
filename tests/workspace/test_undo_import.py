from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from scorecard.errors import ScorecardError
from scorecard.importing.rows.rules import RawRules, RowKind, RowMeasure
from scorecard.measures import ImportRecord, Measure, Rollup
from scorecard.periods import Cadence, Grain

TABLE = "Measure\tJan 2026\tFeb 2026\nCalls\t5\t6\nOpportunities\t7\t8\n"


def take_in(workspace, text=TABLE, name="calls.csv"):
    session = workspace.import_session()
    session.open_text(text, name)
    workspace.commit_import(session.plan)
    return workspace.imports()[0].id


def value(workspace, name, key):
    measure = next(measure for measure in workspace.book.measures if measure.name == name)
    board = workspace.board(Cadence.MONTHLY, workspace.book.calendar.parse(key))
    return next(row.cell.value for row in board.rows if row.measure == measure)


def test_an_import_is_taken_back_whole(workspace):
    before = workspace.book
    import_id = take_in(workspace)
    assert value(workspace, "Calls", "2026-02") == 6
    changes, kept = workspace.importing.past.undo(import_id)
    assert kept == ()
    assert changes.title == "Undo import of calls.csv"
    assert workspace.book == before
    assert value(workspace, "Opportunities", "2026-02") is None
    assert [record.undone for record in workspace.imports()] == [True]


def test_the_first_import_of_a_new_company_leaves_nothing_behind(open_workspace):
    new = open_workspace("New.scorecard")
    before = new.book
    import_id = take_in(new)
    assert new.book.scorecard(Cadence.MONTHLY).measure_ids
    new.importing.past.undo(import_id)
    assert new.book == before


def test_it_is_taken_back_after_a_restart_too(open_workspace, workspace):
    import_id = take_in(workspace)
    workspace.close()
    again = open_workspace()
    again.importing.past.undo(import_id)
    assert [measure.name for measure in again.book.measures] == ["Opportunities", "Deals won", "Close rate"]


def test_taking_an_import_back_can_be_undone(workspace):
    import_id = take_in(workspace)
    book = workspace.book
    workspace.importing.past.undo(import_id)
    workspace.undo()
    assert workspace.book == book
    assert value(workspace, "Calls", "2026-02") == 6


def test_what_was_changed_since_is_kept_and_named(workspace):
    import_id = take_in(workspace)
    calls = next(measure for measure in workspace.book.measures if measure.name == "Calls")
    workspace.set_value(calls.id, workspace.book.calendar.parse("2026-01"), 50)
    _, kept = workspace.importing.past.undo(import_id)
    assert kept == ("Calls, January 2026",)
    assert value(workspace, "Calls", "2026-01") == 50
    assert value(workspace, "Calls", "2026-02") is None


def test_an_older_import_is_taken_back_under_a_newer_one(workspace):
    first = take_in(workspace)
    take_in(workspace, TABLE.replace("\t8", "\t80").replace("Feb", "Mar"), "more.csv")
    _, kept = workspace.importing.past.undo(first)
    assert value(workspace, "Opportunities", "2026-03") == 80
    assert value(workspace, "Opportunities", "2026-02") is None
    assert kept == ()


def test_an_import_is_taken_back_once(workspace):
    import_id = take_in(workspace)
    workspace.importing.past.undo(import_id)
    with pytest.raises(ScorecardError, match="was taken back already"):
        workspace.importing.past.undo(import_id)
    with pytest.raises(ScorecardError, match="There is no import 99"):
        workspace.importing.past.undo(99)


def test_the_same_table_again_changes_nothing(workspace):
    take_in(workspace)
    session = workspace.import_session()
    session.open_text(TABLE, "calls.csv")
    plan = session.plan
    assert (plan.added, plan.changed, plan.unchanged) == (0, 0, 4)


def test_a_measure_that_others_have_come_to_need_is_kept(workspace):
    import_id = take_in(workspace)
    calls = next(measure for measure in workspace.book.measures if measure.name == "Calls")
    formula = Measure(8, "per_call", "Won per call", rollup=Rollup.FORMULA, formula="won / calls")
    workspace.defining.save_measure(formula)
    workspace.importing.past.undo(import_id)
    assert calls in workspace.book.measures
    workspace.undo()
    workspace.undo()
    workspace.defining.save_measure(Measure(8, "cold", "Cold calls", parent_id=calls.id))
    workspace.importing.past.undo(import_id)
    assert calls in workspace.book.measures


def test_a_mean_goes_with_the_measures_that_it_is_made_of(workspace):
    before = workspace.book
    rows = [f"D{number}\t2026-01-{1 + number % 28:02d}\tFair\t{number}" for number in range(60)]
    session = workspace.import_session()
    session.open_text("\n".join(["Deal ID\tCreated\tSource\tAmount", *rows]), "deals.csv")
    session.choose_rules(RawRules("Created", Grain.WEEK, (RowMeasure("Deal", RowKind.AVERAGE, "Amount"),)))
    workspace.commit_import(session.plan)
    made = {measure.short_name: measure for measure in workspace.book.measures[len(before.measures) :]}
    assert list(made) == ["deal_total", "deal_count", "deal"]
    workspace.importing.past.undo(1)
    assert workspace.book == before

    workspace.undo()
    workspace.defining.save_measure(Measure(20, "twice", "Twice", rollup=Rollup.FORMULA, formula="2 * deal"))
    workspace.importing.past.undo(1)
    assert {*made.values()} <= {*workspace.book.measures}


def test_a_newer_import_that_found_the_same_numbers_is_named_before(workspace):
    first = take_in(workspace)
    assert workspace.importing.past.doubt(first) == ""
    newer = take_in(workspace, TABLE.replace("\t6", "\t60"), "newer.csv")
    assert workspace.importing.past.doubt(newer) == ""
    assert workspace.importing.past.doubt(first) == (
        "newer.csv found 3 numbers as they were already; which is not written down. What came from calls.csv "
        "first is removed with it. Import newer.csv again afterwards to have it back."
    )
    workspace.importing.past.undo(newer)
    assert workspace.importing.past.doubt(first) == ""


def test_imports_of_one_file_are_told_apart_by_when_they_were_made(workspace):
    first = take_in(workspace)
    newer = take_in(workspace, TABLE.replace("\t6", "\t60"))
    times = {each.id: f"{each.made_at:%H:%M}" for each in workspace.imports()}
    words = workspace.importing.past.doubt(first)
    assert words.startswith(f"The import of {times[newer]} found 3 numbers as they were already;")
    assert f"What came from this import of {times[first]} first is removed with it." in words


def test_a_name_that_it_taught_is_forgotten_even_where_the_measure_was_changed_since(workspace):
    measure = workspace.book.measures[0]

    def known_as(name):
        session = workspace.import_session()
        session.open_text(f"Measure\tJan 2026\tFeb 2026\n{name}\t5\t6\n", f"{name}.csv")
        session.choose(0, measure.id)
        workspace.commit_import(session.plan)
        return workspace.imports()[0].id

    wrong = known_as("Big")
    known_as("Chances")
    assert workspace.book.by_id[measure.id].aliases == (*measure.aliases, "Big", "Chances")
    workspace.importing.past.undo(wrong)
    assert workspace.book.by_id[measure.id].aliases == (*measure.aliases, "Chances")


def test_an_import_is_of_the_moment_at_which_it_was_made(workspace):
    session = workspace.import_session()
    session.open_text(TABLE, "calls.csv")
    read_at = datetime(2026, 1, 2, 3, 4)
    plan = session.plan
    changes = tuple(
        replace(each, after=replace(each.after, made_at=read_at))
        if isinstance(each.after, ImportRecord)
        else each
        for each in plan.change_set.changes
    )
    workspace.commit_import(replace(plan, change_set=replace(plan.change_set, changes=changes)))
    assert workspace.imports()[0].made_at > read_at
