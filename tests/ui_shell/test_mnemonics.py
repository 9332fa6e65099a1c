"""The underlined letters of the menus: each chooses one thing."""

from __future__ import annotations

from collections import Counter

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu


def letter(action: QAction) -> str:
    return QKeySequence.mnemonic(action.text()).toString()


def letters(actions: list[QAction]) -> list[str]:
    return [letter(each) for each in actions if not each.isSeparator()]


def twice(actions: list[QAction]) -> list[str]:
    return [each for each, count in Counter(letters(actions)).items() if each and count > 1]


def test_no_menu_of_the_bar_has_a_letter_twice_and_every_action_has_one(company):
    bar = company.menuBar()
    menus = [menu for menu in bar.findChildren(QMenu) if menu.actions()]
    assert {"File", "Edit", "View", "Scorecard", "Templates", "Help"} <= {menu.objectName() for menu in menus}
    assert letters(bar.actions()) == [f"Alt+{each}" for each in "FEVSH"]
    for menu in menus:
        assert not twice(menu.actions()), menu.title()
        assert "" not in letters(menu.actions()), menu.title()


def test_the_menu_under_the_companys_name_has_no_letter_twice(company):
    menu = company._company_menu
    menu.aboutToShow.emit()
    assert not twice(menu.actions())


def test_a_name_with_an_ampersand_underlines_nothing(qtbot, company, session):
    session.write(lambda workspace: workspace.defining.add_scorecard("R&D"))
    qtbot.waitUntil(lambda: "R&&D" in company.actions_["undo"].text())
    assert letter(company.actions_["undo"]) == "Alt+U"
