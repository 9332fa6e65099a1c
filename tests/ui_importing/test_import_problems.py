from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from wizard_room import READ_WITHIN, read

from scorecard.importing.foreign import Foreign
from ui.importing import ImportWizard
from ui.importing.problem_model import Column, ProblemModel
from ui.theme import Appearance, Choice

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

SHOWN = (Column.ADDRESS, Column.REASON, Column.ACTION, Column.FIX)
CLICK = Qt.MouseButton.LeftButton


@pytest.fixture
def problems(ready):
    return ready.check_page.problems


def rows(view) -> list[list[str]]:
    model = view.table.problems
    return [[model.index(row, column).data() for column in SHOWN] for row in range(model.rowCount())]


def click(qtbot, view, row: int, column: Column) -> None:
    place = view.table.visualRect(view.table.problems.index(row, column)).center()
    qtbot.mouseClick(view.table.viewport(), CLICK, pos=place)


def test_each_cell_has_its_address_reason_and_way_out(problems):
    assert problems.title == "4 cells need a look"
    assert rows(problems)[:3] == [
        ["H8", "“#REF!” is a formula error in the file", "Skipped", "Enter a value…"],
        ["F11", "“see note” is no number", "Skipped", "Enter a value…"],
        ["D14", "“n/a” is no number", "Skipped", "Enter a value…"],
    ]
    assert rows(problems)[3][0] == "J21"
    assert rows(problems)[3][3] == "Use 93.1%"


def test_the_model_keeps_qts_rules(qtmodeltester, ready):
    model = ProblemModel()
    model.show_lines(ready.sight.problem_lines)
    qtmodeltester.check(model)


def test_a_click_on_the_address_shows_the_cell(qtbot, ready, problems):
    click(qtbot, problems, 3, Column.ADDRESS)
    marked = ready.check_page.sheet.currentIndex()
    assert (marked.row(), marked.column()) == (20, 9)
    assert ready.check_page.sheet.visualRect(marked).intersects(ready.check_page.sheet.viewport().rect())


def test_the_keyboard_moves_through_the_cells(qtbot, ready, problems):
    problems.table.setFocus()
    qtbot.keyClick(problems.table, Qt.Key.Key_Down)
    marked = ready.check_page.sheet.currentIndex()
    assert (marked.row(), marked.column()) == (10, 5)


def test_the_likely_number_is_used_and_taken_back(qtbot, ready, problems):
    with qtbot.waitSignal(ready.draft.refreshed, timeout=READ_WITHIN):
        click(qtbot, problems, 3, Column.FIX)
    assert rows(problems)[3][2:] == ["Read as 93.1%", "Take back"]
    assert problems.title == "3 cells need a look"
    assert ready.footer.import_button.text() == "Import 137 values"
    with qtbot.waitSignal(ready.draft.refreshed, timeout=READ_WITHIN):
        click(qtbot, problems, 3, Column.FIX)
    assert rows(problems)[3][2:] == ["Skipped", "Use 93.1%"]
    assert ready.footer.import_button.text() == "Import 136 values"


def test_a_number_is_typed_in_the_line(qtbot, ready, problems):
    problems.table.setFocus()
    problems.table.setCurrentIndex(problems.table.problems.index(2, 0))
    qtbot.keyClick(problems.table, Qt.Key.Key_Return)
    field = problems.table.field
    assert field.hasFocus()
    qtbot.keyClicks(field, "$7,100")
    with qtbot.waitSignal(ready.draft.refreshed, timeout=READ_WITHIN):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert rows(problems)[2][2] == "Read as $7,100"
    assert not field.isVisible()
    assert ready.isVisible()


@pytest.mark.parametrize("said", [(Foreign.CONVERTED, 1.1), (Foreign.AS_WRITTEN, None)])
def test_a_number_for_a_cell_in_another_currency_is_in_the_file_s(qtbot, wizard, said):
    read(qtbot, wizard, "KPI;Jan 2026;Feb 2026\nRevenue (€);40,00;approx 45\n")
    with qtbot.waitSignal(wizard.draft.refreshed, timeout=READ_WITHIN):
        wizard.draft.change(lambda importing: importing.choose_foreign(*said))
    problems = wizard.check_page.problems
    assert rows(problems)[0][3] == "Enter in EUR…"
    click(qtbot, problems, 0, Column.FIX)
    qtbot.keyClicks(problems.table.field, "45 EUR")
    with qtbot.waitSignal(wizard.draft.refreshed, timeout=READ_WITHIN):
        qtbot.keyClick(problems.table.field, Qt.Key.Key_Return)
    assert rows(problems)[0][2] == "Read as 45 EUR"
    assert wizard.check_page.sheet.model().index(1, 2).data() == "45"


