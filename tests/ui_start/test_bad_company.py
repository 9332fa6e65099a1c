"""A company's file that cannot be used, now or all at once: the window says so, and nothing is changed."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from scorecard.measures import Company
from scorecard.periods import Cadence
from scorecard.workspace import Workspace
from ui.session import Session

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 23)
PATIENCE_MS = 15_000


def clock() -> date:
    return TODAY


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A company with a scorecard and no numbers yet."""
    folder = tmp_path / "data"
    folder.mkdir()
    made = Workspace.create(folder / "Acme.scorecard", Company("Acme"), clock=clock)
    made.defining.apply_template("small-business")
    made.close()
    return folder / "Acme.scorecard"


def make_newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("PRAGMA user_version = 99")


HARMS: dict[str, tuple[Callable[[Path], object], str]] = {
    "no database": (lambda path: path.write_bytes(b"no database" * 500), "is no Scorecard file. Choose"),
    "empty": (lambda path: path.write_bytes(b""), "is no Scorecard file. Choose"),
    "cut short": (lambda path: os.truncate(path, path.stat().st_size // 2), "is damaged. Restore"),
    "newer": (make_newer, "newer version of Scorecard and was left untouched. Install"),
    "missing": (lambda path: path.unlink(), "is not there. Look"),
}


@pytest.mark.parametrize("harm", HARMS)
def test_the_window_does_not_open_and_says_why(path: Path, tmp_path: Path, harm: str):
    do, told = HARMS[harm]
    do(path)
    before = {found: found.read_bytes() for found in path.parent.iterdir()}
    places = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-m", "ui", str(path), "--quit-after-paint"],
        cwd=ROOT,
        env={**os.environ, **places, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        timeout=60,
    )
    message = done.stderr.decode()
    assert done.returncode == 1
    assert message.startswith(f"“{path}” ")
    assert told in message
    assert message.count("\n") == 1
    assert {found: found.read_bytes() for found in path.parent.iterdir()} == before


@pytest.fixture
def session(qapp: QApplication) -> Iterator[Session]:
    made = Session(clock)
    yield made
    made.shut_down()


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (
            lambda path: path.unlink(),
            "was deleted, moved or replaced while it was open. Nothing was saved. Put",
        ),
        (
            lambda path: shutil.rmtree(path.parent),
            "was deleted, moved or replaced while it was open. Nothing",
        ),
        (lambda path: os.truncate(path, 8192), "is damaged. Restore the newest backup."),
        (lambda path: path.write_bytes(b"x" * 50_000), "is damaged. Restore the newest backup."),
    ],
    ids=["deleted", "folder deleted", "cut short", "overwritten"],
)
def test_what_becomes_of_the_file_while_it_is_open_is_said_at_the_next_write(
    qtbot, session: Session, path: Path, harm, told
):
    def change(workspace: Workspace):
        board = workspace.board(Cadence.WEEKLY)
        return workspace.set_value(board.rows[0].measure.id, board.period, 42.0)

    with qtbot.waitSignal(session.opened, timeout=PATIENCE_MS):
        session.open(path)
    harm(path)
    before = path.read_bytes() if path.exists() else None
    with qtbot.waitSignal(session.unsaved_changed, timeout=PATIENCE_MS) as unsaved:
        session.write(change)
    assert unsaved.args[0].startswith(f"“{path}” {told}")
    assert (path.read_bytes() if path.exists() else None) == before
