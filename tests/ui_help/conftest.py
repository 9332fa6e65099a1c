from __future__ import annotations

import pytest
from company_fixtures import appearance
from pytestqt.qtbot import QtBot

from ui.help.window import ManualWindow
from ui.theme import Appearance

__all__ = ["appearance"]


@pytest.fixture
def manual(qtbot: QtBot, appearance: Appearance) -> ManualWindow:
    made = ManualWindow()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made
