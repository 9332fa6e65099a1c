from __future__ import annotations

from datetime import date
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from wizard_room import READ_WITHIN, answer, numbers, read, settle

from scorecard.importing.mapping import Certainty
from scorecard.importing.moments import DateOrder
from ui.importing import ImportWizard
from ui.importing.changed_dialog import Column
from ui.importing.steps import Step

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CLICK = Qt.MouseButton.LeftButton
ENTER = Qt.Key.Key_Return
CTRL = Qt.KeyboardModifier.ControlModifier


def test_the_sheet_is_read_and_explained(checked):
    assert checked.header.name == "KPI Report 2026 (final v3).xlsx"
    assert checked.check_page.summary == "14 measures down, 10 months across"
    assert checked.sight.detail.startswith("4 sheets · read ")
    assert checked.check_page.readings.examples == (
        "“18.432” is 18,432",
        "“01/02” is 1 Feb 2026",
    )
    assert checked.check_page.problems.note == "G16 “39 d” is read as 39."


def test_import_waits_for_every_decision(qtbot, checked):
    footer = checked.footer.import_button
    assert footer.text() == "1 match to check"
    assert not footer.isEnabled()
    settle(qtbot, checked)
    assert footer.text() == "1 question to answer"
    assert "2 Jan 2026" in checked.check_page.readings.questions
    answer(qtbot, checked, DateOrder.DAY_FIRST)
    assert checked.check_page.readings.questions == ""
    assert footer.text() == "Import 136 values"
    assert footer.isEnabled()


def test_what_will_change_is_what_is_imported(qtbot, ready, company):
    changes = ready.check_page.changes
    assert changes.counts == ("+132", "4", "0", "2")
    assert [row[0] for row in changes.new_rows()] == ["Showroom visits", "Win-backs"]
    with qtbot.waitSignals([ready.draft.committed, company.changed], timeout=READ_WITHIN):
        qtbot.keyClick(ready, ENTER, CTRL)
    assert ready.step is Step.DONE
    assert ready.done_page.title == "136 values imported"
    kept = numbers(qtbot, company, "website_visitors")
    assert kept[date(2026, 3, 1)] == 19_640
    assert len(kept) == 10
    assert ready.changes is not None


