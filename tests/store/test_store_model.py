"""Random changes, undo, redo and restarts, held against a dictionary."""

from __future__ import annotations

import tempfile
from datetime import date, datetime
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from scorecard.changes import Change, ChangeSet
from scorecard.goals import Goal
from scorecard.measures import Company, Direction, Entry, Measure, Note, Scorecard, Source
from scorecard.periods import Cadence, Grain
from scorecard.store import Store

ALL_DAYS = (date.min, date.max)
DAY = date(2026, 11, 16)
MOMENT = datetime(2026, 11, 23, 9, 30)

numbers = st.floats(allow_nan=False, allow_infinity=False)
measure_ids = st.integers(1, 2)
moments = st.just(MOMENT)
names = st.text(max_size=5)
items = st.one_of(
    st.builds(
        Entry,
        measure_ids,
        st.just(Grain.WEEK),
        st.sampled_from([DAY, date(2026, 11, 23)]),
        numbers,
        st.sampled_from(["", "Web"]),
        st.none() | st.just(Source(1, "KPIs", "D14")),
    ),
    st.builds(Note, measure_ids, st.just(Grain.WEEK), st.just(DAY), names, names, moments),
    st.builds(Goal, measure_ids, st.just(Cadence.WEEKLY), st.just(DAY), st.just(Direction.AT_LEAST), numbers),
    st.builds(Scorecard, st.sampled_from(Cadence), st.lists(measure_ids, unique=True).map(tuple)),
    st.builds(Company, names),
)  # fmt: skip
wishes = st.lists(st.tuples(items, st.booleans()), min_size=1, max_size=6)


def name_of(item):
    return type(item), item.key


def state_of(store):
    book = store.book()
    found = [book.company, *book.measures, *book.goals, *book.scorecards, *store.imports()]
    found += store.entries([1, 2], *ALL_DAYS) + store.notes([1, 2], *ALL_DAYS)
    return {name_of(item): item for item in found}


class StoreAgainstModel(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "Acme.scorecard"
        self.store = Store.create(self.path, Company(), user="Ana", now=lambda: MOMENT)
        measures = (Measure(1, "leads", "Leads"), Measure(2, "revenue", "Revenue"))
        self.store.apply(ChangeSet("Measures", tuple(Change(None, measure) for measure in measures)))
        self.states = [state_of(self.store)]
        self.undone = []

    def teardown(self):
        self.store.close()
        self.folder.cleanup()

    @rule(wishes=wishes)
    def apply(self, wishes):
        state = dict(self.states[-1])
        changes = []
        for item, removed in wishes:
            name = name_of(item)
            after = None if removed and not isinstance(item, Company) else item
            before = state.pop(name, None)
            if after is not None:
                state[name] = after
            if before is not None or after is not None:
                changes.append(Change(before, after))
        self.store.apply(ChangeSet("Step", tuple(changes)))
        if any(change.before != change.after for change in changes):
            self.states.append(state)
            self.undone.clear()
            self._assert_there_and_back()

    @precondition(lambda self: len(self.states) > 1)
    @rule()
    def undo(self):
        assert self.store.undo() is not None
        self.undone.append(self.states.pop())

    @rule()
    def redo(self):
        assert (self.store.redo() is None) == (not self.undone)
        if self.undone:
            self.states.append(self.undone.pop())

    @rule()
    def restart(self):
        self.store.close()
        self.store = Store.open(self.path, user="Ben", now=lambda: MOMENT)

    @invariant()
    def holds_what_the_model_holds(self):
        assert state_of(self.store) == self.states[-1]

    def _assert_there_and_back(self):
        self.store.undo()
        assert state_of(self.store) == self.states[-2]
        self.store.redo()
        assert state_of(self.store) == self.states[-1]


TestStoreAgainstModel = StoreAgainstModel.TestCase
TestStoreAgainstModel.settings = settings(
    max_examples=30, stateful_step_count=20, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
