from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest

from scorecard.changes import Change, ChangeSet
from scorecard.errors import ScorecardError, StoreError
from scorecard.store import automatic_backups, restore

YEAR = (date(2026, 1, 1), date(2027, 1, 1))


def change(store, before, after):
    store.apply(ChangeSet("Change", (Change(before, after),)))


def values_in(window, path):
    with window.open(path) as store:
        return [value for *_, value in store.entry_values([1], *YEAR)]


def test_a_backup_is_one_whole_file(store, window, tmp_path, leads):
    change(store, None, leads(1.0))
    target = tmp_path / "Copy.scorecard"
    store.backup(target)
    change(store, leads(1.0), leads(2.0))
    assert not list(tmp_path.glob("*.part"))
    assert not list(tmp_path.glob("Copy.scorecard-*"))
    assert values_in(window, target) == [1.0]
    store.backup(target)
    assert values_in(window, target) == [2.0]


def test_a_file_is_not_its_own_backup(store, path):
    with pytest.raises(ScorecardError, match="cannot be its own backup"):
        store.backup(path)


def test_a_backup_over_a_file_that_is_open_is_refused(store, window, tmp_path):
    other = tmp_path / "Other.scorecard"
    window.create(other)
    with pytest.raises(StoreError, match=r"Other\.scorecard” is in use"):
        store.backup(other)
    assert not list(tmp_path.glob("*.part"))


def test_a_backup_where_there_is_no_folder_names_the_target(store, tmp_path):
    with pytest.raises(StoreError, match=r"nowhere/Copy\.scorecard"):
        store.backup(tmp_path / "nowhere" / "Copy.scorecard")


def test_one_automatic_copy_a_day_before_the_first_write_and_the_last_five_are_kept(
    store, window, path, clock, leads
):
    assert automatic_backups(path) == []
    last = None
    for day in range(8):
        new = leads(float(day))
        change(store, last, new)
        change(store, new, last := leads(day + 0.5))
        clock.pass_days()
    copies = automatic_backups(path)
    days = ["2026-11-26", "2026-11-27", "2026-11-28", "2026-11-29", "2026-11-30"]
    assert [copy.name for copy in copies] == [f"{day} 093000 daily.scorecard" for day in days]
    assert {copy.parent.name for copy in copies} == {"Acme.backups"}
    assert values_in(window, copies[-1]) == [6.5]


def test_as_many_copies_are_kept_as_the_company_says(store, path, clock, leads):
    before = store.book().company
    store.apply(ChangeSet("Keep two", (Change(before, replace(before, backups=2)),)))
    for day in range(4):
        change(store, leads(float(day - 1)) if day else None, leads(float(day)))
        clock.pass_days()
    assert [copy.name[:10] for copy in automatic_backups(path)] == ["2026-11-25", "2026-11-26"]


def test_a_second_window_makes_no_second_copy_that_day(store, window, path, clock, leads):
    clock.pass_days()
    change(store, None, leads(1.0))
    change(window.open(path), leads(1.0), leads(2.0))
    assert len(automatic_backups(path)) == 1


def test_where_no_copy_can_be_kept_nothing_is_written(store, path, clock, leads):
    in_the_way = path.with_name("Acme.backups")
    in_the_way.write_text("a file with the folder's name")
    clock.pass_days()
    with pytest.raises(StoreError, match=r"Acme\.backups” cannot be .*written \(File exists\)"):
        change(store, None, leads(1.0))
    in_the_way.unlink()
    change(store, None, leads(1.0))
    assert len(automatic_backups(path)) == 1


def test_restore_puts_the_backup_in_place_and_keeps_what_stood_there(
    store, window, path, tmp_path, clock, leads
):
    change(store, None, leads(1.0))
    backup = tmp_path / "Backup.scorecard"
    store.backup(backup)
    change(store, leads(1.0), leads(2.0))
    store.close()
    content = backup.read_bytes()

    restore(backup, path, now=clock)
    assert values_in(window, path) == [1.0]
    assert backup.read_bytes() == content
    (kept,) = automatic_backups(path)
    assert kept.name == "2026-11-23 093000 before restore.scorecard"
    assert values_in(window, kept) == [2.0]

    restore(kept, path, now=clock)
    assert values_in(window, path) == [2.0]
    assert [values_in(window, copy) for copy in automatic_backups(path)] == [[2.0], [1.0]]


