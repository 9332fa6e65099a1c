from __future__ import annotations

from array import array
from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from scorecard.batches import Batch
from scorecard.book import Book
from scorecard.changes import Change, ChangeSet
from scorecard.commands.import_details import MOST_CHANGED, import_details
from scorecard.commands.imports import redo_import, undo_import
from scorecard.measures import Entry, ImportRecord, Measure, Scorecard, Source
from scorecard.periods import Cadence, Grain

MONDAY = date(2026, 1, 5)
RECORD = ImportRecord(1, "kpis.xlsx", "KPIs", "long_rows", Grain.WEEK, datetime(2026, 2, 1), "Ana")
OLD, NEW = Measure(1, "leads", "Leads"), Measure(2, "deals", "Deals")
BOOK = Book(measures=(OLD, NEW), scorecards=(Scorecard(Cadence.WEEKLY, (1, 2)),))
places = st.tuples(st.sampled_from([1, 2]), st.integers(0, 4))
numbers = st.dictionaries(places, st.integers(0, 3), max_size=6)
edits = st.dictionaries(places, st.integers(4, 6), max_size=6)


def entry(place, value, source=None):
    measure_id, week = place
    return Entry(measure_id, Grain.WEEK, MONDAY + timedelta(weeks=week), float(value), source=source)


def held(values):
    return {found.key: found for found in (entry(*each) for each in values.items())}


def batch_of(places_and_values):
    columns = [
        (measure_id, (MONDAY + timedelta(weeks=week)).toordinal(), value, row)
        for row, ((measure_id, week), value) in enumerate(places_and_values)
    ]
    ids, begins, values, rows = zip(*columns, strict=True)
    zeros = array("i", [0] * len(ids))
    return Batch(
        Grain.WEEK, 1, "KPIs", ("",), array("i", ids), array("i", begins), zeros,
        array("d", values), array("i", rows), zeros,
    )  # fmt: skip


def import_of(values, before):
    """An import as the planning makes it: what is new in a batch, what changes one by one."""
    made = [Change(None, RECORD), Change(None, NEW), Change(_weekly(1), _weekly(1, 2))]
    new = []
    for place, value in values.items():
        found = entry(place, value, Source(1, "KPIs", "B2"))
        old = before.get(found.key)
        if old is None:
            new.append((place, value))
        elif old.value != value:
            made.append(Change(old, found))
    return ChangeSet("Import kpis.xlsx", tuple(made), (batch_of(new),) if new else ())


def _weekly(*ids):
    return Scorecard(Cadence.WEEKLY, ids)


def applied(step, state):
    """The entries after a step; each change must find what it changes."""
    after = dict(state)
    for batch in step.removed:
        for found in batch.entries():
            assert after.pop(found.key) == found
    for change in step.changes:
        if isinstance(change.item, Entry):
            assert after.get(change.item.key) == change.before
            after.pop(change.item.key, None)
            if change.after is not None:
                after[change.item.key] = change.after
    for batch in step.added:
        for found in batch.entries():
            assert found.key not in after
            after[found.key] = found
    return after


def taken_back(made, state):
    still = [[state.get(found.key) == found for found in batch.entries()] for batch in made.added]
    in_use = {key[0] for key, found in state.items() if found.source is None}
    return undo_import(BOOK, RECORD, made, state, still, in_use)


def book_after(outcome):
    made = outcome.change_set.changes
    gone = {change.item.id for change in made if isinstance(change.item, Measure)}
    lists = [change.after for change in made if isinstance(change.item, Scorecard)]
    measures = tuple(each for each in BOOK.measures if each.id not in gone)
    return replace(BOOK, measures=measures, scorecards=tuple(lists) or BOOK.scorecards)


@given(before=numbers, imported=numbers, edited=edits)
def test_undo_then_redo_of_an_import_gives_the_same_numbers(before, imported, edited):
    before = {place: value for place, value in before.items() if place[0] == OLD.id}
    made = import_of(imported, held(before))
    now = applied(made, held(before)) | held(edited)
    undone = taken_back(made, now)
    left = applied(undone.change_set, now)
    book = book_after(undone)
    record = replace(RECORD, undone=True)
    redone = redo_import(book, record, made, left)
    assert applied(redone.change_set, left) == now
    assert redone.kept == undone.kept
    assert book.measures == BOOK.measures or NEW in {change.after for change in redone.change_set.changes}
    assert redone.change_set.changes[-1] == Change(record, RECORD)


@given(before=numbers, imported=numbers, edited=edits)
def test_what_was_changed_since_survives_undo_and_all_else_goes(before, imported, edited):
    before = {place: value for place, value in before.items() if place[0] == OLD.id}
    made = import_of(imported, held(before))
    now = applied(made, held(before)) | held(edited)
    left = applied(taken_back(made, now).change_set, now)
    assert left == held(before) | held(edited)


def test_a_large_import_is_summed_up():
    before = {(1, week): 1 for week in range(700)}
    made = import_of(dict.fromkeys(before, 2) | {(2, week): 5 for week in range(9)}, held(before))
    details = import_details(BOOK, RECORD, made)
    assert [(each.name, each.is_new, each.added, each.changed) for each in details.measures] == [
        ("Leads", False, 0, 700),
        ("Deals", True, 9, 0),
    ]
    assert (len(details.changed), details.changed_total) == (MOST_CHANGED, 700)


def test_removed_numbers_are_counted_and_listed():
    old = held({(1, 0): 7})
    made = ChangeSet("Import kpis.xlsx", tuple(Change(each, None) for each in old.values()))
    details = import_details(BOOK, RECORD, made)
    assert [(each.name, each.removed) for each in details.measures] == [("Leads", 1)]
    assert (details.changed[0].before, details.changed[0].after) == (7.0, None)
