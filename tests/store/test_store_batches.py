from __future__ import annotations

from array import array
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.batches import Batch
from scorecard.changes import Change, ChangeSet
from scorecard.errors import ScorecardError
from scorecard.measures import Company, Entry, Measure
from scorecard.periods import Grain
from scorecard.store import Store

EVER = (date(2000, 1, 1), date(2100, 1, 1))
MEASURES = tuple(Change(None, Measure(each, f"m{each}", f"Measure {each}")) for each in (11, 12))
SEGMENTS = ("", "Fair", "Web “new”")


def batch(*lines: tuple[int, int, int, float], import_id: int = 1) -> Batch:
    """Lines of measure, day of 2026, segment code and value."""
    measures, days, segments, values = zip(*lines, strict=True)
    begin = date(2026, 1, 1).toordinal()
    return Batch(
        Grain.DAY,
        import_id,
        "KPIs",
        SEGMENTS,
        array("i", measures),
        array("i", [begin + day for day in days]),
        array("i", segments),
        array("d", values),
        array("i", range(len(lines))),
        array("i", [2] * len(lines)),
    )


def held(store: Store) -> list[Entry]:
    return store.entries([11, 12], *EVER)


@pytest.fixture
def two(store: Store) -> Store:
    store.apply(ChangeSet("Measures", MEASURES))
    return store


def test_a_batch_is_one_step_that_can_be_undone_and_redone(two):
    added = batch((11, 0, 0, 5.0), (11, 1, 1, 6.5), (12, 0, 2, 7.0))
    two.apply(ChangeSet("Import", (), (added,)))
    assert held(two) == sorted(added.entries(), key=lambda each: each.key)
    assert {entry.source.cell for entry in held(two)} == {"C1", "C2", "C3"}
    assert two.undo().measure_ids == {11, 12}
    assert held(two) == []
    two.redo()
    assert sorted(held(two), key=lambda each: each.key) == sorted(added.entries(), key=lambda each: each.key)
    assert two.check() == []


def test_the_history_of_a_number_goes_through_batches_and_single_changes(two):
    two.apply(ChangeSet("Import", (), (batch((11, 0, 1, 5.0)),)))
    before = held(two)[0]
    two.apply(ChangeSet("Change", (Change(before, Entry(11, Grain.DAY, before.begin, 6.0, "Fair")),)))
    lines = two.history(before.key)
    assert [(line.title, line.value_before, line.value_after) for line in lines] == [
        ("Change", 5.0, 6.0),
        ("Import", None, 5.0),
    ]
    assert lines[1].source.cell == "C1"


def test_a_batch_over_a_number_that_is_there_is_refused_whole(two):
    two.apply(ChangeSet("Import", (), (batch((11, 0, 0, 5.0)),)))
    with pytest.raises(ScorecardError, match="changed meanwhile"):
        two.apply(ChangeSet("Import", (), (batch((12, 3, 0, 1.0), (11, 0, 0, 6.0)),)))
    assert [entry.value for entry in held(two)] == [5.0]


def test_taking_out_a_number_that_is_not_as_it_was_is_refused_whole(two):
    two.apply(ChangeSet("Import", (), (batch((11, 0, 0, 5.0), (11, 1, 0, 6.0)),)))
    with pytest.raises(ScorecardError, match="changed meanwhile"):
        two.apply(ChangeSet("Remove", (), (), (batch((11, 0, 0, 5.0), (11, 1, 0, 6.1)),)))
    assert [entry.value for entry in held(two)] == [5.0, 6.0]


def test_a_value_without_end_is_refused(two):
    with pytest.raises(ScorecardError, match="no number that can be kept"):
        two.apply(ChangeSet("Import", (), (batch((11, 0, 0, float("inf"))),)))


lines = st.lists(
    st.tuples(
        st.integers(11, 12), st.integers(0, 9), st.integers(0, 2), st.floats(-1e12, 1e12, allow_nan=False)
    ),
    min_size=1,
    max_size=30,
    unique_by=lambda line: line[:3],
)


@settings(max_examples=25)
@given(lines)
def test_what_was_packed_comes_back_as_it_was(tmp_path_factory, drawn):
    path = tmp_path_factory.mktemp("packed") / "Packed.scorecard"
    with Store.create(path, Company(), user="Ana", now=datetime.now) as store:
        store.apply(ChangeSet("Measures", MEASURES))
        change_set = ChangeSet("Import", (), (batch(*drawn, import_id=3),))
        store.apply(change_set)
        entries = held(store)
        store.undo()
        store.redo()
        assert held(store) == entries
        assert len(entries) == len(drawn)
