from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.changes import Change, ChangeSet, Subject
from scorecard.errors import ScorecardError
from scorecard.goals import Goal
from scorecard.measures import (
    Company,
    Direction,
    Entry,
    ImportRecord,
    Kind,
    Mark,
    Measure,
    Note,
    Rollup,
    Scorecard,
    Source,
)
from scorecard.periods import Cadence, Grain, WeekStart
from scorecard.store.rows import CODECS
from scorecard.units import Unit

WEEK_47 = date(2026, 11, 16)
MOMENT = datetime(2026, 11, 23, 9, 30, 15, 123456, tzinfo=UTC)

CLOSE_RATE = Measure(
    3,
    "close_rate",
    "Close rate",
    department="Sales",
    kind=Kind.LEADING,
    unit=Unit.PERCENT,
    rollup=Rollup.FORMULA,
    direction=Direction.BETWEEN,
    formula="won / (won + lost)",
    decimals=2,
    tolerance=5.0,
    owner="Ana “Annie” López",
    parent_id=1,
    aliases=("Close %", "نرخ"),
    description="Won of all decided",
    archived=True,
    alert_streak=5,
    alert_range=False,
)
FULL_ITEMS = {
    Subject.MEASURES: CLOSE_RATE,
    Subject.GOALS: Goal(
        1,
        Cadence.MONTHLY,
        date(2026, 1, 1),
        Direction.BETWEEN,
        1.5,
        2.5,
        "agreed in May",
        "Paid search",
        once=True,
    ),
    Subject.SCORECARDS: Scorecard(Cadence.QUARTERLY, (2, 1), "Board"),
    Subject.IMPORTS: ImportRecord(
        1, "kpis.xlsx", "KPIs", "measures_down", Grain.WEEK, MOMENT, "Ana", 1, 2, 3, 4, 5, undone=True
    ),
    Subject.ENTRIES: Entry(1, Grain.DAY, WEEK_47, 0.1 + 0.2, "Organic search", Source(1, "KPIs", "D14")),
    Subject.MARKS: Mark(1, 1, date(2026, 11, 3), "New website", "Ana", MOMENT),
    Subject.NOTES: Note(1, Grain.WEEK, WEEK_47, "The fair\nin Cologne", "Ana", MOMENT, starts_range=True),
}


@pytest.mark.parametrize("item", FULL_ITEMS.values(), ids=list(FULL_ITEMS))
def test_an_item_with_all_its_fields_comes_back_as_it_was(store, window, path, item):
    store.apply(ChangeSet("Add", (Change(None, item),)))
    held = _held(window.open(path))
    assert item in held
    store.undo()
    assert item not in _held(store)
    store.redo()
    assert _held(store) == held


def test_the_company_is_kept_and_changed(store, window, path):
    before = store.book().company
    assert before == Company("Acme")
    after = Company(
        "Acme GmbH",
        "EUR",
        WeekStart.SUNDAY,
        7,
        ("Sales",),
        sample=True,
        people=("Ana",),
        first_day=WEEK_47,
        backups=9,
        asks_note=True,
        scorecards=("Sales", "Board"),
    )
    store.apply(ChangeSet("Change company", (Change(before, after),)))
    assert window.open(path).book().company == after


def test_a_window_of_entries_holds_its_begin_and_not_its_end(store, leads):
    weeks = [leads(float(week), week=week) for week in range(40, 50)]
    others = [leads(1.0, week=44, measure_id=2)]
    store.apply(ChangeSet("Add", tuple(Change(None, entry) for entry in weeks + others)))
    begin, end = weeks[2].begin, weeks[6].begin
    assert store.entries([1], begin, end) == weeks[2:6]
    assert store.entry_values([1], begin, end) == [
        (1, Grain.WEEK, entry.begin, "", entry.value) for entry in weeks[2:6]
    ]
    assert store.entries([1, 2, 99], begin, end) == weeks[2:6] + others
    assert store.entries([], begin, end) == []
    assert store.entries([1], date.min, date.max)[-1] == weeks[-1]


def test_entries_are_found_by_key_and_the_missing_are_left_out(store, leads):
    first, second = leads(1.0, week=40), leads(2.0, week=47)
    store.apply(ChangeSet("Add", (Change(None, first), Change(None, second))))
    asked = [first.key, leads(0.0, week=44).key, (1, Grain.WEEK, second.begin, "Organic")]
    assert store.entries_of(asked) == {first.key: first}
    assert store.entries_of([]) == {}


def test_the_span_tells_from_when_to_when_and_at_which_grains(store, leads):
    month = Entry(1, Grain.MONTH, date(2025, 1, 1), 5.0)
    entries = (leads(1.0, week=40), leads(2.0, week=47), month)
    store.apply(ChangeSet("Add", tuple(Change(None, entry) for entry in entries)))
    assert store.entry_span() == {1: (date(2025, 1, 1), WEEK_47, frozenset({Grain.WEEK, Grain.MONTH}))}


def test_imports_come_newest_first(store):
    records = [
        ImportRecord(number, "k.xlsx", "", "long_rows", Grain.WEEK, MOMENT, "Ana") for number in (1, 2, 3)
    ]
    for record in records:
        store.apply(ChangeSet("Import", (Change(None, record),)))
    assert store.imports() == records[::-1]


@pytest.mark.parametrize("value", [float("inf"), float("-inf"), float("nan")])
def test_what_is_no_number_is_refused(store, leads, value):
    with pytest.raises(ScorecardError, match="no number"):
        store.apply(ChangeSet("Add", (Change(None, leads(value)),)))
    assert store.entry_span() == {}


_days = st.dates()
_names = st.text(max_size=20)
_sources = st.none() | st.builds(Source, st.integers(1, 9), _names, _names)
_numbers = st.floats(allow_nan=False, allow_infinity=False)
_grains = st.sampled_from(Grain)
_items = st.one_of(
    st.builds(Entry, st.integers(1, 9), _grains, _days, _numbers, _names, _sources),
    st.builds(Note, st.integers(1, 9), _grains, _days, _names, _names, st.datetimes(), st.booleans()),
    st.builds(
        Goal,
        st.integers(1, 9),
        st.sampled_from(Cadence),
        _days,
        st.sampled_from(Direction),
        st.none() | _numbers,
        st.none() | _numbers,
        _names,
    ),
    st.builds(
        Measure,
        st.integers(1, 9),
        _names,
        _names,
        decimals=st.none() | st.integers(0, 9),
        tolerance=_numbers,
        parent_id=st.none() | st.integers(1, 9),
        aliases=st.lists(_names).map(tuple),
        unit=st.sampled_from(Unit),
        archived=st.booleans(),
    ),
)


@settings(deadline=None)
@given(_items)
def test_every_item_survives_its_row_and_its_journal_line(item):
    codec = CODECS[Change(None, item).subject]
    assert codec.item(codec.plain(item)) == item
    assert codec.item(codec.compact(item)) == item


def _held(store):
    book = store.book()
    everything = ([1, 2, 3], date.min, date.max)
    items = (book.company, *book.measures, *book.goals, *book.scorecards, *book.marks, *store.imports())
    return [*items, *store.entries(*everything), *store.notes(*everything)]


def test_a_path_may_hold_any_character(window, tmp_path: Path):
    path = tmp_path / "Q&A 100% #1? é.scorecard"
    window.create(path).close()
    assert window.open(path).path == path
