"""Goals, the year before, differences and forecasts beside the actual numbers."""

from __future__ import annotations

import pytest

ACTUAL = {"2026-01": 1, "2026-02": 2}
GOAL = {"2026-01": 3, "2026-02": 4}
BEFORE = {"2025-01": 5, "2025-02": 6}


@pytest.mark.parametrize(
    "word", ["Target", "Goal", "Budget", "Plan", "Ziel", "Soll", "Objectif", "Objetivo", "Sasaran", "هدف"]
)
def test_a_row_of_goals_right_below(sheet, word):
    found = sheet(f"KPI|Jan 2026|Feb 2026\nLeads|1|2\n{word}|3|4\nCalls|1|2")
    assert found.numbers == {"Leads": ACTUAL, "Calls": ACTUAL}
    assert found.goals == {"Leads": GOAL}


@pytest.mark.parametrize(
    "table",
    [
        "Leads|1|2\nCalls|8|9\nLeads target|3|4",
        "Leads|1|2\nLeads (Plan)|3|4\nCalls|8|9",
        "Calls|8|9\nTarget leads|3|4\nLeads|1|2",
        "Leads actual|1|2\nLeads budget|3|4\nCalls|8|9",
        "ACTUAL\nLeads|1|2\nCalls|8|9\nBUDGET\nLeads|3|4",
        "MARKETING\nLeads\nActual|1|2\nTarget|3|4\nCalls\nActual|8|9",
        "MARKETING\nLeads\nTarget|3|4\nActual|1|2\nCalls\nActual|8|9",
    ],
)
def test_rows_that_name_the_measure_of_their_goals(sheet, table):
    found = sheet(f"KPI|Jan 2026|Feb 2026\n{table}")
    assert found.goals == {"Leads": GOAL}
    assert found.numbers["Leads"] == ACTUAL
    assert found.numbers["Calls"] == {"2026-01": 8, "2026-02": 9}
    assert len(found.numbers) == 2


@pytest.mark.parametrize("second", ["", "Leads"])
def test_a_column_beside_the_names_that_says_which(sheet, second):
    found = sheet(
        "KPI|Type|Jan 2026|Feb 2026\n"
        f"Leads|Actual|1|2\n{second}|Target|3|4\n{second}|PY|5|6\nCalls|Actual|8|9"
    )
    assert found.numbers["Leads"] == ACTUAL | BEFORE
    assert found.goals == {"Leads": GOAL}


def test_a_name_that_only_sounds_like_a_goal_is_a_measure(sheet):
    found = sheet("KPI|Jan 2026|Feb 2026\nTarget accounts|1|2\nMarketing budget|3|4")
    assert set(found.numbers) == {"Target accounts", "Marketing budget"}
    assert found.goals == {}


@pytest.mark.parametrize(
    ("heads", "merged"),
    [
        ("|Jan 2026||Feb 2026|\n|Actual|Target|Actual|Target", ()),
        ("|Jan 2026||Feb 2026|\n|Actual|Target|Actual|Target", ((0, 1, 0, 2), (0, 3, 0, 4))),
        ("|Jan 2026||Feb 2026|\n|Ist|Plan|Ist|Plan", ()),
        ("|Jan 2026 Actual|Jan 2026 Plan|Feb 2026 Actual|Feb 2026 Plan", ()),
    ],
)
def test_actual_and_goal_of_each_period(sheet, heads, merged):
    found = sheet(f"{heads}\nLeads|1|3|2|4", merged=merged)
    assert found.numbers == {"Leads": ACTUAL}
    assert found.goals == {"Leads": GOAL}


def test_actual_goal_difference_and_the_year_before_of_each_period(sheet):
    found = sheet(
        "KPI 2026|Jan||||Feb|||\n|Act|Plan|Var %|PY|Act|Plan|Var %|PY\n"
        "Leads|1|3|-66|5|2|4|-50|6\nCalls|1|3|0|5|2|4|0|6"
    )
    assert found.numbers == dict.fromkeys(("Leads", "Calls"), ACTUAL | BEFORE)
    assert found.goals == dict.fromkeys(("Leads", "Calls"), GOAL)
    assert found.layout.ignored_columns == {3: "variance", 7: "variance"}


