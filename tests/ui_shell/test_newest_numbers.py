"""A file of past years: the window goes to where its numbers are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from shell_room import PATIENCE_MS

from scorecard.measures import Company
from scorecard.periods import Cadence
from ui.main_window import MainWindow

MONTHS = "Month,Orders\n2021-01,5\n2021-02,6\n2021-03,7\n"


@pytest.fixture
def imported(qtbot, window: MainWindow, session, tmp_path) -> MainWindow:
    """A new company into which a file of early 2021 was imported."""

    def take_in(workspace):
        made = workspace.import_session()
        made.open_text(MONTHS, "orders.csv")
        return workspace.commit_import(made.plan)

    with qtbot.waitSignal(session.opened, timeout=PATIENCE_MS):
        session.create(tmp_path / "Acme.scorecard", Company(name="Acme"))
    with qtbot.waitSignal(session.changed, timeout=PATIENCE_MS):
        session.write(take_in)
    return window


def shown(qtbot, window: MainWindow, title: str) -> None:
    qtbot.waitUntil(
        lambda: window.company.board is not None and window.company.board.title == title, timeout=PATIENCE_MS
    )


def test_after_an_import_the_tab_and_period_with_its_numbers_are_shown(qtbot, imported):
    shown(qtbot, imported, "March 2021")
    assert imported.company.tabs.cadence is Cadence.MONTHLY
    assert imported.company.board.rows[0].cell.value == 7


def test_from_an_empty_period_one_click_leads_to_the_newest_numbers(qtbot, imported):
    shown(qtbot, imported, "March 2021")
    imported.actions_["today"].trigger()
    shown(qtbot, imported, "October 2026")
    bar = imported.company.pages.board.bar
    qtbot.waitUntil(bar.newest.isVisible, timeout=PATIENCE_MS)
    assert bar.newest.text() == "Go to March 2021"
    qtbot.mouseClick(bar.newest, Qt.MouseButton.LeftButton)
    shown(qtbot, imported, "March 2021")
    assert not bar.isVisible()


def test_without_a_measure_there_is_no_panel_to_tell_of_one(qtbot, window, session, tmp_path):
    with qtbot.waitSignal(window.company.board_shown, timeout=PATIENCE_MS):
        session.create(tmp_path / "New.scorecard", Company(name="New"))
    pages = window.company.pages
    assert pages.board.empty.isVisible()
    assert not pages.splitter.widget(1).isVisible()
    window.actions_["panel"].trigger()
    window.actions_["panel"].trigger()
    assert not pages.splitter.widget(1).isVisible()
