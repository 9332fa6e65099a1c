"""The reader process outlives what files and readers do, and says which file it was and why."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread

import psutil
import pytest

from scorecard.errors import ScorecardError, StoreError
from scorecard.importing.readers import ReaderProcess

HERE = Path(__file__).parent
TABLE = "Measure,Jan 2026,Feb 2026\nLeads,5,6\n"


@pytest.fixture
def inside(monkeypatch):
    """Functions that run in the process."""
    monkeypatch.syspath_prepend(HERE)
    import in_reader

    return in_reader


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "kpis.csv"
    path.write_text(TABLE)
    return path


@pytest.fixture
def reader(inside):
    reader = ReaderProcess()
    yield reader
    reader.close()


def test_a_file_is_shown_and_asked_in_one_process_that_knows_no_window(reader, table, inside):
    reader.warm()
    head = reader.open(table)
    assert (head.name, head.is_whole) == ("kpis.csv", True)
    assert [(each.name, each.row_count, each.column_count) for each in head.heads] == [("", 2, 3)]
    assert head.previews[0].rows[1] == ["Leads", "5", "6"]
    assert reader.ask(inside.name) == "kpis.csv"
    assert reader.ask(inside.pid) == reader.ask(inside.pid)
    assert not reader.ask(inside.modules) & {"ui", "PySide6", "sqlalchemy"}


def test_a_pasted_table(reader, inside):
    assert reader.open_text(TABLE, "pasted table").previews[0].rows[0][0] == "Measure"
    assert reader.ask(inside.name) == "pasted table"


def test_nothing_can_be_asked_before_a_file_is_open(reader, inside):
    with pytest.raises(ScorecardError, match="No file is open"):
        reader.ask(inside.name)


@pytest.mark.parametrize(
    ("function", "reason"),
    [
        ("abort", "is damaged or too large"),
        ("panic", "could not be read (Panic: capacity overflow)"),
        ("exhaust", "needs more memory than one file may use"),
        ("recurse", "is nested too deeply"),
        ("fail", "could not be read (KeyError: 'nothing')"),
    ],
)
def test_whatever_happens_is_told_and_the_file_can_still_be_asked(reader, table, inside, function, reason):
    reader.open(table)
    with pytest.raises(ScorecardError) as caught:
        reader.ask(getattr(inside, function))
    assert str(caught.value).startswith(f"kpis.csv {reason}")
    assert reader.ask(inside.name) == "kpis.csv"


def test_too_long_is_too_long(table, inside):
    reader = ReaderProcess(longest=3)
    reader.open(table)
    with pytest.raises(ScorecardError, match=r"kpis.csv took longer than 3 seconds"):
        reader.ask(inside.hang)
    assert reader.ask(inside.name) == "kpis.csv"
    reader.close()


def test_what_is_under_way_can_be_stopped(reader, table, inside):
    reader.open(table)
    reader.cancel()
    told = []

    def ask():
        with pytest.raises(ScorecardError) as caught:
            reader.ask(inside.hang)
        told.append(str(caught.value))

    asking = Thread(target=ask)
    asking.start()
    time.sleep(0.2)
    reader.cancel()
    asking.join(5)
    assert told == ["kpis.csv was stopped while it was read."]
    assert reader.ask(inside.name) == "kpis.csv"


def test_a_file_that_cannot_be_read_leaves_the_one_before_open(reader, table, inside, tmp_path):
    reader.open(table)
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"PK\x03\x04" + bytes(99))
    with pytest.raises(ScorecardError, match=r"bad.xlsx is no workbook"):
        reader.open(bad)
    with pytest.raises(StoreError, match="is not there any more"):
        reader.open(tmp_path / "gone.csv")
    assert reader.ask(inside.name) == "kpis.csv"


def test_the_process_ends_with_the_app_even_in_the_middle_of_its_work(table):
    script = (
        f"import sys; sys.path.insert(0, {str(HERE)!r})\n"
        "import os, threading, time, pathlib, in_reader\n"
        "from scorecard.importing.readers import ReaderProcess\n"
        "if __name__ == '__main__':\n"
        "    reader = ReaderProcess()\n"
        f"    reader.open(pathlib.Path({str(table)!r}))\n"
        "    print(reader.ask(in_reader.pid), flush=True)\n"
        "    threading.Thread(target=reader.ask, args=(in_reader.hang,), daemon=True).start()\n"
        "    time.sleep(0.3)\n"
        "    os._exit(0)\n"
    )
    path = table.parent / "app.py"
    path.write_text(script)
    done = subprocess.run(
        [sys.executable, path],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(HERE.parents[1])},
    )
    pid = int(done.stdout)
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline and _lives(pid):
        time.sleep(0.05)
    assert not _lives(pid)


def _lives(pid):
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
