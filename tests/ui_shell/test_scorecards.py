"""Several scorecards in the window, and what stands on their tabs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QMessageBox, QPushButton
from shell_room import PATIENCE_MS, clock

from scorecard.board import Row
from scorecard.periods import Cadence
from ui.board import columns
from ui.board.lines import Fold
from ui.main_window import MainWindow
from ui.scorecards import AddMeasuresDialog, NewScorecardDialog, OrderDialog, SegmentGoalDialog
from ui.session import Session
from ui.settings.company_settings import CompanySettings
from ui.shell.company_page import CompanyPage
from ui.widgets import Dialog

ALT = Qt.KeyboardModifier.AltModifier


def wait_for_board(qtbot, window: MainWindow, act) -> None:
    with qtbot.waitSignal(window.company.board_shown, timeout=PATIENCE_MS):
        act()


def wait_for_buttons(qtbot, dialog: Dialog) -> None:
    """A dialog has its buttons once it is laid out."""
    qtbot.waitUntil(dialog.confirm_button.isVisible, timeout=PATIENCE_MS)


def actions(window: MainWindow) -> dict[str, QAction]:
    """What the menu under the company's name offers."""
    window._company_menu.aboutToShow.emit()
    return {action.text(): action for action in window._company_menu.actions()}


def names(page: CompanyPage) -> list[str]:
    return [line.name for line in page.pages.board.table.board_model.lines if isinstance(line, Row)]


