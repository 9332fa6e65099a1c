"""The formula field with keys: chips, completion, faults and what is kept."""

from __future__ import annotations

import pytest
from editor_room import type_text
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor

from scorecard.measures import Rollup
from ui.measures.name_list import NameList


def chips(editor) -> int:
    return editor.formula.toPlainText().count("\ufffc")


def names(editor) -> NameList:
    return editor.dialog.findChild(NameList)


def test_known_names_are_chips_and_the_formula_is_kept_as_it_was(editor):
    opened = editor("cost_per_lead")
    assert chips(opened) == 2
    assert opened.draft.measure.formula == "marketing_spend / new_leads"
    assert opened.sentence.startswith("Uses 2 measures with numbers since Sep 2024. Empty when Leads is 0.")
    assert "Marketing spend / Leads" in opened.formula.accessibleDescription()


def test_a_name_is_completed_while_it_is_typed(qtbot, editor):
    opened = editor("cost_per_lead")
    opened.formula.setFocus()
    opened.formula.selectAll()
    qtbot.keyClick(opened.formula, Qt.Key.Key_Delete)
    qtbot.keyClicks(opened.formula, "marketing sp")
    assert names(opened).isVisible()
    assert names(opened).currentItem().text() == "Marketing spend"
    qtbot.keyClick(opened.formula, Qt.Key.Key_Return)
    assert opened.dialog.isVisible()
    assert not names(opened).isVisible()
    assert chips(opened) == 1
    type_text(opened.formula, "÷ deals_w")
    assert names(opened).currentItem().text() == "Deals won"
    qtbot.keyClick(opened.formula, Qt.Key.Key_Tab)
    assert opened.draft.measure.formula == "marketing_spend / deals_won"
    assert opened.formula.hasFocus()


def test_esc_closes_the_names_and_not_the_editor(qtbot, editor):
    opened = editor("cost_per_lead")
    opened.formula.setFocus()
    opened.formula.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(opened.formula, " + mar")
    assert names(opened).isVisible()
    qtbot.keyClick(opened.formula, Qt.Key.Key_Escape)
    assert not names(opened).isVisible()
    assert opened.dialog.isVisible()


def test_a_function_is_completed_with_its_bracket(qtbot, editor):
    opened = editor("cost_per_lead")
    opened.formula.setFocus()
    opened.formula.selectAll()
    qtbot.keyClick(opened.formula, Qt.Key.Key_Delete)
    qtbot.keyClicks(opened.formula, "previ")
    qtbot.keyClick(opened.formula, Qt.Key.Key_Return)
    qtbot.keyClicks(opened.formula, "new_leads)")
    assert opened.draft.measure.formula == "previous(new_leads)"


def test_names_in_full_and_any_signs_are_understood(editor):
    opened = editor("cost_per_lead")
    opened.write_formula("(Marketing spend − 10) × 2 ÷ Leads")
    assert opened.draft.measure.formula == "(marketing_spend - 10) * 2 / new_leads"
    assert chips(opened) == 2


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Marketing spend / New leds", "“New leds” is not known."),
        ("(marketing_spend / deals_won", "A bracket is missing."),
        ("cost_per_lead / 2", "cannot use itself."),
        ("marketing_spend / website_vistors", "Do you mean Website visitors?"),
    ],
)
def test_a_fault_is_said_and_cannot_be_saved(editor, typed, said):
    opened = editor("cost_per_lead")
    opened.write_formula(typed)
    assert said in opened.sentence
    assert not opened.dialog.confirm_button.isEnabled()
    assert opened.formula._fault is not None


def test_what_is_meant_is_one_click_away(editor):
    opened = editor("cost_per_lead")
    opened.write_formula("marketing_spend / website_vistors")
    opened.press("Use Website visitors")
    assert opened.draft.measure.formula == "marketing_spend / website_visitors"
    assert opened.dialog.confirm_button.isEnabled()


def test_a_circle_is_named(editor):
    opened = editor("new_leads")
    opened.write_formula("cost_per_lead * 2")
    assert "go in a circle: Leads → Cost per lead (CPL) → Leads." in opened.sentence


def test_an_input_that_is_too_coarse_for_a_tab_is_said(editor):
    opened = editor("cost_per_lead")
    opened.write_formula("sales_spend / new_leads")
    opened.wait_for_preview()
    coarse = opened.session.book.by_short_name["sales_spend"].name
    box = next(each for each in opened.dialog.settings.basics._shown.values() if each.text() == "Weekly")
    box.click()
    opened.wait_for_preview()
    assert opened.sentence == f"{coarse} is monthly, so this cannot be weekly."


def test_a_chip_goes_with_one_key_and_is_copied_as_its_short_name(qtbot, editor):
    opened = editor("cost_per_lead")
    opened.formula.setFocus()
    opened.formula.selectAll()
    qtbot.keySequence(opened.formula, "Ctrl+C")
    assert QGuiApplication.clipboard().text() == "marketing_spend / new_leads"
    opened.formula.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(opened.formula, Qt.Key.Key_Backspace)
    assert chips(opened) == 1
    qtbot.keyClicks(opened.formula, "2 * ")
    qtbot.keySequence(opened.formula, "Ctrl+V")
    assert opened.draft.measure.formula == "marketing_spend / 2 * marketing_spend / new_leads"


def test_a_written_formula_chooses_its_roll_up_and_gives_it_back(qtbot, editor):
    opened = editor("website_visitors")
    assert opened.draft.measure.rollup is Rollup.SUM
    opened.write_formula("marketing_spend / deals_won")
    assert opened.draft.measure.rollup is Rollup.FORMULA
    opened.write_formula("")
    assert opened.draft.measure.rollup is Rollup.SUM
    assert opened.draft.measure.formula == ""


def test_a_formula_is_set_aside_by_another_roll_up(qtbot, editor):
    opened = editor("cost_per_lead")
    opened.dialog.settings.rollup._buttons[Rollup.AVERAGE].click()
    assert opened.draft.measure.formula == ""
    assert "Not used" in opened.sentence
    opened.dialog.settings.rollup._buttons[Rollup.FORMULA].click()
    assert opened.draft.measure.formula == "marketing_spend / new_leads"
