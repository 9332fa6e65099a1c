"""The table of goals with keys: in place, removed, added, for one period, turned with the direction."""

from __future__ import annotations

from datetime import date

import pytest
from editor_room import type_text
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QLabel, QLineEdit

from scorecard.goals import Goal
from scorecard.measures import Direction
from scorecard.periods import Cadence
from scorecard.units import Unit

MONTHLY, WEEKLY, NOTE = 1, 2, 4


def table(editor):
    return editor.dialog.settings.goals.table


def texts(editor, row):
    model = table(editor).model()
    return [model.index(row, column).data() for column in range(model.columnCount())]


def edit(editor, row, column, text):
    """F2 on a cell, the text and Enter."""
    view = table(editor)
    view.setFocus()
    view.setCurrentIndex(view.model().index(row, column))
    editor.qtbot.keyClick(view, Qt.Key.Key_F2)
    cell = next(each for each in view.findChildren(QLineEdit) if each.isVisible())
    cell.selectAll()
    editor.qtbot.keyClick(cell, Qt.Key.Key_Delete)
    type_text(cell, text)
    editor.qtbot.keyClick(cell, Qt.Key.Key_Return)
    editor.qtbot.waitUntil(lambda: view.state() is not QAbstractItemView.State.EditingState)


def newest(editor):
    return max(editor.draft.goals, key=lambda goal: goal.begin)


def test_goals_stand_newest_first_with_what_follows_from_them(editor):
    opened = editor("cost_per_lead")
    assert texts(opened, 0) == ["May 2026", "$15", "$15", "$15", "–"]
    assert texts(opened, 2)[0] == "Sep 2024"
    view = table(opened)
    assert opened.dialog.settings.goals.model.rows[0].in_force
    assert not opened.dialog.settings.goals.model.rows[1].in_force
    assert view.model().index(0, WEEKLY).data(Qt.ItemDataRole.ToolTipRole).startswith("Worked out")


def test_a_goal_is_changed_in_place_and_nothing_else(editor):
    opened = editor("cost_per_lead")
    before = opened.draft.goals
    edit(opened, 0, MONTHLY, "$14.50")
    assert newest(opened).high == 14.5
    assert set(before) - set(opened.draft.goals) == {max(before, key=lambda goal: goal.begin)}
    assert opened.dialog.isVisible()


def test_what_is_no_number_is_refused_with_a_sentence(editor):
    opened = editor("cost_per_lead")
    before = opened.draft
    edit(opened, 0, MONTHLY, "cheap")
    assert opened.draft == before
    assert "“cheap” is no number" in opened.dialog.settings.goals._note.text()


def test_a_weekly_goal_can_be_typed_over_a_derived_one_and_taken_away(editor):
    opened = editor("website_visitors")
    rows = len(opened.dialog.settings.goals.model.rows)
    edit(opened, 0, WEEKLY, "9,000")
    weekly = [goal for goal in opened.draft.goals if goal.cadence is Cadence.WEEKLY]
    assert 9_000 in {goal.low for goal in weekly}
    assert len(opened.dialog.settings.goals.model.rows) >= rows


def test_a_period_is_typed(editor):
    opened = editor("cost_per_lead")
    edit(opened, 0, 0, "Aug 2026")
    assert newest(opened).begin == date(2026, 8, 1)
    edit(opened, 0, 0, "soon")
    assert "“soon” is no period" in opened.dialog.settings.goals._note.text()


def test_a_note_belongs_to_a_row(editor):
    opened = editor("cost_per_lead")
    edit(opened, 0, NOTE, "New ad agency")
    assert newest(opened).note == "New ad agency"
    assert texts(opened, 0)[NOTE] == "New ad agency"


def test_delete_takes_a_row_away(editor):
    opened = editor("cost_per_lead")
    count = len(opened.draft.goals)
    view = table(opened)
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 0))
    opened.qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert len(opened.draft.goals) == count - 1
    assert texts(opened, 0)[0] == "Sep 2025"


