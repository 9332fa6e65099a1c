"""Numbers are entered in the place of the table, and missed ones are told of once."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from shell_room import PATIENCE_MS

from scorecard.changes import Change, ChangeSet
from scorecard.measures import Company, Entry, Measure, Scorecard
from scorecard.periods import Cadence, Grain


@pytest.fixture
def entering(qtbot, company):
    """The sample company with its numbers being entered."""
    with qtbot.waitSignal(company.entering.shown, timeout=PATIENCE_MS):
        qtbot.keyClick(company, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    return company


def settle(qtbot, session):
    qtbot.wait(1)
    qtbot.waitUntil(lambda: not session.busy, timeout=PATIENCE_MS)


def test_control_e_puts_the_grid_under_the_tool_bar_and_done_brings_the_table_back(qtbot, entering):
    page = entering.entering.page
    assert page.isVisible()
    assert not entering.company.tabs.isVisible()
    assert not entering.company.pages.isVisible()
    assert entering.status._saved.text() == "Every entry is saved as you leave the cell"
    assert entering.status._place.text() == "Row 10 of 23, week 47"
    assert page.grid.hasFocus()
    qtbot.mouseClick(page.head._done, Qt.MouseButton.LeftButton)
    assert not page.isVisible()
    assert entering.company.pages.isVisible()
    assert entering.status._saved.text() == "Saved on this computer"


def test_what_is_entered_is_in_the_table_afterwards(qtbot, entering, session):
    grid = entering.entering.page.grid
    name = grid.row.name
    qtbot.keyClicks(grid, "9")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    settle(qtbot, session)
    with qtbot.waitSignal(entering.company.board_shown, timeout=PATIENCE_MS):
        entering.company.toolbar.enter_button.click()
    row = next(row for row in entering.company.board.rows if row.name == name)
    assert row.cell.value == 9


def test_the_navigator_and_the_tabs_choose_what_is_entered(qtbot, entering):
    page, periods = entering.entering.page, entering.company.toolbar.periods
    with qtbot.waitSignal(page.shown, timeout=PATIENCE_MS):
        periods.step(-1)
    assert page.sheet.title == "Week 46"
    with qtbot.waitSignal(page.shown, timeout=PATIENCE_MS):
        entering.actions_["tab_monthly"].trigger()
    assert page.sheet.title == "October 2026"
    with qtbot.waitSignal(page.shown, timeout=PATIENCE_MS):
        page.head._cadence._group.button(0).click()
    assert page.sheet.title == "Week 46"


def test_tab_in_the_newest_period_goes_on_to_the_next_with_the_cursor_on_its_row(qtbot, entering):
    page = entering.entering.page
    name = page.grid.row.name
    with qtbot.waitSignal(page.shown, timeout=PATIENCE_MS):
        qtbot.keyClick(page.grid, Qt.Key.Key_Tab)
    assert page.sheet.title == "Week 48"
    assert page.grid.row.name == name


def test_find_and_the_next_pane_reach_the_grid(qtbot, entering):
    page = entering.entering.page
    entering.company.toolbar.find_field.setText("service")
    assert [row.name for row in page.grid.entries.lines[1:3]] == [
        "Customers in revenue campaigns",
        "Revenue from existing customers",
    ]
    qtbot.keyClick(entering.company.toolbar.find_field, Qt.Key.Key_Return)
    assert page.grid.hasFocus()
    entering.actions_["next_pane"].trigger()
    assert entering.company.toolbar.find_field.hasFocus()


def test_another_company_is_entered_anew(qtbot, entering, session, tmp_path):
    with qtbot.waitSignal(session.opened, timeout=PATIENCE_MS):
        session.create(tmp_path / "Other.scorecard", Company(name="Other"))
    settle(qtbot, session)
    assert entering.entering.page.sheet.due == 0


@pytest.fixture
def own(qtbot, window, session, tmp_path):
    """A company of one's own that has begun, without a number for week 47."""
    with qtbot.waitSignal(window.company.board_shown, timeout=PATIENCE_MS):
        session.create(tmp_path / "Own.scorecard", Company(name="Own"))
    measures = [
        Measure(n, f"m{n}", f"Measure {n}", "Sales", owner="Ana" if n == 1 else "Ben") for n in (1, 2)
    ]
    changes = [Change(None, measure) for measure in measures]
    changes.append(Change(None, Scorecard(Cadence.WEEKLY, (1, 2))))
    changes.append(Change(None, Entry(1, Grain.WEEK, date(2026, 11, 9), 5.0)))
    session.write(lambda workspace: workspace.do(ChangeSet("Begin", tuple(changes))))
    settle(qtbot, session)
    return window


