from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from company_fixtures import PATIENCE_MS, ask, in_light, session
from entry_rooms import Driver, fill

from scorecard.periods import Cadence
from ui.entry.page import EntryPage
from ui.preferences import Preferences

__all__ = ["ask", "in_light", "session"]


@pytest.fixture
def preferences(tmp_path) -> Preferences:
    return Preferences(tmp_path / "settings.ini")


@pytest.fixture
def company(session, ask):
    """Measures of all kinds with weeks of numbers; in week 47 the meetings and the reviews are missing."""
    ask(fill)
    return session


@pytest.fixture
def entry(qtbot, company, preferences) -> Driver:
    """The page on week 47, with the keyboard in its grid."""
    page = EntryPage(company, preferences)
    qtbot.addWidget(page)
    page.resize(1280, 728)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    company.changed.connect(lambda _: page.refresh())
    with qtbot.waitSignal(page.shown, timeout=PATIENCE_MS):
        page.show_place(Cadence.WEEKLY, None, "")
    page.setFocus()
    return Driver(qtbot, page, company)
