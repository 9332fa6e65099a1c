from __future__ import annotations

from datetime import date

import pytest

from scorecard.errors import ScorecardError
from scorecard.importing.layout import LayoutKind
from scorecard.importing.rows.rules import Ratio, RawRules, RowKind, RowMeasure
from scorecard.measures import Measure
from scorecard.periods import Cadence, Grain

TABLE = "Measure\tJan 2026\tFeb 2026\nCalls\t5\t6\nOpportunities\t7\t8\n"
OTHER = "Measure\tFeb 2026\tMar 2026\nCalls\t60\t9\nOpportunities\t8\t9\n"


def take_in(workspace, text=TABLE, name="calls.csv"):
    session = workspace.import_session()
    session.open_text(text, name)
    workspace.commit_import(session.plan)
    return workspace.imports()[0].id


def numbers(workspace):
    """Every number of every measure, by name and month."""
    calendar = workspace.book.calendar
    months = [calendar.period(calendar.parse("2026-01").grain, date(2026, month, 1)) for month in (1, 2, 3)]
    return {
        (row.measure.name, board.title): row.cell.value
        for month in months
        for board in [workspace.board(Cadence.MONTHLY, month)]
        for row in board.rows
        if row.cell.value is not None
    }


def measure(workspace, name):
    return next(each for each in workspace.book.measures if each.name == name)


def test_what_was_taken_back_is_made_again_whole(workspace):
    import_id = take_in(workspace)
    book, before = workspace.book, numbers(workspace)
    workspace.importing.past.undo(import_id)
    changes, kept = workspace.importing.past.redo(import_id)
    assert changes.title == "Redo import of calls.csv"
    assert kept == ()
    assert workspace.book == book
    assert numbers(workspace) == before
    assert [record.undone for record in workspace.imports()] == [False]
    workspace.undo()
    assert [record.undone for record in workspace.imports()] == [True]
    assert "Calls" not in {each.name for each in workspace.book.measures}


def test_it_can_be_taken_back_and_made_again_many_times(workspace):
    import_id = take_in(workspace)
    before = numbers(workspace)
    for _ in range(3):
        workspace.importing.past.undo(import_id)
        workspace.importing.past.redo(import_id)
    assert numbers(workspace) == before


def test_numbers_typed_in_the_meantime_stay_and_are_named(workspace):
    import_id = take_in(workspace)
    workspace.importing.past.undo(import_id)
    opportunities = measure(workspace, "Opportunities")
    workspace.set_value(opportunities.id, workspace.book.calendar.parse("2026-02"), 80)
    _, kept = workspace.importing.past.redo(import_id)
    assert kept == ("Opportunities, February 2026",)
    assert numbers(workspace)["Opportunities", "February 2026"] == 80
    assert numbers(workspace)["Calls", "January 2026"] == 5


def test_an_import_whose_measure_another_has_replaced_leaves_that_one_alone(workspace):
    import_id = take_in(workspace)
    calls = measure(workspace, "Calls")
    workspace.importing.past.undo(import_id)
    workspace.defining.save_measure(Measure(calls.id, "visits", "Visits"), cadences=frozenset(Cadence))
    _, kept = workspace.importing.past.redo(import_id)
    assert kept == ("Calls, January 2026", "Calls, February 2026")
    assert "Visits" not in {name for name, _ in numbers(workspace)}
    assert measure(workspace, "Visits").id == calls.id


def test_the_file_imported_anew_goes_before_the_old_import(workspace):
    first = take_in(workspace)
    workspace.importing.past.undo(first)
    take_in(workspace, TABLE.replace("\t5", "\t50"))
    before = numbers(workspace)
    _, kept = workspace.importing.past.redo(first)
    assert len(kept) == 4
    assert numbers(workspace) == before


def test_only_what_was_taken_back_is_made_again(workspace):
    import_id = take_in(workspace)
    with pytest.raises(ScorecardError, match="was not taken back"):
        workspace.importing.past.redo(import_id)
    with pytest.raises(ScorecardError, match="There is no import 99"):
        workspace.importing.past.redo(99)


def test_details_tell_what_an_import_changed(workspace):
    take_in(workspace)
    second = take_in(workspace, OTHER, "more.csv")
    details = workspace.importing.past.details(second)
    counts = {each.name: (each.is_new, each.added, each.changed, each.removed) for each in details.measures}
    assert counts == {"Opportunities": (False, 1, 0, 0), "Calls": (False, 1, 1, 0)}
    assert details.changed_total == 1
    changed = details.changed[0]
    assert (changed.name, changed.before, changed.after, changed.cell) == ("Calls", 6, 60, "B2")
    assert workspace.book.calendar.title(changed.period) == "February 2026"
    assert details.record.file == "more.csv"
    assert workspace.importing.past.details(1).measures[-1].is_new


def test_details_outlive_the_import(workspace):
    import_id = take_in(workspace)
    workspace.importing.past.undo(import_id)
    assert [each.name for each in workspace.importing.past.details(import_id).measures] == [
        "Opportunities",
        "Calls",
    ]


@pytest.fixture
def deals(workspace):
    """An import of deals with their mean size, which was taken back."""
    session = workspace.import_session()
    rows = "".join(f"2026-01-{day:02}\tCustomer {day}\t{day}00\n" for day in (3, 4, 4, 9, 17, 18, 30))
    session.open_text(f"Created\tCustomer\tAmount\n{rows}", "deals.csv")
    counts = RowMeasure("Sold", RowKind.COUNT), RowMeasure("Revenue", RowKind.SUM, "Amount")
    session.choose_layout(LayoutKind.RAW_ROWS)
    session.choose_rules(RawRules("Created", Grain.MONTH, counts, (Ratio("Deal size", "Revenue", "Sold"),)))
    workspace.commit_import(session.plan)
    import_id = workspace.imports()[0].id
    workspace.importing.past.undo(import_id)
    return import_id


def test_a_ratio_is_made_again_with_its_parts(workspace, deals):
    workspace.importing.past.redo(deals)
    assert measure(workspace, "Deal size").formula == "revenue / sold"
    assert workspace.check() == []


@pytest.mark.parametrize(
    "other", [("deal_size", "Size"), ("size", "deal size"), ("revenue", "Turnover"), ("sales", "Revenue")]
)
def test_a_ratio_whose_place_or_parts_another_has_taken_is_not_made_again(workspace, deals, other):
    workspace.defining.save_measure(Measure(50, *other, "Sales"))
    book = workspace.book
    with pytest.raises(ScorecardError, match=r"Deal size cannot be made again: .* Import deals\.csv anew"):
        workspace.importing.past.redo(deals)
    assert workspace.book == book
