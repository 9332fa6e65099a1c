from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QLineEdit
from shell_room import TODAY

from scorecard.book import Book
from scorecard.errors import ScorecardError
from scorecard.goals import Goal
from scorecard.measures import Company, Direction, Measure, Rollup, Scorecard
from scorecard.periods import Cadence, Grain
from scorecard.units import Unit
from ui import theme
from ui.measures import MeasureDialog
from ui.measures.draft import GoalTexts, formula_sentence, make_draft
from ui.measures.goal_table import GoalTable

WON = Measure(1, "deals_won", "Deals won", "Sales")
OPEN = Measure(2, "opportunities", "Opportunities", "Sales")
RATE = Measure(
    3, "close_rate", "Close rate", "Sales", unit=Unit.PERCENT, rollup=Rollup.FORMULA,
    formula="100 * deals_won / opportunities",
)  # fmt: skip
GOALS = (
    Goal(1, Cadence.MONTHLY, date(2026, 1, 1), Direction.AT_LEAST, low=20),
    Goal(1, Cadence.MONTHLY, date(2026, 7, 1), Direction.AT_LEAST, low=24),
)
BOOK = Book(Company(), (WON, OPEN, RATE), GOALS, (Scorecard(Cadence.WEEKLY, (1, 2)),))
MONTH = BOOK.calendar.current(Grain.MONTH, TODAY)


def texts(low: str = "", high: str = "") -> GoalTexts:
    return GoalTexts(Cadence.MONTHLY, MONTH, low, high)


def draft(measure: Measure, goal: GoalTexts | None = None, tolerance: str = ""):
    return make_draft(BOOK, measure, goal or texts(), tolerance, frozenset({Cadence.WEEKLY}))


def test_a_goal_is_read_in_the_measures_unit():
    made = draft(RATE, texts("25%")).goal
    assert made == Goal(3, Cadence.MONTHLY, MONTH.begin, Direction.AT_LEAST, low=25.0)
    assert draft(RATE).goal is None


def test_yes_is_the_goal_of_a_yes_no_measure_once():
    done = Measure(4, "done", "Review done", unit=Unit.YES_NO, rollup=Rollup.ALL, direction=Direction.YES)
    goal = draft(done).goal
    assert goal == Goal(4, Cadence.MONTHLY, MONTH.begin, Direction.YES)
    known = Book(Company(), (done,), (goal,))
    assert make_draft(known, done, texts(), "", frozenset()).goal is None


def test_a_bound_that_the_kind_has_not_is_left_out():
    from dataclasses import replace

    at_most = draft(replace(WON, direction=Direction.AT_MOST), texts("3", "5")).goal
    assert (at_most.low, at_most.high) == (None, 5.0)


@pytest.mark.parametrize(
    ("measure", "goal", "tolerance", "said"),
    [
        (WON, texts("many"), "", "“many” is no number"),
        (WON, texts(), "200", "tolerance"),
        (Measure(4, "x", "deals WON"), texts(), "", "called Deals won already"),
        (Measure(4, "x", " "), texts(), "", "needs a name"),
        (Measure(4, "x", "X", rollup=Rollup.FORMULA, formula="deals_wn / 2"), texts(), "", "deals_won"),
        (Measure(4, "x", "X", direction=Direction.BETWEEN), texts("9", "3"), "", "lower to the higher"),
        (Measure(4, "x", "X", direction=Direction.BETWEEN), texts("9"), "", "needs the most"),
    ],
)
def test_what_cannot_be_saved_is_said(measure, goal, tolerance, said):
    with pytest.raises(ScorecardError, match=said):
        draft(measure, goal, tolerance)


def test_a_formula_in_words():
    assert formula_sentence(BOOK, RATE.formula).startswith("Uses Deals won and Opportunities.")
    with pytest.raises(ScorecardError):
        formula_sentence(BOOK, "deals_won /")


@pytest.fixture
def open_dialog(qtbot, qapp):
    theme.apply(qapp, theme.LIGHT)

    def make(measure: Measure | None, cadence: Cadence = Cadence.MONTHLY) -> MeasureDialog:
        dialog = MeasureDialog(BOOK, TODAY, measure, cadence)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return make


def test_nothing_touched_changes_nothing(open_dialog):
    made = open_dialog(WON).draft()
    assert made.measure == WON
    assert made.goal is None
    assert made.cadences == frozenset({Cadence.WEEKLY})


def test_a_new_measure_suits_its_unit(qtbot, open_dialog):
    dialog = open_dialog(None)
    assert not dialog.confirm_button.isEnabled()
    qtbot.keyClicks(dialog.findChildren(QLineEdit)[0], "Net promoter score")
    dialog._unit.set_value(Unit.SCORE)
    dialog._unit.chosen.emit(Unit.SCORE)
    assert dialog.confirm_button.isEnabled()
    made = dialog.draft()
    assert made.measure.short_name == "net_promoter_score"
    assert made.measure.rollup is Rollup.AVERAGE
    assert made.cadences == frozenset({Cadence.MONTHLY})
    dialog._unit.set_value(Unit.YES_NO)
    dialog._unit.chosen.emit(Unit.YES_NO)
    made = dialog.draft()
    assert (made.measure.rollup, made.measure.direction) == (Rollup.ALL, Direction.YES)


def test_problems_are_said_while_typing(qtbot, open_dialog):
    dialog = open_dialog(RATE)
    assert "Uses Deals won" in dialog._formula_note.text()
    qtbot.keyClicks(dialog._formula, " / nonsense")
    assert "nonsense" in dialog._problem.text()
    assert not dialog.confirm_button.isEnabled()


def test_goals_so_far_newest_first(open_dialog):
    dialog = open_dialog(WON)
    table = dialog.findChild(GoalTable)
    shown = [(begin.text(), goal.text()) for begin, goal in table._cells]
    assert shown[:2] == [("July 2026  in force", "≥ 24"), ("January 2026", "≥ 20")]


def test_the_buttons_come_last(qtbot, open_dialog):
    dialog = open_dialog(WON)
    name = dialog.findChildren(QLineEdit)[0]
    qtbot.waitUntil(name.hasFocus)
    assert dialog._foot.isAncestorOf(dialog.previousInFocusChain())