def test_blocks_of_actual_and_plan_side_by_side(sheet):
    found = sheet("Report 2026\n|Actual||Plan|\nKPI|Jan|Feb|Jan|Feb\nLeads|1|2|3|4")
    assert found.numbers == {"Leads": ACTUAL}
    assert found.goals == {"Leads": GOAL}


def test_actual_and_goal_with_periods_down(sheet):
    found = sheet(
        "|Leads||Calls|\nMonth|Actual|Target|Actual|Target\n2026-01|1|3|8|9\n2026-02|2|4|8|9",
        merged=((0, 1, 0, 2), (0, 3, 0, 4)),
    )
    assert found.numbers["Leads"] == ACTUAL
    assert found.goals["Leads"] == GOAL


@pytest.mark.parametrize(
    "table", ["KPI|Goal|Jan 2026|Feb 2026\nLeads|3|1|2", "KPI|Jan 2026|Feb 2026|Ziel\nLeads|1|2|3"]
)
def test_a_column_with_one_goal_holds_from_the_first_period_on(sheet, table):
    found = sheet(table)
    assert found.goals == {"Leads": {"2026-01": 3}}
    assert found.numbers == {"Leads": ACTUAL}


@pytest.mark.parametrize(
    "label", ["Last year", "PY", "Prior year", "Vorjahr", "Vj.", "2025", "Leads PY", "Leads – Vorjahr"]
)
def test_the_year_before_is_the_same_measure_earlier(sheet, label):
    found = sheet(f"KPI|Jan 2026|Feb 2026\nLeads|1|2\n{label}|5|6")
    assert found.numbers == {"Leads": ACTUAL | BEFORE}
    assert found.layout.notes == ("1 row is read as numbers of the year before.",)


def test_the_year_before_of_weeks_is_52_weeks_earlier(sheet):
    found = sheet("KPI|2026-W10|2026-W11\nLeads|1|2\nLast year|5|6")
    assert found.numbers["Leads"] == {"2026-W10": 1, "2026-W11": 2, "2025-W10": 5, "2025-W11": 6}


def test_own_numbers_come_before_those_of_a_row_for_the_year_before(sheet):
    found = sheet("KPI|Jan 2025|Feb 2025|Jan 2026|Feb 2026\nLeads|7||1|2\nLast year|||5|6")
    assert found.numbers["Leads"] == {"2025-01": 7, "2025-02": 6, "2026-01": 1, "2026-02": 2}


@pytest.mark.parametrize(
    ("label", "reason"),
    [
        ("Var %", "variance"),
        ("Δ", "variance"),
        ("% vs PY", "variance"),
        ("Abweichung", "variance"),
        ("Change", "variance"),
        ("Leads vs target", "variance"),
        ("Forecast", "forecast"),
        ("YTD", "total"),
        ("Zwischensumme", "total"),
    ],
)
def test_differences_forecasts_and_totals_are_left_out(sheet, label, reason):
    found = sheet(f"KPI|Jan 2026|Feb 2026\nLeads|1|2\n{label}|3|4\nCalls|8|9")
    assert found.layout.ignored_rows == {2: reason}
    assert set(found.numbers) == {"Leads", "Calls"}


def test_a_role_without_a_measure_above_is_a_name(sheet):
    found = sheet("KPI|Jan 2026|Feb 2026\nBudget|1|2\nStaff|3|4")
    assert set(found.numbers) == {"Budget", "Staff"}


def test_columns_beside_actual_numbers_that_are_called_anything_else_are_left_out(sheet):
    found = sheet("KPI|Jan 2026|||Feb 2026||\n|Act|Bud|Score|Act|Bud|Score\nLeads|1|2|9|3|4|9")
    assert found.numbers == {"Leads": {"2026-01": 1, "2026-02": 3}}
    assert found.goals == {"Leads": {"2026-01": 2, "2026-02": 4}}
    assert found.layout.ignored_columns == {3: "unknown", 6: "unknown"}


def test_merged_quarters_of_the_year_above_stay_in_it(sheet):
    table = "2026\nKPI|Q1||Q2|\n|Act|Comment|Act|Comment\nLeads|1|2|3|4\nCalls|5|6|7|8"
    found = sheet(table, merged=((1, 1, 1, 2), (1, 3, 1, 4)))
    assert all(period.startswith("2026") for period in found.numbers["Leads"])
