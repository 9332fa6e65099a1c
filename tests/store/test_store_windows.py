"""Two windows, or two programs, on one file."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from scorecard.changes import Change, ChangeSet
from scorecard.errors import ScorecardError, StoreError
from scorecard.measures import Measure

YEAR = (date(2026, 1, 1), date(2027, 1, 1))

HOLD_THE_LOCK = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("locked", flush=True)
sys.stdin.read()
connection.close()
"""

WRITE_A_YEAR = """
import sys
from datetime import date, datetime
from pathlib import Path
from scorecard.changes import Change, ChangeSet
from scorecard.measures import Entry
from scorecard.periods import Grain
from scorecard.store import Store
measure_id = int(sys.argv[2])
with Store.open(Path(sys.argv[1]), user="Program", now=datetime.now) as store:
    for week in range(2, 42):
        entry = Entry(measure_id, Grain.WEEK, date.fromisocalendar(2026, week, 1), float(week))
        store.apply(ChangeSet(f"Week {week}", (Change(None, entry),)))
"""

WRITE_WITHOUT_END = """
import sys
from datetime import date, datetime
from pathlib import Path
from scorecard.changes import Change, ChangeSet
from scorecard.measures import Entry
from scorecard.periods import Grain
from scorecard.store import Store
with Store.open(Path(sys.argv[1]), user="Program", now=datetime.now) as store:
    days = [date(2026, 1, day) for day in range(1, 32)]
    held, value = [None] * len(days), 0.0
    while True:
        value += 1.0
        after = [Entry(1, Grain.DAY, day, value) for day in days]
        store.apply(ChangeSet("Month", tuple(map(Change, held, after))))
        held = after
        print(value, flush=True)
"""


def add(store, entry):
    store.apply(ChangeSet("Add", (Change(None, entry),)))


def test_the_other_window_is_told_once_and_sees_the_change(store, window, path, leads):
    other = window.open(path)
    assert not other.changed_elsewhere()
    add(store, leads(42.0))
    assert not store.changed_elsewhere()
    assert other.changed_elsewhere()
    assert not other.changed_elsewhere()
    assert other.entries([1], *YEAR) == [leads(42.0)]


def test_undo_in_one_window_takes_back_what_the_other_did(store, window, path, leads):
    other = window.open(path, user="Ben")
    add(other, leads(42.0))
    assert store.undo_title == "Add"
    store.undo()
    assert other.entries([1], *YEAR) == []
    assert other.redo_title == "Add"


def test_a_change_over_the_other_windows_change_is_refused(store, window, path, leads):
    other = window.open(path)
    add(store, leads(42.0))
    with pytest.raises(ScorecardError, match="“Leads”, 2026-W47, was changed meanwhile"):
        add(other, leads(7.0))
    assert store.entries([1], *YEAR) == [leads(42.0)]


def test_a_file_that_another_program_is_writing_is_told_and_can_be_written_afterwards(
    window, store, path, leads
):
    store.close()
    store = window.open(path)
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD_THE_LOCK, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with holder:
        assert holder.stdout.readline() == b"locked\n"
        with pytest.raises(StoreError, match=r"Acme\.scorecard” is in use .* try again"):
            add(store, leads(1.0))
        assert store.entries([1], *YEAR) == []
        holder.stdin.close()
    add(store, leads(1.0))
    assert store.entries([1], *YEAR) == [leads(1.0)]


def test_two_programs_write_at_once_and_nothing_is_lost(store, path):
    programs = [
        subprocess.Popen([sys.executable, "-W", "error", "-c", WRITE_A_YEAR, str(path), measure_id])
        for measure_id in ("1", "2")
    ]
    assert [program.wait(timeout=60) for program in programs] == [0, 0]
    assert len(store.entry_values([1, 2], *YEAR)) == 80
    assert store.check() == []
    for _ in range(80):
        store.undo()
    assert store.entry_values([1, 2], *YEAR) == []
    assert store.undo_title == "Add measures"


def test_a_program_killed_while_it_writes_leaves_whole_steps(store, window, path):
    store.close()
    writer = subprocess.Popen([sys.executable, "-c", WRITE_WITHOUT_END, str(path)], stdout=subprocess.PIPE)
    with writer:
        told = [float(writer.stdout.readline()) for _ in range(10)][-1]
        writer.kill()
    store = window.open(path)
    assert store.check() == []
    values = [value for *_, value in store.entry_values([1], *YEAR)]
    assert len(values) == 31
    assert len(set(values)) == 1
    assert values[0] >= told
    store.undo()
    assert {value for *_, value in store.entry_values([1], *YEAR)} == {values[0] - 1}


def test_a_reader_is_not_stopped_by_a_writer(store, window, path, leads):
    add(store, leads(42.0))
    other = window.open(path)
    with store._database.writing():
        assert other.entries([1], *YEAR) == [leads(42.0)]
        assert Measure(1, "leads", "Leads") in other.book().measures
