"""A file is put in place whole, or the old one stays as it was."""

from __future__ import annotations

import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from scorecard.errors import InUseError, StoreError
from scorecard.exporting.atomic import write_whole

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the limits of a POSIX system")


@contextmanager
def full_disk() -> Iterator[None]:
    """No file may grow beyond 1,000 bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_an_old_file_is_replaced_and_keeps_its_permissions(tmp_path):
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"old")
    target.chmod(0o640)
    write_whole(target, b"new")
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_leaves_the_old_file(tmp_path):
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"old")
    with full_disk(), pytest.raises(StoreError, match="was not saved: the disk is full"):
        write_whole(target, b"x" * 10_000)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(StoreError, match="there is no folder “/"):
        write_whole(tmp_path / "nowhere" / "a.xlsx", b"")


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreError, match="there is no folder"):
        write_whole(tmp_path / "file" / "a.xlsx", b"")


def test_a_folder_is_not_replaced(tmp_path):
    (tmp_path / "a.xlsx").mkdir()
    with pytest.raises(StoreError, match="is a folder"):
        write_whole(tmp_path / "a.xlsx", b"")


def test_a_name_that_no_disk_takes_is_refused(tmp_path):
    with pytest.raises(StoreError, match="was not saved"):
        write_whole(tmp_path / ("n" * 5_000 + ".xlsx"), b"")


@pytest.mark.skipif(not Path("/sys/kernel").is_dir(), reason="needs a folder that refuses even root")
def test_a_read_only_folder_is_named():
    with pytest.raises(StoreError, match="nothing may be written in “/sys/kernel”"):
        write_whole(Path("/sys/kernel/a.xlsx"), b"")


@pytest.mark.parametrize(("mark", "program"), [("~$a.xlsx", "Excel"), (".~lock.a.xlsx#", "LibreOffice")])
def test_a_file_that_is_open_is_left_alone(tmp_path, mark, program):
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"old")
    (tmp_path / mark).touch()
    with pytest.raises(InUseError, match=f"{program} has this file open") as refused:
        write_whole(target, b"new")
    assert mark in str(refused.value), "it is told what to delete where the program has ended badly"
    assert target.read_bytes() == b"old"
    (tmp_path / mark).unlink()
    write_whole(target, b"new")
    assert target.read_bytes() == b"new"


def test_what_an_ended_program_left_keeps_no_new_file_away(tmp_path):
    (tmp_path / "~$a.xlsx").touch()
    write_whole(tmp_path / "a.xlsx", b"new")
    assert (tmp_path / "a.xlsx").read_bytes() == b"new"


def test_a_read_only_file_is_left_alone(tmp_path):
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"old")
    target.chmod(0o444)
    with pytest.raises(StoreError, match="the file is read-only"):
        write_whole(target, b"new")
    assert target.read_bytes() == b"old"