def test_undo_on_the_last_page_restores_everything(qtbot, ready, company):
    before = company.book.measures
    with qtbot.waitSignal(ready.draft.committed, timeout=READ_WITHIN):
        qtbot.mouseClick(ready.footer.import_button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(ready.draft.undone, timeout=READ_WITHIN):
        qtbot.mouseClick(ready.done_page.undo_button, Qt.MouseButton.LeftButton)
    assert ready.done_page.title == "Import taken back"
    assert ready.changes is None
    assert company.book.measures == before
    assert numbers(qtbot, company, "website_visitors") == {date(2026, 3, 1): 19_600, date(2026, 5, 1): 20_800}


def test_the_same_file_again_brings_nothing_and_asks_nothing(qtbot, ready, company, report):
    with qtbot.waitSignal(ready.draft.committed, timeout=READ_WITHIN):
        qtbot.keyClick(ready, ENTER, CTRL)
    again = ImportWizard(company)
    qtbot.addWidget(again)
    read(qtbot, again, report)
    known = {match.certainty for match in again.sight.matches}
    assert known <= {Certainty.SAME_NAME, Certainty.KNOWN_AS}
    assert again.sight.detail.startswith("4 sheets · Same layout as on ")
    assert again.footer.import_button.text() == "Nothing new to import"
    assert not again.footer.import_button.isEnabled()
    assert again.check_page.changes.counts == ("0", "0", "0", "0")


def test_choices_that_are_not_to_be_remembered_are_asked_again(qtbot, ready, company, report):
    ready.footer.remember_box.click()
    with qtbot.waitSignal(ready.draft.committed, timeout=READ_WITHIN):
        qtbot.keyClick(ready, ENTER, CTRL)
    again = ImportWizard(company)
    qtbot.addWidget(again)
    read(qtbot, again, report)
    assert again.footer.import_button.text() == "1 question to answer"


def test_ctrl_enter_before_the_decisions_leads_to_them(qtbot, checked):
    checked.check_page.sheet.setFocus()
    qtbot.keyClick(checked, ENTER, CTRL)
    assert checked.step is Step.CHECK
    table = checked.check_page.matches.table
    assert table.matches.match_at(table.currentIndex().row()).certainty is Certainty.CHECK


def test_enter_in_the_sheet_leads_to_what_is_open_and_then_imports(qtbot, checked):
    page = checked.check_page
    page.sheet.setFocus()
    qtbot.keyClick(page.sheet, ENTER)
    assert page.matches.table.hasFocus()
    settle(qtbot, checked)
    page.sheet.setFocus()
    qtbot.keyClick(page.sheet, ENTER)
    assert page.readings.dates.hasFocus()
    answer(qtbot, checked, DateOrder.DAY_FIRST)
    page.sheet.setFocus()
    with qtbot.waitSignal(checked.draft.committed, timeout=READ_WITHIN):
        qtbot.keyClick(page.sheet, ENTER)


def test_enter_in_a_field_imports_nothing_and_on_a_button_presses_it(qtbot, ready):
    page = ready.check_page
    for each in (page.readings.numbers, ready.footer.remember_box, page.matches.filter):
        each.setFocus()
        qtbot.keyClick(each, ENTER)
        assert not ready.draft.is_working
    ready.footer.back_button.setFocus()
    qtbot.keyClick(ready.footer.back_button, ENTER)
    assert ready.step is Step.CHOOSE
    assert not ready.draft.is_working


def test_escape_leaves_everything_as_it_was(qtbot, checked):
    qtbot.keyClick(checked, Qt.Key.Key_Escape)
    assert not checked.isVisible()


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (ENTER, Qt.KeyboardModifier.NoModifier),
        (ENTER, Qt.KeyboardModifier.ControlModifier),
    ],
)
def test_choices_are_not_lost_unasked(qtbot, ready, company, key, held):
    qtbot.keyClick(ready, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    asked = QApplication.activeModalWidget()
    assert asked.windowTitle() == "Leave the import?"
    qtbot.waitUntil(asked.isActiveWindow)
    qtbot.keyClick(asked, key, held)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert ready.isVisible()
    assert ready.step is Step.CHECK


def test_choices_are_left_when_the_person_says_so(qtbot, ready, company):
    qtbot.keyClick(ready, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    qtbot.mouseClick(QApplication.activeModalWidget().leave_button, CLICK)
    assert not ready.isVisible()
    assert ready.changes is None
    assert len(numbers(qtbot, company, "website_visitors")) == 2


def test_dates_read_the_other_way_round_are_other_days(qtbot, checked):
    answer(qtbot, checked, DateOrder.MONTH_FIRST)
    assert checked.check_page.readings.examples[1] == "“01/02” is 2 Jan 2026"


def press_tab(qtbot, wizard, index: int) -> None:
    tabs = wizard.check_page.tabs
    qtbot.mouseClick(tabs, CLICK, pos=tabs.tabRect(index).center())


def test_a_sheet_without_numbers_is_shown_with_the_reason(qtbot, ready):
    page, before = ready.check_page, ready.sight.matches
    with qtbot.waitSignal(ready.draft.unread, timeout=READ_WITHIN):
        press_tab(qtbot, ready, 1)
    assert page.tabs.currentIndex() == 1
    assert page.sheet.model().index(0, 0).data() == "Nothing to see in Budget"
    assert "“Budget”" in page.pane.notice.text
    assert not ready.footer.import_button.isEnabled()
    qtbot.keyClick(ready, ENTER, CTRL)
    assert not ready.draft.is_working
    with qtbot.waitSignal(ready.draft.unread, timeout=READ_WITHIN):
        press_tab(qtbot, ready, 2)
    assert "“Sheet3”" in page.pane.notice.text
    with qtbot.waitSignal(ready.draft.refreshed, timeout=READ_WITHIN):
        press_tab(qtbot, ready, 0)
    assert not page.pane.notice.isVisible()
    assert ready.sight.matches == before
    assert ready.footer.import_button.isEnabled()


def test_back_and_another_file(qtbot, checked, tmp_path):
    qtbot.mouseClick(checked.footer.back_button, Qt.MouseButton.LeftButton)
    assert checked.step is Step.CHOOSE
    other = tmp_path / "leads.csv"
    other.write_text("Month,Leads\n2026-01,10\n2026-02,12\n2026-03,15\n")
    read(qtbot, checked, other)
    assert checked.header.name == "leads.csv"
    assert checked.footer.import_button.text() == "Import 3 values"


def test_a_pasted_table_is_read(qtbot, wizard):
    QGuiApplication.clipboard().setText("Measure\tJan 2026\tFeb 2026\tMar 2026\nLeads\t10\t12\t15\n")
    with qtbot.waitSignal(wizard.draft.refreshed, timeout=READ_WITHIN):
        qtbot.keyClick(wizard, Qt.Key.Key_V, CTRL)
    assert wizard.step is Step.CHECK
    assert wizard.sight.plan.added == 3


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("broken.xlsx", b"PK\x03\x04 this is no workbook", "broken.xlsx"),
        ("empty.csv", b"", "empty.csv"),
        ("gone.xlsx", None, "gone.xlsx"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(qtbot, wizard, tmp_path, name, content, said):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with qtbot.waitSignal(wizard.draft.refused, timeout=READ_WITHIN):
        wizard.read(path)
    assert wizard.step is Step.CHOOSE
    assert said in wizard.choose_page.error
    assert wizard.choose_page.zone.choose_button.hasFocus()
    error = wizard.choose_page.zone.error
    qtbot.waitUntil(lambda: error.height() >= error.heightForWidth(error.width()))


def test_a_dropped_pdf_is_refused_and_a_dropped_workbook_read(qtbot, wizard, tmp_path, report):
    drop(wizard, tmp_path / "report.pdf")
    assert wizard.choose_page.error == "Scorecard reads Excel and CSV files. This is a PDF."
    with qtbot.waitSignal(wizard.draft.refreshed, timeout=READ_WITHIN):
        drop(wizard, report)
    assert wizard.step is Step.CHECK


def test_reading_can_be_stopped(qtbot, wizard, report, company):
    held = Event()
    company.run(lambda workspace: held.wait())
    wizard.read(report)
    qtbot.waitUntil(wizard.choose_page.zone.cancel_button.isVisible, timeout=READ_WITHIN)
    with qtbot.assertNotEmitted(wizard.draft.refreshed):
        qtbot.mouseClick(wizard.choose_page.zone.cancel_button, Qt.MouseButton.LeftButton)
        held.set()
        numbers(qtbot, company, "website_visitors")
    assert wizard.step is Step.CHOOSE
    assert wizard.choose_page.zone.choose_button.isVisible()


def test_a_large_file_is_shown_at_once_and_the_rest_can_be_stopped(qtbot, wizard, company, tmp_path):
    path = tmp_path / "large.csv"
    days = [f"2026-{1 + day // 28:02d}-{1 + day % 28:02d},Leads,{day}\n" for day in range(280)]
    path.write_text("Date,Measure,Value\n" + "".join(days) * 6_000)
    with qtbot.waitSignal(wizard.draft.previewed, timeout=READ_WITHIN):
        wizard.read(path)
    assert wizard.step is Step.CHECK
    assert wizard.check_page.sheet.model().index(1, 1).data() == "Leads"
    assert not wizard.footer.import_button.isEnabled()
    qtbot.waitUntil(wizard.footer.stop_button.isVisible, timeout=READ_WITHIN)
    assert wizard.footer.progress.isVisible()
    assert wizard.footer.hint.startswith("Reading about 1,")
    with qtbot.assertNotEmitted(wizard.draft.refreshed):
        qtbot.mouseClick(wizard.footer.stop_button, Qt.MouseButton.LeftButton)
        assert len(numbers(qtbot, company, "website_visitors")) == 2
    assert wizard.step is Step.CHOOSE
    assert wizard.sight is None


def test_a_step_that_was_stopped_did_not_happen(qtbot, checked, company):
    held = Event()
    company.run(lambda workspace: held.wait())
    before = checked.sight
    checked.check_page.pane.row_left_out.emit(6, True)
    qtbot.waitUntil(checked.footer.stop_button.isVisible, timeout=READ_WITHIN)
    qtbot.mouseClick(checked.footer.stop_button, Qt.MouseButton.LeftButton)
    held.set()
    assert checked.sight is before
    answer(qtbot, checked, DateOrder.DAY_FIRST)
    assert checked.sight.faces[0].left_out_rows == frozenset()


def test_tab_leads_from_the_sheet_over_the_matches_to_the_problems(qtbot, checked):
    page = checked.check_page
    page.sheet.setFocus()
    visited = []
    for _ in range(6):
        qtbot.keyClick(checked.focusWidget(), Qt.Key.Key_Tab)
        visited.append(checked.focusWidget())
    how = page.readings.numbers, page.readings.dates
    assert visited == [page.tabs, *how, page.matches.table, page.matches.accept_button, page.problems.table]


def test_a_change_while_another_is_under_way_shows_only_the_newest(qtbot, checked):
    told = []
    checked.draft.refreshed.connect(told.append)
    for style in ("1,234.56", "1.234,56"):
        checked.check_page.readings.numbers.setCurrentText(style)
        checked.check_page.readings.numbers_chosen.emit(checked.check_page.readings.numbers.value())
    qtbot.waitUntil(lambda: not checked.draft.is_working, timeout=READ_WITHIN)
    assert told[-1].number_style == "1.234,56"
    assert all(sight.number_style == "1.234,56" for sight in told)


def drop(wizard: ImportWizard, path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    wizard.dropEvent(event)


def test_a_number_changed_meanwhile_is_not_overwritten(qtbot, ready, company):
    period = company.book.calendar.parse("2026-03")
    with qtbot.waitSignal(company.changed, timeout=READ_WITHIN):
        company.write(lambda workspace: workspace.set_value(1, period, 5.0))
    with qtbot.waitSignal(ready.draft.refused, timeout=READ_WITHIN):
        qtbot.keyClick(ready, ENTER, CTRL)
    assert ready.step is Step.CHECK
    assert "changed" in ready.footer.hint
    assert numbers(qtbot, company, "website_visitors")[date(2026, 3, 1)] == 5


def test_what_is_being_written_is_waited_for(qtbot, ready, company):
    held = Event()
    company.run(lambda workspace: held.wait())
    qtbot.keyClick(ready, ENTER, CTRL)
    qtbot.keyClick(ready, Qt.Key.Key_Escape)
    assert ready.isVisible()
    qtbot.waitUntil(lambda: ready.footer.hint == "Importing…")
    with qtbot.waitSignal(ready.draft.committed, timeout=READ_WITHIN):
        held.set()
    assert ready.step is Step.DONE


def test_a_text_file_has_no_sheet_tabs(qtbot, wizard, tmp_path):
    path = tmp_path / "leads.csv"
    path.write_text("Month,Leads\n2026-01,10\n2026-02,12\n2026-03,15\n")
    read(qtbot, wizard, path)
    assert not wizard.check_page.tabs.isVisible()
    assert wizard.check_page.problems.title == "No cell needs a look"
    assert not wizard.check_page.problems.table.isVisible()


@pytest.mark.parametrize("size", [(1024, 650), (1280, 768), (1920, 1048)])
def test_everything_fits(qtbot, checked, size):
    checked.resize(*size)
    qtbot.waitUntil(lambda: checked.size().toTuple() == size)
    page = checked.check_page
    parts = (page.sheet, page.tabs, page.problems.table, page.matches.table, page.changes)

    def fits() -> bool:
        return all(checked.rect().contains(part.mapTo(checked, part.rect().bottomRight())) for part in parts)

    qtbot.waitUntil(fits)
    assert page.sheet.viewport().height() > 200
    assert page.matches.table.viewport().height() > 200


def test_asking_returns_what_was_changed(qtbot, company, tmp_path):
    path = tmp_path / "leads.csv"
    path.write_text("Month,New leads\n2026-01,10\n2026-02,12\n2026-03,15\n")

    def go_through() -> None:
        wizard = QApplication.activeModalWidget()
        qtbot.waitUntil(wizard.footer.import_button.isEnabled, timeout=READ_WITHIN)
        with qtbot.waitSignal(wizard.draft.committed, timeout=READ_WITHIN):
            qtbot.keyClick(wizard, ENTER, CTRL)
        qtbot.mouseClick(wizard.footer.close_button, Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, go_through)
    changes = ImportWizard.ask(None, company, path)
    assert changes.title == "Import leads.csv"
    assert len(numbers(qtbot, company, "new_leads")) == 3


def test_a_changed_value_is_refused_and_used_again(qtbot, ready):
    def refuse_first() -> None:
        dialog = QApplication.activeModalWidget()
        model = dialog.table.model()
        lines = [[model.index(row, column).data() for column in Column] for row in range(model.rowCount())]
        told.append(lines)
        dialog.table.setFocus()
        dialog.table.setCurrentIndex(model.index(len(lines) - 2, 0))
        qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
        qtbot.mouseClick(dialog.confirm_button, Qt.MouseButton.LeftButton)

    told = []
    changes = ready.check_page.changes
    for counts in (("+132", "3", "0", "2"), ("+132", "4", "0", "2")):
        QTimer.singleShot(0, refuse_first)
        with qtbot.waitSignal(ready.draft.refreshed, timeout=READ_WITHIN):
            qtbot.mouseClick(changes.changed_button, Qt.MouseButton.LeftButton)
        assert changes.counts == counts
    assert told[0] == told[1]
    assert told[0][-2] == ["", "Website visitors", "March 2026", "19,600", "19,640", "E7"]
    assert ready.isVisible()
