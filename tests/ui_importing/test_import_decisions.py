"""What a person decides about a file beyond its names: sheets, rows, areas, single cells and switches."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMenu
from wizard_room import READ_WITHIN, drag, read

from scorecard.importing.layout import Area
from ui.importing.options import GOALS, OPTIONS
from ui.importing.problem_model import Column

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CLICK = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier
TOGETHER, HIDDEN, NEWEST, _, COMPLETE = OPTIONS
MONTHS = ["2026-01", "2026-02", "2026-03"]


@pytest.fixture
def years(tmp_path):
    """A workbook with a sheet a year, the second with a slip."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for year in (2024, 2025):
        sheet = book.create_sheet(str(year))
        sheet.append(["Measure", *(f"{year}-{month:02d}" for month in range(1, 5))])
        sheet.append(["Leads", 10, 11, "n/a" if year == 2025 else 12, 13])
        sheet.append(["Calls", 20, 21, 22, 23])
    path = tmp_path / "years.xlsx"
    book.save(path)
    return path


def write(tmp_path, *lines: str):
    path = tmp_path / "numbers.csv"
    path.write_text("\n".join(lines) + "\n")
    return path


def switch(qtbot, wizard, option) -> None:
    with qtbot.waitSignal(wizard.draft.refreshed, timeout=READ_WITHIN):
        wizard.check_page.options.boxes[option].click()


def test_sheets_that_are_laid_out_alike_are_imported_together_or_alone(qtbot, wizard, years):
    read(qtbot, wizard, years)
    box = wizard.check_page.options.boxes[TOGETHER]
    assert box.text() == "2 sheets are laid out alike: import them together"
    assert wizard.sight.plan.added == 15
    switch(qtbot, wizard, TOGETHER)
    assert len(wizard.sight.parts) == 1
    switch(qtbot, wizard, TOGETHER)
    assert wizard.sight.plan.added == 15


def test_a_problem_names_its_sheet_and_leads_there(qtbot, wizard, years):
    read(qtbot, wizard, years)
    page = wizard.check_page
    problems = page.problems.table
    assert problems.problems.index(0, Column.ADDRESS).data() == "2025 · D2"
    page.tabs.setCurrentIndex(0)
    assert page.sheet.model().index(0, 1).data() == "2024-01"
    place = problems.visualRect(problems.problems.index(0, Column.ADDRESS)).center()
    with qtbot.assertNotEmitted(wizard.draft.started):
        qtbot.mouseClick(problems.viewport(), CLICK, pos=place)
    assert page.tabs.currentIndex() == 1
    assert page.sheet.currentIndex().data() == "n/a"


def test_a_row_is_left_out_by_its_menu_and_taken_in_again(qtbot, wizard, tmp_path):
    read(qtbot, wizard, write(tmp_path, "Measure,2026-01,2026-02", "Leads,1,2", "Calls,3,4"))
    page = wizard.check_page

    def use_menu() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        words.append(menu.actions()[0].text())
        menu.actions()[0].trigger()
        menu.close()

    words: list[str] = []
    for added in (2, 4):
        QTimer.singleShot(0, use_menu)
        with qtbot.waitSignal(wizard.draft.refreshed, timeout=READ_WITHIN):
            page.sheet.menu_requested.emit(2, 0, page.sheet.mapToGlobal(QPoint(20, 50)))
        assert wizard.sight.plan.added == added
    assert words == ["Leave out row 3", "Take row 3 in again"]


def test_an_area_is_marked_from_the_keyboard_and_forgotten(qtbot, wizard, tmp_path):
    lines = ("Measure,2026-01,2026-02,2026-03", "Leads,1,2,3", "Calls,3,4,5", "Visits,6,7,8")
    read(qtbot, wizard, write(tmp_path, *lines))
    page = wizard.check_page
    qtbot.mouseClick(page.pane.head.area_button, CLICK)
    assert page.sheet.hasFocus()
    qtbot.keyClick(page.sheet, Qt.Key.Key_Up, SHIFT)
    with qtbot.waitSignal(wizard.draft.refreshed, timeout=READ_WITHIN):
        qtbot.keyClick(page.sheet, Qt.Key.Key_Return)
    assert wizard.sight.area == Area(0, 0, 2, 3)
    assert wizard.sight.plan.added == 6
    qtbot.mouseClick(page.pane.head.area_button, CLICK)
    for place in (page.sheet, wizard):
        qtbot.keyClick(place, Qt.Key.Key_Escape)
        assert wizard.isVisible()
        assert not page.pane.is_marking
        qtbot.mouseClick(page.pane.head.area_button, CLICK)
    qtbot.mouseClick(page.pane.head.area_button, CLICK)
    assert wizard.sight.area == Area(0, 0, 2, 3)
    with qtbot.waitSignal(wizard.draft.refreshed, timeout=READ_WITHIN):
        qtbot.mouseClick(page.pane.head.everywhere_button, CLICK)
    assert wizard.sight.area is None
    assert wizard.sight.plan.added == 9


