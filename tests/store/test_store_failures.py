"""What the environment does to a file: each is told by the file's name, and changes nothing."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import pytest

from scorecard.changes import Change, ChangeSet
from scorecard.errors import ScorecardError, StoreError
from scorecard.measures import Entry
from scorecard.periods import Grain
from scorecard.store import automatic_backups

resource = pytest.importorskip("resource")


def add(store, entry):
    store.apply(ChangeSet("Add", (Change(None, entry),)))


def many(measure_id: int) -> ChangeSet:
    days = (date.fromordinal(739000 + number) for number in range(20_000))
    entries = (Entry(measure_id, Grain.DAY, day, 0.5, segment="Organic search") for day in days)
    return ChangeSet("Import", tuple(Change(None, entry) for entry in entries))


def files_in(folder: Path) -> dict[str, bytes]:
    return {found.name: found.read_bytes() for found in folder.iterdir() if found.is_file()}


def refused(window, path, match):
    before = files_in(path.parent)
    with pytest.raises(StoreError, match=match) as caught:
        window.open(path)
    assert str(path) in str(caught.value)
    assert files_in(path.parent) == before


@pytest.mark.parametrize(
    "content", [b"", b"not a database", os.urandom(5_000), b"measure,value\nleads,4\n" * 500],
    ids=["empty", "text", "binary", "csv"],
)  # fmt: skip
def test_a_file_that_is_no_database(window, path, content):
    path.write_bytes(content)
    refused(window, path, "is no Scorecard file. Choose")


def test_a_database_of_another_program(window, path):
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("CREATE TABLE bookmark (name TEXT)")
    refused(window, path, "belongs to another program. Choose")


def test_a_file_of_a_newer_version_is_left_untouched(window, store, path):
    store.close()
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("PRAGMA user_version = 99")
    refused(window, path, "newer version of Scorecard and was left untouched. Install")


def test_a_file_that_is_not_there(window, path):
    refused(window, path, "is not there. Look")


def test_a_folder(window, path):
    path.mkdir()
    refused(window, path, "is a folder. Choose")


@pytest.mark.parametrize("kept", [0.3, 0.7])
def test_a_file_that_was_cut_short(window, store, path, kept):
    store.apply(many(1))
    store.close()
    os.truncate(path, int(path.stat().st_size * kept))
    refused(window, path, "is damaged. Restore")


@pytest.mark.parametrize("kept", [16, 60, 511])
def test_a_file_of_which_only_the_first_bytes_are_left(window, store, path, kept):
    store.close()
    os.truncate(path, kept)
    refused(window, path, "is no Scorecard file. Choose" if kept < 60 else "is damaged. Restore")


def tear(path: Path) -> None:
    """Overwrite the second half, so that the file still opens."""
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2)
        file.write(bytes(path.stat().st_size // 2))


def test_damage_is_not_copied_over_good_backups(window, store, path, tmp_path, clock):
    store.apply(many(1))
    store.close()
    tear(path)
    clock.pass_days()
    before = path.read_bytes()
    store = window.open(path)
    for attempt in (lambda: store.backup(tmp_path / "Copy.scorecard"), store.undo):
        with pytest.raises(StoreError, match=r"Acme\.scorecard” is damaged. Restore"):
            attempt()
    assert not list(tmp_path.rglob("*Copy*"))
    assert automatic_backups(path) == []
    assert path.read_bytes() == before


def test_a_file_cut_short_while_it_is_open_is_told_by_its_own_name(store, path, tmp_path):
    store.apply(many(1))
    os.truncate(path, 8192)
    for attempt in (lambda: store.backup(tmp_path / "Copy.scorecard"), store.undo, store.book):
        with pytest.raises(StoreError, match=r"Acme\.scorecard” is damaged. Restore"):
            attempt()


def test_a_file_that_is_damaged_in_the_middle_says_so_when_it_is_read(window, store, path):
    store.apply(many(1))
    store.close()
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(path.stat().st_size - 4096))
    with pytest.raises(StoreError, match=r"Acme\.scorecard” is damaged. Restore"):
        window.open(path).book()


@pytest.mark.parametrize("harm", ["unit = 'furlong'", "aliases = '[unclosed'"])
def test_a_row_that_means_nothing_is_told_as_damage(window, store, path, harm):
    store.close()
    with closing(sqlite3.connect(path)) as other, other:
        other.execute(f"UPDATE measure SET {harm}")
    with pytest.raises(StoreError, match=r"Acme\.scorecard” is damaged. Restore"):
        window.open(path).book()


@pytest.mark.usefixtures("ordinary_user")
class TestReadOnly:
    def test_a_read_only_file(self, window, tmp_path):
        path = self.made(window, tmp_path)
        path.chmod(0o444)
        refused(window, path, "is read-only. .*Allow writing")

    def test_a_read_only_folder(self, window, tmp_path):
        path = self.made(window, tmp_path)
        path.parent.chmod(0o555)
        refused(window, path, "read-only. .*Allow writing")
        path.parent.chmod(0o755)

    def test_a_new_file_in_a_read_only_folder(self, window, tmp_path):
        tmp_path.chmod(0o555)
        with pytest.raises(StoreError, match=r"Acme\.scorecard” or its folder is read-only"):
            window.create(tmp_path / "Acme.scorecard")
        assert list(tmp_path.iterdir()) == []
        tmp_path.chmod(0o755)

    def test_a_file_that_may_not_be_read(self, window, tmp_path):
        path = self.made(window, tmp_path)
        path.chmod(0o000)
        with pytest.raises(StoreError, match=r"Acme\.scorecard” cannot be opened. Look"):
            window.open(path)

    def made(self, window, folder: Path) -> Path:
        path = folder / "Acme.scorecard"
        window.create(path).close()
        return path


def test_a_new_file_does_not_take_the_place_of_another(window, path):
    path.write_bytes(b"precious")
    with pytest.raises(ScorecardError, match=r"Acme\.scorecard” is there already. Choose another name"):
        window.create(path)
    assert path.read_bytes() == b"precious"


def test_a_new_file_takes_no_leftover_of_a_former_one_for_its_own(window, store, path, leads):
    add(store, leads(1.0))
    wal = path.with_name("Acme.scorecard-wal")
    leftover = wal.read_bytes()
    store.close()
    path.unlink()
    wal.write_bytes(leftover)
    store = window.create(path)
    assert store.book().measures == ()
    assert store.check() == []


def test_a_new_file_in_a_folder_that_is_not_there(window, tmp_path):
    with pytest.raises(StoreError, match=r"no folder for .*nowhere/Acme\.scorecard”\. Make it"):
        window.create(tmp_path / "nowhere" / "Acme.scorecard")


def test_a_file_deleted_while_it_is_open_is_not_written(store, path, leads):
    path.unlink()
    with pytest.raises(
        StoreError, match=r"Acme\.scorecard” was deleted, moved or replaced while it was open"
    ):
        add(store, leads(1.0))
    with pytest.raises(StoreError, match="deleted, moved or replaced"):
        store.undo()
    assert not path.exists()


def test_a_file_whose_folder_was_deleted_is_named_itself(store, path, clock, leads):
    clock.pass_days()
    shutil.rmtree(path.parent)
    with pytest.raises(StoreError, match=r"Acme\.scorecard” was deleted, moved or replaced"):
        add(store, leads(1.0))


def test_a_file_replaced_while_it_is_open_is_not_written(store, path, tmp_path, leads):
    shutil.copyfile(path, tmp_path / "copy")
    (tmp_path / "copy").replace(path)
    with pytest.raises(StoreError, match="deleted, moved or replaced"):
        add(store, leads(1.0))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of two megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "none", str(folder)]
    if shutil.which("mount") is None or subprocess.run(command, capture_output=True).returncode != 0:
        pytest.skip("a small disk cannot be mounted here")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    """A quota, which every user may set."""
    was = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, was[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, was)
        signal.signal(signal.SIGXFSZ, handler)


def assert_usable(store, measures):
    assert store.book().measures == measures
    assert store.entry_span() == {}
    assert store.check() == []
    add(store, Entry(1, Grain.DAY, date(2026, 1, 1), 1.0))
    store.undo()
    assert store.undo_title == "Add measures"


class TestFullDisk:
    def test_a_write_is_not_begun_by_halves(self, window, store, path, small_disk):
        store.close()
        shutil.copyfile(path, small_disk / path.name)
        store = window.open(small_disk / path.name)
        measures = store.book().measures
        with pytest.raises(StoreError, match=r"no room left on the disk of .*Acme\.scorecard”.* Make room"):
            store.apply(many(1))
        assert_usable(store, measures)
        store.close()

    def test_no_half_file_is_made(self, window, small_disk):
        (small_disk / "film").write_bytes(bytes(2 * 1024 * 1024))
        with pytest.raises(StoreError, match=r"no room left on the disk of .*Acme\.scorecard”"):
            window.create(small_disk / "Acme.scorecard")
        assert [found.name for found in small_disk.iterdir()] == ["film"]

    def test_a_backup_leaves_the_older_one_in_place(self, store, small_disk):
        target = small_disk / "Backup.scorecard"
        store.backup(target)
        before = target.read_bytes()
        store.apply(many(1))
        with pytest.raises(StoreError, match=r"no room left on the disk of .*Backup\.scorecard”"):
            store.backup(target)
        assert files_in(small_disk) == {"Backup.scorecard": before}


def test_a_write_that_fails_on_the_way_leaves_the_store_usable(store):
    measures = store.book().measures
    with (
        no_file_larger_than(300_000),
        pytest.raises(StoreError, match=r"Acme\.scorecard” cannot be .*written"),
    ):
        store.apply(many(1))
    assert_usable(store, measures)
