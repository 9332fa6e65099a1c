from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from scorecard.changes import Change, ChangeSet, Subject
from scorecard.errors import ScorecardError
from scorecard.goals import Goal
from scorecard.measures import Direction, Entry, ImportRecord, Measure, Note, Scorecard, Source
from scorecard.periods import Cadence, Grain

YEAR = (date(2026, 1, 1), date(2027, 1, 1))


def set_to(store, before, after, title="Change Leads"):
    return store.apply(ChangeSet(title, (Change(before, after),)))


def values(store):
    return [value for *_, value in store.entry_values([1, 2], *YEAR)]


def test_a_write_says_what_it_changed(store, leads):
    changes = set_to(store, None, leads(42.0))
    assert changes.title == "Change Leads"
    assert changes.subjects == {Subject.ENTRIES}
    assert changes.measure_ids == {1}


def test_undo_and_redo_walk_through_the_steps_also_after_a_restart(store, window, path, leads):
    first, second = leads(1.0), leads(2.0)
    set_to(store, None, first, "First")
    set_to(store, first, second, "Second")
    assert (store.undo_title, store.redo_title) == ("Second", None)
    store.close()

    store = window.open(path)
    assert store.undo().title == "Second"
    assert values(store) == [1.0]
    store.close()

    store = window.open(path)
    assert (store.undo_title, store.redo_title) == ("First", "Second")
    store.undo()
    assert values(store) == []
    assert store.redo().title == "First"
    assert store.redo().measure_ids == {1}
    assert values(store) == [2.0]
    assert store.redo() is None


def test_there_is_an_end_to_undo(store):
    assert store.undo().title == "Add measures"
    assert store.undo() is None
    assert store.undo_title is None
    assert store.redo_title == "Add measures"


def test_a_new_step_drops_those_that_were_undone(store, leads):
    set_to(store, None, leads(1.0), "First")
    store.undo()
    set_to(store, None, leads(3.0), "Other")
    assert store.redo() is None
    assert (store.undo_title, store.redo_title) == ("Other", None)
    assert [line.title for line in store.history(leads(0.0).key)] == ["Other"]


def test_a_change_set_that_changes_nothing_makes_no_step(store, leads):
    set_to(store, None, leads(1.0), "First")
    store.undo()
    changes = set_to(store, leads(5.0), leads(5.0))
    assert changes.subjects == frozenset()
    assert store.redo_title == "First"


@pytest.mark.parametrize(
    ("before", "after", "named"),
    [
        (Measure(1, "leads", "Old leads"), None, "The measure “Old leads” was changed meanwhile"),
        (None, Measure(1, "leads2", "Leads"), "The measure “Leads” was changed"),
        (Goal(1, Cadence.WEEKLY, date(2026, 1, 5), Direction.YES), None, "weekly goal of “Leads” from 5"),
        (Scorecard(Cadence.MONTHLY, (1,)), Scorecard(Cadence.MONTHLY, (2,)), "The monthly scorecard was"),
        (Entry(1, Grain.WEEK, date(2026, 11, 16), 9.0), None, "“Leads”, 2026-W47, was .* It is now 42"),
        (Entry(2, Grain.MONTH, date(2026, 11, 1), 9.0, "Web"), None, r"“Revenue” \(Web\), 2026-11, was"),
    ],
)  # fmt: skip
def test_what_is_no_longer_as_it_was_is_refused_by_name_and_nothing_is_done(
    store, leads, before, after, named
):
    set_to(store, None, leads(42.0), "First")
    innocent = Change(None, leads(7.0, week=3))
    with pytest.raises(ScorecardError, match=named):
        store.apply(ChangeSet("Both", (innocent, Change(before, after))))
    assert values(store) == [42.0]
    assert store.undo_title == "First"


