"""What the tests of the settings share."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from scorecard.goals import Goal
from scorecard.measures import Direction, Measure
from scorecard.periods import Cadence

PATIENCE_MS = 15_000
ALL_DAYS = (date.min, date.max)


def fill(workspace):
    """Three measures in two departments, and numbers of weeks, quarters and a year."""
    everywhere = frozenset(Cadence)
    workspace.defining.save_measure(
        Measure(1, "leads", "Leads", "Marketing", owner="Ana"), cadences=everywhere
    )
    workspace.defining.save_measure(Measure(2, "won", "Deals won", "Sales", owner="Ben"), cadences=everywhere)
    workspace.defining.save_measure(Measure(3, "calls", "Calls", "Sales", owner="Ana"), cadences=everywhere)
    calendar = workspace.book.calendar
    for number, key in enumerate(("2026-W40", "2026-W41", "2026-W45", "2026-Q1", "2026-Q2", "2025")):
        workspace.set_value(1, calendar.parse(key), 1000.5 + number)
    workspace.set_note(1, calendar.parse("2026-W45"), "Trade fair")
    workspace.set_value(2, calendar.parse("2026-09"), 7)
    workspace.set_value(2, calendar.parse("2026-10"), 8)
    week = calendar.parse("2026-W40")
    goal = Goal(1, Cadence.WEEKLY, week.begin, Direction.AT_LEAST, low=1000)
    workspace.defining.set_goals(1, [goal])


def state(workspace):
    """Everything that there is."""
    ids = list(workspace.book.by_id)
    return (
        workspace.book,
        workspace._store.entries(ids, *ALL_DAYS),
        workspace.board(Cadence.WEEKLY),
        workspace.board(Cadence.QUARTERLY),
    )


def choose(a_list, words):
    """Go down the list with the keys until these words are chosen."""
    a_list.setFocus()
    QTest.keyClick(a_list, Qt.Key.Key_Home)
    for _ in range(a_list.count()):
        if a_list.currentText() == words:
            return
        QTest.keyClick(a_list, Qt.Key.Key_Down)
    raise AssertionError(f"{words} is not in the list")
