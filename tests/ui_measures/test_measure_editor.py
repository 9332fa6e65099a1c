"""The editor as a whole: what it saves, what it asks, what it shows while one types."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from scorecard.measures import Direction, Kind, Rollup
from scorecard.periods import Cadence
from scorecard.units import Unit
from ui.measures import Archive, Delete


def press(dialog, text):
    next(each for each in dialog.findChildren(QPushButton) if each.text() == text).click()


def labels(editor):
    return [each.text() for each in editor.dialog.findChildren(QLabel) if each.isVisible()]


def test_nothing_touched_changes_nothing_and_asks_nothing(editor):
    for name in ("cost_per_lead", "website_visitors", "first_response_hours"):
        opened = editor(name)
        measure = opened.session.book.by_short_name[name]
        assert opened.draft.measure == measure
        assert set(opened.draft.goals) == {g for g in opened.session.book.goals if g.measure_id == measure.id}
        opened.qtbot.keyClick(opened.dialog, Qt.Key.Key_Escape)
        assert not opened.dialog.isVisible()
        assert opened.dialog.wish is None


def test_fields_are_saved_with_ctrl_s(editor):
    opened = editor("cost_per_lead")
    opened.write("Name", "Price of a lead")
    opened.write("Owner", "Ana Lee")
    opened.press("Leading")
    opened.write("At risk within, % of goal", "5")
    opened.write("Also known as", "CPL, Cost a lead, CPL")
    opened.choose("Decimals", "2")
    opened.qtbot.keySequence(opened.dialog, "Ctrl+S")
    assert not opened.dialog.isVisible()
    made = opened.dialog.wish.measure
    assert (made.name, made.owner, made.kind, made.tolerance, made.aliases, made.decimals) == (
        "Price of a lead", "Ana Lee", Kind.LEADING, 5.0, ("CPL", "Cost a lead"), 2,
    )  # fmt: skip
    assert made.short_name == "cost_per_lead"


def test_another_short_name_breaks_no_formula(editor):
    opened = editor("new_leads")
    opened.write("Short name, for formulas and files", "leads")
    opened.qtbot.keySequence(opened.dialog, "Ctrl+S")
    wish = opened.dialog.wish
    opened.session.write(lambda workspace: workspace.defining.save_measure(wish.measure, wish.goals))
    opened.qtbot.waitUntil(lambda: "leads" in opened.session.book.by_short_name)
    assert opened.session.book.by_short_name["cost_per_lead"].formula == "marketing_spend / leads"


def test_a_new_measure_suits_its_unit(editor):
    opened = editor()
    assert not opened.dialog.confirm_button.isEnabled()
    assert opened.dialog.problem == ""
    opened.write("Name", "Waiting time")
    opened.choose("Unit", "Hours")
    made = opened.draft
    assert (made.measure.short_name, made.measure.rollup) == ("waiting_time", Rollup.AVERAGE)
    assert (made.measure.unit, made.measure.direction) == (Unit.HOURS, Direction.AT_MOST)
    assert made.cadences == {Cadence.MONTHLY}
    assert opened.dialog.confirm_button.isEnabled()


def test_a_name_that_is_taken_is_said(editor):
    opened = editor()
    opened.write("Name", "deals WON")
    assert "a measure called Deals won already" in opened.dialog.problem
    assert not opened.dialog.confirm_button.isEnabled()


def test_esc_asks_what_becomes_of_changes(editor, answer):
    opened = editor("cost_per_lead")
    opened.write("Owner", "Ana Lee")
    said = []

    def go_on(dialog):
        said.extend(each.text() for each in dialog.findChildren(QLabel))
        press(dialog, "Keep editing")

    answer(go_on)
    opened.qtbot.keyClick(opened.dialog, Qt.Key.Key_Escape)
    assert said == ["Save the changes to Cost per lead (CPL)?"]
    assert opened.dialog.isVisible()
    answer(lambda dialog: press(dialog, "Save"))
    opened.qtbot.keyClick(opened.dialog, Qt.Key.Key_Escape)
    assert opened.dialog.wish.measure.owner == "Ana Lee"


def test_changes_are_discarded_on_request(editor, answer):
    opened = editor("cost_per_lead")
    opened.write("Owner", "Ana Lee")
    answer(lambda dialog: press(dialog, "Drop changes"))
    opened.qtbot.keyClick(opened.dialog, Qt.Key.Key_Escape)
    assert not opened.dialog.isVisible()
    assert opened.dialog.wish is None


def test_every_field_is_reached_by_tab_from_top_to_bottom(editor):
    opened = editor("cost_per_lead")
    opened.field("Name").setFocus()
    seen: list[QWidget] = []
    while (focused := QApplication.focusWidget()) not in seen:
        seen.append(focused)
        opened.qtbot.keyClick(focused, Qt.Key.Key_Tab)
    names = [each.accessibleName() or getattr(each, "text", lambda: "")() for each in seen]
    wanted = [
        "Name", "Department", "Owner", "Lagging", "Unit", "Decimals", "Weekly", "At most",
        "At risk within, % of goal", "Goal over time", "How it is worked out", "Sum",
        "Short name, for formulas and files", "Also known as", "Description", "Add…", "Off track",
        "Periods in a row", "Archive measure", "Delete…", "Cancel", "Save measure",
    ]  # fmt: skip
    assert [name for name in names if name in wanted] == wanted


def test_tab_from_the_owner_comes_to_what_is_chosen_and_enter_changes_nothing(editor):
    opened = editor("cost_per_lead")
    opened.press("Lagging")
    opened.dialog.settings.basics.owner.setFocus()
    opened.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is opened.button("Lagging")
    opened.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert opened.draft.measure.kind is Kind.LAGGING
    opened.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    assert QApplication.focusWidget() is opened.button("Leading")
    assert opened.draft.measure.kind is Kind.LEADING
    opened.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is opened.choice("Unit")
    opened.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is opened.button("Leading")


def test_a_name_that_is_taken_is_refused_at_its_field(editor):
    opened = editor("cost_per_lead")
    other = next(each for each in opened.session.book.measures if each.short_name != "cost_per_lead")
    opened.write("Name", other.name.upper())
    reason = f"There is a measure called {other.name} already."
    assert opened.field("Name").property("invalid") is True
    assert opened.field("Name").accessibleDescription() == reason
    shown = [each for each in opened.dialog.settings.findChildren(QLabel) if each.text() == reason]
    assert [each.isVisible() for each in shown] == [True]
    assert opened.dialog.preview.name.text() == other.name.upper()
    assert not opened.dialog.confirm_button.isEnabled()
    opened.qtbot.keyClicks(opened.field("Name"), " 2")
    assert opened.field("Name").property("invalid") is False
    assert not shown[0].isVisible()
    assert opened.dialog.preview.name.text() == f"{other.name.upper()} 2"


def test_the_preview_shows_the_newest_numbers_and_what_they_are_made_of(editor):
    opened = editor("cost_per_lead")
    shown = labels(opened)
    assert opened.dialog.preview.value.text() == "$14.40"
    assert opened.dialog.preview.goal.text() == "Oct 2026, goal ≤ $15"
    for text in ("On track", "Marketing spend", "Leads", "Aug", "Sep", "Oct", "$29,640", "2,059"):
        assert text in shown
    assert not opened.dialog.preview.changes.isVisible()


def test_the_preview_follows_what_is_typed_and_counts_what_changes(editor):
    opened = editor("cost_per_lead")
    opened.write_formula("marketing_spend / deals_won")
    opened.wait_for_preview()
    assert opened.dialog.preview.value.text() == "$1,411"
    text = opened.dialog.preview.changes.text()
    assert text.startswith("This changes ")
    assert text.endswith("past values. They can be restored from Edit > Undo.")
    assert opened.dialog.preview.changes.isVisible()


def test_a_typed_number_of_a_formula_is_marked_and_its_column_stays(editor, session):
    def right(opened, text):
        found = [each for each in opened.dialog.preview.findChildren(QLabel) if each.text() == text]
        return found[-1].geometry().right()

    plain = editor("cost_per_lead")
    assert "* Typed or imported, not worked out" not in labels(plain)
    plain.dialog.done(0)
    calendar, measure = session.book.calendar, session.book.by_short_name["cost_per_lead"]
    session.run(lambda workspace: workspace.defining.save_measure(replace(measure, rollup=Rollup.LAST)))
    session.run(lambda workspace: workspace.set_value(measure.id, calendar.parse("2026-09"), 17.5))
    session.run(lambda workspace: workspace.defining.save_measure(measure))
    plain.qtbot.waitUntil(lambda: not session.busy)
    opened = editor("cost_per_lead")
    typed = next(each for each in opened.dialog.preview.findChildren(QLabel) if each.text() == "$17.50")
    assert typed.toolTip() == "Typed or imported, not worked out"
    assert "* Typed or imported, not worked out" in labels(opened)
    opened.qtbot.waitUntil(lambda: right(opened, "Oct") > right(opened, "Sep") > 0)
    assert right(opened, "$17.50") == right(opened, "Sep")
    assert right(opened, "$29,640") == right(opened, "Oct")


def test_a_goal_that_reaches_back_judges_anew_and_changes_no_number(editor):
    opened = editor("cost_per_lead")
    section = opened.dialog.settings.goals
    section.model.setData(section.model.index(0, 1), "$10")
    opened.wait_for_preview()
    text = opened.dialog.preview.changes.text()
    assert text.startswith("This judges ")
    assert text.endswith("anew; no number changes. Edit > Undo takes it back.")


def test_a_measure_without_numbers_says_so(editor):
    opened = editor()
    opened.write("Name", "Calls")
    opened.wait_for_preview()
    assert "A chart of 13 months stands here as soon as there are numbers." in labels(opened)


def test_a_known_measure_brings_its_inputs(editor):
    opened = editor("", pick="gross_margin")
    opened.press("KPI library…")
    made = opened.draft
    known = {each.short_name for each in (*opened.session.book.measures, *made.along)}
    assert made.measure.short_name == "gross_margin"
    assert made.measure.rollup is Rollup.FORMULA
    assert made.along
    assert opened.dialog.settings.formula.fault is None
    assert known >= {each.short_name for each in made.along}


def test_archive_and_delete_are_not_offered_while_a_formula_uses_it(editor):
    opened = editor("new_leads")
    assert not opened.button("Archive measure").isEnabled()
    assert "Cost per lead (CPL)" in opened.button("Delete…").toolTip()


def test_archive_is_a_wish(editor):
    opened = editor("cost_per_lead")
    opened.press("Archive measure")
    assert isinstance(opened.dialog.wish, Archive)


def test_delete_says_what_goes_along(editor, answer):
    opened = editor("first_response_hours")
    said = []

    def confirm(dialog):
        said.extend(each.text() for each in dialog.findChildren(QLabel))
        dialog.confirm_button.click()

    answer(confirm)
    opened.press("Delete…")
    opened.qtbot.waitUntil(lambda: not opened.dialog.isVisible())
    assert isinstance(opened.dialog.wish, Delete)
    assert "numbers" in said[0]
    assert "will go with it" in said[0]


def test_two_sub_measures_are_the_most(editor, answer):
    opened = editor("cost_per_lead")
    subs = opened.dialog.subs

    def name(dialog):
        opened.qtbot.keyClicks(dialog.findChild(QLineEdit), "Cost per lead, paid ads")
        dialog.confirm_button.click()

    answer(name)
    menu = subs.menu()
    menu.actions()[0].trigger()
    next(each for each in menu.actions() if each.text() == "Deals won").trigger()
    parent = opened.draft.measure
    assert {(each.name, each.parent_id) for each in opened.draft.along} == {
        ("Cost per lead, paid ads", parent.id), ("Deals won", parent.id),
    }  # fmt: skip
    assert not subs.add_button.isEnabled()
    assert subs.add_button.toolTip() == "Two sub-measures are the most. Make this one a measure of its own."
    opened.press("Save measure")
    wish = opened.dialog.wish
    opened.session.write(
        lambda workspace: workspace.defining.save_measure(
            wish.measure, wish.goals, wish.cadences, along=wish.along
        )
    )
    opened.qtbot.waitUntil(
        lambda: any(m.name == "Cost per lead, paid ads" for m in opened.session.book.measures)
    )
    listed = opened.session.book.scorecard(Cadence.MONTHLY).measure_ids
    made = next(m for m in opened.session.book.measures if m.name == "Cost per lead, paid ads")
    assert made.id in listed
    assert made.parent_id == parent.id


def test_a_new_department_is_typed(editor, answer):
    opened = editor("cost_per_lead")

    def name(dialog):
        opened.qtbot.keyClicks(dialog.findChild(QLineEdit), "Growth")
        dialog.confirm_button.click()

    answer(name)
    opened.choose("Department", "New department…")
    assert opened.draft.measure.department == "Growth"
    opened.press("Save measure")
    wish = opened.dialog.wish
    opened.session.write(lambda workspace: workspace.defining.save_measure(wish.measure, wish.goals))
    opened.qtbot.waitUntil(lambda: "Growth" in opened.session.book.company.departments)


def test_alert_rules_are_kept(editor):
    opened = editor("cost_per_lead")
    opened.dialog.alerts._range.click()
    opened.choose("Periods in a row", "4")
    assert (opened.draft.measure.alert_streak, opened.draft.measure.alert_range) == (4, False)
    opened.dialog.alerts._streak.click()
    assert opened.draft.measure.alert_streak == 0


def test_of_a_long_name_the_beginning_is_seen(editor):
    name = editor("cost_per_lead").dialog.settings.basics.name
    assert name.selectedText() == name.text() == "Cost per lead (CPL)"
    assert name.cursorPosition() == 0
