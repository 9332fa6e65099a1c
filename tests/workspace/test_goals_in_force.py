"""Goals from the file to the charts: imported, for one period alone, and for a year."""

from __future__ import annotations

from scorecard.commands.goals import year_goals
from scorecard.goals import Goal
from scorecard.measures import Direction
from scorecard.periods import Cadence, Grain
from scorecard.trend import Basis
from scorecard.year_plan import YearPlan


def in_force(workspace, name, cadence=Cadence.MONTHLY):
    calendar = workspace.book.calendar
    periods = {each: calendar.current(each.grain, workspace.today) for each in Cadence}
    lines = workspace.defining.goal_list(periods).lines
    found = next(line for line in lines if line.name == name)
    return found.cells[tuple(Cadence).index(cadence)]


def test_goals_of_a_file_arrive(open_workspace, tmp_path):
    workspace = open_workspace()
    (tmp_path / "plan.csv").write_text("KPI,Goal,2026-08,2026-09\nVisitors,120,100,110\n", "utf-8")
    session = workspace.import_session()
    session.open(tmp_path / "plan.csv")
    session.set_with_goals(True)
    workspace.commit_import(session.plan)
    cell = in_force(workspace, "Visitors")
    assert (cell.text, cell.how) == ("≥ 120", "Since August 2026")
    assert in_force(workspace, "Visitors", Cadence.WEEKLY).text == "≥ 30"


def test_a_goal_for_one_month_alone_is_a_step_on_the_chart(workspace):
    calendar = workspace.book.calendar
    goals = [
        Goal(1, Cadence.MONTHLY, calendar.parse(key).begin, Direction.AT_LEAST, low, once=once)
        for key, low, once in (("2026-01", 40, False), ("2026-09", 10, True))
    ]
    workspace.defining.set_goals(1, goals)
    trend = workspace.trend(1, Cadence.MONTHLY, calendar.parse("2026-10"), Basis.MONTHS)
    lows = [None if point.target is None else point.target.low for point in trend.points]
    assert lows == [None] * 3 + [40] * 8 + [10, 40]


def test_a_goal_for_the_year_is_one_step_of_undo(workspace):
    calendar, measure = workspace.book.calendar, workspace.book.by_id[1]
    plan = YearPlan.evenly(1201, 0)
    year = calendar.parse("2026")
    workspace.defining.set_goals(1, year_goals(calendar, measure, year, plan.amounts))
    assert in_force(workspace, "Opportunities").text == "≥ 100"
    workspace.undo()
    assert in_force(workspace, "Opportunities").text == "–"


def test_the_season_of_last_year_knows_that_months_have_4_or_5_weeks(workspace):
    calendar = workspace.book.calendar
    before, year = calendar.parse("2025"), calendar.parse("2026")
    for week in calendar.parts(before, Grain.WEEK):
        workspace.set_value(1, week, 10)
    months = calendar.parts(year, Grain.MONTH)
    weeks = [len(calendar.parts(month, Grain.WEEK)) for month in months]
    season = workspace.defining.season(1, year)
    assert season == tuple(10 * count for count in weeks)
    assert [len(calendar.parts(month, Grain.WEEK)) for month in calendar.parts(before, Grain.MONTH)] != weeks
    plan = YearPlan.by_last_year(10 * sum(weeks), 0, months, season)
    assert (plan.amounts, plan.left) == (season, 0)


def test_months_that_were_reported_as_such_give_the_season_as_they_are(workspace):
    calendar = workspace.book.calendar
    for month in calendar.parts(calendar.parse("2025"), Grain.MONTH):
        workspace.set_value(1, month, month.begin.month)
    assert workspace.defining.season(1, calendar.parse("2026")) == tuple(range(1, 13))