def press(qtbot, page: CompanyPage, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(page.pages.board.table, key, modifier)


@pytest.fixture
def page(company: MainWindow) -> CompanyPage:
    company.activateWindow()
    company.company.pages.board.setFocus()
    return company.company


@pytest.fixture
def two(qtbot, company: MainWindow, session) -> MainWindow:
    """The company with an empty second scorecard, which is in front."""
    company.company.load_charts()
    wait_for_board(qtbot, company, lambda: session.write(lambda ws: ws.defining.add_scorecard("Service")))
    wait_for_board(qtbot, company, lambda: company.company.show_scorecard("Service"))
    return company


class TestSwitcher:
    def test_a_new_one_begins_with_the_measures_of_the_one_in_front(self, qtbot, company, answer):
        def fill(dialog: QDialog) -> None:
            assert isinstance(dialog, NewScorecardDialog)
            wait_for_buttons(qtbot, dialog)
            qtbot.keyClicks(dialog.editor, "Revenue team")
            assert not dialog.confirm_button.isEnabled()
            dialog.editor.clear()
            qtbot.keyClicks(dialog.editor, "Service")
            qtbot.mouseClick(dialog.same, Qt.MouseButton.LeftButton, pos=QPoint(6, 8))
            qtbot.keyClick(dialog.editor, Qt.Key.Key_Return)

        answer(fill)
        wait_for_board(qtbot, company, lambda: actions(company)["New scorecard…"].trigger())
        qtbot.waitUntil(lambda: company.company.board.scorecard == "Service", timeout=PATIENCE_MS)
        assert len(company.company.board.rows) == 11
        assert company.company.toolbar.company.texts()[1] == "Service"
        assert [name for name in actions(company) if name in ("Revenue team", "Service")] == [
            "Revenue team",
            "Service",
        ]
        assert actions(company)["Service"].isChecked()

    def test_it_goes_to_another_one_and_back(self, qtbot, two):
        assert two.company.board.rows == ()
        assert two.company.pages.board.empty.isVisible()
        wait_for_board(qtbot, two, lambda: actions(two)["Revenue team"].trigger())
        assert len(two.company.board.rows) == 11

    def test_the_one_in_front_is_remembered_for_each_company(
        self, qtbot, two, preferences, appearance, sample
    ):
        two.close()
        other = MainWindow(again := Session(clock), preferences, appearance)
        qtbot.addWidget(other)
        with qtbot.waitSignal(other.company.board_shown, timeout=PATIENCE_MS):
            again.open(sample)
        assert other.company.board.scorecard == "Service"
        other.close()

    def test_one_is_renamed(self, qtbot, two, answer):
        def rename(dialog: QDialog) -> None:
            wait_for_buttons(qtbot, dialog)
            dialog.editor.clear()
            qtbot.keyClicks(dialog.editor, "Customer service")
            qtbot.keyClick(dialog.editor, Qt.Key.Key_Return)

        answer(rename)
        actions(two)["Rename…"].trigger()
        qtbot.waitUntil(lambda: two.company.scorecard == "Customer service", timeout=PATIENCE_MS)
        assert two.company.toolbar.company.texts()[1] == "Customer service"

    def test_one_is_removed_and_brought_back(self, qtbot, two, session, answer):
        said = []

        def confirm(dialog: QDialog) -> None:
            assert isinstance(dialog, QMessageBox)
            said.append(dialog.text())
            next(b for b in dialog.buttons() if b.text() == "Remove").click()

        answer(confirm)
        wait_for_board(qtbot, two, lambda: actions(two)["Remove…"].trigger())
        assert "Its measures and all their numbers stay" in said[0]
        assert session.book.scorecard_names == ("Revenue team",)
        assert two.company.board.scorecard == "Revenue team"
        assert "Remove…" not in actions(two)
        undo = next(b for b in two.messages.findChildren(QPushButton) if b.text() == "Undo")
        wait_for_board(qtbot, two, lambda: qtbot.mouseClick(undo, Qt.MouseButton.LeftButton))
        assert session.book.scorecard_names == ("Revenue team", "Service")

    def test_the_order_is_changed_by_the_keys(self, qtbot, two, session, answer):
        def reorder(dialog: QDialog) -> None:
            assert isinstance(dialog, OrderDialog)
            wait_for_buttons(qtbot, dialog)
            qtbot.keyClick(dialog.list, Qt.Key.Key_Down, ALT)
            assert dialog.names == ("Service", "Revenue team")
            assert not dialog.down.isEnabled()
            dialog.confirm_button.click()

        answer(reorder)
        actions(two)["Order…"].trigger()
        qtbot.waitUntil(lambda: session.book.scorecard_names[0] == "Service", timeout=PATIENCE_MS)

    def test_the_export_is_of_the_one_in_front(self, qtbot, two, preferences, sample, answer):
        target = sample.parent / "Out.csv"
        preferences.export_state = {"folder": str(sample.parent), "name": "Out", "kind": "table"}
        answer(lambda dialog: dialog.confirm_button.click())
        two.actions_["export"].trigger()
        qtbot.waitUntil(lambda: two.messages.text == "Exported Out.csv", timeout=PATIENCE_MS)
        assert len(target.read_text("utf-8-sig").splitlines()) == 1


class TestRows:
    def test_alt_and_arrows_move_a_row_across_departments_and_undo_brings_it_back(self, qtbot, company, page):
        before = names(page)
        page.pages.board.select_measure(page.board.rows[2].measure.id)
        assert page.pages.board.row.name == "Leads"
        press(qtbot, page, Qt.Key.Key_Down, ALT)
        press(qtbot, page, Qt.Key.Key_Down, ALT)
        qtbot.waitUntil(lambda: names(page)[3:5] == ["Leads", "First meetings"], timeout=PATIENCE_MS)
        assert page.pages.board.row.measure.department == "Sales"
        for _ in range(2):
            wait_for_board(qtbot, company, company.actions_["undo"].trigger)
        assert names(page) == before

    def test_a_row_is_dragged(self, qtbot, company, page):
        table = page.pages.board.table
        rows = page.board.rows
        port = table.viewport()
        y = table.rowViewportPosition(table.board_model.line_of(rows[1].measure.id)) + 12
        up = table.rowViewportPosition(table.board_model.line_of(rows[0].measure.id)) + 2

        def drop() -> None:
            qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=QPoint(9, y))
            for place in (y - 6, y - 12, up):
                qtbot.mouseMove(port, QPoint(9, place))
            qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=QPoint(9, up))

        wait_for_board(qtbot, company, drop)
        assert names(page)[:2] == [rows[1].name, rows[0].name]
        assert company.actions_["undo"].text() == f"&Undo Move {rows[1].name}"

    def test_measures_are_added_and_taken_off(self, qtbot, company, page, answer):
        def choose(dialog: QDialog) -> None:
            assert isinstance(dialog, AddMeasuresDialog)
            wait_for_buttons(qtbot, dialog)
            qtbot.keyClicks(dialog._search, "rate")
            qtbot.keyClick(dialog._search, Qt.Key.Key_Down)
            qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
            qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
            qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
            assert dialog.confirm_button.text() == "Add 2 measures"
            qtbot.keyClick(dialog.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

        answer(choose)
        wait_for_board(qtbot, company, company.actions_["add_measures"].trigger)
        assert len(page.board.rows) == 13
        assert company.messages.text == "2 measures added to the weekly tab"
        measure_id = page.board.rows[0].measure.id
        wait_for_board(qtbot, company, lambda: page.pages.board.unlist_requested.emit(measure_id))
        assert len(page.board.rows) == 12
        wait_for_board(
            qtbot, company, lambda: page.pages.board.archive_requested.emit(page.board.rows[0].measure.id)
        )
        assert len(page.board.rows) == 11

    def test_delete_empties_a_number(self, qtbot, company, page):
        page.pages.board.select_measure(page.board.rows[4].measure.id)
        wait_for_board(qtbot, company, lambda: press(qtbot, page, Qt.Key.Key_Delete))
        assert page.board.rows[4].cell.value is None
        wait_for_board(qtbot, company, company.actions_["undo"].trigger)
        assert page.board.rows[4].cell.value == 15.0

    def test_a_sum_of_segments_cannot_be_emptied_and_says_so(self, qtbot, company, page):
        page.pages.board.select_measure(page.board.rows[0].measure.id)
        press(qtbot, page, Qt.Key.Key_Delete)
        tips = page.pages.board.tips
        qtbot.waitUntil(lambda: tips.text.startswith("This is the sum of its segments"), timeout=PATIENCE_MS)
        assert page.board.rows[0].cell.value == 5264.0

    def test_too_many_and_too_few_are_told_gently(self, qtbot, company, page, session):
        def told() -> list[str]:
            return [each.text() for each in company.status.findChildren(QLabel)]

        assert "11 measures" in told()
        others = [each.id for each in session.book.measures if not each.archived]
        wait_for_board(
            qtbot,
            company,
            lambda: session.write(lambda ws: ws.defining.list_measures(others, [Cadence.WEEKLY])),
        )
        count = len(page.board.rows)
        assert count > 15
        assert f"{count} measures: 8 to 15 read best" in told()


class TestSegments:
    def test_they_open_in_place_and_the_chart_follows(self, qtbot, company, page):
        page.pages.board.select_measure(page.board.rows[0].measure.id)
        wait_for_board(qtbot, company, lambda: press(qtbot, page, Qt.Key.Key_Right))
        with qtbot.waitSignal(page.chart_shown, timeout=PATIENCE_MS):
            press(qtbot, page, Qt.Key.Key_Down)
        row = page.pages.board.row
        assert row.name == "Organic search"
        assert page.pages.panel.chart.trend.segment == "Organic search"
        assert page.board.summary.total == 11
        wait_for_board(qtbot, company, company.actions_["previous_period"].trigger)
        assert page.pages.board.row.name == "Organic search"
        assert names(page)[1] == "Organic search"

    def test_one_gets_a_goal_of_its_own_and_loses_it(self, qtbot, company, page, answer, session):
        page.pages.board.select_measure(page.board.rows[0].measure.id)
        wait_for_board(qtbot, company, lambda: press(qtbot, page, Qt.Key.Key_Space))
        press(qtbot, page, Qt.Key.Key_Down)

        def fill(dialog: QDialog) -> None:
            assert isinstance(dialog, SegmentGoalDialog)
            wait_for_buttons(qtbot, dialog)
            qtbot.keyClicks(dialog.low, "nonsense")
            assert not dialog.confirm_button.isEnabled()
            dialog.low.clear()
            qtbot.keyClicks(dialog.low, "2,500")
            qtbot.keyClick(dialog.low, Qt.Key.Key_Return)

        answer(fill)
        goal = page.pages.board.segment_goal_requested
        wait_for_board(qtbot, company, lambda: goal.emit(page.pages.board.row))
        assert page.pages.board.row.goal_text == "≥ 2,500"
        assert page.pages.board.row.cell.status.word == "Off track"
        answer(
            lambda dialog: next(
                b for b in dialog.findChildren(QPushButton) if b.text() == "Remove goal"
            ).click()
        )
        wait_for_board(qtbot, company, lambda: goal.emit(page.pages.board.row))
        assert page.pages.board.row.goal_text == "–"

    def test_a_number_of_one_is_typed_over(self, qtbot, company, page):
        page.pages.board.select_measure(page.board.rows[0].measure.id)
        wait_for_board(qtbot, company, lambda: press(qtbot, page, Qt.Key.Key_Right))
        press(qtbot, page, Qt.Key.Key_Down)
        press(qtbot, page, Qt.Key.Key_F2)
        field = page.pages.board.editing.field
        qtbot.keyClicks(field, "3000")
        wait_for_board(qtbot, company, lambda: qtbot.keyClick(field, Qt.Key.Key_Return))
        assert page.pages.board.row.cell.value == 3000.0


class TestTabs:
    def test_weekly_measures_open_below_the_monthly_tab_and_that_is_remembered(self, qtbot, company, page):
        wait_for_board(qtbot, company, company.actions_["tab_monthly"].trigger)
        model = page.pages.board.table.board_model
        fold = model.lines[-1]
        assert isinstance(fold, Fold)
        assert not fold.opened
        counted = page.board.summary.total
        press(qtbot, page, Qt.Key.Key_End)
        wait_for_board(qtbot, company, lambda: press(qtbot, page, Qt.Key.Key_Return))
        assert len(names(page)) == counted + fold.count
        assert page.board.summary.total == counted
        assert page.state()["with_weekly"] is True
        wait_for_board(qtbot, company, company.actions_["tab_weekly"].trigger)
        assert len(names(page)) == 11

    def test_the_quarterly_tab_tells_that_it_follows_and_gets_its_own_list(self, qtbot, two, session):
        page = two.company
        listed = [each.id for each in session.book.measures[:3]]
        wait_for_board(
            qtbot,
            two,
            lambda: session.write(lambda ws: ws.defining.list_measures(listed, [Cadence.MONTHLY], "Service")),
        )
        assert not page.summary.own.isVisible()
        wait_for_board(qtbot, two, two.actions_["tab_quarterly"].trigger)
        assert len(page.board.rows) == 3
        assert page.summary.own.isVisible()
        wait_for_board(qtbot, two, lambda: qtbot.mouseClick(page.summary.own, Qt.MouseButton.LeftButton))
        assert not page.summary.own.isVisible()
        assert len(page.board.rows) == 3
        wait_for_board(qtbot, two, two.actions_["undo"].trigger)
        assert page.summary.own.isVisible()

    def test_the_period_to_date_is_hidden(self, qtbot, company, page):
        wait_for_board(qtbot, company, company.actions_["next_period"].trigger)
        assert page.board.to_date
        with qtbot.waitSignal(page.chart_shown, timeout=PATIENCE_MS):
            wait_for_board(qtbot, company, company.actions_["to_date"].trigger)
        assert page.board.title == "Week 47"
        assert not page.toolbar.periods._later.isEnabled()
        company.actions_["next_period"].trigger()
        qtbot.wait(30)
        assert page.board.title == "Week 47"
        qtbot.waitUntil(lambda: not page.pages.panel.chart.trend.points[-1].to_date, timeout=PATIENCE_MS)
        wait_for_board(qtbot, company, company.actions_["to_date"].trigger)
        assert page.toolbar.periods._later.isEnabled()

    def test_the_number_of_periods_is_kept_for_each_tab(self, page, company):
        table = page.pages.board.table
        table.show_periods(8)
        shown = [column for column in table.number_columns() if column >= columns.FIRST_PERIOD]
        assert len(shown) == 7
        assert page.state()["weekly"]["periods"] == 8


class TestFilters:
    def test_they_show_as_chips_and_escape_clears_them(self, qtbot, company, page):
        menu_of(page, page.summary.filters, "Leading or lagging", "Lagging")
        assert names(page) == ["Revenue from new customers", "Revenue from existing customers"]
        owner = page.board.rows[6].measure.owner
        menu_of(page, page.summary.filters, "Owner", owner)
        assert [chip.text() for chip in chips(page)] == [owner, "Lagging"]
        assert len(names(page)) == 1
        qtbot.mouseClick(chips(page)[1], Qt.MouseButton.LeftButton)
        assert all(
            row.measure.owner == owner for row in page.pages.board.board.rows if row.name in names(page)
        )
        page.pages.board.setFocus()
        press(qtbot, page, Qt.Key.Key_Escape)
        assert len(names(page)) == 11
        assert chips(page) == []

    def test_the_list_of_departments_leads_to_their_settings(self, qtbot, company, page):
        page.summary.departments.click()
        menu = QApplication.activePopupWidget()
        edit = next(action for action in menu.actions() if action.text() == "Edit departments…")
        with qtbot.waitSignal(page.summary.departments_requested):
            edit.trigger()
        qtbot.waitUntil(lambda: company.findChild(CompanySettings) is not None, timeout=PATIENCE_MS)
        company.findChild(CompanySettings).reject()

    def test_they_work_for_trends_too(self, qtbot, company, page):
        wait_for_board(qtbot, company, company.actions_["trends"].trigger)
        menu_of(page, page.summary.filters, "Status", "Missing")
        assert len(page.pages.tiles.tiles) == 1
        qtbot.keyClick(page.pages.tiles.tiles[0], Qt.Key.Key_Escape)
        assert len(page.pages.tiles.tiles) == 11


def chips(page: CompanyPage) -> list[QPushButton]:
    QApplication.sendPostedEvents(None, 52)
    return [b for b in page.summary.findChildren(QPushButton) if b.property("kind") == "chip"]


def menu_of(page: CompanyPage, button: QPushButton, title: str, choice: str) -> None:
    button.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    inner = next(action.menu() for action in menu.actions() if action.text() == title)
    next(action for action in inner.actions() if action.text() == choice).trigger()
    menu.close()