def test_restore_takes_no_leftover_of_the_former_file_for_its_own(
    store, window, path, tmp_path, clock, leads
):
    backup = tmp_path / "Backup.scorecard"
    store.backup(backup)
    change(store, None, leads(2.0))
    wal = path.with_name("Acme.scorecard-wal")
    leftover = {found: found.read_bytes() for found in (path, wal)}
    store.close()
    for found, content in leftover.items():
        found.write_bytes(content)  # as a crash leaves them
    restore(backup, path, now=clock)
    assert not wal.exists()
    assert values_in(window, path) == []
    assert values_in(window, automatic_backups(path)[0]) == [2.0]


def test_restore_makes_a_file_that_is_gone(store, window, path, tmp_path, leads):
    change(store, None, leads(1.0))
    backup = tmp_path / "Backup.scorecard"
    store.backup(backup)
    store.close()
    path.unlink()
    restore(backup, path)
    assert values_in(window, path) == [1.0]


def test_restore_replaces_a_damaged_file_and_keeps_the_damaged_one(store, window, path, tmp_path):
    backup = tmp_path / "Backup.scorecard"
    store.backup(backup)
    store.close()
    path.write_bytes(b"ruined")
    restore(backup, path)
    assert window.open(path).check() == []
    assert automatic_backups(path)[0].read_bytes() == b"ruined"


def test_restore_into_a_file_that_is_open_is_refused(store, window, path, tmp_path, leads):
    backup = tmp_path / "Backup.scorecard"
    store.backup(backup)
    change(store, None, leads(1.0))
    with pytest.raises(StoreError, match=r"Acme\.scorecard” is in use"):
        restore(backup, path)
    assert [value for *_, value in store.entry_values([1], *YEAR)] == [1.0]
    change(store, leads(1.0), leads(2.0))
    assert store.check() == []


def test_restore_reads_a_plain_copy_and_leaves_nothing_beside_it(store, window, path, tmp_path, leads):
    change(store, None, leads(1.0))
    store.close()
    stick = tmp_path / "stick"
    stick.mkdir()
    backup = shutil.copy(path, stick / "Copy.scorecard")
    restore(backup, tmp_path / "New.scorecard")
    assert list(stick.iterdir()) == [backup]
    assert values_in(window, tmp_path / "New.scorecard") == [1.0]


def test_restore_reads_what_a_window_holds_open(store, window, tmp_path, leads):
    change(store, None, leads(1.0))
    restore(store.path, tmp_path / "New.scorecard")
    assert values_in(window, tmp_path / "New.scorecard") == [1.0]


@pytest.mark.parametrize("harm", ["no database", "cut short", "torn", "newer", "missing", "itself"])
def test_a_bad_backup_is_refused_by_name_and_changes_nothing(store, path, tmp_path, leads, harm):
    change(store, None, leads(1.0))
    backup = tmp_path / "Backup.scorecard"
    store.backup(backup)
    store.close()
    content = path.read_bytes()
    match harm:
        case "no database":
            backup.write_bytes(b"ruined")
        case "cut short":
            os.truncate(backup, backup.stat().st_size // 2)
        case "torn":
            with backup.open("r+b") as file:
                file.seek(4096)
                file.write(bytes(40_000))
        case "newer":
            with closing(sqlite3.connect(backup)) as newer:
                newer.execute("PRAGMA user_version = 99")
        case "missing":
            backup.unlink()
        case "itself":
            backup = path
    with pytest.raises(ScorecardError) as caught:
        restore(backup, path)
    assert str(backup) in str(caught.value)
    assert path.read_bytes() == content
    assert automatic_backups(path) == []