@pytest.mark.parametrize(
    ("is_remembered", "told"),
    [(True, ["Read as $7,100", "Take back"]), (False, ["Skipped", "Use $7,100, as now"])],
)
def test_it_is_read_so_in_the_next_file_or_offered(
    qtbot, ready, problems, company, report, is_remembered, told
):
    with qtbot.waitSignal(ready.draft.refreshed, timeout=READ_WITHIN):
        problems.table.corrected.emit(ready.sight.problem_lines[2].place, 7100.0)
    ready.footer.remember_box.setChecked(is_remembered)
    with qtbot.waitSignal(ready.draft.committed, timeout=READ_WITHIN):
        qtbot.mouseClick(ready.footer.import_button, CLICK)
    again = ImportWizard(company)
    qtbot.addWidget(again)
    read(qtbot, again, report)
    row = next(row for row in rows(again.check_page.problems) if row[0] == "D14")
    assert row[2:] == told


def test_text_that_is_no_number_stays_in_the_field_with_the_reason(qtbot, ready, problems):
    click(qtbot, problems, 0, Column.FIX)
    field = problems.table.field
    qtbot.keyClicks(field, "abc")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.isVisible()
    assert problems.note == "“abc” is no number. Leave the cell empty if there is none."
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not field.isVisible()
    assert ready.isVisible()
    assert problems.note == "G16 “39 d” is read as 39."


@pytest.mark.parametrize("row", [0, 3])
def test_the_field_fits_into_its_line(problems, row):
    problems.table.ask_value(row)
    line = problems.table.visualRect(problems.table.problems.index(row, Column.FIX))
    assert line.contains(problems.table.field.geometry())
    assert problems.table.viewport().rect().contains(problems.table.field.geometry())


def test_ctrl_enter_in_the_field_does_not_swallow_the_import(qtbot, ready, problems):
    click(qtbot, problems, 0, Column.FIX)
    with qtbot.waitSignal(ready.draft.committed, timeout=READ_WITHIN):
        qtbot.keyClick(problems.table.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_cell_far_below_is_shown_with_the_rows_around_it(qtbot, wizard, tmp_path):
    path = tmp_path / "deals.csv"
    amounts = ["lots" if row == 12_343 else f"{100 + row}.5" for row in range(20_000)]
    lines = [
        f"2026-{1 + row % 9:02d}-{1 + row % 28:02d},{'Won' if row % 3 else 'Lost'},Owner {row % 40},{each}\n"
        for row, each in enumerate(amounts)
    ]
    path.write_text("Created,Stage,Owner,Amount\n" + "".join(lines))
    read(qtbot, wizard, path)
    pane = wizard.check_page.pane
    said = pane.summary
    (line,) = wizard.sight.problem_lines
    with qtbot.waitSignal(wizard.draft.excerpted, timeout=READ_WITHIN):
        wizard.check_page.problems.table.cell_requested.emit(line.place)
    cell = pane.view.currentIndex()
    shown = pane.view.model()
    assert (shown.headerData(cell.row(), Qt.Orientation.Vertical), cell.data()) == ("12345", "lots")
    assert shown.corner(cell.row(), cell.column()) == "warn"
    assert "rows 12,315 to 12,374" in pane.summary
    qtbot.mouseClick(pane.head.top_button, Qt.MouseButton.LeftButton)
    assert shown.index(0, 3).data() == "Amount"
    assert pane.summary == said


@pytest.fixture
def appearance(qapp):
    made = Appearance(qapp, Choice.LIGHT)
    yield made
    made.choose_size(100)
    made.deleteLater()


def test_large_text_leaves_the_reasons_their_room(qtbot, checked, appearance):
    view = checked.check_page.problems.table
    small = view.fontMetrics().height()
    appearance.choose_size(150)
    qtbot.waitUntil(lambda: view.fontMetrics().height() > small)
    view.show_lines(checked.sight.problem_lines)
    wide = view.fontMetrics().horizontalAdvance
    actions = max(wide(line.action_words) for line in checked.sight.problem_lines)
    assert actions < view.columnWidth(Column.ACTION) < actions + 40, "no more than its words take"
    assert view.columnWidth(Column.FIX) > wide("Enter a value…")
