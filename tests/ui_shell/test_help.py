"""F1 in the window and in its dialogs, and the about box."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from shell_room import PATIENCE_MS

from scorecard import __version__
from ui.help.about import AboutDialog
from ui.help.libraries import DIRECT
from ui.importing import ImportWizard
from ui.main_window import MainWindow


def press_f1() -> None:
    QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), Qt.Key.Key_F1)


def shown(window: MainWindow) -> str:
    assert window.manual.window is not None
    assert window.manual.window.isVisible()
    return window.manual.window.shown[0]


def test_f1_opens_the_manual_and_goes_to_the_page_of_what_has_the_focus(qtbot, company: MainWindow):
    company.activateWindow()
    qtbot.waitUntil(company.isActiveWindow)
    company.company.pages.board.setFocus()
    press_f1()
    assert shown(company) == "start"
    company.activateWindow()
    qtbot.waitUntil(company.isActiveWindow)
    company.entering.open()
    qtbot.waitUntil(lambda: company.entering.is_open, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    press_f1()
    assert shown(company) == "entering"


def test_the_keyboard_page_is_in_the_menu(company: MainWindow):
    company.actions_["keyboard"].trigger()
    assert shown(company) == "keyboard"
    assert "Ctrl+Shift+E" in company.manual.window.page.toPlainText()


def test_in_a_dialog_the_manual_can_be_used_and_stays_when_it_is_closed(qtbot, company: MainWindow, answer):
    seen = []

    def look(dialog) -> None:
        dialog.activateWindow()
        qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget()))
        press_f1()
        manual = company.manual.window
        qtbot.waitUntil(manual.isActiveWindow)
        QTest.keyClick(manual.page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(manual.find_bar.field, "recipe")
        seen.extend([shown(company), manual.find_bar.count.text()])
        dialog.reject()

    answer(look)
    ImportWizard(company._session, company).exec()
    assert seen[0] == "import"
    assert re.fullmatch(r"\d+ of \d+", seen[1])
    assert company.manual.window.isVisible()
    assert company.manual.window.parentWidget() is None


def test_the_manual_goes_with_the_window(company: MainWindow):
    company.actions_["manual"].trigger()
    company.close()
    assert not company.manual.window.isVisible()


def test_the_about_box_names_version_libraries_licences_and_places(company: MainWindow, sample: Path, answer):
    seen: list[str] = []

    def look(dialog) -> None:
        assert isinstance(dialog, AboutDialog)
        seen.extend(each.text() for each in dialog.findChildren(QLabel))
        rows = dialog.table.model()
        names = [rows.index(row, 0).data() for row in range(rows.rowCount())]
        for name in ("pandas", "PySide6_Essentials", "Python", "SQLite"):
            dialog.table.setCurrentIndex(rows.index(names.index(name), 0))
            seen.append(dialog.text.toPlainText())
        QTest.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
        dialog.accept()

    answer(look)
    company.actions_["about"].trigger()
    QTest.qWait(0)
    while not seen or QApplication.activeModalWidget() is not None:
        QTest.qWait(10)
    assert f"Scorecard {__version__}" in seen
    assert str(sample) in seen
    pandas, qt, python, sqlite = seen[-4:]
    assert "Redistribution and use in source and binary forms" in pandas
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in qt
    assert "PYTHON SOFTWARE FOUNDATION LICENSE VERSION 2" in python
    assert sqlite == "SQLite is in the public domain."
    copied = QGuiApplication.clipboard().text()
    assert re.search(r"^XlsxWriter \d[\w.]* \(BSD-2-Clause\)$", copied, re.MULTILINE | re.IGNORECASE)
    assert str(sample) in copied


def test_the_libraries_are_those_that_the_app_needs():
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    needed = {re.match(r"[\w.-]+", line)[0] for line in project["project"]["dependencies"]}
    assert set(DIRECT) == needed
