"""Settings and templates are reached from the menus and by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from ui.settings.company_settings import CompanySettings
from ui.settings.preferences_dialog import PreferencesDialog
from ui.templates import ApplyDialog, SaveDialog


def test_ctrl_comma_opens_the_preferences_without_a_company(qtbot, window):
    window.show_first_run()
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PreferencesDialog)
    assert not dialog.me_list.isEnabled()
    dialog.close()


@pytest.mark.parametrize(
    ("menu", "name", "kind"),
    [
        ("Edit", "company_settings", CompanySettings),
        ("Edit", "preferences", PreferencesDialog),
        ("Templates", "apply_template", ApplyDialog),
        ("Templates", "save_template", SaveDialog),
    ],
)
def test_the_menus_open_them(company, menu, name, kind):
    action = company.actions_[name]
    assert action in company.menuBar().findChild(QMenu, menu).actions()
    action.trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, kind)
    dialog.close()


def test_the_menu_of_templates_is_in_that_of_the_scorecard(window):
    above = window.menuBar().findChild(QMenu, "Scorecard")
    assert above.findChild(QMenu, "Templates").menuAction() in above.actions()


def test_an_applied_template_is_told_with_undo_beside_it(qtbot, session, company):
    before = len(session.book.measures)
    company.actions_["apply_template"].trigger()
    dialog = QApplication.activeModalWidget()
    qtbot.waitUntil(lambda: dialog.list.item is not None)
    QTest.keyClick(dialog.list, Qt.Key.Key_End)
    qtbot.waitUntil(dialog.confirm_button.isEnabled)
    QTest.mouseClick(dialog.confirm_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: company.messages.text == "The template was applied")
    assert len(session.book.measures) > before
    company.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: len(session.book.measures) == before)
    assert company.messages.text.startswith("Undone: ")
