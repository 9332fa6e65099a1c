"""The keyboard is never nowhere: after each way in and out it stands where the work goes on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from shell_room import PATIENCE_MS

from scorecard.measures import Company
from ui.scorecards import AddMeasuresDialog

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(autouse=True)
def nothing_waits_for_ever(qapp):
    """A dialog or a menu that nobody answers is closed, and the test fails."""
    unanswered, watch, clock = [], QTimer(interval=500), QElapsedTimer()
    clock.start()

    def look():
        waiting = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if waiting is not None and clock.elapsed() > PATIENCE_MS:
            unanswered.append(waiting.windowTitle() or waiting.objectName())
            waiting.close()

    watch.timeout.connect(look)
    watch.start()
    yield
    watch.stop()
    assert not unanswered


@pytest.fixture
def press(qtbot, session):
    """Presses a key where the focus is, and waits until all that follows is shown."""

    def key(key, modifiers=Qt.KeyboardModifier.NoModifier):
        qtbot.keyClick(QApplication.focusWidget(), key, modifiers)
        qtbot.wait(1)
        qtbot.waitUntil(lambda: not session.busy, timeout=PATIENCE_MS)
        qtbot.wait(1)

    return key


@pytest.fixture
def table(qtbot, company):
    company.activateWindow()
    qtbot.waitUntil(company.isActiveWindow, timeout=PATIENCE_MS)
    found = company.company.pages.board.table
    found.setFocus()
    return found


def test_leaving_the_numbers_puts_the_keyboard_into_the_current_row(company, table, press):
    press(Qt.Key.Key_E, CONTROL)
    press(Qt.Key.Key_E, CONTROL)
    assert table.hasFocus()
    press(Qt.Key.Key_Home, CONTROL)
    first = company.company.selected_measure_id
    press(Qt.Key.Key_Down)
    assert company.company.selected_measure_id != first
    press(Qt.Key.Key_F2)
    assert company.company.pages.board.editing.field.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3])
def test_the_key_of_a_tab_puts_the_keyboard_into_its_table(company, table, press, key):
    company.company.toolbar.find_field.setFocus()
    press(key, CONTROL)
    assert table.hasFocus()
    press(Qt.Key.Key_Home, CONTROL)
    shown = company.company.selected_measure_id
    press(Qt.Key.Key_Down)
    assert company.company.selected_measure_id != shown


def test_a_tab_that_shows_trends_has_the_keyboard_on_its_tile(company, table, press):
    company.actions_["trends"].trigger()
    press(Qt.Key.Key_1, CONTROL)
    shown = company.company.selected_measure_id
    press(Qt.Key.Key_Right)
    assert company.company.selected_measure_id != shown


def test_measures_added_to_an_empty_scorecard_have_the_keyboard(
    qtbot, company, table, press, session, answer
):
    session.write(
        lambda workspace: workspace.defining.add_scorecard("Board", None),
        lambda _: company.company.show_scorecard("Board"),
    )
    qtbot.waitUntil(lambda: company.company.pages.board.empty.isVisible(), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: not session.busy, timeout=PATIENCE_MS)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Add measures…"

    def choose(dialog):
        assert isinstance(dialog, AddMeasuresDialog)
        dialog.activateWindow()
        qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget()), timeout=PATIENCE_MS)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
        qtbot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)

    answer(choose)
    press(Qt.Key.Key_Return)
    # Without a window manager nobody makes the window below the active one again.
    company.activateWindow()
    qtbot.waitUntil(lambda: table.isVisible() and table.hasFocus(), timeout=5000)


def test_tab_goes_on_from_a_note_that_was_written(qtbot, company, table, press):
    note = company.company.pages.panel.facts.note
    note.setFocus()
    press(Qt.Key.Key_Return)
    qtbot.keyClicks(QApplication.focusWidget(), "Fair in town")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Fair in town" in note.accessibleName(), timeout=PATIENCE_MS)
    assert QApplication.focusWidget() is note
    press(Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Edit measure…"


def test_a_note_that_was_taken_away_leaves_the_keyboard_on_its_button(company, table, press):
    note = company.company.pages.panel.facts.note
    note.setFocus()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Return)
    assert note.button.hasFocus()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    assert note.button.hasFocus()


def test_a_note_left_with_escape_keeps_the_keyboard(company, table, press):
    note = company.company.pages.panel.facts.note
    note.setFocus()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    assert note.hasFocus()


def test_the_buttons_of_a_message_are_reached_from_left_to_right(company, table, press):
    company.messages.tell("Old", ("Gone", lambda: None))
    company.messages.tell("12 values imported", ("Undo", lambda: None), ("Look", lambda: None))
    seen = []
    for _ in range(60):
        press(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if company.messages.isAncestorOf(focused):
            seen.append(focused.text() or focused.accessibleName())
        elif seen:
            break
    assert seen == ["Undo", "Look", "Close message"]


def question_with_the_keyboard(bar):
    """Ask, and put the keyboard on the button that closes the question."""
    bar.ask("Week 47 is over: 2 numbers are still to be entered.", ("Enter numbers", lambda: None))
    (close,) = [each for each in bar.findChildren(QPushButton) if not each.text()]
    close.setFocus(Qt.FocusReason.TabFocusReason)
    assert close.hasFocus()


@pytest.mark.parametrize("asks", ["nudge", "linked_files"])
def test_a_question_that_is_closed_gives_the_keyboard_to_the_table(company, table, press, asks):
    question_with_the_keyboard(getattr(company, asks).bar)
    press(Qt.Key.Key_Space)
    assert table.hasFocus()


def test_a_question_that_news_covers_gives_the_keyboard_to_the_table(company, table):
    question_with_the_keyboard(company.nudge.bar)
    company.messages.tell("136 values imported", ("Undo", lambda: None))
    assert table.hasFocus()


def test_f6_goes_through_the_panes_and_shift_f6_back(company, table, press):
    press(Qt.Key.Key_F6)
    there = QApplication.focusWidget()
    assert there is not table
    press(Qt.Key.Key_F6, SHIFT)
    assert table.hasFocus()
    press(Qt.Key.Key_F6, SHIFT)
    press(Qt.Key.Key_F6)
    assert table.hasFocus()


@pytest.mark.parametrize("letter", [Qt.Key.Key_F, Qt.Key.Key_S])
def test_a_menu_that_is_left_gives_the_keyboard_back(qtbot, company, table, press, letter):
    qtbot.keyClick(table, letter, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None, timeout=PATIENCE_MS)
    qtbot.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    qtbot.keyClick(QApplication.focusWidget() or company, Qt.Key.Key_Escape)
    assert table.hasFocus()


def test_undo_drops_a_proposed_paste_before_what_was_entered(qtbot, company, table, press, session):
    press(Qt.Key.Key_E, CONTROL)
    page = company.entering.page
    qtbot.keyClicks(page.grid, "9")
    press(Qt.Key.Key_Return)
    entered = session.snapshot.undo_title
    QGuiApplication.clipboard().setText("1\t2\n")
    press(Qt.Key.Key_V, CONTROL)
    assert page.bar.isVisible()
    press(Qt.Key.Key_Z, CONTROL)
    assert not page.bar.isVisible()
    assert page.grid.hasFocus()
    assert session.snapshot.undo_title == entered
    press(Qt.Key.Key_Z, CONTROL)
    assert session.snapshot.undo_title != entered


def test_the_sample_company_opens_from_another_one(qtbot, window, session, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    with qtbot.waitSignal(window.company.board_shown, timeout=PATIENCE_MS):
        session.create(tmp_path / "Own.scorecard", Company(name="Own"))
    with qtbot.waitSignal(session.opened, timeout=PATIENCE_MS):
        window.actions_["open_sample"].trigger()
    assert session.book.company.sample


@pytest.mark.parametrize("word", ["Open", "Close message"])
def test_a_message_that_was_answered_gives_the_keyboard_to_the_page(company, table, press, word):
    asked = []
    company.messages.tell("Exported", ("Open", lambda: asked.append("Open")))
    pressed = next(
        each
        for each in company.messages.findChildren(QPushButton)
        if word in (each.text(), each.accessibleName())
    )
    pressed.setFocus()
    press(Qt.Key.Key_Return)
    assert table.hasFocus()
    assert asked == (["Open"] if word == "Open" else [])


def test_a_message_that_was_answered_gives_the_keyboard_to_the_numbers(company, table, press):
    press(Qt.Key.Key_E, CONTROL)
    company.messages.tell("Imported", ("Undo", lambda: None))
    company.messages.findChildren(QPushButton)[-1].setFocus()
    press(Qt.Key.Key_Return)
    assert company.entering.page.grid.hasFocus()


def test_a_message_that_goes_by_itself_leaves_the_keyboard_where_it_is(company, table, press):
    find = company.company.toolbar.find_field
    find.setFocus()
    company.messages.tell("Exported", ("Open", lambda: None))
    company.messages.hide()
    assert find.hasFocus()


DIALOGS = (
    "recipes",
    "imports",
    "export",
    "fill_in",
    "company_settings",
    "preferences",
    "library",
    "archive",
    "goals",
    "apply_template",
    "save_template",
    "history",
    "edit_measure",
    "about",
    "new_scorecard",
    "add_measures",
)


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_that_is_closed_gives_the_keyboard_back(qtbot, company, table, press, answer, name):
    told = []

    def leave(dialog):
        told.append(dialog)
        dialog.activateWindow()
        qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget()), timeout=PATIENCE_MS)
        dialog.reject()

    answer(leave)
    company.actions_[name].trigger()
    qtbot.waitUntil(lambda: bool(told) and QApplication.activeModalWidget() is None, timeout=PATIENCE_MS)
    company.activateWindow()
    qtbot.waitUntil(table.hasFocus, timeout=5000)
