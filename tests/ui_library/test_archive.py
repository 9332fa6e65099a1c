"""Archived measures are brought back to the tabs that are wanted, or deleted with what they hold."""

from __future__ import annotations

from datetime import date

import pytest
from company_fixtures import PATIENCE_MS
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from scorecard.goals import Goal
from scorecard.measures import Direction, Measure
from scorecard.periods import Cadence, Grain
from ui.library import ArchiveDialog

MONTHLY = Cadence.MONTHLY


@pytest.fixture
def archive(qtbot, session, ask):
    def fill(workspace):
        month = workspace.book.calendar.period(Grain.MONTH, date(2026, 10, 1))
        goal = Goal(1, MONTHLY, month.begin, Direction.AT_LEAST, low=5)
        workspace.defining.save_measure(Measure(1, "won", "Deals won"), [goal], {MONTHLY})
        workspace.set_value(1, month, 7)
        workspace.defining.save_measure(Measure(2, "calls", "Calls"), None, {MONTHLY})
        workspace.defining.archive_measure(1)
        return workspace.defining.archive_measure(2)

    ask(fill)
    made = ArchiveDialog(session, MONTHLY)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    qtbot.waitUntil(lambda: bool(made.list.rows), timeout=PATIENCE_MS)
    return made


def settle(qtbot, session):
    qtbot.waitUntil(lambda: not session.busy, timeout=PATIENCE_MS)


def answer(key, said):
    """Presses ``key`` in the question, once it is there."""
    question = QApplication.activeModalWidget()
    if question is not None and question.confirm_button.isVisible():
        said.extend(part.text() for part in question.findChildren(QLabel))
        QTest.keyClick(question, key)
    else:
        QTimer.singleShot(10, lambda: answer(key, said))


def test_each_says_what_it_holds(archive):
    assert [(row.title, row.below) for row in archive.list.rows] == [
        ("Calls", "no numbers"),
        ("Deals won", "1 number and 1 goal"),
    ]


def test_enter_brings_back(qtbot, session, archive):
    QTest.keyClick(archive.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(archive.told, timeout=PATIENCE_MS) as told:
        QTest.keyClick(archive.list, Qt.Key.Key_Return)
    settle(qtbot, session)
    assert told.args == ["Deals won is back"]
    assert not session.book.by_id[1].archived
    assert session.book.scorecard(MONTHLY).measure_ids == (1,)
    assert [row.title for row in archive.list.rows] == ["Calls"]
    assert archive.message.text() == "Deals won is back."


def test_back_to_other_tabs_by_the_mouse(qtbot, session, archive):
    QTest.keyClick(archive.tabs.boxes[Cadence.WEEKLY], Qt.Key.Key_Space)
    with qtbot.waitSignal(archive.told, timeout=PATIENCE_MS):
        QTest.mouseClick(archive.confirm_button, Qt.MouseButton.LeftButton)
    settle(qtbot, session)
    assert session.book.scorecard(Cadence.WEEKLY).measure_ids == (2,)
    assert session.book.scorecard(MONTHLY).measure_ids == (2,)


def test_delete_asks_and_says_what_goes_along(qtbot, session, archive):
    QTest.keyClick(archive.list, Qt.Key.Key_Down)
    said = []
    answer(Qt.Key.Key_Escape, said)
    QTest.keyClick(archive.list, Qt.Key.Key_Delete)
    assert said[0] == "Delete Deals won?"
    assert "It takes 1 number and 1 goal along." in said[1]
    assert len(archive.list.rows) == 2
    answer(Qt.Key.Key_Return, said)
    with qtbot.waitSignal(archive.told, timeout=PATIENCE_MS):
        QTest.keyClick(archive.list, Qt.Key.Key_Delete)
    settle(qtbot, session)
    assert list(session.book.by_id) == [2]
    assert [row.title for row in archive.list.rows] == ["Calls"]


def test_undo_brings_it_back_into_the_list(qtbot, session, archive):
    with qtbot.waitSignal(archive.told, timeout=PATIENCE_MS):
        QTest.keyClick(archive.list, Qt.Key.Key_Return)
    session.undo()
    qtbot.waitUntil(lambda: len(archive.list.rows) == 2, timeout=PATIENCE_MS)


def test_nothing_archived_says_how_to(qtbot, session):
    empty = ArchiveDialog(session, MONTHLY)
    qtbot.addWidget(empty)
    empty.show()
    settle(qtbot, session)
    assert empty.nothing.isVisible()
    assert not empty.confirm_button.isEnabled()


def test_what_stands_against_it_is_told(qtbot, session, ask, archive):
    ask(lambda workspace: workspace.defining.save_measure(Measure(3, "m3", "Calls")))
    QTest.keyClick(archive.list, Qt.Key.Key_Home)
    QTest.keyClick(archive.list, Qt.Key.Key_Return)
    qtbot.waitUntil(archive.message.isVisible, timeout=PATIENCE_MS)
    assert archive.message.text() == "There is a measure called Calls already."
    assert archive.confirm_button.isEnabled()
