"""Marks and notes on a chart, written by mouse and by keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from company_fixtures import ask, session
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from scorecard.measures import Measure
from scorecard.periods import Cadence
from scorecard.trend import Trend
from ui.trends import TrendChart
from ui.trends.dialog import ChartDialog
from ui.trends.flags import flag_spots
from ui.trends.mark_dialog import MarkDialog, NoteDialog
from ui.trends.marking import Marking

__all__ = ["ask", "session"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LEADS = Measure(1, "leads", "Leads", "Sales")


def trend(workspace) -> Trend:
    return workspace.trend(1, Cadence.MONTHLY, workspace.book.calendar.parse("2026-10"))


@pytest.fixture
def chart(qtbot, session, ask):
    def fill(workspace):
        workspace.defining.save_measure(LEADS, cadences=frozenset(Cadence))
        for month in range(1, 11):
            workspace.set_value(1, workspace.book.calendar.parse(f"2026-{month:02}"), 10 + month)
        return trend(workspace)

    made = TrendChart()
    qtbot.addWidget(made)
    made.resize(808, 215)
    made.show_trend(ask(fill))
    made.show()
    qtbot.waitExposed(made)
    marking = Marking(session, made)
    marking.attend(made)
    marking.written.connect(lambda: marking.refill(made))
    return made


@pytest.fixture
def with_dialog(qtbot):
    """Does something that opens a dialog, and something in it."""

    def run(opens: Callable[[], object], then: Callable[[object], None]) -> None:
        def answer():
            dialog = QApplication.activeModalWidget()
            if dialog is None or not dialog.confirm_button.isVisible():
                QTimer.singleShot(10, answer)
            else:
                try:
                    then(dialog)
                except AssertionError:
                    dialog.reject()
                    raise

        QTimer.singleShot(0, answer)
        opens()

    return run


def wait_for(qtbot, chart, told):
    qtbot.waitUntil(
        lambda: [flag.told.partition(" (")[0] for flag in chart.trend.flags] == told, timeout=15_000
    )


def write(qtbot, text, day=None):
    def then(dialog):
        dialog.text.selectAll()
        qtbot.keyClicks(dialog.text, text)
        if day is not None:
            dialog.day.selectAll()
            qtbot.keyClicks(dialog.day, day)
        qtbot.keyClick(dialog.text, Qt.Key.Key_Return)

    return then


def spot(chart, number=0) -> QPoint:
    return flag_spots(chart._plot)[number].area.center().toPoint()


def mark(qtbot, chart, with_dialog, text="New website", day=None):
    with_dialog(lambda: qtbot.keyClick(chart, Qt.Key.Key_M), write(qtbot, text, day))


def test_m_marks_the_newest_month_and_the_one_under_the_guide(qtbot, chart, with_dialog):
    mark(qtbot, chart, with_dialog)
    wait_for(qtbot, chart, ["1 Oct 2026: New website"])
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    mark(qtbot, chart, with_dialog, "Fair", "17 Sep 2026")
    wait_for(qtbot, chart, ["17 Sep 2026: Fair", "1 Oct 2026: New website"])


def test_clicking_a_flag_changes_or_removes_its_mark(qtbot, chart, with_dialog, session):
    mark(qtbot, chart, with_dialog, day="2026-08-20")
    wait_for(qtbot, chart, ["20 Aug 2026: New website"])

    def click():
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=spot(chart))

    with_dialog(click, write(qtbot, "New shop"))
    wait_for(qtbot, chart, ["20 Aug 2026: New shop"])
    with_dialog(click, lambda dialog: qtbot.mouseClick(dialog.remove_button, Qt.MouseButton.LeftButton))
    wait_for(qtbot, chart, [])
    session.undo()
    qtbot.waitUntil(lambda: bool(session.book.marks), timeout=15_000)


def test_pointing_at_a_flag_tells_who_wrote_it_and_when(qtbot, chart, with_dialog):
    mark(qtbot, chart, with_dialog)
    wait_for(qtbot, chart, ["1 Oct 2026: New website"])
    qtbot.mouseMove(chart, spot(chart))
    assert QToolTip.text() == f"{chart.trend.flags[0].told}\nClick to change"
    assert chart.cursor().shape() is Qt.CursorShape.PointingHandCursor


def test_a_day_that_is_none_is_refused_in_place(qtbot, chart, with_dialog):
    def then(dialog):
        qtbot.keyClicks(dialog.text, "Fair")
        dialog.day.selectAll()
        qtbot.keyClicks(dialog.day, "soon")
        assert dialog.problem.text() == "“soon” is no day; write 16 Nov 2026."
        assert not dialog.confirm_button.isEnabled()
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    with_dialog(lambda: qtbot.keyClick(chart, Qt.Key.Key_M), then)
    assert chart.trend.flags == ()


def test_the_menu_notes_a_number_which_may_start_a_new_range(qtbot, chart, with_dialog):
    def then(dialog):
        assert isinstance(dialog, NoteDialog)
        qtbot.mouseClick(dialog.starts_range, Qt.MouseButton.LeftButton, pos=QPoint(8, 10))
        write(qtbot, "Prices went up")(dialog)

    menu = chart.menu(9)
    action = next(each for each in menu.actions() if each.text() == "Note on this month…")
    with_dialog(action.trigger, then)
    wait_for(qtbot, chart, ["Note: Prices went up"])
    (flag,) = chart.trend.flags
    assert (flag.index, flag.subject.starts_range) == (9, True)
    texts = [each.text() for each in chart.menu(9).actions()]
    assert "Change the note “Prices went up”…" in texts
    assert "Note on this month…" not in texts


def test_the_context_menu_opens_at_the_guide_by_its_key(qtbot, chart):
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    chart.menu(3).popup(chart.mapToGlobal(QPoint(10, 10)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions()[0].text() == "Mark this month…\tM"
    menu.close()


def test_the_large_chart_shows_what_is_marked_in_it(qtbot, session, chart, with_dialog):
    marking = Marking(session, chart)
    dialog = ChartDialog(chart.trend, marking=marking)
    qtbot.addWidget(dialog)
    dialog.show()
    mark(qtbot, dialog.chart, with_dialog)
    wait_for(qtbot, dialog.chart, ["1 Oct 2026: New website"])


def test_the_large_chart_lists_what_it_only_numbers(qtbot, session, ask, chart):
    def mark_days(workspace):
        for number in (1, 2, 3):
            workspace.defining.add_mark(1, date(2026, number, 1), f"Fair {number}")
        return trend(workspace)

    dialog = ChartDialog(ask(mark_days))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.listed.isVisible()
    assert dialog.listed.text().startswith("1\u20021 Jan 2026: Fair 1 (")
    dialog.chart.show_trend(chart.trend)
    assert not dialog.listed.isVisible()


def test_today_is_proposed_in_the_running_month(qtbot, chart, with_dialog, ask, session):
    november = session.book.calendar.parse("2026-11")
    shown = []

    def then(dialog):
        assert isinstance(dialog, MarkDialog)
        shown.append(dialog.day.text())
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    with_dialog(lambda: chart.mark_requested.emit(1, november), then)
    assert shown == ["23 Nov 2026"]
    assert date(2026, 11, 23) == session.clock()
