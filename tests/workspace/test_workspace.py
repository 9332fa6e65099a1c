from __future__ import annotations

from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from scorecard.changes import Subject
from scorecard.errors import ScorecardError
from scorecard.formulas import FormulaError
from scorecard.goals import Goal
from scorecard.importing.mapping import Certainty, match_names
from scorecard.measures import Direction, Measure, Rollup
from scorecard.periods import Cadence
from scorecard.status import Status
from scorecard.units import Unit

WEEK = "2026-W47"


def week(workspace, key=WEEK):
    return workspace.book.calendar.parse(key)


def state(workspace):
    """Everything that a person can see of a company."""
    return (
        workspace.book,
        [workspace.board(cadence) for cadence in Cadence],
        workspace.imports(),
    )


def test_a_board_opens_on_the_newest_period_that_has_ended(workspace):
    assert workspace.board(Cadence.WEEKLY).title == "Week 47"
    assert workspace.board(Cadence.MONTHLY).title == "October 2026"
    assert workspace.board(Cadence.QUARTERLY).title == "Q3 2026"


def test_the_three_tabs_agree(workspace):
    calendar = workspace.book.calendar
    month = workspace.board(Cadence.MONTHLY, calendar.parse("2026-11")).rows[2]
    quarter = workspace.board(Cadence.QUARTERLY, calendar.parse("2026-Q4")).rows[2]
    assert month.cell.value == pytest.approx(100 * 5 / 18)
    assert quarter.cell.value == pytest.approx(100 * 15 / 58)
    assert month.cell.status is Status.ON_PACE


def _set_value(workspace):
    return workspace.set_value(1, week(workspace), 99)


def _rename(workspace):
    return workspace.defining.save_measure(replace(workspace.book.by_id[1], name="Chances"))


def test_undo_outlives_a_restart(open_workspace, workspace):
    before = state(workspace)
    _set_value(workspace)
    workspace.close()
    again = open_workspace()
    assert again.undo_title == "Change Opportunities, week 47"
    again.undo()
    assert state(again) == before


def test_a_change_that_changes_nothing_is_no_step(workspace):
    title = workspace.undo_title
    assert workspace.set_value(1, week(workspace), 9).subjects == frozenset()
    assert workspace.set_note(1, week(workspace), "  ").subjects == frozenset()
    assert workspace.defining.save_measure(workspace.book.by_id[1]).subjects == frozenset()
    assert workspace.undo_title == title


def test_a_write_says_what_it_concerns(workspace):
    changes = _set_value(workspace)
    assert (changes.subjects, changes.measure_ids) == ({Subject.ENTRIES}, {1})


@pytest.mark.parametrize(
    ("measure", "message"),
    [
        (Measure(9, "x", " "), "needs a name"),
        (Measure(9, "x", "y" * 5000), "at most 200 characters"),
        (Measure(9, "met", "Another"), "has the short name met already"),
        (Measure(9, "x", "deals won"), "a measure called Deals won already"),
        (Measure(9, "9x", "Y"), "is no short name"),
        (Measure(9, "x", "Y", rollup=Rollup.FORMULA), "needs a formula"),
        (Measure(9, "x", "Y", rollup=Rollup.FORMULA, formula="1 +"), "missing at the end"),
        (
            Measure(2, "won", "Won", rollup=Rollup.FORMULA, formula="rate / 2"),
            "go in a circle: Close rate → Won → Close rate",
        ),
        (Measure(9, "x", "Y", tolerance=-1), "tolerance"),
        (Measure(9, "x", "Y", decimals=99), "Decimals"),
        (Measure(9, "x", "Y", parent_id=77), "not there"),
    ],
)
def test_a_measure_that_cannot_be_is_refused_and_nothing_changes(workspace, measure, message):
    before = state(workspace)
    with pytest.raises(ScorecardError, match=message):
        workspace.defining.save_measure(measure)
    assert state(workspace) == before


def test_a_third_sub_metric_is_refused_with_the_reason(workspace):
    for number in (10, 11):
        workspace.defining.save_measure(Measure(number, f"s{number}", f"Sub {number}", parent_id=1))
    with pytest.raises(ScorecardError, match="two sub-metrics already"):
        workspace.defining.save_measure(Measure(12, "s12", "Sub 12", parent_id=1))
    with pytest.raises(ScorecardError, match="cannot have sub-metrics of its own"):
        workspace.defining.save_measure(Measure(12, "s12", "Sub 12", parent_id=10))