def test_notes_and_imports_are_named_too(store, clock):
    note = Note(1, Grain.WEEK, date(2026, 11, 16), "Fair", "Ana", clock())
    record = ImportRecord(4, "kpis.xlsx", "", "long_rows", Grain.WEEK, clock(), "Ana")
    with pytest.raises(ScorecardError, match="The note on “Leads”, 2026-W47, was changed"):
        set_to(store, note, replace(note, text="No fair"))
    with pytest.raises(ScorecardError, match=r"The import of “kpis\.xlsx” was changed"):
        set_to(store, record, replace(record, undone=True))
    with pytest.raises(ScorecardError, match="The company’s settings"):
        set_to(store, None, store.book().company)


def test_changes_of_one_item_may_follow_each_other(store, leads):
    one, two, three = leads(1.0), leads(2.0), leads(3.0)
    store.apply(ChangeSet("Thrice", (Change(None, one), Change(one, two), Change(two, three))))
    assert values(store) == [3.0]
    store.undo()
    assert values(store) == []
    with pytest.raises(ScorecardError, match="changed meanwhile"):
        store.apply(ChangeSet("Broken", (Change(None, one), Change(two, three))))


def test_two_measures_may_swap_their_short_names(store):
    one, two = store.book().measures
    swapped = (replace(one, short_name=two.short_name), replace(two, short_name=one.short_name))
    store.apply(ChangeSet("Swap", (Change(one, swapped[0]), Change(two, swapped[1]))))
    assert store.book().measures == swapped
    store.undo()
    assert store.book().measures == (one, two)


def test_a_short_name_is_given_once(store):
    with pytest.raises(ScorecardError, match=r"Acme\.scorecard.*same short name"):
        set_to(store, None, Measure(9, "leads", "Leads again"))
    assert len(store.book().measures) == 2


def test_numbers_of_a_measure_that_is_not_there_are_refused(store, leads):
    with pytest.raises(ScorecardError, match="measure that is not in"):
        set_to(store, None, leads(1.0, measure_id=99))
    set_to(store, None, leads(1.0))
    with pytest.raises(ScorecardError, match="still has numbers"):
        set_to(store, store.book().by_id[1], None)


def test_a_measure_goes_with_its_numbers_in_any_order(store, leads):
    entry = leads(1.0)
    set_to(store, None, entry)
    store.apply(ChangeSet("Remove", (Change(store.book().by_id[1], None), Change(entry, None))))
    assert [measure.id for measure in store.book().measures] == [2]
    store.undo()
    assert values(store) == [1.0]


def test_the_history_of_a_cell_tells_who_when_and_from_which_cell(store, window, path, clock, leads):
    typed, imported = leads(40.0), replace(leads(42.0), source=Source(1, "KPIs", "D14"))
    set_to(store, None, typed, "Change Leads, week 47")
    set_to(store, None, leads(9.0, week=46), "Another cell")
    store.close()
    clock.time += timedelta(hours=1)
    store = window.open(path, user="Ben")
    set_to(store, typed, imported, "Import kpis.xlsx")
    set_to(store, imported, None, "Clear")
    store.undo()

    newest, oldest = store.history(typed.key)
    assert (newest.made_by, newest.title) == ("Ben", "Import kpis.xlsx")
    assert (newest.value_before, newest.value_after, newest.source) == (40.0, 42.0, Source(1, "KPIs", "D14"))
    assert newest.made_at - oldest.made_at == timedelta(hours=1)
    assert (oldest.made_by, oldest.value_before, oldest.value_after, oldest.source) == (
        "Ana",
        None,
        40.0,
        None,
    )
    store.redo()
    assert store.history(typed.key)[0].value_after is None


def test_an_import_is_found_by_its_id_and_undone_with_its_record(store, clock, leads):
    record = ImportRecord(7, "kpis.xlsx", "KPIs", "measures_down", Grain.WEEK, clock(), "Ana", added=1)
    change_set = ChangeSet("Import kpis.xlsx", (Change(None, record), Change(None, leads(1.0))))
    store.apply(change_set)
    assert store.step_of_import(7) == change_set
    assert store.imports() == [record]
    store.undo()
    assert store.imports() == []
    with pytest.raises(ScorecardError, match=r"Acme\.scorecard.*import 7"):
        store.step_of_import(7)
    store.redo()
    assert store.step_of_import(7) == change_set
