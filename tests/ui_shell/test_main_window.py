from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QMenu, QPushButton
from shell_room import PATIENCE_MS, clock, full_disk

from scorecard.board import Row
from scorecard.measures import Company
from scorecard.periods import Cadence
from scorecard.status import Status
from scorecard.workspace import Workspace
from ui.firstrun.template_card import TemplateCard
from ui.imports import HistoryDialog, ImportsDialog
from ui.main_window import MainWindow
from ui.measures import MeasureDialog
from ui.settings.company_dialog import CompanyDialog
from ui.shell.period_list import PeriodList
from ui.shell.summary_line import Mode
from ui.theme import DARK, LIGHT, Appearance, current


def choose(window: MainWindow, name: str) -> None:
    window.actions_[name].trigger()


def wait_for_board(qtbot, window: MainWindow, act) -> None:
    with qtbot.waitSignal(window.company.board_shown, timeout=PATIENCE_MS):
        act()


def press(qtbot, window: MainWindow, word: str) -> None:
    offer = next(b for b in window.messages.findChildren(QPushButton) if b.text() == word)
    qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)


def settle(qtbot, session) -> None:
    qtbot.wait(1)
    qtbot.waitUntil(lambda: not session.busy, timeout=PATIENCE_MS)


def test_an_open_company_is_named_and_counted(company: MainWindow):
    assert company.windowTitle() == "Larkfield Interiors – Scorecard"
    assert company.company.toolbar.company.texts()[0] == "Larkfield Interiors"
    assert company.company.toolbar.periods._middle.texts() == ("Week 47", "16–22 Nov 2026")
    assert company.sample_line.isVisible()
    words = [each.text() for each in company.status.findChildren(QLabel)]
    assert "11 measures" in words
    assert "Saved on this computer" in words


