"""The company's settings through the real dialog: what they change, and what they say before."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from settings_room import PATIENCE_MS, choose, state

from scorecard.periods import Grain, WeekStart
from ui.settings.company_settings import CompanySettings


@pytest.fixture
def dialog(qtbot, session, filled):
    made = CompanySettings(session)
    # What a test left unsaved is not asked about.
    qtbot.addWidget(made, before_close_func=lambda dialog: dialog.done(0))
    made.show()
    return made


def save(qtbot, dialog):
    with qtbot.waitSignal(dialog.accepted, timeout=PATIENCE_MS):
        QTest.mouseClick(dialog.confirm_button, Qt.MouseButton.LeftButton)


def press(dialog, words):
    button = next(each for each in dialog.findChildren(QPushButton) if each.text() == words)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


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
    choose(dialog.calendar.week_start, "Weeks start on Sunday")
    choose(dialog.calendar.fiscal_year, "February")
    assert not dialog.confirm_button.isEnabled()
    qtbot.waitUntil(dialog.confirm_button.isEnabled, timeout=PATIENCE_MS)
    assert dialog.calendar.effect.text().splitlines() == [
        "This week, 23–29 Nov 2026, becomes 22–28 Nov 2026.",
        "Q4 2026 (1 Oct – 31 Dec 2026) becomes Q4 2027 (1 Nov 2026 – 31 Jan 2027). "
        "The year 2026 (1 Jan – 31 Dec 2026) becomes FY2027 (1 Feb 2026 – 31 Jan 2027).",
        "Each moves to the new period that shares most days with its own: "
        "3 weekly numbers (28 Sep – 8 Nov 2026), 1 weekly goal, 1 weekly note, "
        "2 quarterly numbers (1 Jan – 30 Jun 2026) and 1 yearly number (1 Jan – 31 Dec 2025).",
        "1 of the weekly numbers then belongs to another month, so sums of these months change.",
        "Stays as it is: 2 monthly numbers (1 Sep – 31 Oct 2026).",
        "Nothing is lost: Edit > Undo puts everything back as it is now.",
    ]
    assert ask(state) == before
    save(qtbot, dialog)
    after = ask(state)
    assert session.book.company.week_start is WeekStart.SUNDAY
    assert sorted(entry.value for entry in after[1]) == sorted(entry.value for entry in before[1])
    days = [{each.begin for each in found[1] if each.grain is not Grain.MONTH} for found in (before, after)]
    assert days[0].isdisjoint(days[1])
    ask(lambda workspace: workspace.undo())
    assert ask(state) == before
    ask(lambda workspace: workspace.redo())
    assert ask(state) == after


def test_a_calendar_that_moves_nothing_says_nothing(qtbot, dialog):
    choose(dialog.calendar.week_start, "Weeks start on Sunday")
    choose(dialog.calendar.week_start, "Weeks start on Monday")
    qtbot.waitUntil(dialog.confirm_button.isEnabled, timeout=PATIENCE_MS)
    assert not dialog.calendar.effect.isVisible()


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


def test_the_effect_of_a_calendar_clips_no_field_in_large_text(qtbot, appearance, dialog):
    appearance.choose_size(150)
    dialog.resize(896, 560)
    choose(dialog.calendar.week_start, "Weeks start on Sunday")
    choose(dialog.calendar.fiscal_year, "February")
    qtbot.waitUntil(dialog.confirm_button.isEnabled, timeout=PATIENCE_MS)
    fields = (dialog.calendar.week_start, dialog.currency, dialog.name)
    effect = dialog.calendar.effect

    def whole():
        return all(
            each.parentWidget().rect().contains(each.geometry())
            and each.height() >= each.minimumSizeHint().height()
            for each in fields
        )

    qtbot.waitUntil(whole, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: effect.visibleRegion().boundingRect().height() > 100, timeout=PATIENCE_MS)
    assert effect.height() >= effect.heightForWidth(effect.width())


def test_a_fiscal_year_that_moves_no_number_is_told_too(qtbot, dialog):
    choose(dialog.calendar.fiscal_year, "April")
    qtbot.waitUntil(dialog.confirm_button.isEnabled, timeout=PATIENCE_MS)
    told = dialog.calendar.effect.text().splitlines()
    assert told[0].startswith("Q4 2026 (1 Oct – 31 Dec 2026) is called Q3 2027. The year 2026 ")
    assert "2 quarterly numbers (1 Jan – 30 Jun 2026)." in told[-2]
    assert told[-2].startswith("Stays as it is: 3 weekly numbers")


def change_and_press_escape(dialog):
    dialog.name.setFocus()
    dialog.name.selectAll()
    QTest.keyClicks(dialog.name, "Other")
    QTest.keyClick(dialog.name, Qt.Key.Key_Escape)


def test_escape_asks_before_changes_are_dropped(ask, dialog, answer):
    before, said = ask(state), []

    def keep_editing(asked):
        said.extend(words.text() for words in asked.findChildren(QLabel))
        QTest.keyClick(asked, Qt.Key.Key_Escape)

    answer(keep_editing)
    change_and_press_escape(dialog)
    assert said == ["Save the changes to the company’s settings?"]
    assert dialog.isVisible()
    assert dialog.name.text() == "Other"
    answer(lambda asked: press(asked, "Drop changes"))
    dialog.close()
    assert not dialog.isVisible()
    assert ask(state) == before


def test_escape_then_enter_saves(qtbot, session, dialog, answer):
    answer(lambda asked: QTest.keyClick(asked.focusWidget() or asked, Qt.Key.Key_Return))
    with qtbot.waitSignal(dialog.accepted, timeout=PATIENCE_MS):
        change_and_press_escape(dialog)
    assert session.book.company.name == "Other"


def test_escape_leaves_at_once_where_nothing_was_changed(dialog):
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_company_needs_a_name(dialog):
    dialog.name.clear()
    assert not dialog.confirm_button.isEnabled()
    assert dialog.problem.text() == "A company needs a name."