def test_an_area_is_dragged_with_the_mouse(qtbot, wizard, tmp_path):
    lines = ("Measure,2026-01,2026-02,2026-03", "Leads,1,2,3", "Calls,3,4,5", "Visits,6,7,8")
    read(qtbot, wizard, write(tmp_path, *lines))
    qtbot.mouseClick(wizard.check_page.pane.head.area_button, CLICK)
    sheet = wizard.check_page.sheet
    corner = sheet.area_rect(Area(0, 0, 3, 3)).bottomRight() - QPoint(2, 2)
    with qtbot.waitSignal(wizard.draft.refreshed, timeout=READ_WITHIN):
        qtbot.mousePress(sheet.viewport(), CLICK, pos=corner)
        qtbot.mouseMove(sheet.viewport(), corner - QPoint(0, 20))
        qtbot.mouseRelease(sheet.viewport(), CLICK, pos=corner - QPoint(0, 20))
    assert wizard.sight.area == Area(0, 0, 2, 3)


def test_an_area_that_cannot_be_read_stays_marked_to_be_changed(qtbot, wizard, tmp_path):
    lines = ("Measure,2026-01,2026-02,2026-03", "Leads,1,2,3", "Calls,3,4,5", "Visits,6,7,8")
    read(qtbot, wizard, write(tmp_path, *lines))
    page = wizard.check_page
    qtbot.mouseClick(page.pane.head.area_button, CLICK)
    with qtbot.waitSignal(wizard.draft.refused, timeout=READ_WITHIN):
        drag(qtbot, page.sheet, (1, 1), (3, 3))
    assert page.pane.is_marking
    assert page.pane.head.area_button.isChecked()
    assert page.pane.marker.area == Area(1, 1, 3, 3)
    assert wizard.footer.hint.startswith("The marked area holds periods and numbers, but no names.")
    assert wizard.sight.plan.added == 9
    with qtbot.waitSignal(wizard.draft.refreshed, timeout=READ_WITHIN):
        drag(qtbot, page.sheet, (2, 0), (3, 3))
    assert not page.pane.is_marking
    assert wizard.sight.area == Area(2, 0, 3, 3)
    assert wizard.sight.plan.added == 6


def test_a_drag_beside_a_corner_draws_exactly_that_area(qtbot, checked):
    page = checked.check_page
    qtbot.mouseClick(page.pane.head.area_button, CLICK)
    found = page.pane.marker.area
    cell = page.sheet.visualRect(page.sheet.model().index(6, 2)).center()
    qtbot.mouseClick(page.sheet.viewport(), CLICK, pos=cell)
    assert page.pane.is_marking
    with qtbot.waitSignal(checked.draft.refreshed, timeout=READ_WITHIN):
        drag(qtbot, page.sheet, (found.top + 1, found.left), (10, 9))
    assert checked.sight.area == Area(found.top + 1, found.left, 10, 9)


def test_of_two_values_the_later_is_used_when_asked(qtbot, wizard, tmp_path):
    read(qtbot, wizard, write(tmp_path, "Measure,2026-01,2026-02,2026-01", "Leads,1,2,9", "Calls,3,4,3"))
    assert wizard.check_page.problems.table.problems.line(0).fix_words == "Use 9"
    box = wizard.check_page.options.boxes[NEWEST]
    assert box.text() == "Use the later of two values for the same month"
    switch(qtbot, wizard, NEWEST)
    assert wizard.check_page.problems.table.problems.line(0).fix_words == "Use 1"


def test_a_complete_file_removes_what_it_does_not_hold(qtbot, wizard, company, tmp_path):
    lines = ("Measure,2026-03,2026-04,2026-05", "Website visitors,19600,,20800", "Sales cycle,41,40,39")
    read(qtbot, wizard, write(tmp_path, *lines))
    assert wizard.check_page.changes.counts[2] == "0"
    assert not wizard.check_page.changes.removed_button.isVisible()
    switch(qtbot, wizard, COMPLETE)
    removed = wizard.check_page.changes.removed_rows()
    assert wizard.check_page.changes.counts[2] == str(len(removed))


def test_several_tables_of_a_text_file_are_tabs(qtbot, wizard, tmp_path):
    first = ("Leads", "Month,Web,Ads", "Jan 26,5,6", "Feb 26,7,8")
    second = ("Deals", "Month,Web,Ads", "Jan 26,1,2", "Feb 26,3,4")
    read(qtbot, wizard, write(tmp_path, *first, *second))
    assert wizard.sight.detail.startswith("This file holds 2 tables. You are looking at rows 1–4 · ")
    assert wizard.check_page.tabs.isVisible()


def test_goals_are_taken_over_when_asked(qtbot, wizard, tmp_path):
    lines = ("Measure,Goal,2026-01,2026-02,2026-03", "Leads,10,9,11,12", "Calls,30,31,29,33")
    read(qtbot, wizard, write(tmp_path, *lines))
    box = wizard.check_page.options.boxes[GOALS]
    assert box.text() == "The file holds 2 goals: take them over"
    switch(qtbot, wizard, GOALS)
    goals = [(name, goal) for name, _, goal, _ in wizard.check_page.options.goal_rows()]
    assert goals == [("Leads", "≥ 10"), ("Calls", "≥ 30")]
    with qtbot.waitSignal(wizard.draft.committed, timeout=READ_WITHIN):
        qtbot.keyClick(wizard, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert wizard.done_page.detail.endswith("2 goals taken over for Leads and Calls")
