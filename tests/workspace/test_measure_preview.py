"""What a measure would show if it were saved as it is drafted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from scorecard.errors import ScorecardError
from scorecard.formulas import FormulaError
from scorecard.goals import Goal
from scorecard.measures import Company, Direction, Measure, Rollup
from scorecard.periods import Cadence
from scorecard.status import Status
from scorecard.units import Unit
from scorecard.workspace import Workspace

SPEND = Measure(1, "spend", "Marketing spend", unit=Unit.CURRENCY)
LEADS = Measure(2, "leads", "New leads")
CPL = Measure(
    3, "cpl", "Cost per lead", unit=Unit.CURRENCY, rollup=Rollup.FORMULA, direction=Direction.AT_MOST,
    formula="spend / leads",
)  # fmt: skip
DOUBLE = Measure(4, "double", "Twice that", unit=Unit.CURRENCY, rollup=Rollup.FORMULA, formula="2 * cpl")
GOAL = Goal(3, Cadence.MONTHLY, date(2026, 1, 1), Direction.AT_MOST, high=50)
MONTHS = {"2026-08": (400, 10), "2026-09": (600, 10), "2026-10": (440, 11)}
TABS = {Cadence.MONTHLY}


@pytest.fixture
def company(tmp_path):
    made = Workspace.create(tmp_path / "c.scorecard", Company(), clock=lambda: date(2026, 11, 23))
    made.defining.add_measures([SPEND, LEADS, CPL, DOUBLE], [GOAL], [(3, TABS), (4, TABS)])
    for key, (spend, leads) in MONTHS.items():
        period = made.book.calendar.parse(key)
        made.set_value(1, period, spend)
        made.set_value(2, period, leads)
    yield made
    made.close()


def preview(company, measure=CPL, goals=(GOAL,), cadences=TABS, **wishes):
    return company.defining.preview(measure, goals, cadences, Cadence.MONTHLY, **wishes)


def test_a_preview_of_nothing_changed_is_what_the_board_shows(company):
    found = preview(company)
    row = company.board(Cadence.MONTHLY).rows[0]
    assert found.cell == row.cell
    assert (found.title, found.goal_text, found.changed) == ("Oct 2026", "≤ $50", 0)
    assert found.headings == ("Aug", "Sep", "Oct")
    assert found.lines == (
        ("Marketing spend", ("$400", "$600", "$440"), (False,) * 3),
        ("New leads", ("10", "10", "11"), (False,) * 3),
        ("Cost per lead", ("$40", "$60", "$40"), (False,) * 3),
    )
    assert found.uses == "Uses 2 measures with numbers since Aug 2026. Empty when New leads is 0."
    assert len(found.trend.points) == 13


def test_nothing_is_changed_by_looking(company):
    before = company.book
    preview(company, replace(CPL, formula="leads / spend", name="Other"))
    assert company.book == before
    assert company.undo_title != "Change Other"


def test_what_changes_is_counted_with_all_that_follows(company):
    # Three months of the measure and of what doubles it.
    assert preview(company, replace(CPL, formula="spend / leads + 1")).changed == 6
    # Another unit is another value; the double keeps its own.
    assert preview(company, replace(CPL, unit=Unit.RATIO)).changed == 3
    # September alone missed the goal of 50.
    lower = replace(GOAL, high=60)
    assert (preview(company, goals=[lower]).changed, preview(company, goals=[lower]).judged_anew) == (0, 1)
    assert preview(company, replace(CPL, name="Price of a lead")).changed == 0


def test_a_new_measure_changes_no_past(company):
    margin = Measure(9, "margin", "Margin", rollup=Rollup.FORMULA, formula="leads / spend")
    found = preview(company, margin, [])
    assert (found.changed, found.cell.status) == (0, Status.NO_GOAL)
    assert found.lines[-1][0] == "Margin"


def test_inputs_without_numbers_or_too_coarse_are_told(company):
    calls = Measure(8, "calls", "Calls")
    found = preview(company, replace(CPL, formula="spend / calls"), along=[calls])
    assert found.uses == "Uses 2 measures; Calls has no numbers yet. Empty when Calls is 0."
    measure, said = preview(company, cadences={Cadence.WEEKLY, Cadence.MONTHLY}).too_coarse
    assert (measure, said) == (SPEND, "Marketing spend is monthly, so this cannot be weekly.")


def test_what_cannot_be_saved_has_no_preview(company):
    with pytest.raises(FormulaError, match="not known"):
        preview(company, replace(CPL, formula="spend / leeds"))
    with pytest.raises(ScorecardError, match="needs a name"):
        preview(company, replace(CPL, name=" "))


def test_segments_are_those_of_the_inputs(company):
    period = company.book.calendar.parse("2026-10")
    company.set_value(2, period, 4, "Web")
    company.set_value(1, period, 100, "Web")
    assert company.defining.segments(3) == ("Web",)


def test_a_number_of_a_formula_that_was_typed_is_told_from_those_worked_out(company):
    company.defining.save_measure(replace(CPL, rollup=Rollup.SUM, formula=""))
    company.set_value(3, company.book.calendar.parse("2026-09"), 55)
    company.defining.save_measure(CPL)
    *inputs, own = preview(company).lines
    assert own == ("Cost per lead", ("$40", "$55", "$40"), (False, True, False))
    assert not any(any(line.typed) for line in inputs)
