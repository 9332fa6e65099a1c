"""The workbook to fill in, from its dialog through a spreadsheet back into the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from shell_room import PATIENCE_MS

from scorecard.measures import Measure, Rollup
from scorecard.periods import Cadence
from scorecard.units import Unit
from ui.exporting import FillInDialog
from ui.importing import ImportWizard
from ui.importing.steps import Step
from ui.main_window import MainWindow
from ui.session import Session

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CLICK = Qt.MouseButton.LeftButton
WEEK = "2026-W47"
TYPED = {
    "New online reviews": 9,
    "Expected revenue": 201_500.5,
    "First response time": 1.5,
    "Show-up rate": 0.486,
    "Stand-up held": "No",
}
"""What is typed into the workbook for the week that is due; a percentage is a fraction in a cell."""
ENTERED = {
    "New online reviews": 9,
    "Expected revenue": 201_500.5,
    "First response time": 1.5,
    "Show-up rate": 48.6,
    "Stand-up held": 0,
}

Numbers = dict[tuple[str, str], float | None]


@pytest.fixture
def measured(qtbot, company: MainWindow, session: Session) -> MainWindow:
    """The window over the sample with a percentage and a yes or no of the week beside its measures."""
    for number, (name, unit) in enumerate((("Show-up rate", Unit.PERCENT), ("Stand-up held", Unit.YES_NO))):
        short_name = f"added_{number}"
        made = Measure(900 + number, short_name, name, "Sales", unit=unit, rollup=Rollup.AVERAGE)
        with qtbot.waitSignal(company.company.board_shown, timeout=PATIENCE_MS):
            session.write(
                lambda workspace, made=made: workspace.defining.save_measure(made, cadences=(Cadence.WEEKLY,))
            )
    qtbot.waitUntil(lambda: not session.busy, timeout=PATIENCE_MS)
    return company


@pytest.fixture
def written(qtbot, measured: MainWindow, monkeypatch, tmp_path: Path) -> Callable[..., Path]:
    """Opens the dialog from the menu, has ``act`` done in it and confirms; gives the file once it is told."""

    def write(act: Callable[[FillInDialog], None]) -> Path:
        target = tmp_path / "Filled.xlsx"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
        measured.messages.hide()
        measured.actions_["fill_in"].trigger()
        qtbot.waitUntil(
            lambda: isinstance(QApplication.activeModalWidget(), FillInDialog), timeout=PATIENCE_MS
        )
        dialog = QApplication.activeModalWidget()
        qtbot.waitUntil(dialog.person.hasFocus, timeout=PATIENCE_MS)
        act(dialog)
        qtbot.mouseClick(dialog.confirm_button, CLICK)
        qtbot.waitUntil(lambda: measured.messages.text == "Exported Filled.xlsx", timeout=PATIENCE_MS)
        return target

    return write


def everybody(dialog: FillInDialog) -> None:
    """As a person does from the keyboard: the last of the people, the tab as it is, three periods."""
    QTest.keyClick(dialog.person, Qt.Key.Key_End)
    QTest.keyClick(dialog.person, Qt.Key.Key_Tab)
    QTest.keyClick(dialog.tab, Qt.Key.Key_Tab)
    assert dialog.periods.hasFocus()
    QTest.keyClicks(dialog.periods, "3")


def one_person(dialog: FillInDialog) -> None:
    QTest.keyClicks(dialog.person, "Lena")


def places(sheet: Worksheet) -> tuple[dict[str, int], dict[str, int]]:
    """The rows by measure and the columns by period."""
    rows = {cell.value: cell.row for cell in sheet["A"] if cell.row > 4}
    return rows, {cell.value: cell.column for cell in sheet[4]}


def type_into(path: Path, typed: dict[str, object]) -> None:
    book = load_workbook(path)
    rows, columns = places(book.active)
    for name, value in typed.items():
        book.active.cell(rows[name], columns[WEEK]).value = value
    book.save(path)


def all_numbers(qtbot, session: Session) -> Numbers:
    told: list[Numbers] = []

    def ask(workspace):
        return {
            (row.measure.name, workspace.book.calendar.key(cell.period)): cell.value
            for row in workspace.board(Cadence.WEEKLY).rows
            for cell in row.cells
        }

    session.run(ask, told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    return told[0]


def finish(qtbot, said: list[str], wizard: ImportWizard) -> None:
    """Import what is there without a choice of any kind."""
    button = wizard.footer.import_button
    qtbot.waitUntil(button.isEnabled, timeout=PATIENCE_MS)
    said += [button.text(), wizard.check_page.readings.questions, wizard.check_page.problems.note]
    qtbot.mouseClick(button, CLICK)
    qtbot.waitUntil(lambda: wizard.step is Step.DONE, timeout=PATIENCE_MS)
    qtbot.keyClick(wizard.footer.close_button, Qt.Key.Key_Return)


def test_what_everybody_typed_and_only_that_is_imported_and_undone(qtbot, measured, written, session, answer):
    before = all_numbers(qtbot, session)
    path = written(everybody)
    rows, columns = places(load_workbook(path).active)
    assert set(TYPED) <= set(rows)
    assert list(columns) == ["Measure", "Segment", "Owner", "2026-W45", "2026-W46", WEEK]
    type_into(path, TYPED)
    said: list[str] = []
    answer(partial(finish, qtbot, said))
    measured.files.import_path(path)
    assert said == ["Import 5 values", "", ""]
    after = all_numbers(qtbot, session)
    changed = {name: value for (name, week), value in after.items() if before[name, week] != value}
    assert changed == pytest.approx(ENTERED)
    assert {week for (name, week), value in after.items() if before[name, week] != value} == {WEEK}
    measured.activateWindow()
    qtbot.waitUntil(measured.isActiveWindow, timeout=PATIENCE_MS)
    with qtbot.waitSignal(session.changed, timeout=PATIENCE_MS):
        qtbot.keyClick(measured, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert all_numbers(qtbot, session) == before


def in_segments(dialog: FillInDialog) -> None:
    QTest.keyClicks(dialog.person, "Maya")


def of_segments(qtbot, session: Session) -> dict[tuple[str, str], float | None]:
    told: list[dict[tuple[str, str], float | None]] = []

    def ask(workspace):
        rows = workspace.entering.wide_sheet(Cadence.WEEKLY, "", 1).rows
        return {(row.measure.name, row.segment): row.now.value for row in rows}

    session.run(ask, told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    return told[0]


def test_what_is_typed_for_a_segment_is_imported_for_it_alone(qtbot, measured, written, session, answer):
    before = of_segments(qtbot, session)
    path = written(in_segments)
    book = load_workbook(path)
    typed = next(row for row in book.active.iter_rows(min_row=5) if row[1].value == "Paid search")
    assert (typed[0].value, typed[-1].value) == (
        "Website visitors",
        before["Website visitors", "Paid search"],
    )
    typed[-1].value = 820
    book.save(path)
    said: list[str] = []
    answer(partial(finish, qtbot, said))
    measured.files.import_path(path)
    assert said == ["Import 1 value", "", ""]
    after = of_segments(qtbot, session)
    assert after.keys() == before.keys(), "no further segment and no further measure"
    assert {key for key in after if after[key] != before[key]} >= {("Website visitors", "Paid search")}
    assert {name for name, segment in after if segment and after[name, segment] != before[name, segment]} == {
        "Website visitors"
    }
    assert after["Website visitors", "Paid search"] == 820


def test_one_person_has_only_what_is_hers(written):
    sheet = load_workbook(written(one_person)).active
    rows, columns = places(sheet)
    assert sheet["A1"].value.endswith("numbers of Lena Brandt")
    assert "New online reviews" in rows
    assert "First meetings" not in rows
    assert len(columns) == 6


def test_the_periods_are_named_after_the_tab(qtbot):
    dialog = FillInDialog(["Lena Brandt"], Cadence.WEEKLY)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.periods.currentText() == "5 weeks"
    QTest.keyClicks(dialog.periods, "9")
    QTest.keyClicks(dialog.tab, "M")
    assert dialog.periods.currentText() == "9 months"
    assert (dialog.choices.owner, dialog.choices.cadence, dialog.choices.periods) == (
        "Lena Brandt",
        Cadence.MONTHLY,
        9,
    )