def test_tabs_and_periods_by_the_keyboard(qtbot, company: MainWindow):
    page = company.company
    wait_for_board(
        qtbot, company, lambda: qtbot.keyClick(company, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    )
    assert page.board.cadence is Cadence.MONTHLY
    wait_for_board(
        qtbot, company, lambda: qtbot.keyClick(company, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    )
    assert page.board.title == "September 2026"
    wait_for_board(qtbot, company, lambda: choose(company, "tab_weekly"))
    assert page.board.title == "Week 47"
    wait_for_board(qtbot, company, lambda: choose(company, "next_period"))
    assert page.board.to_date
    choose(company, "next_period")
    qtbot.wait(50)
    assert page.board.title == "Week 48"
    wait_for_board(qtbot, company, lambda: choose(company, "today"))
    assert page.board.title == "Week 47"


def test_a_period_from_the_list(qtbot, company: MainWindow):
    periods = company.company.toolbar.periods
    qtbot.mouseClick(periods._middle, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: periods.findChild(PeriodList) is not None, timeout=PATIENCE_MS)
    shown = periods.findChild(PeriodList)
    assert shown.rows.currentItem().text().startswith("Week 47")
    for _ in range(4):
        qtbot.keyClick(shown.field, Qt.Key.Key_Down)
    wait_for_board(qtbot, company, lambda: qtbot.keyClick(shown.field, Qt.Key.Key_Return))
    assert company.company.board.title == "Week 43"


def test_trends_and_back(qtbot, company: MainWindow):
    wait_for_board(qtbot, company, lambda: choose(company, "trends"))
    tiles = company.company.pages.tiles
    assert company.company.pages.currentWidget() is tiles
    assert len(tiles.tiles) == 11
    assert company.actions_["trends"].isChecked()
    company.company.summary.filter_requested.emit(company.company._filter.toggled(Status.OFF_TRACK))
    assert len(tiles.tiles) == 2
    wait_for_board(qtbot, company, lambda: choose(company, "table"))
    assert company.company.mode(Cadence.WEEKLY) is Mode.TABLE


def test_a_count_filters_and_says_so(qtbot, company: MainWindow):
    summary = company.company.summary
    count = next(b for b in summary.findChildren(QPushButton) if b.text() == "2 off track")
    qtbot.mouseClick(count, Qt.MouseButton.LeftButton)
    assert shown_names(company) == ["First meetings", "First response time"]
    chip = next(b for b in summary.findChildren(QPushButton) if b.text() == "Off track")
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert len(shown_names(company)) == 11
    qtbot.mouseClick(count, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(count, Qt.MouseButton.LeftButton)
    assert len(shown_names(company)) == 11


def test_find_filters_the_table_and_esc_ends_it(qtbot, company: MainWindow):
    choose(company, "find")
    field = company.company.toolbar.find_field
    assert field.hasFocus()
    qtbot.keyClicks(field, "meet")
    assert shown_names(company) == ["First meetings"]
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert len(shown_names(company)) == 11
    assert not field.hasFocus()


def shown_names(window: MainWindow) -> list[str]:
    from scorecard.board import Row

    lines = window.company.pages.board.table.board_model.lines
    return [line.measure.name for line in lines if isinstance(line, Row)]


def test_an_edit_can_be_undone_from_the_menu(qtbot, company: MainWindow):
    page = company.company
    row = page.board.rows[0]
    wait_for_board(qtbot, company, lambda: page.pages.board.edit_committed.emit(row, row.cell, 1.0))
    assert page.board.rows[0].cell.value == 1.0
    assert row.measure.name in company.actions_["undo"].text()
    wait_for_board(qtbot, company, lambda: choose(company, "undo"))
    assert page.board.rows[0].cell.value == row.cell.value
    assert company.actions_["redo"].isEnabled()


def test_a_full_disk_loses_nothing(qtbot, company: MainWindow):
    page = company.company
    row = page.board.rows[0]
    with full_disk():
        page.pages.board.edit_committed.emit(row, row.cell, 1.0)
        qtbot.waitUntil(lambda: company.messages.isVisible(), timeout=PATIENCE_MS)
    assert company.messages.text.endswith("Nothing is lost while Scorecard stays open.")
    again = next(b for b in company.messages.findChildren(QPushButton) if b.text() == "Try again")
    wait_for_board(qtbot, company, lambda: qtbot.mouseClick(again, Qt.MouseButton.LeftButton))
    assert page.board.rows[0].cell.value == 1.0
    assert not company.messages.isVisible()


def test_the_theme_is_chosen_and_remembered(company: MainWindow, preferences, appearance: Appearance):
    choose(company, "theme_dark")
    assert current() is DARK
    assert preferences.theme == "dark"
    choose(company, "theme_light")
    assert current() is LIGHT


def test_the_state_is_remembered(qtbot, company: MainWindow, preferences, session, appearance):
    choose(company, "panel")
    wait_for_board(qtbot, company, lambda: choose(company, "trends"))
    company.close()
    other = MainWindow(session, preferences, appearance)
    qtbot.addWidget(other)
    assert not preferences.state("window").isEmpty()
    assert not other.actions_["panel"].isChecked()
    assert other.company.mode(Cadence.WEEKLY) is Mode.TRENDS
    assert other.company.mode(Cadence.MONTHLY) is Mode.TABLE
    assert preferences.recent[0].name == "Larkfield.scorecard"


def test_f6_goes_from_pane_to_pane(qtbot, company: MainWindow):
    company.activateWindow()
    company.company.pages.board.setFocus()
    names = set()
    for _ in range(4):
        choose(company, "next_pane")
        focused = QGuiApplication.focusObject()
        names.add(type(focused).__name__)
    assert {"FindField", "TableView"} <= names


def test_a_measure_is_edited(qtbot, company: MainWindow, answer):
    def rename(dialog: QDialog) -> None:
        assert isinstance(dialog, MeasureDialog)
        dialog.findChildren(QLineEdit)[0].setText("Visits")
        dialog.accept()

    answer(rename)
    measure_id = company.company.board.rows[0].measure.id
    wait_for_board(qtbot, company, lambda: company.company.edit_measure_requested.emit(measure_id))
    assert company.company.board.rows[0].measure.name == "Visits"


def test_a_measure_is_archived_and_brought_back(qtbot, company: MainWindow, answer):
    def archive(dialog: QDialog) -> None:
        next(b for b in dialog.findChildren(QPushButton) if b.text() == "Archive measure").click()

    answer(archive)
    measure = next(
        row.measure for row in company.company.board.rows if row.measure.name == "First response time"
    )
    wait_for_board(qtbot, company, lambda: company.company.edit_measure_requested.emit(measure.id))
    assert len(company.company.board.rows) == 10
    wait_for_board(qtbot, company, lambda: press(qtbot, company, "Undo"))
    assert len(company.company.board.rows) == 11


@pytest.fixture
def archived(qtbot, company: MainWindow, answer) -> MainWindow:
    """A measure was archived, which the bar tells with Undo beside it."""

    def archive(dialog: QDialog) -> None:
        next(b for b in dialog.findChildren(QPushButton) if b.text() == "Archive measure").click()

    answer(archive)
    measure_id = company.company.board.rows[0].measure.id
    wait_for_board(qtbot, company, lambda: company.company.edit_measure_requested.emit(measure_id))
    assert company.messages.isVisible()
    return company


def test_undo_takes_its_bar_along_and_says_what_was_undone(qtbot, archived: MainWindow):
    name = archived.messages.text.removesuffix(" is archived")
    wait_for_board(qtbot, archived, lambda: choose(archived, "undo"))
    assert len(archived.company.board.rows) == 11
    assert archived.messages.text == f"Undone: Archive {name}"
    wait_for_board(qtbot, archived, lambda: press(qtbot, archived, "Redo"))
    assert len(archived.company.board.rows) == 10
    assert archived.messages.text == f"Redone: Archive {name}"
    wait_for_board(qtbot, archived, lambda: press(qtbot, archived, "Undo"))
    assert len(archived.company.board.rows) == 11


@pytest.mark.parametrize("page", ["table", "trends", "enter"])
def test_control_z_and_y_say_on_every_page_what_they_did(qtbot, company: MainWindow, session, page):
    choose(company, page)
    settle(qtbot, session)
    for key, told in ((Qt.Key.Key_Z, "Undone"), (Qt.Key.Key_Y, "Redone")):
        title = session.snapshot.undo_title if told == "Undone" else session.snapshot.redo_title
        assert title
        focused = company.focusWidget() or company
        qtbot.keyClick(focused, key, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda told=told, title=title: company.messages.text == f"{told}: {title}")
        assert company.messages.isVisible()
        settle(qtbot, session)


def test_what_was_undone_is_no_news_after_another_change(qtbot, archived: MainWindow):
    wait_for_board(qtbot, archived, lambda: choose(archived, "undo"))
    page = archived.company
    row = page.board.rows[0]
    wait_for_board(qtbot, archived, lambda: page.pages.board.edit_committed.emit(row, row.cell, 1.0))
    assert not archived.messages.isVisible()


def test_a_bar_offers_no_undo_of_something_else(qtbot, archived: MainWindow):
    page = archived.company
    row = page.board.rows[0]
    wait_for_board(qtbot, archived, lambda: page.pages.board.edit_committed.emit(row, row.cell, 1.0))
    assert not archived.messages.isVisible()


def test_enter_presses_the_button_with_the_focus(qtbot, company: MainWindow):
    company.activateWindow()
    periods = company.company.toolbar.periods
    for button, title in ((periods._earlier, "Week 46"), (company.company.toolbar.today, "Week 47")):
        button.setFocus()
        wait_for_board(qtbot, company, lambda button=button: qtbot.keyClick(button, Qt.Key.Key_Return))
        assert company.company.board.title == title


def test_an_import_is_taken_back_from_the_list(qtbot, company: MainWindow, session):
    def take_back(dialog: QDialog) -> None:
        assert isinstance(dialog, ImportsDialog)
        qtbot.waitUntil(lambda: dialog.list.record is not None, timeout=PATIENCE_MS)
        dialog.actions_.undo_button.click()
        qtbot.waitUntil(lambda: dialog.list.record.undone, timeout=PATIENCE_MS)
        dialog.accept()

    choose(company, "imports")
    take_back(company.findChild(ImportsDialog))
    assert session.snapshot.undo_title == "Undo import of sales-export.xlsx"


def test_the_last_import_opens_the_list_of_all(qtbot, company: MainWindow):
    last = company.status.last_import
    qtbot.waitUntil(lambda: last.text().endswith("sales-export.xlsx"), timeout=PATIENCE_MS)
    qtbot.mouseClick(last, Qt.MouseButton.LeftButton)
    dialog = company.findChild(ImportsDialog)
    qtbot.waitUntil(lambda: dialog.list.record is not None, timeout=PATIENCE_MS)
    assert dialog.list.record.file == "sales-export.xlsx"
    qtbot.keyClick(dialog.list, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_number_tells_its_history_by_keyboard(qtbot, company: MainWindow):
    company.activateWindow()
    company.company.pages.board.setFocus()
    qtbot.keyClick(company, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: company.findChild(HistoryDialog) is not None, timeout=PATIENCE_MS)
    dialog = company.findChild(HistoryDialog)
    assert dialog.title.text() == "First meetings, Week 47, 2026"
    assert dialog.table.model().rowCount() == 1
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_a_dropped_picture_is_refused_in_words(company: MainWindow, tmp_path: Path):
    drop(company, tmp_path / "photo.png")
    assert company.messages.text == "Scorecard reads Excel and CSV files. This is a picture."


def drop(window: MainWindow, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


def test_back_up_and_export_say_what_they_made(qtbot, company: MainWindow, preferences, sample: Path, answer):
    choose(company, "back_up")
    qtbot.waitUntil(lambda: company.messages.text.startswith("Backed up to"), timeout=PATIENCE_MS)
    assert len(list(sample.parent.glob("*.backup.scorecard"))) == 1
    preferences.export_state = {"folder": str(sample.parent), "name": "Out"}
    answer(lambda dialog: dialog.confirm_button.click())
    choose(company, "export")
    qtbot.waitUntil(lambda: company.messages.text == "Exported Out.xlsx", timeout=PATIENCE_MS)
    assert (sample.parent / "Out.xlsx").stat().st_size > 5_000


def test_closing_the_company_brings_the_first_page(qtbot, company: MainWindow):
    choose(company, "close_company")
    qtbot.waitUntil(
        lambda: company.first_run.page is not None and company.first_run.page.isVisible(), timeout=PATIENCE_MS
    )
    assert not company.actions_["export"].isEnabled()
    assert company.actions_["open_company"].isEnabled()
    qtbot.waitUntil(lambda: len(company.first_run.page.findChildren(TemplateCard)) == 4, timeout=PATIENCE_MS)


@pytest.mark.parametrize("key", ["", "small-business"])
def test_a_new_company(qtbot, window: MainWindow, session, answer, tmp_path: Path, monkeypatch, key):
    monkeypatch.setattr("ui.settings.company_dialog.documents", lambda: tmp_path)

    def confirm(dialog: QDialog) -> None:
        assert isinstance(dialog, CompanyDialog)
        dialog._name.setText("Acme & Sons")
        dialog.accept()

    window.show_first_run()
    answer(confirm)
    with qtbot.waitSignal(session.opened, timeout=PATIENCE_MS):
        window.first_run.page.template_requested.emit(key)
    assert (tmp_path / "Acme & Sons.scorecard").exists()
    assert bool(session.book.measures) == bool(key)


def test_a_new_company_for_a_file_names_it(window: MainWindow, answer, tmp_path: Path):
    told = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, CompanyDialog)
        told.append(dialog.beginning.text())
        dialog.reject()

    for source in (tmp_path / "sales.csv", "a\tb", None):
        answer(look)
        window.files.import_path(source)
    assert told == [
        "Starts with what is imported from sales.csv: you see and check it in the next step.",
        "Starts with what is imported from the pasted table: you see and check it in the next step.",
        "Starts empty. Templates can be applied later, from the Scorecard menu.",
    ]


def test_one_company_is_not_made_over_another(qtbot, window: MainWindow, tmp_path: Path, monkeypatch):
    monkeypatch.setattr("ui.settings.company_dialog.documents", lambda: tmp_path)
    from scorecard.measures import Company

    (tmp_path / "Acme.scorecard").touch()
    dialog = CompanyDialog(Company(name="Acme"), window)
    qtbot.addWidget(dialog)
    assert not dialog.confirm_button.isEnabled()
    dialog._name.setText("Acme 2")
    assert dialog.confirm_button.isEnabled()
    dialog._name.setText("")
    assert not dialog.confirm_button.isEnabled()


def test_the_table_behind_the_trends_keeps_in_step(qtbot, company: MainWindow):
    page = company.company
    wait_for_board(qtbot, company, lambda: choose(company, "tab_monthly"))
    wait_for_board(qtbot, company, lambda: choose(company, "trends"))
    wait_for_board(qtbot, company, lambda: choose(company, "previous_period"))
    choose(company, "copy")
    assert "Sep 2026" in QGuiApplication.clipboard().text().replace("\n", " ")
    page.toolbar.find_field.setText("zzz")
    assert page.pages.board.empty.isVisible()
    page.toolbar.find_field.setText("")
    assert page.pages.tiles.isVisible()


def test_a_selected_row_is_in_sight(qtbot, company: MainWindow):
    wait_for_board(qtbot, company, lambda: choose(company, "tab_quarterly"))
    table = company.company.pages.board.table
    assert company.company.pages.board.row.cell.status is Status.OFF_TRACK
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()).center())


def test_hiding_the_panel_leaves_the_keyboard_with_the_table(qtbot, company: MainWindow):
    company.activateWindow()
    company.company.pages.panel.facts.findChild(QPushButton).setFocus()
    choose(company, "panel")
    assert company.company.pages.board.isAncestorOf(company.focusWidget())


def test_every_row_is_in_sight_where_there_is_room(qtbot, company: MainWindow):
    table = company.company.pages.board.table
    assert table.verticalScrollBar().maximum() == 0
    company.resize(1280, 840)
    company.messages.tell("33 values imported")
    qtbot.wait(50)
    assert table.verticalScrollBar().maximum() == 0


def test_the_ring_around_a_count_is_whole(qtbot, company: MainWindow):
    company.activateWindow()
    count = next(b for b in company.company.summary.findChildren(QPushButton) if "on track" in b.text())
    count.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(count.hasFocus)
    seen, middle = count.grab().toImage(), count.height() // 2
    edges = [seen.pixelColor(0, middle), seen.pixelColor(seen.width() - 1, middle)]
    assert [each.name() for each in edges] == [current().accent.name()] * 2


def test_measures_without_a_department_stand_under_a_plain_name(qtbot, company: MainWindow, session):
    page = company.company
    measure = replace(page.board.rows[0].measure, department="")
    wait_for_board(
        qtbot, company, lambda: session.write(lambda workspace: workspace.defining.save_measure(measure))
    )
    model = page.pages.board.table.board_model
    assert "No department" in [model.index(line, 0).data() for line in range(model.rowCount())]
    page.summary.departments.click()
    menu = page.summary.findChildren(QMenu)[-1]
    found = {action.text(): action for action in menu.actions()}
    menu.hide()
    found["No department"].trigger()
    assert page.summary.departments.texts()[0] == "No department"
    assert [line.measure.name for line in model.lines if isinstance(line, Row)] == [measure.name]


def test_a_dropped_company_is_opened(qtbot, company: MainWindow, tmp_path: Path):
    other = tmp_path / "Birch.scorecard"
    Workspace.create(other, Company("Birch"), clock=clock).close()
    with qtbot.waitSignal(company.company.board_shown, timeout=PATIENCE_MS):
        drop(company, other)
    assert company.windowTitle() == "Birch – Scorecard"
