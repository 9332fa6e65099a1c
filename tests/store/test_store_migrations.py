from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from scorecard.errors import StoreError
from scorecard.store import automatic_backups
from scorecard.store.version import SCHEMA_VERSION, revision

OLD_FILES = Path(__file__).parents[1] / "data" / "store"
YEAR = (date(2026, 1, 1), date(2027, 1, 1))
WITHOUT_WRITING = """
import sys
from datetime import date, datetime
from pathlib import Path
from scorecard.store import Store
path = Path(sys.argv[1])
year = (date(2026, 1, 1), date(2027, 1, 1))
with Store.open(path, user="Ana", now=datetime.now) as store:
    store.book(), store.undo_title, store.redo_title
    store.entry_totals([1], *year), store.notes([1], *year), store.entry_span()
    heavy = {"alembic", "sqlalchemy", "pandas", "mako"}
    assert not heavy & set(sys.modules), heavy & set(sys.modules)
    store.get_ready()
    assert heavy & set(sys.modules) == {"sqlalchemy"}
"""


def old_file(path: Path, version: int) -> Path:
    with closing(sqlite3.connect(path)) as old:
        old.executescript((OLD_FILES / f"version_{version}.sql").read_text("utf-8"))
    return path


def layout(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as file:
        tables = [
            row[0] for row in file.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")
        ]
        return {table: file.execute(f"PRAGMA table_info({table})").fetchall() for table in tables}


def versions(path: Path) -> tuple[int, str]:
    with closing(sqlite3.connect(path)) as file:
        header = file.execute("PRAGMA user_version").fetchone()[0]
        return header, file.execute("SELECT version_num FROM alembic_version").fetchone()[0]


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION))
def test_an_older_file_is_copied_and_brought_up_with_all_it_holds(window, path, tmp_path, version):
    store = window.open(old_file(path, version))
    assert store.book().company.name == "Old & Sons"
    assert store.check() == []
    assert [entry.value for entry in store.entries([1], *YEAR)] == [21.0]
    assert [(note.text, note.starts_range) for note in store.notes([1], *YEAR)] == [("The fair", False)]
    assert store.undo().title == "Note on Leads, week 8"
    store.redo()
    store.close()

    window.create(tmp_path / "New.scorecard").close()
    assert layout(path) == layout(tmp_path / "New.scorecard")
    assert (
        versions(path) == versions(tmp_path / "New.scorecard") == (SCHEMA_VERSION, revision(SCHEMA_VERSION))
    )
    (copy,) = automatic_backups(path)
    assert copy.name == "2026-11-23 093000 before update.scorecard"
    assert versions(copy) == (version, revision(version))


def test_a_migration_that_fails_leaves_the_file_as_it_was(window, path):
    old_file(path, 1)
    with closing(sqlite3.connect(path)) as old, old:
        old.execute(
            "INSERT INTO entry (measure_id, grain, begin, segment, value) VALUES (99, 2, 739663, '', 1.0)"
        )
    before = layout(path)
    with pytest.raises(StoreError, match=r"Acme\.scorecard” is damaged and could not be brought up"):
        window.open(path)
    assert layout(path) == before
    assert versions(path) == (1, "0001")
    assert len(automatic_backups(path)) == 1


def test_a_file_is_read_with_the_driver_alone_until_changes_are_prepared(store, path):
    store.close()
    subprocess.run([sys.executable, "-W", "error", "-c", WITHOUT_WRITING, str(path)], check=True, timeout=60)
