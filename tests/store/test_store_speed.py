from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date

import pytest
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from scorecard.changes import Change, ChangeSet
from scorecard.store import schema


@pytest.mark.parametrize("read", ["entries", "entry_values", "entry_totals", "notes"])
def test_a_window_is_read_by_the_primary_key(store, path, read):
    asked: list[str] = []
    store._database._raw.set_trace_callback(asked.append)
    getattr(store, read)([1, 2], date(2026, 1, 1), date(2027, 1, 1))
    store._database._raw.set_trace_callback(None)
    (text,) = (each for each in asked if each.startswith("SELECT"))
    with closing(sqlite3.connect(path)) as file:
        plan = " ".join(row[3] for row in file.execute(f"EXPLAIN QUERY PLAN {text}"))
    assert "USING PRIMARY KEY (measure_id=? AND grain=? AND begin>? AND begin<?)" in plan


def test_the_history_of_a_cell_is_read_by_its_index(store, path, leads):
    store.apply(ChangeSet("Add", (Change(None, leads(1.0)),)))
    with closing(sqlite3.connect(path)) as file:
        query = "EXPLAIN QUERY PLAN SELECT * FROM change WHERE subject = 'entries' AND item_key = '[]'"
        assert "change_by_item" in file.execute(query).fetchone()[3]


@pytest.mark.parametrize("table", schema.metadata.sorted_tables, ids=str)
def test_the_tables_can_be_made_in_postgresql_too(table):
    assert "WITHOUT" not in str(CreateTable(table).compile(dialect=postgresql.dialect()))