@pytest.mark.parametrize(
    ("kind", "low", "high", "message"),
    [
        ("at_least", None, 5, "needs the least"),
        ("at_most", 5, None, "needs the most"),
        ("between", 5, 3, "from the lower to the higher"),
        ("at_least", float("nan"), None, "is no number"),
        ("at_most", None, 1e308, "is no number that it can reach"),
        ("yes", None, None, "is a number, so is its goal"),
    ],
)
def test_a_goal_without_its_bound_is_refused(workspace, kind, low, high, message):
    goal = Goal(1, Cadence.WEEKLY, date(2026, 1, 5), Direction(kind), low, high)
    with pytest.raises(ScorecardError, match=message):
        workspace.defining.save_measure(workspace.book.by_id[1], [goal])


def test_a_calculated_number_cannot_be_typed(workspace):
    with pytest.raises(ScorecardError, match="worked out by its formula"):
        workspace.set_value(3, week(workspace), 5)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 1e308])
def test_what_is_no_number_is_not_kept(workspace, value):
    with pytest.raises(ScorecardError, match="no number"):
        workspace.set_value(1, week(workspace), value)


def test_a_measure_in_use_is_not_archived(workspace):
    with pytest.raises(ScorecardError, match="is used by Close rate"):
        workspace.defining.archive_measure(1)


def test_renaming_a_measure_breaks_no_formula(workspace):
    before = workspace.board(Cadence.WEEKLY).rows[2].cell.value
    _rename(workspace)
    assert workspace.board(Cadence.WEEKLY).rows[2].cell.value == before


def test_a_renamed_measure_is_known_by_its_former_name(workspace):
    before = workspace.book.by_id[1]
    workspace.defining.save_measure(replace(before, name="Another name"))
    renamed = workspace.book.by_id[1]
    assert renamed.aliases == (*before.aliases, before.name)
    (found,) = match_names([before.name], workspace.book.measures)
    assert (found.choice, found.certainty) == (1, Certainty.KNOWN_AS)
    workspace.defining.save_measure(replace(renamed, aliases=()))
    assert workspace.book.by_id[1].aliases == (), "a name that is taken away stays away"
    workspace.undo()
    workspace.undo()
    assert workspace.book.by_id[1] == before


def test_another_case_of_a_name_or_the_way_back_to_it_is_no_other_name(workspace):
    before = workspace.book.by_id[1]
    workspace.defining.save_measure(replace(before, name=before.name.upper()))
    assert workspace.book.by_id[1].aliases == before.aliases
    workspace.defining.save_measure(replace(before, name="Another name"))
    back = replace(workspace.book.by_id[1], name=before.name)
    workspace.defining.save_measure(back)
    assert before.name not in workspace.book.by_id[1].aliases


def test_an_explanation_names_parts_goal_and_person(workspace):
    lines = workspace.explain(3, workspace.book.calendar.parse("2026-11")).lines
    assert lines[0] == "Close rate, November 2026 (1–30 Nov)"
    assert lines[1] == "27.8% so far · on pace"
    assert "Worked out: 100 * won / met" in lines
    assert "   Deals won: 5" in lines
    assert "Goal ≥ 25.0%" in lines
    typed = workspace.explain(1, week(workspace)).lines
    assert typed[2].startswith("Entered by Ana on ")


def test_a_ratio_of_inputs_of_other_weeks_says_which_input_lacks_which(workspace):
    parse = workspace.book.calendar.parse
    october = parse("2026-10")
    for key in ("2026-W40", "2026-W43"):
        workspace.set_value(1, parse(key), 10)
    workspace.set_value(2, parse("2026-W43"), None)
    lines = workspace.explain(3, october).lines
    assert "   Deals won: 9 (without W40, W43)" in lines
    assert "   Opportunities: 50" in lines
    assert "   The inputs are not of the same periods, so this may mislead" in lines


def test_a_ratio_to_date_lacks_nothing_that_is_to_come(workspace):
    lines = workspace.explain(3, workspace.book.calendar.parse("2026-11")).lines
    assert "   Deals won: 5" in lines
    assert not any("without" in line or "mislead" in line for line in lines)


def test_an_explanation_lists_the_weeks_of_a_month(workspace):
    lines = workspace.explain(2, workspace.book.calendar.parse("2026-11")).lines
    assert "Sum of 3 of 4 weeks: W45 2 · W46 0 · W47 3 · W48 –" in lines


def test_a_trend_ends_beside_the_period_shown(workspace):
    trend = workspace.trend(2, Cadence.WEEKLY, week(workspace))
    assert [point.value for point in trend.points[-2:]] == [2.5, pytest.approx(5 / 3)]
    assert trend.points[-1].to_date
    quarterly = workspace.trend(2, Cadence.QUARTERLY, workspace.book.calendar.parse("2026-Q3"))
    assert quarterly.points[-1].label == "Sep 2026"


def test_another_window_sees_what_was_changed(open_workspace, workspace):
    other = open_workspace()
    assert other.board(Cadence.WEEKLY).rows[0].cell.value == 9
    _set_value(workspace)
    assert other.changed_elsewhere()
    assert other.board(Cadence.WEEKLY).rows[0].cell.value == 99


