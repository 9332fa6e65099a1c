"""The dialogs about scorecards, each by itself."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from scorecard.goals import Goal
from scorecard.measures import Direction, Measure
from scorecard.periods import Cadence, Calendar, Grain
from scorecard.units import Unit
from scorecard.writing import PLAIN
from ui import theme
from ui.scorecards import AddMeasuresDialog, OrderDialog, SegmentGoalDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

WEEK = Calendar().period(Grain.WEEK, date(2026, 11, 16))
VISITS = Measure(1, "visits", "Website visitors", "Marketing", owner="Ana")
CALLS = Measure(2, "calls", "Calls", "Sales", owner="Ben")


@pytest.fixture
def parent(qtbot, qapp):
    theme.apply(qapp, theme.LIGHT)
    made = QWidget()
    qtbot.addWidget(made)
    return made


def shown(qtbot, dialog):
    dialog.open()
    qtbot.waitUntil(dialog.confirm_button.isVisible)
    return dialog


class TestOrder:
    def test_buttons_and_keys_move_a_line_until_the_end(self, qtbot, parent):
        dialog = shown(qtbot, OrderDialog(("A", "B", "C"), parent))
        assert not dialog.up.isEnabled()
        qtbot.mouseClick(dialog.down, Qt.MouseButton.LeftButton)
        assert dialog.names == ("B", "A", "C")
        for _ in range(3):
            qtbot.keyClick(dialog.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        assert dialog.names == ("B", "C", "A")
        assert dialog.list.currentItem().text() == "A"
        assert not dialog.down.isEnabled()


class TestAdd:
    def test_names_departments_and_owners_are_searched(self, qtbot, parent):
        dialog = shown(qtbot, AddMeasuresDialog([VISITS, CALLS], "weekly", parent))
        qtbot.keyClicks(dialog._search, "sales ben")
        assert dialog.chosen == (CALLS.id,)
        assert dialog.confirm_button.text() == "Add Calls"
        qtbot.keyClicks(dialog._search, "x")
        assert dialog.chosen == ()
        assert not dialog.confirm_button.isEnabled()

    def test_what_is_ticked_stays_chosen_while_others_are_looked_for(self, qtbot, parent):
        dialog = shown(qtbot, AddMeasuresDialog([VISITS, CALLS], "weekly", parent))
        qtbot.keyClick(dialog._search, Qt.Key.Key_Up)
        qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
        qtbot.keyClicks(dialog._search, "calls")
        qtbot.keyClick(dialog._search, Qt.Key.Key_Down)
        qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
        assert dialog.chosen == (VISITS.id, CALLS.id)
        assert dialog.confirm_button.text() == "Add 2 measures"

    def test_with_nothing_left_it_says_so(self, qtbot, parent):
        dialog = shown(qtbot, AddMeasuresDialog([], "weekly", parent))
        assert dialog._none.isVisible()
        assert not dialog.confirm_button.isEnabled()


class TestSegmentGoal:
    def ask(self, qtbot, parent, measure=VISITS, before=None):
        made = SegmentGoalDialog(measure, "Paid", Cadence.WEEKLY, WEEK, "week 47", before, PLAIN, parent)
        return shown(qtbot, made)

    def test_a_range_goes_from_the_lower_to_the_higher_number(self, qtbot, parent):
        dialog = self.ask(qtbot, parent)
        dialog.kind.setCurrentIndex(2)
        dialog.kind.activated.emit(2)
        qtbot.keyClicks(dialog.low, "9")
        qtbot.keyClicks(dialog.high, "4")
        assert not dialog.confirm_button.isEnabled()
        qtbot.keyClicks(dialog.high, "0")
        assert dialog.goal == Goal(
            1, Cadence.WEEKLY, WEEK.begin, Direction.BETWEEN, 9.0, 40.0, segment="Paid"
        )

    def test_the_goal_in_force_is_filled_in(self, qtbot, parent):
        before = Goal(1, Cadence.WEEKLY, WEEK.begin, Direction.AT_MOST, None, 12.0, segment="Paid")
        dialog = self.ask(qtbot, parent, before=before)
        assert dialog.goal == before
        assert dialog.high.text() == "12"
        assert not dialog.low.isVisible()

    def test_yes_needs_no_number(self, qtbot, parent):
        measure = Measure(3, "done", "Done", unit=Unit.YES_NO, direction=Direction.YES)
        dialog = self.ask(qtbot, parent, measure)
        assert dialog.confirm_button.isEnabled()
        assert dialog.goal.kind is Direction.YES
