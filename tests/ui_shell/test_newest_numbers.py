"""A file of past years: the window goes to where its numbers are."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from shell_room import PATIENCE_MS

from scorecard.measures import Company
from scorecard.periods import Cadence
from ui.importing import ImportWizard
from ui.importing.steps import Step
from ui.main_window import MainWindow
from ui.settings.company_dialog import CompanyDialog

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


def test_a_week_of_another_year_is_offered_with_its_year(qtbot, window, session, tmp_path):
    create(qtbot, window, session, tmp_path)
    bring_in(qtbot, session, weeks("Calls", 2025, 44))
    shown(qtbot, window, "Week 44")
    window.actions_["today"].trigger()
    shown(qtbot, window, "Week 47")
    bar = window.company.pages.board.bar
    qtbot.waitUntil(bar.newest.isVisible, timeout=PATIENCE_MS)
    assert bar.newest.text() == "Go to week 44 of 2025"


def test_show_scorecard_goes_to_the_newest_period_of_the_file(qtbot, window, session, tmp_path, answer):
    create(qtbot, window, session, tmp_path)
    bring_in(qtbot, session, weeks("Newer", 2026, 47, *(f"Newer {number}" for number in range(40))))
    shown(qtbot, window, "Week 47")
    import_with_the_wizard(qtbot, window, answer, weeks("Calls", 2026, 30, "Visits"))
    shown(qtbot, window, "Week 30")
    selected_in_sight(qtbot, window, "Calls")


def test_show_scorecard_goes_to_the_tab_of_the_file(qtbot, window, session, tmp_path, answer):
    create(qtbot, window, session, tmp_path)
    bring_in(qtbot, session, weeks("Calls", 2026, 47))
    shown(qtbot, window, "Week 47")
    window.company.toolbar.find_field.setText("calls")
    import_with_the_wizard(qtbot, window, answer, MONTHS)
    shown(qtbot, window, "March 2021")
    selected_in_sight(qtbot, window, "Orders")


def test_a_first_file_is_shown_once_its_company_is_made(qtbot, window, answer, tmp_path, monkeypatch):
    monkeypatch.setattr("ui.settings.company_dialog.documents", lambda: tmp_path)
    window.show_first_run()

    def name_company(dialog):
        assert isinstance(dialog, CompanyDialog)
        answer(partial(finish_import, qtbot))
        dialog._name.setText("Acme")
        dialog.accept()

    answer(name_company)
    window.first_run.page.import_requested.emit(weeks("Calls", 2024, 10))
    shown(qtbot, window, "Week 10")
    selected_in_sight(qtbot, window, "Calls")


def test_taking_an_import_back_leaves_the_period_alone(qtbot, imported):
    shown(qtbot, imported, "March 2021")
    imported.actions_["today"].trigger()
    shown(qtbot, imported, "October 2026")
    imported.company.tabs.show_cadence(Cadence.QUARTERLY)
    shown(qtbot, imported, "Q1 2021")
    imported.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: not imported.company.board.rows, timeout=PATIENCE_MS)
    assert imported.company.board.title == "Q1 2021"


def create(qtbot, window, session, tmp_path):
    with qtbot.waitSignal(window.company.board_shown, timeout=PATIENCE_MS):
        session.create(tmp_path / "Acme.scorecard", Company(name="Acme"))


def weeks(name, year, last, *others):
    """A table of three weeks, the last one given."""
    numbers = range(last - 2, last + 1)
    lines = [["Measure", *(f"{year}-W{number:02d}" for number in numbers)]]
    lines += [[each, *(str(number) for number in numbers)] for each in (name, *others)]
    return "\n".join("\t".join(line) for line in lines)


def bring_in(qtbot, session, text):
    def take_in(workspace):
        made = workspace.import_session()
        made.open_text(text, "calls.csv")
        return workspace.commit_import(made.plan)

    with qtbot.waitSignal(session.changed, timeout=PATIENCE_MS):
        session.write(take_in)


def import_with_the_wizard(qtbot, window, answer, text):
    answer(partial(finish_import, qtbot))
    window.files.import_path(text)


def finish_import(qtbot, wizard):
    assert isinstance(wizard, ImportWizard)
    qtbot.waitUntil(wizard.footer.import_button.isEnabled, timeout=PATIENCE_MS)
    wizard.footer.import_button.click()
    qtbot.waitUntil(lambda: wizard.step is Step.DONE, timeout=PATIENCE_MS)
    assert wizard.footer.close_button.hasFocus()
    qtbot.keyClick(wizard.footer.close_button, Qt.Key.Key_Return)


def selected_in_sight(qtbot, window, name):
    board = window.company.pages.board
    qtbot.waitUntil(lambda: board.row is not None and board.row.measure.name == name, timeout=PATIENCE_MS)
    table = board.table
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()).center())


def test_without_a_measure_there_is_no_panel_to_tell_of_one(qtbot, window, session, tmp_path):
    with qtbot.waitSignal(window.company.board_shown, timeout=PATIENCE_MS):
        session.create(tmp_path / "New.scorecard", Company(name="New"))
    pages = window.company.pages
    assert pages.board.empty.isVisible()
    assert not pages.splitter.widget(1).isVisible()
    window.actions_["panel"].trigger()
    window.actions_["panel"].trigger()
    assert not pages.splitter.widget(1).isVisible()