def test_a_formula_error_names_the_measure(workspace):
    with pytest.raises(FormulaError, match="The formula of Y: “wonn” is not known"):
        workspace.defining.save_measure(Measure(9, "x", "Y", rollup=Rollup.FORMULA, formula="wonn / 2"))


def test_the_newest_numbers_are_found_where_they_are(workspace):
    newest = {cadence: workspace.newest_with_numbers(cadence) for cadence in Cadence}
    assert {cadence: workspace.book.calendar.key(period) for cadence, period in newest.items()} == {
        Cadence.WEEKLY: "2026-W47",
        Cadence.MONTHLY: "2026-11",
        Cadence.QUARTERLY: "2026-Q4",
    }


def test_an_imported_measure_takes_its_definition_from_the_library(workspace):
    session = workspace.import_session()
    session.open_text("Measure\tJan 2026\tFeb 2026\nFirst response time\t5\t6\nPelanggan baru\t5\t6\n")
    made = {measure.name: measure for measure in session.plan.new_measures}
    assert made["First response time"].unit is Unit.HOURS
    assert made["First response time"].direction is Direction.AT_MOST
    assert made["Pelanggan baru"].short_name == "new_customers"


def test_an_explanation_lists_the_segments_and_what_is_unsplit(workspace):
    session = workspace.import_session()
    session.open_text(
        "Period\tMeasure\tValue\tSource\n"
        "2026-10\tVisits\t10\tPaid\n2026-10\tVisits\t20\tOrganic\n2026-11\tVisits\t7\tPaid\n2026-11\tVisits\t9\t\n"
    )
    workspace.commit_import(session.plan)
    visits = next(measure for measure in workspace.book.measures if measure.name == "Visits")
    calendar = workspace.book.calendar
    assert "Organic 20 · Paid 10" in workspace.explain(visits.id, calendar.parse("2026-10")).lines
    assert "Paid 7 · unsplit 2" in workspace.explain(visits.id, calendar.parse("2026-11")).lines
    origin = workspace.explain(visits.id, calendar.parse("2026-10")).lines[2]
    assert origin.startswith("From pasted table, imported on "), "each segment has a cell of its own"
    board = workspace.board(Cadence.MONTHLY, calendar.parse("2026-11"))
    cells = next(row.cells for row in board.rows if row.measure == visits)
    assert [cell.value for cell in cells[-2:]] == [30, 9]


@pytest.mark.parametrize("cadence", Cadence)
def test_the_trends_of_a_tab_are_those_of_its_rows(workspace, cadence):
    workspace.set_note(1, week(workspace), "Fair in Milan", starts_range=True)
    board = workspace.board(cadence)
    each = tuple(workspace.trend(row.measure.id, cadence, board.period) for row in board.rows)
    assert workspace.trends(board) == each
    assert [trend.measure for trend in each] == [row.measure for row in board.rows]


def test_a_yearly_number_is_kept_and_shown_on_no_tab(open_workspace):
    company = open_workspace("New.scorecard")
    company.defining.save_measure(Measure(1, "sold", "Sold"), cadences=set(Cadence))
    year = company.book.calendar.parse("2026")
    company.set_value(1, year, 1200)
    assert "1,200" in " ".join(company.explain(1, year).lines)
    assert [company.board(cadence).rows[0].cell.value for cadence in Cadence] == [None, None, None]
    assert company.check() == []


@pytest.mark.filterwarnings("ignore:Sparkline Group extension:UserWarning:openpyxl")
def test_numbers_from_long_ago_are_exported_with_charts_that_hold_nothing(open_workspace, tmp_path):
    company = open_workspace()
    session = company.import_session()
    session.open_text("KPI,Jan 2019,Feb 2019\nLeads,12,14\nCalls,3,4\n")
    company.commit_import(session.plan)
    target = tmp_path / "Acme.xlsx"
    company.reporting.export(target)
    book = openpyxl.load_workbook(target)
    assert any(sheet._charts for sheet in book.worksheets)


def test_the_trend_of_a_segment_tells_what_was_reported_for_it(workspace):
    for key, paid, organic in (("2026-W46", 4, 6), ("2026-W47", 6, 3)):
        workspace.set_value(1, week(workspace, key), paid, "Paid")
        workspace.set_value(1, week(workspace, key), organic, "Organic")
    whole = workspace.trend(1, Cadence.WEEKLY, week(workspace))
    paid = workspace.trend(1, Cadence.WEEKLY, week(workspace), segment="Paid")
    assert (paid.name, paid.points[-1].value) == ("Opportunities · Paid", 5)
    assert whole.points[-1].value != 5
    assert (paid.subtitle, len(paid.points)) == (whole.subtitle, 13)