def test_a_goal_for_one_week_is_added(editor, answer):
    opened = editor("website_visitors", cadence=Cadence.WEEKLY)

    def fill(dialog):
        fields = {each.accessibleName(): each for each in dialog.findChildren(QLineEdit)}
        opened.qtbot.keyClicks(fields["At least"], "5000")
        opened.qtbot.keyClicks(fields["Note"], "Holiday week")
        dialog.findChild(QCheckBox).click()
        opened.qtbot.keyClick(fields["Note"], Qt.Key.Key_Return)

    answer(fill)
    opened.press("Add a goal…")
    added = next(goal for goal in opened.draft.goals if goal.once)
    assert (added.low, added.note, added.begin) == (5_000, "Holiday week", date(2026, 11, 16))


def test_a_goal_cannot_be_added_without_its_bound(editor, answer):
    opened = editor("website_visitors")
    seen = []

    def look(dialog):
        seen.append(dialog.confirm_button.isEnabled())
        dialog.reject()

    answer(look)
    opened.press("Add a goal…")
    assert seen == [False]


def test_goals_turn_with_the_direction(editor):
    opened = editor("cost_per_lead")
    opened.press("At least")
    assert {goal.kind for goal in opened.draft.goals} == {Direction.AT_LEAST}
    assert newest(opened).low == 15
    opened.press("Within a range")
    edit(opened, 0, MONTHLY, "12 – 15")
    assert (newest(opened).low, newest(opened).high) == (12, 15)


def test_yes_is_the_goal_of_a_question(editor):
    opened = editor("")
    opened.write("Name", "Review done")
    opened.choose("Unit", "Yes / no")
    made = opened.draft
    assert (made.measure.direction, made.measure.unit) == (Direction.YES, Unit.YES_NO)
    assert [(goal.kind, goal.begin) for goal in made.goals] == [(Direction.YES, date(2026, 10, 1))]


@pytest.mark.parametrize("segment", ["Organic search"])
def test_a_segment_has_goals_of_its_own(editor, answer, segment):
    opened = editor("website_visitors", cadence=Cadence.WEEKLY)
    names = opened.choice("Goal of")
    opened.qtbot.waitUntil(lambda: names.count() > 1)
    if names.findText(segment) < 0:
        segment = names.itemText(1)
    opened.choose("Goal of", segment)
    names.activated.emit(names.currentIndex())
    assert opened.dialog.settings.goals.model.rows == []

    def fill(dialog):
        fields = {each.accessibleName(): each for each in dialog.findChildren(QLineEdit)}
        opened.qtbot.keyClicks(fields["At least"], "700")
        dialog.confirm_button.click()

    answer(fill)
    opened.press("Add a goal…")
    added = next(goal for goal in opened.draft.goals if goal.segment)
    assert (added.segment, added.low) == (segment, 700)


def test_goals_that_disagree_are_told_under_the_table(editor):
    opened = editor("cost_per_lead")
    section = opened.dialog.settings.goals
    edit(opened, 0, WEEKLY, "12")
    told = [each.text() for each in section.findChildren(QLabel) if each.isVisible()]
    assert (
        "The weekly goal is $12, the monthly one $15. "
        "Weeks are held against the weekly goal, months and quarters against the monthly one."
    ) in told


def note(editor):
    return editor.dialog.settings.goals._note.text()


def test_worked_out_goals_are_named_with_their_month_and_quarter(editor):
    opened = editor("website_visitors")
    measure = opened.draft.measure
    goal = Goal(measure.id, Cadence.MONTHLY, date(2026, 10, 1), Direction.AT_LEAST, 19_000)
    opened.dialog.settings.goals.set_goals([goal])
    edit(opened, 0, MONTHLY, "20,000")
    assert note(opened) == (
        "Grey goals are worked out: 4,000 a week in October 2026, made from 20,000 a month and its 5 weeks; "
        "60,000 in Q4 2026, the sum of its 3 monthly goals."
    )
    tip = table(opened).model().index(0, WEEKLY).data(Qt.ItemDataRole.ToolTipRole)
    assert tip.startswith("4,000 a week in October 2026, made from 20,000 a month")


def test_a_goal_that_is_not_divided_is_named_with_its_beginning(editor):
    opened = editor("cost_per_lead")
    assert note(opened) == (
        "Grey goals are worked out: from May 2026 on a ratio has the same goal "
        "for weeks, months and quarters."
    )
