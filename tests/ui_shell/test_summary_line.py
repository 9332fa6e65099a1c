from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from shell_room import clock

from scorecard.board import Board, Summary
from scorecard.measures import Kind
from scorecard.periods import Cadence
from scorecard.status import Status
from scorecard.workspace import Workspace
from ui.board.filters import Filter
from ui.main_window import MainWindow
from ui.shell.counts import counts_of
from ui.shell.summary_line import Mode
from ui.widgets import ElidedLabel, StatusMark


@pytest.fixture
def weekly(sample: Path) -> Board:
    workspace = Workspace.open(sample, clock=clock)
    board = workspace.board(Cadence.WEEKLY)
    workspace.close()
    return board


def words(summary: Summary) -> str:
    return " · ".join(count.text for count in counts_of(summary))


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        (
            {Status.ON_TRACK: 8, Status.OFF_TRACK: 2, Status.MISSING: 1},
            "8 of 11 on track · 2 off track · 1 missing",
        ),
        ({Status.ON_TRACK: 11}, "All 11 on track"),
        ({Status.ON_TRACK: 2, Status.NO_GOAL: 1}, "All 2 on track · 1 no goal"),
        ({Status.ON_PACE: 3, Status.BEHIND: 1, Status.NOT_DUE: 1}, "3 of 5 on pace · 1 behind · 1 not due"),
        ({Status.NOT_DUE: 4}, "4 not due"),
        ({Status.MISSING: 2}, "0 of 2 on track · 2 missing"),
        ({Status.NO_GOAL: 2}, "2 no goal"),
        ({}, ""),
    ],
)
def test_the_summary_in_words(counts, told):
    assert words(Summary(tuple(counts.items()))) == told


@pytest.mark.parametrize(
    ("counts", "marks"),
    [
        ({Status.ON_TRACK: 1, Status.MISSING: 1}, [Status.ON_TRACK, Status.MISSING]),
        ({Status.MISSING: 2}, [Status.NO_GOAL, Status.MISSING]),
        ({Status.BEHIND: 2}, [Status.NO_GOAL, Status.BEHIND]),
        ({Status.NO_GOAL: 2}, [Status.NO_GOAL]),
        ({}, []),
    ],
)
def test_nothing_on_track_has_no_tick_and_is_not_all(counts, marks):
    found = counts_of(Summary(tuple(counts.items())))
    assert [count.mark for count in found] == marks
    assert not any(count.text.startswith("All 0") for count in found)


def test_ten_of_twenty_has_its_tick():
    (on, _) = counts_of(Summary(((Status.ON_TRACK, 10), (Status.OFF_TRACK, 10))))
    assert (on.text, on.mark) == ("10 of 20 on track", Status.ON_TRACK)


def test_a_status_leaves_the_counts_whole(weekly: Board):
    off = Filter().toggled(Status.OFF_TRACK)
    assert [row.measure.name for row in off.apply(weekly).rows] == ["First meetings", "First response time"]
    assert off.toggled(Status.OFF_TRACK) == Filter()
    assert off.apply(weekly).summary == weekly.summary
    assert [group.summary for group in off.apply(weekly).groups] == [
        group.summary for group in weekly.groups if group.department != "Marketing"
    ]


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        (Filter("Sales"), "3 of 4 on track · 1 off track"),
        (Filter(owner="Maya Keller"), "All 2 on track"),
        (Filter(kind=Kind.LAGGING), "All 2 on track"),
        (Filter(text="VISIT"), "All 1 on track"),
        (Filter(text="nothing like it"), ""),
        (Filter("Sales", statuses=frozenset({Status.OFF_TRACK})), "3 of 4 on track · 1 off track"),
    ],
)
def test_the_counts_are_of_what_is_asked_for(weekly: Board, wanted, told):
    assert words(wanted.apply(weekly).summary) == told


def test_a_department_counts_the_rows_of_an_owner(weekly: Board):
    group = Filter(owner="Maya Keller").apply(weekly).groups[0]
    assert (group.department, group.summary.total) == ("Marketing", 2)


def _counts(window: MainWindow) -> list[str]:
    buttons = window.company.summary.findChildren(QPushButton)
    return [each.text() for each in buttons if each.property("kind") == "count" and each.isVisible()]


def _part(window: MainWindow) -> str:
    labels = window.company.summary.findChildren(ElidedLabel)
    return next((each.text() for each in labels if each.isVisible() and "shown" in each.text()), "")


@pytest.fixture
def ask(company: MainWindow) -> Callable[[Filter], None]:
    def ask(wanted: Filter) -> None:
        company.company.summary.filter_requested.emit(wanted)
        QApplication.processEvents()

    return ask


def test_the_line_counts_what_is_shown_and_says_so(company: MainWindow, ask):
    whole = _counts(company)
    assert (whole, _part(company)) == (["8 of 11 on track", "2 off track", "1 missing"], "")
    ask(Filter(owner="Maya Keller"))
    assert (_counts(company), _part(company)) == (["All 2 on track"], "2 of 11 shown")
    ask(Filter(statuses=frozenset({Status.OFF_TRACK})))
    assert (_counts(company), _part(company)) == (whole, "2 of 11 shown")
    ask(Filter())
    assert (_counts(company), _part(company)) == (whole, "")


def test_a_count_keeps_the_keyboard_while_it_switches(qtbot: QtBot, company: MainWindow):
    summary = company.company.summary
    count = next(each for each in summary.findChildren(QPushButton) if each.text() == "2 off track")
    count.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(count.hasFocus)
    qtbot.keyClick(count, Qt.Key.Key_Space)
    assert _part(company) == "2 of 11 shown"
    assert count.hasFocus()
    qtbot.keyClick(count, Qt.Key.Key_Space)
    assert _part(company) == ""
    assert count.hasFocus()


def test_a_search_that_finds_nothing_on_track_shows_no_tick(company: MainWindow, ask):
    ask(Filter(text="online reviews"))
    marks = [each for each in company.company.summary.findChildren(StatusMark) if each.isVisible()]
    assert _counts(company) == ["0 of 1 on track", "1 missing"]
    assert [mark.accessibleName() for mark in marks] == [Status.NO_GOAL.word, Status.MISSING.word]


def test_the_tiles_count_the_same_rows(qtbot: QtBot, company: MainWindow, ask):
    with qtbot.waitSignal(company.company.board_shown, timeout=15_000):
        company.company.set_mode(Mode.TRENDS, Cadence.WEEKLY)
    ask(Filter("Sales"))
    assert (_counts(company), _part(company)) == (["3 of 4 on track", "1 off track"], "4 of 11 shown")
