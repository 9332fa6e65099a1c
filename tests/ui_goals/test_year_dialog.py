"""A goal for the year, spread over its months with the sum kept."""

from __future__ import annotations

from math import fsum

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from scorecard.measures import Direction
from scorecard.periods import Cadence
from ui.goals.year_dialog import YearDialog


@pytest.fixture
def year(qtbot, session, dialog):
    made = YearDialog(session, session.book.by_id[2], dialog)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    return made


def put(qtbot, edit, words):
    edit.selectAll()
    qtbot.keyClicks(edit, words)


def click(qtbot, part):
    qtbot.mouseClick(part, Qt.MouseButton.LeftButton)


def test_a_total_is_spread_evenly_and_set_in_one_step(qtbot, year, session, settled):
    put(qtbot, year.total, "$1,200k")
    assert {edit.text() for edit in year.months} == {"100,000"}
    click(qtbot, year.confirm_button)
    settled()
    made = [goal for goal in session.book.goals if goal.measure_id == 2]
    assert len(made) == 12
    assert {(goal.cadence, goal.once, goal.low, goal.kind) for goal in made} == {
        (Cadence.MONTHLY, True, 100_000, Direction.AT_LEAST)
    }
    session.undo()
    settled()
    assert all(goal.measure_id != 2 for goal in session.book.goals)


def test_last_year_gives_the_season(qtbot, year, settled):
    settled()
    assert not year.by_last_year.isEnabled(), "there is nothing to spread yet"
    put(qtbot, year.total, "7800")
    click(qtbot, year.by_last_year)
    assert [edit.text() for edit in year.months][::11] == ["100", "1,200"]
    assert year.plan.left == 0
    assert year.why.text() == ""


def test_without_last_year_the_button_is_off_and_says_why(qtbot, year, settled):
    qtbot.keyClick(year.year, Qt.Key.Key_Up)
    put(qtbot, year.total, "7800")
    settled()
    assert not year.by_last_year.isEnabled()
    assert "There is no number for any month of last year" in year.why.text()
    assert year.by_last_year.toolTip() == year.why.text()
    assert year.problem.text() == ""
    assert year.confirm_button.isEnabled(), "it is spread evenly all the same"
    qtbot.keyClick(year.year, Qt.Key.Key_Down)
    settled()
    assert year.by_last_year.isEnabled()
    assert year.why.text() == ""


def test_a_month_by_hand_leaves_a_rest_that_can_be_put_into_the_others(qtbot, year):
    put(qtbot, year.total, "1200")
    put(qtbot, year.months[11], "650")
    assert year.left.text() == "$550 more than the goal for the year"
    assert not year.confirm_button.isEnabled()
    click(qtbot, year.rest)
    assert year.months[11].text() == "650"
    assert {edit.text() for edit in year.months[:11]} == {"50"}
    assert year.left.text() == "The months add up to the goal for the year."
    assert year.confirm_button.isEnabled()


def test_what_is_no_number_is_told(qtbot, year):
    put(qtbot, year.total, "1200")
    put(qtbot, year.months[0], "x")
    assert year.problem.text().startswith("“x” is no number")
    assert not year.confirm_button.isEnabled()


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10**7), st.dictionaries(st.integers(0, 10), st.integers(0, 10**6), max_size=4))
def test_what_can_be_set_always_adds_up(qtbot, year, total, typed):
    year.total.setText("")
    year._plan = None
    put(qtbot, year.total, str(total))
    for place, amount in typed.items():
        put(qtbot, year.months[place], str(amount))
    if year.rest.isVisible():
        click(qtbot, year.rest)
    if year.confirm_button.isEnabled():
        assert fsum(year.plan.amounts) == total
    else:
        assert sum(year.plan.amounts[place] for place in year.plan.by_hand) > total
