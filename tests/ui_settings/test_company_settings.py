"""The company's settings through the real dialog: what they change, and what they say before."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from settings_room import PATIENCE_MS, choose, state

from scorecard.periods import WeekStart
from ui.settings.company_settings import CompanySettings


@pytest.fixture
def dialog(qtbot, session, filled):
    made = CompanySettings(session)
    qtbot.addWidget(made)
    made.show()
    return made


def save(qtbot, dialog):
    with qtbot.waitSignal(dialog.accepted, timeout=PATIENCE_MS):
        QTest.mouseClick(dialog.confirm_button, Qt.MouseButton.LeftButton)


def type_name(qtbot, editor, text):
    """Type over the name that is open in a list."""
    field = editor.list.findChildren(QLineEdit)[-1]
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not editor.list.findChildren(QLineEdit), timeout=PATIENCE_MS)


def test_all_settings_are_one_step(qtbot, session, ask, dialog):
    dialog.name.selectAll()
    QTest.keyClicks(dialog.name, "Larkfield")
    choose(dialog.currency, "Euro (€)")
    QTest.keyClick(dialog.backups, Qt.Key.Key_Up)
    QTest.mouseClick(dialog.asks_note, Qt.MouseButton.LeftButton)
    dialog.has_first_day.setFocus()
    QTest.keyClick(dialog.has_first_day, Qt.Key.Key_Space)
    before = session.book.company
    with qtbot.waitSignal(dialog.accepted, timeout=PATIENCE_MS):
        QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    company = session.book.company
    assert (company.name, company.currency, company.backups) == ("Larkfield", "EUR", before.backups + 1)
    assert company.asks_note
    assert company.first_day == session.clock()
    ask(lambda workspace: workspace.undo())
    assert session.book.company == before


def test_a_new_calendar_is_told_before_and_loses_nothing(qtbot, session, ask, dialog):
    before = ask(state)
    choose(dialog.week_start, "Weeks start on Sunday")
    choose(dialog.fiscal_year, "February")
    assert not dialog.confirm_button.isEnabled()
    qtbot.waitUntil(dialog.confirm_button.isEnabled, timeout=PATIENCE_MS)
    assert dialog.effect.text().startswith(
        "3 weekly numbers, 2 quarterly numbers and 1 yearly number will stand"
    )
    assert ask(state) == before
    save(qtbot, dialog)
    after = ask(state)
    assert session.book.company.week_start is WeekStart.SUNDAY
    assert sorted(entry.value for entry in after[1]) == sorted(entry.value for entry in before[1])
    assert {entry.begin for entry in after[1]}.isdisjoint({entry.begin for entry in before[1]})
    ask(lambda workspace: workspace.undo())
    assert ask(state) == before
    ask(lambda workspace: workspace.redo())
    assert ask(state) == after


def test_a_calendar_that_moves_nothing_says_nothing(qtbot, dialog):
    choose(dialog.week_start, "Weeks start on Sunday")
    choose(dialog.week_start, "Weeks start on Monday")
    qtbot.waitUntil(dialog.confirm_button.isEnabled, timeout=PATIENCE_MS)
    assert not dialog.effect.isVisible()


def test_a_department_is_renamed_and_its_measures_follow(qtbot, session, dialog):
    editor = dialog.departments
    editor.list.setCurrentRow(1)
    QTest.keyClick(editor.list, Qt.Key.Key_F2)
    type_name(qtbot, editor, "Revenue")
    assert editor.names.names == ("Marketing", "Revenue", "Customer service")
    save(qtbot, dialog)
    assert [measure.department for measure in session.book.measures] == ["Marketing", "Revenue", "Revenue"]


def test_departments_are_put_in_order_by_keys(qtbot, session, dialog):
    editor = dialog.departments
    editor.list.setCurrentRow(1)
    editor.list.setFocus()
    QTest.keyClick(editor.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(editor.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert editor.list.currentItem().text() == "Sales"
    save(qtbot, dialog)
    assert session.book.company.departments == ("Sales", "Marketing", "Customer service")


def test_a_removed_department_says_where_its_measures_go(qtbot, session, dialog, answer):
    editor = dialog.departments
    editor.list.setCurrentRow(1)

    def go_to_service(asked):
        assert [asked.target.itemText(place) for place in range(asked.target.count())] == [
            "Marketing",
            "Customer service",
        ]
        choose(asked.target, "Customer service")
        QTest.mouseClick(asked.confirm_button, Qt.MouseButton.LeftButton)

    answer(go_to_service)
    QTest.keyClick(editor.list, Qt.Key.Key_Delete)
    save(qtbot, dialog)
    assert session.book.company.departments == ("Marketing", "Customer service")
    assert {measure.department for measure in session.book.measures} == {"Marketing", "Customer service"}


def test_people_are_added_renamed_and_removed(qtbot, session, dialog, answer):
    editor = dialog.people
    QTest.mouseClick(editor.add_button, Qt.MouseButton.LeftButton)
    type_name(qtbot, editor, "Cem")
    editor.list.setCurrentRow(0)
    QTest.keyClick(editor.list, Qt.Key.Key_F2)
    type_name(qtbot, editor, "Anna")
    editor.list.setCurrentRow(1)

    def nobody(asked):
        choose(asked.target, "Nobody")
        QTest.mouseClick(asked.confirm_button, Qt.MouseButton.LeftButton)

    answer(nobody)
    QTest.mouseClick(editor.remove_button, Qt.MouseButton.LeftButton)
    save(qtbot, dialog)
    assert session.book.company.people == ("Anna", "Cem")
    assert [measure.owner for measure in session.book.measures] == ["Anna", "", "Anna"]


def test_a_name_that_is_there_is_refused_in_words(qtbot, dialog):
    editor = dialog.departments
    editor.list.setCurrentRow(0)
    QTest.keyClick(editor.list, Qt.Key.Key_F2)
    type_name(qtbot, editor, "sales")
    assert editor.problem.text() == "“sales” is there already."
    assert editor.names.names[0] == "Marketing"


def test_cancel_changes_nothing(ask, dialog):
    before = ask(state)
    dialog.name.setText("Other")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert ask(state) == before


def test_a_company_needs_a_name(dialog):
    dialog.name.clear()
    assert not dialog.confirm_button.isEnabled()