def look(qtbot, window, session):
    window.nudge.look()
    settle(qtbot, session)


def test_missing_numbers_are_told_once_a_period(qtbot, own, session):
    look(qtbot, own, session)
    assert own.nudge.bar.text == "Week 47 is over: 2 numbers are still to be entered."
    own.nudge.bar._buttons[1].click()
    settle(qtbot, session)
    look(qtbot, own, session)
    assert not own.nudge.bar.isVisible()


def test_the_line_leads_to_the_grid(qtbot, own, session):
    look(qtbot, own, session)
    with qtbot.waitSignal(own.entering.shown, timeout=PATIENCE_MS) as shown:
        own.nudge.bar._buttons[0].click()
    assert shown.args[0].title == "Week 47"
    assert not own.nudge.bar.isVisible()


def test_a_person_is_told_of_her_own_numbers(qtbot, own, session, preferences):
    preferences.person = "Ana"
    look(qtbot, own, session)
    assert own.nudge.bar.text == "Week 47 is over: 1 of your numbers is still to be entered."


def test_nothing_is_told_where_that_is_not_wanted_or_the_company_is_a_sample(
    qtbot, own, session, preferences, sample
):
    preferences.nudges = False
    look(qtbot, own, session)
    assert not own.nudge.bar.isVisible()
    preferences.nudges = True
    with qtbot.waitSignal(session.opened, timeout=PATIENCE_MS):
        session.open(sample)
    look(qtbot, own, session)
    assert not own.nudge.bar.isVisible()


def test_every_scorecard_is_looked_at_and_brought_to_the_front(qtbot, own, session):
    def second(workspace):
        workspace.defining.add_scorecard("Board of directors")
        items = (
            Measure(3, "m3", "Measure 3", "Sales"),
            Scorecard(Cadence.WEEKLY, (1, 3), "Board of directors"),
            Entry(3, Grain.WEEK, date(2026, 11, 9), 5.0),
        )
        workspace.do(ChangeSet("Begin", tuple(Change(None, item) for item in items)))

    session.write(second)
    settle(qtbot, session)
    look(qtbot, own, session)
    assert own.nudge.bar.text == "Week 47 is over: 2 numbers are still to be entered on “Scorecard”."
    own.nudge.bar._buttons[1].click()
    settle(qtbot, session)
    text = "Week 47 is over: 1 number is still to be entered on “Board of directors”."
    assert own.nudge.bar.text == text, "once each"
    with qtbot.waitSignal(own.entering.shown, timeout=PATIENCE_MS):
        own.nudge.bar._buttons[0].click()
    settle(qtbot, session)
    assert own.company.scorecard == "Board of directors"
    assert [row.name for row in own.entering.page.sheet.rows] == ["Measure 1", "Measure 3"]


def test_done_saves_what_was_typed_and_leaves_no_field_open(qtbot, entering, session):
    page = entering.entering.page
    name = page.grid.row.name
    qtbot.keyClicks(page.grid, "6")
    qtbot.mouseClick(page.head._done, Qt.MouseButton.LeftButton)
    entering.company.pages.board.setFocus()
    settle(qtbot, session)
    assert not page.grid.field.isVisible()
    entering.company.refresh()
    settle(qtbot, session)
    assert next(row for row in entering.company.board.rows if row.name == name).cell.value == 6
