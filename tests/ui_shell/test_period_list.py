"""The list of periods reaches back to the first number and jumps to what is typed."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shell_room import TODAY

from scorecard.periods import Calendar, Grain
from ui.shell.period_list import PeriodList
from ui.widgets.period_text import read_period

CALENDAR = Calendar()


@pytest.fixture
def open_list(qtbot, qapp):
    over = QWidget()
    qtbot.addWidget(over)

    def make(grain: Grain, first: date | None = None) -> PeriodList:
        newest = CALENDAR.current(grain, TODAY)
        oldest = None if first is None else CALENDAR.period(grain, first)
        made = PeriodList(CALENDAR, newest, CALENDAR.shift(newest, -1), oldest, over)
        made.show()
        return made

    return make


def texts(shown: PeriodList) -> list[str]:
    return [shown.rows.item(row).text() for row in range(shown.rows.count())]


def test_it_reaches_back_to_the_first_number_under_its_years(open_list):
    listed = texts(open_list(Grain.MONTH, date(2011, 3, 9)))
    assert listed[:3] == ["2026", "November 2026   1–30 Nov", "October 2026   1–31 Oct"]
    assert listed[-1].startswith("March 2011")
    assert [each for each in listed if each.isdigit()] == [str(year) for year in range(2026, 2010, -1)]


def test_two_years_are_listed_where_there_are_no_numbers(open_list):
    assert texts(open_list(Grain.WEEK))[-1].startswith("Week 48")


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("2017-09", "September 2017"),
        ("sep 2017", "September 2017"),
        ("W44 2016", "November 2016"),
        ("2015", "January 2015"),
        ("1999", "March 2011"),
        ("2099-01", "November 2026"),
        ("july", "July 2026"),
        ("nonsense", "October 2026"),
    ],
)
def test_what_is_typed_jumps_and_enter_chooses(qtbot, open_list, typed, title):
    shown = open_list(Grain.MONTH, date(2011, 3, 9))
    qtbot.keyClicks(shown.field, typed)
    with qtbot.waitSignal(shown.chosen) as chosen:
        qtbot.keyClick(shown.field, Qt.Key.Key_Return)
    assert CALENDAR.title(chosen.args[0]) == title


@pytest.mark.parametrize("text", ["W44 2025", "w44 2025", "2025-W44", "week 44 of 2025", "28 Oct 2025"])
def test_a_week_is_understood_however_it_is_written(text):
    newest = CALENDAR.current(Grain.WEEK, TODAY)
    assert read_period(text, CALENDAR, newest) == CALENDAR.parse("2025-W44")


def test_arrows_step_over_the_years(qtbot, open_list):
    shown = open_list(Grain.MONTH)
    for _ in range(10):
        qtbot.keyClick(shown.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(shown.chosen) as chosen:
        qtbot.keyClick(shown.field, Qt.Key.Key_Return)
    assert chosen.args == [CALENDAR.parse("2025-12")]
