from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateTable

from scorecard.changes import Change, ChangeSet
from scorecard.store import items, schema


@pytest.mark.parametrize("statement", [items._VALUES, *items._WINDOWS.values()])
def test_a_window_is_read_by_the_primary_key(store, path, statement):
    window = {"measure_ids": [1, 2], "grains": [1, 2], "first": 1, "last": 2}
    text = statement.params(window).compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
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
