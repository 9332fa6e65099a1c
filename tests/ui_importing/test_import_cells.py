"""Any cell of the sheet is corrected where it stands."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMenu
from wizard_room import READ_WITHIN, read

from ui.importing.problem_model import Column

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TABLE = "Measure\tJan 2026\tFeb 2026\tMar 2026\nLeads\t5\t6\t7\nMoney in\t10\t20\t30\n"
LEADS_IN_FEBRUARY = 1, 2


@pytest.fixture
def page(qtbot, wizard):
    read(qtbot, wizard, TABLE)
    return wizard.check_page


def place_of(page, row, column) -> QPoint:
    return page.sheet.visualRect(page.sheet.model().index(row, column)).center()


def lines(page) -> list[list[str]]:
    model = page.problems.table.problems
    return [[model.index(row, column).data() for column in Column] for row in range(model.rowCount())]


def enter(qtbot, wizard, text) -> None:
    with qtbot.waitSignal(wizard.draft.refreshed, timeout=READ_WITHIN):
        qtbot.keyClicks(wizard.check_page.sheet.field, text)
        qtbot.keyClick(wizard.check_page.sheet.field, Qt.Key.Key_Return)


def added_values(wizard) -> set[float]:
    return {value for batch in wizard.sight.plan.change_set.added for value in batch.values}


def test_a_double_click_opens_a_field_and_the_list_takes_it_back(qtbot, wizard, page):
    qtbot.mouseDClick(
        page.sheet.viewport(), Qt.MouseButton.LeftButton, pos=place_of(page, *LEADS_IN_FEBRUARY)
    )
    assert page.sheet.field.hasFocus()
    assert page.sheet.field.alignment() & Qt.AlignmentFlag.AlignRight
    enter(qtbot, wizard, "66")
    assert lines(page) == [["C2", "corrected by hand", "Read as 66", "Take back", ""]]
    assert added_values(wizard) == {5, 66, 7, 10, 20, 30}
    assert ("C2", "6", "corrected by hand", "read as 66") in wizard.sight.plan.record.unread
    with qtbot.waitSignal(wizard.draft.refreshed, timeout=READ_WITHIN):
        page.problems.table.act(0)
    assert lines(page) == []
    assert added_values(wizard) == {5, 6, 7, 10, 20, 30}


def test_typing_over_a_cell_begins_a_correction(qtbot, wizard, page):
    qtbot.mouseClick(page.sheet.viewport(), Qt.MouseButton.LeftButton, pos=place_of(page, *LEADS_IN_FEBRUARY))
    qtbot.keyClick(page.sheet, "8")
    assert page.sheet.field.text() == "8"
    enter(qtbot, wizard, "1")
    assert lines(page)[0][2] == "Read as 81"


def test_what_is_no_number_is_refused_in_words_and_names_cannot_be_typed_over(qtbot, wizard, page):
    page.sheet.ask_value(1, 0)
    assert not page.sheet.field.isVisible()
    page.sheet.ask_value(*LEADS_IN_FEBRUARY)
    with qtbot.waitSignal(wizard.draft.refused, timeout=READ_WITHIN):
        qtbot.keyClicks(page.sheet.field, "many")
        qtbot.keyClick(page.sheet.field, Qt.Key.Key_Return)
    assert "many" in wizard.footer.hint
    assert lines(page) == []


def test_the_menu_of_a_cell_offers_it_beside_its_row(qtbot, page):
    offered = []

    def use_menu() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        offered.extend(each.text() for each in menu.actions())
        menu.actions()[0].trigger()
        menu.close()

    QTimer.singleShot(0, use_menu)
    page.sheet.menu_requested.emit(*LEADS_IN_FEBRUARY, page.sheet.mapToGlobal(QPoint(20, 50)))
    assert offered == ["Correct this cell…", "Leave out row 2"]
    assert page.sheet.field.isVisible()
