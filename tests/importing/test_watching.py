"""Linked files: told when they were saved and are whole, never before."""

from __future__ import annotations

import os

import pytest

from scorecard.importing.watching import BEING_SAVED, IN_USE, PATIENCE, Watch, is_locked, stamp_of
from scorecard.recipes import Link


@pytest.fixture
def folder(tmp_path):
    return tmp_path


@pytest.fixture
def file(folder):
    path = folder / "kpis.xlsx"
    path.write_bytes(b"whole")
    return path


class Clock:
    """A watch over one path, with a clock that is turned by hand."""

    def __init__(self, path):
        self.link = Link(1, str(path))
        self.watch = Watch()
        self.now = 100.0
        self.done = {}

    def later(self, seconds=0.0):
        self.now += seconds
        return self.watch.look([self.link], self.done, self.now)

    def ready(self, seconds=PATIENCE):
        return [saved.path.name for saved in self.later(seconds).ready]


@pytest.fixture
def clock(file):
    return Clock(file)


@pytest.fixture
def of_folder(folder):
    return Clock(folder)


class TestWaiting:
    def test_a_file_is_ready_once_it_was_left_alone(self, clock, file):
        assert clock.later().waiting == {file: BEING_SAVED}
        assert clock.later(PATIENCE - 0.1).waiting == {file: BEING_SAVED}
        (saved,) = clock.later(0.1).ready
        assert (saved.link, saved.path, saved.stamp) == (clock.link, file, stamp_of(file))

    def test_one_that_grows_is_waited_for_anew(self, clock, file):
        clock.later()
        file.write_bytes(b"whole and more")
        assert clock.later(PATIENCE).waiting == {file: BEING_SAVED}
        assert clock.ready() == ["kpis.xlsx"]

    def test_one_that_is_empty_or_gone_for_a_moment_is_not_offered(self, clock, file):
        clock.later()
        file.write_bytes(b"")
        assert clock.later(PATIENCE) == Watch().look([], {}, 0)
        file.unlink()
        assert clock.later(PATIENCE).missing == (clock.link,)
        file.write_bytes(b"whole again")
        assert clock.ready() == []
        assert clock.ready() == ["kpis.xlsx"]

    def test_one_that_is_replaced_by_another_is_seen(self, clock, file):
        clock.later()
        clock.done[1, str(file)] = stamp_of(file)
        other = file.with_name("new.tmp")
        other.write_bytes(b"other")
        os.utime(other, ns=(1, 1))
        other.replace(file)
        assert clock.ready() == []
        assert clock.ready() == ["kpis.xlsx"]

    @pytest.mark.parametrize("owner", ["~$kpis.xlsx", ".~lock.kpis.xlsx#"])
    def test_one_that_is_open_in_an_office_program_is_waited_for(self, clock, file, owner):
        lock = file.with_name(owner)
        lock.write_bytes(b"Ana")
        clock.later()
        assert clock.later(PATIENCE).waiting == {file: IN_USE}
        lock.unlink()
        assert clock.ready(0.5) == ["kpis.xlsx"]

    @pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs a user who may be refused")
    def test_one_that_the_system_does_not_give_is_waited_for(self, clock, file):
        file.chmod(0)
        clock.later()
        assert clock.later(PATIENCE).waiting == {file: IN_USE}

    def test_one_that_cannot_be_opened_counts_as_locked(self, folder):
        assert is_locked(folder / "gone.csv")


class TestOnce:
    def test_what_was_dealt_with_is_not_told_again_until_it_is_saved(self, clock, file):
        clock.later()
        (saved,) = clock.later(PATIENCE).ready
        clock.done[saved.place] = saved.stamp
        assert clock.later(PATIENCE) == Watch().look([], {}, 0)
        file.write_bytes(b"more than before")
        clock.later()
        assert clock.ready() == ["kpis.xlsx"]

    def test_until_then_it_stays_ready(self, clock):
        clock.later()
        assert clock.ready() == clock.ready(0) == ["kpis.xlsx"]


class TestFolders:
    def test_files_that_can_be_imported_the_oldest_first(self, of_folder, folder):
        names = [
            "b.csv",
            "a.XLSX",
            "c.ods",
            "~$a.XLSX",
            "d.tmp",
            "e.xlsx.part",
            "f.crdownload",
            ".hidden.csv",
        ]
        for age, name in enumerate(names):
            (folder / name).write_text("x")
            os.utime(folder / name, (1000 + age, 1000 + age))
        (folder / "~$a.XLSX").unlink()
        (folder / "inner.csv").mkdir()
        of_folder.later()
        assert of_folder.ready() == ["b.csv", "a.XLSX", "c.ods"]

    def test_a_new_file_is_seen(self, of_folder, folder):
        assert of_folder.ready() == []
        (folder / "new.tsv").write_text("x")
        of_folder.later()
        assert of_folder.ready() == ["new.tsv"]

    def test_a_folder_that_cannot_be_reached_is_told(self, folder):
        clock = Clock(folder / "away")
        assert clock.later().missing == (clock.link,)
