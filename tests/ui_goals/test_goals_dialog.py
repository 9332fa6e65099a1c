"""The grid of goals, by keys as a person uses it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit

from scorecard.goals import Goal
from scorecard.measures import Direction
from scorecard.periods import Cadence
from ui.goals.model import Column


def row(dialog, name):
    model = dialog.model
    return next(n for n in range(model.rowCount()) if model.index(n, 0).data().strip() == name)


def text(dialog, name, column):
    return dialog.model.index(row(dialog, name), column).data()


def go(dialog, name, column):
    dialog.table.setCurrentIndex(dialog.model.index(row(dialog, name), column))


def editor(dialog) -> QLineEdit:
    return dialog.table.viewport().findChild(QLineEdit)


def type_goal(qtbot, dialog, words, end=Qt.Key.Key_Return):
    qtbot.keyClick(dialog.table, Qt.Key.Key_F2)
    field = editor(dialog)
    field.selectAll()
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, end)


def goals(session, measure_id=1):
    return {goal.key[1:]: goal for goal in session.book.goals if goal.measure_id == measure_id}


def test_goals_stand_by_department_with_derived_ones_and_how(qtbot, dialog):
    QAbstractItemModelTester(dialog.model)
    assert "    Paid" not in [dialog.model.index(n, 0).data() for n in range(dialog.model.rowCount())]
    qtbot.keyClick(dialog.segments, Qt.Key.Key_Space)
    names = [dialog.model.index(n, 0).data() for n in range(dialog.model.rowCount())]
    assert names == [
        "Marketing", "Website visitors", "    Organic", "    Paid", "Sales", "Revenue", "Customer service",
        "First response time",
    ]  # fmt: skip
    assert text(dialog, "Website visitors", Column.WEEKLY) == "≥ 5,000"
    assert text(dialog, "Website visitors", Column.QUARTERLY) == "≥ 60,000"
    assert dialog.table.currentIndex().row() == 1
    assert dialog.how.text() == "Website visitors: ≥ 20,000 in November 2026, shared equally by its 4 weeks"


def test_needed_from_here_is_beside_the_weekly_goal(dialog):
    assert text(dialog, "Website visitors", Column.NEEDED) == "5,200 a week", "two have no number yet"


def test_goals_are_set_from_the_periods_that_the_board_shows(dialog, session):
    parse = session.book.calendar.parse
    shown = {cadence: choice.value() for cadence, choice in dialog.periods.items()}
    assert list(shown.values()) == [parse("2026-W47"), parse("2026-10"), parse("2026-Q3")]


def test_typing_sets_a_goal_from_the_chosen_period_on_and_goes_down(qtbot, dialog, session, settled):
    go(dialog, "Website visitors", Column.WEEKLY)
    qtbot.keyClicks(dialog.table, "6")
    field = editor(dialog)
    qtbot.keyClicks(field, "500")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settled()
    assert goals(session)[Cadence.WEEKLY, date(2026, 11, 16), "", False].low == 6500
    assert text(dialog, "Website visitors", Column.WEEKLY) == "≥ 6,500"
    assert dialog.table.currentIndex().row() == row(dialog, "Revenue")
    session.undo()
    settled()
    qtbot.waitUntil(lambda: text(dialog, "Website visitors", Column.WEEKLY) == "≥ 5,000")


def test_a_goal_may_begin_in_another_month_and_leaves_the_past(qtbot, dialog, session, settled):
    choice = dialog.periods[Cadence.MONTHLY]
    december = session.book.calendar.parse("2026-12")
    choice.set_value(december)
    choice.chosen.emit(december)
    settled()
    go(dialog, "Website visitors", Column.MONTHLY)
    type_goal(qtbot, dialog, "24,000")
    settled()
    kept = goals(session)
    assert kept[Cadence.MONTHLY, date(2026, 1, 1), "", False].low == 20_000
    assert kept[Cadence.MONTHLY, date(2026, 12, 1), "", False].low == 24_000


def test_only_this_period_makes_a_goal_of_one_period(qtbot, dialog, session, settled):
    qtbot.keyClick(dialog.once, Qt.Key.Key_Space)
    assert dialog.once.isChecked()
    go(dialog, "Website visitors", Column.MONTHLY)
    type_goal(qtbot, dialog, "9,000")
    settled()
    assert goals(session)[Cadence.MONTHLY, date(2026, 10, 1), "", True].low == 9000
    go(dialog, "Website visitors", Column.MONTHLY)
    assert dialog.how.text() == "Website visitors: Only in October 2026"
    qtbot.keyClick(dialog.table, Qt.Key.Key_Delete)
    settled()
    qtbot.waitUntil(lambda: text(dialog, "Website visitors", Column.MONTHLY) == "≥ 20,000")


def test_a_segment_has_goals_of_its_own(qtbot, dialog, session, settled):
    qtbot.keyClick(dialog.segments, Qt.Key.Key_Space)
    go(dialog, "Paid", Column.WEEKLY)
    type_goal(qtbot, dialog, "1.2k")
    settled()
    assert goals(session)[Cadence.WEEKLY, date(2026, 11, 16), "Paid", False].low == 1200
    qtbot.keyClick(dialog.segments, Qt.Key.Key_Space)
    names = [dialog.model.index(n, 0).data().strip() for n in range(dialog.model.rowCount())]
    assert ("Paid" in names, "Organic" in names) == (True, False)


def test_an_upper_bound_is_kept_by_direction(qtbot, dialog, session, settled):
    go(dialog, "First response time", Column.MONTHLY)
    type_goal(qtbot, dialog, "4:30")
    settled()
    (goal,) = goals(session, 3).values()
    assert goal == Goal(3, Cadence.MONTHLY, date(2026, 10, 1), Direction.AT_MOST, high=4.5)
    assert text(dialog, "First response time", Column.WEEKLY) == "≤ 4.5\u00a0h"


def test_what_is_no_goal_is_refused_in_the_cell(qtbot, dialog, session, settled):
    go(dialog, "Website visitors", Column.MONTHLY)
    before = session.book.goals
    type_goal(qtbot, dialog, "many")
    assert dialog.problem.text().startswith("“many” is no number")
    field = editor(dialog)
    assert field.isVisible()
    assert field.property("invalid") is True
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    settled()
    assert session.book.goals == before
    assert dialog.isVisible()


def test_a_goal_that_holds_longer_is_not_removed_from_here(qtbot, dialog, session):
    go(dialog, "Website visitors", Column.MONTHLY)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert (
        dialog.problem.text()
        == "Since January 2026: Plan. Choose the period in which it begins to remove it."
    )
    assert len(session.book.goals) == 1


def test_tab_goes_to_the_next_cadence_and_escape_closes(qtbot, dialog):
    go(dialog, "Website visitors", Column.WEEKLY)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Right)
    assert dialog.table.currentIndex().column() == Column.MONTHLY
    qtbot.keyClick(dialog.table, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert QApplication.activeModalWidget() is None


def test_tab_leaves_the_grid_at_its_ends_and_reaches_everything(qtbot, dialog):
    go(dialog, "Website visitors", Column.WEEKLY)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Tab)
    assert dialog.table.currentIndex().column() == Column.MONTHLY
    go(dialog, "First response time", Column.QUARTERLY)
    reached = []
    for _ in range(8):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        reached.append(dialog.focusWidget())
    assert {*dialog.periods.values(), dialog.once, dialog.segments, dialog.confirm_button} <= set(reached)
    dialog.table.setFocus()
    go(dialog, "Website visitors", Column.WEEKLY)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.focusWidget() is not dialog.table


def test_control_tab_leaves_the_grid_from_any_cell(qtbot, dialog):
    go(dialog, "Website visitors", Column.WEEKLY)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert dialog.focusWidget() is dialog.year_button
    qtbot.keyClick(dialog.year_button, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.confirm_button


def test_where_no_year_can_be_spread_the_dialog_says_why(qtbot, dialog):
    go(dialog, "First response time", Column.WEEKLY)
    assert not dialog.year_button.isEnabled()
    assert dialog.no_year.isVisible()
    assert dialog.year_button.toolTip().startswith("Only the goal of a whole measure")
    go(dialog, "Website visitors", Column.WEEKLY)
    assert dialog.year_button.isEnabled()
    assert not dialog.no_year.isVisible()


def test_keys_stay_on_goals(qtbot, dialog):
    control = Qt.KeyboardModifier.ControlModifier
    go(dialog, "First response time", Column.QUARTERLY)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Home, control)
    here = dialog.table.currentIndex()
    assert (here.row(), here.column()) == (row(dialog, "Website visitors"), Column.WEEKLY)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Left)
    assert dialog.table.currentIndex().column() == Column.WEEKLY
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    assert dialog.table.currentIndex().row() == row(dialog, "Revenue")
    qtbot.keyClick(dialog.table, Qt.Key.Key_End)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Left)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Left)
    assert dialog.table.currentIndex().column() == Column.WEEKLY


def test_a_stray_space_is_no_goal_and_tab_leaves_it(qtbot, dialog, session, settled):
    before = session.book.goals
    for column in (Column.WEEKLY, Column.MONTHLY):
        go(dialog, "Website visitors", column)
        type_goal(qtbot, dialog, " ", Qt.Key.Key_Tab)
        assert dialog.table.currentIndex().column() != column
        qtbot.keyClick(editor(dialog), Qt.Key.Key_Escape)
    settled()
    assert session.book.goals == before


def test_a_goal_may_hold_from_the_first_number(qtbot, dialog, session, settled):
    settled()
    assert dialog.first_button.isVisible()
    assert dialog.first_button.text() == "Hold from the first number, week 1 of 2025"
    control_shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Home, control_shift)
    settled()
    go(dialog, "Revenue", Column.MONTHLY)
    type_goal(qtbot, dialog, "900")
    settled()
    assert goals(session, 2)[Cadence.MONTHLY, date(2025, 1, 1), "", False].low == 900
    assert not dialog.first_button.isVisible()


def test_without_numbers_none_is_the_first(qtbot, dialog, session, settled):
    settled()
    assert dialog.first_button.isVisible()
    session.run(lambda workspace: [workspace.undo() for _ in range(14)], lambda _: dialog.reload())
    settled()
    assert not dialog.first_button.isVisible()


def test_a_first_number_far_ahead_is_none_to_begin_with(qtbot, dialog, session, settled):
    def plan(workspace):
        for _ in range(14):
            workspace.undo()
        workspace.set_value(2, workspace.book.calendar.parse("2030-01"), 100)

    session.run(plan, lambda _: dialog.reload())
    settled()
    shown = [choice.value() for choice in dialog.periods.values()]
    dialog.first_button.click()
    assert not dialog.first_button.isVisible()
    assert [choice.value() for choice in dialog.periods.values()] == shown


def test_a_closed_dialog_waits_for_no_answer(qtbot, dialog, session, settled):
    settled()
    shown = []
    dialog.model.modelReset.connect(lambda: shown.append("goals"))
    dialog.model.dataChanged.connect(lambda *_: shown.append("goals"))
    dialog.reload()
    dialog.reject()
    settled()
    assert not shown


def test_tab_in_a_cell_keeps_what_was_typed_and_leaves_after_the_last(qtbot, dialog, session, settled):
    go(dialog, "First response time", Column.QUARTERLY)
    type_goal(qtbot, dialog, "4", Qt.Key.Key_Tab)
    settled()
    assert [goal.high for goal in goals(session, 3).values()] == [4]
    assert dialog.focusWidget() in (dialog.year_button, dialog.confirm_button)


def test_goals_that_disagree_are_told_under_the_grid_of_their_measure(qtbot, dialog, settled):
    go(dialog, "Website visitors", Column.WEEKLY)
    assert not dialog.clash.isVisible()
    type_goal(qtbot, dialog, "6000")
    settled()
    assert dialog.table.currentIndex().row() == row(dialog, "Revenue"), "the goal is told that was typed"
    assert dialog.clash.isVisible()
    assert dialog.clash.text() == (
        "Website visitors: The weekly goals make 318,000 a year, the monthly goals 240,000: 78,000 less. "
        "Weeks are held against the weekly goals, months and quarters against the monthly ones."
    )
    type_goal(qtbot, dialog, "5")
    settled()
    assert not dialog.clash.isVisible(), "Revenue has one goal alone"
    go(dialog, "Website visitors", Column.MONTHLY)
    assert dialog.clash.isVisible()
