from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.help.window import ManualWindow
from ui.theme import Appearance, Choice


@pytest.fixture
def appearance(qapp: QApplication) -> Iterator[Appearance]:
    made = Appearance(qapp, Choice.LIGHT)
    yield made
    made.choose(Choice.LIGHT)
    made.choose_size(100)
    made.deleteLater()


@pytest.fixture
def manual(qtbot: QtBot, appearance: Appearance) -> ManualWindow:
    made = ManualWindow()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made
