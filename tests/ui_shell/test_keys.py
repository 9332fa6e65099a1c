"""The keys that the design promises are those of the actions, each for one thing, and told in the manual."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shell_room import PATIENCE_MS

from ui.actions import SEPARATOR, TABLE
from ui.help.pages import pages
from ui.main_window import MainWindow
from ui.measures import MeasureDialog

PROMISED = {
    "Ctrl+1": "tab_weekly",
    "Ctrl+2": "tab_monthly",
    "Ctrl+3": "tab_quarterly",
    "Alt+Left": "previous_period",
    "Alt+Right": "next_period",
    "Ctrl+T": "today",
    "Ctrl+F": "find",
    "Ctrl+E": "enter",
    "Ctrl+I": "import",
    "Ctrl+Shift+E": "export",
    "Ctrl+Z": "undo",
    "Ctrl+Y": "redo",
    "Ctrl+P": "panel",
    "F1": "manual",
    "F4": "edit_measure",
    "F6": "next_pane",
    "Shift+F6": "previous_pane",
}
ELSEWHERE = ("Ctrl+D", "Ctrl+Shift+D", "Ctrl+Enter", "Ctrl+V", "Ctrl+S", "F2", "Delete", "Alt+Up", "Alt+Down")
"""Keys of one page, which no action may take."""


@pytest.mark.parametrize(("keys", "name"), PROMISED.items())
def test_what_is_promised_is_the_actions_key(company: MainWindow, keys, name):
    assert company.actions_[name].shortcut() == QKeySequence(keys)


@pytest.mark.parametrize(("keys", "name"), PROMISED.items())
def test_pressed_in_the_table_a_key_asks_for_what_it_promises(qtbot, company: MainWindow, keys, name):
    company.activateWindow()
    qtbot.waitUntil(company.isActiveWindow, timeout=PATIENCE_MS)
    company.company.pages.board.setFocus()
    action = company.actions_[name]
    action.setEnabled(True)
    asked = []
    action.triggered.disconnect()
    action.triggered.connect(lambda: asked.append(name))
    combination = QKeySequence(keys)[0]
    QTest.keyClick(QApplication.focusWidget(), combination.key(), combination.keyboardModifiers())
    assert asked == [name]


def test_no_two_actions_have_the_same_key():
    keys = Counter(one.shortcut for one in TABLE if one.shortcut)
    assert [key for key, count in keys.items() if count > 1] == []
    assert not keys.keys() & set(ELSEWHERE)


def test_the_page_of_keys_lists_those_of_the_window(company: MainWindow):
    text = pages()["keyboard"].text
    for one in TABLE:
        if one.name != SEPARATOR and (keys := company.actions_[one.name].shortcut().toString()):
            assert f"| {one.words} | `{keys}` |" in text


def test_f4_edits_the_measure_whose_row_is_selected(qtbot, company: MainWindow, answer):
    company.activateWindow()
    qtbot.waitUntil(company.isActiveWindow, timeout=PATIENCE_MS)
    board = company.company.pages.board
    board.setFocus()
    seen = []

    def look(dialog) -> None:
        seen.append((type(dialog), dialog.windowTitle()))
        dialog.reject()

    answer(look)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F4)
    qtbot.waitUntil(lambda: bool(seen), timeout=PATIENCE_MS)
    assert seen[0][0] is MeasureDialog
    assert seen[0][1]
