from __future__ import annotations

import os
from pathlib import Path

import pytest
from shell_room import PATIENCE_MS, clock, full_disk

from scorecard.changes import Subject
from scorecard.measures import Company
from scorecard.periods import Cadence
from scorecard.workspace import Workspace
from ui.session import Session


@pytest.fixture
def opened(qtbot, session: Session, sample: Path) -> Session:
    with qtbot.waitSignal(session.opened, timeout=PATIENCE_MS):
        session.open(sample)
    return session


def ask(qtbot, session: Session, work):
    """What ``work`` answers on the company's thread."""
    answers = []
    session.run(work, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=PATIENCE_MS)
    return answers[0]


def first_cell(workspace: Workspace):
    board = workspace.board(Cadence.WEEKLY)
    return board.rows[0].measure.id, board.period, board.rows[0].cell.value


def test_opening_gives_a_snapshot(opened: Session, sample: Path):
    assert opened.is_open
    assert opened.snapshot is not None
    assert opened.snapshot.path == sample
    assert opened.book.company.name == "Larkfield Interiors"


def test_a_write_is_told_and_undone(qtbot, opened: Session):
    measure_id, period, before = ask(qtbot, opened, first_cell)
    with qtbot.waitSignal(opened.changed, timeout=PATIENCE_MS) as changed:
        opened.write(lambda workspace: workspace.set_value(measure_id, period, 42.0))
    assert Subject.ENTRIES in changed.args[0].subjects
    assert measure_id in changed.args[0].measure_ids
    assert opened.snapshot is not None
    assert "week 47" in opened.snapshot.undo_title.lower()
    with qtbot.waitSignal(opened.changed, timeout=PATIENCE_MS):
        opened.undo()
    assert ask(qtbot, opened, first_cell)[2] == before
    with qtbot.waitSignal(opened.changed, timeout=PATIENCE_MS):
        opened.redo()
    assert ask(qtbot, opened, first_cell)[2] == 42.0


def test_a_refused_open_keeps_the_company_that_is_open(qtbot, opened: Session, tmp_path: Path):
    broken = tmp_path / "Broken.scorecard"
    broken.write_text("this is no company " * 200)
    refusals = []
    opened.open(broken, otherwise=refusals.append)
    qtbot.waitUntil(lambda: bool(refusals), timeout=PATIENCE_MS)
    assert "Broken.scorecard" in str(refusals[0])
    assert ask(qtbot, opened, lambda workspace: workspace.book.company.name) == "Larkfield Interiors"


def test_creating_over_a_file_is_refused(qtbot, session: Session, sample: Path):
    with qtbot.waitSignal(session.failed, timeout=PATIENCE_MS) as failed:
        session.create(sample, Company())
    assert "Larkfield.scorecard" in failed.args[0]
    assert not session.is_open


def test_a_company_from_a_template(qtbot, session: Session, tmp_path: Path):
    with qtbot.waitSignal(session.opened, timeout=PATIENCE_MS):
        session.create(tmp_path / "New.scorecard", Company(name="New"), template="small-business")
    assert len(session.book.measures) >= 10


def test_another_window_is_noticed(qtbot, opened: Session, sample: Path):
    measure_id, period, _ = ask(qtbot, opened, first_cell)
    ask(qtbot, opened, lambda workspace: workspace.changed_elsewhere())
    other = Workspace.open(sample, clock=clock)
    other.set_value(measure_id, period, 7.0)
    other.close()
    with qtbot.waitSignal(opened.changed, timeout=PATIENCE_MS):
        opened.watch(True)
    opened.watch(False)
    assert ask(qtbot, opened, first_cell)[2] == 7.0


def test_what_cannot_be_saved_is_kept_and_tried_again(qtbot, opened: Session):
    measure_id, period, _ = ask(qtbot, opened, first_cell)
    reasons = []
    opened.unsaved_changed.connect(reasons.append)
    with full_disk():
        opened.write(lambda workspace: workspace.set_value(measure_id, period, 11.0))
        qtbot.waitUntil(lambda: len(reasons) == 1, timeout=PATIENCE_MS)
    assert "Nothing was saved" in reasons[0]
    opened.try_again()
    qtbot.waitUntil(lambda: reasons[-1] == "", timeout=PATIENCE_MS)
    assert ask(qtbot, opened, first_cell)[2] == 11.0


def test_restoring_brings_the_former_numbers_back(qtbot, opened: Session, sample: Path, tmp_path: Path):
    measure_id, period, before = ask(qtbot, opened, first_cell)
    backup = ask(qtbot, opened, lambda workspace: workspace.backup(tmp_path / "Kept.scorecard"))
    with qtbot.waitSignal(opened.changed, timeout=PATIENCE_MS):
        opened.write(lambda workspace: workspace.set_value(measure_id, period, 1.0))
    told = []
    opened.restore(backup, sample, lambda: told.append(True))
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    assert ask(qtbot, opened, first_cell)[2] == before


def test_a_failed_restore_leaves_the_company_open(qtbot, opened: Session, sample: Path, tmp_path: Path):
    broken = tmp_path / "Broken.scorecard"
    broken.write_bytes(os.urandom(4096))
    with qtbot.waitSignal(opened.failed, timeout=PATIENCE_MS):
        opened.restore(broken, sample, lambda: pytest.fail("told of a restore that failed"))
    assert ask(qtbot, opened, lambda workspace: workspace.book.company.name) == "Larkfield Interiors"


def test_closing_leaves_no_company(qtbot, opened: Session):
    with qtbot.waitSignal(opened.closed, timeout=PATIENCE_MS):
        opened.close()
    assert not opened.is_open
    with qtbot.waitSignal(opened.failed, timeout=PATIENCE_MS):
        opened.run(lambda workspace: workspace.book)
