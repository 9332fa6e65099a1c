"""Measures, goals and single numbers from the command line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from scorecard.goals import Goal
from scorecard.measures import Direction
from scorecard.periods import Cadence
from scorecard.workspace import Workspace


def shown(run, store, name, period="2026-W47", cadence="weekly"):
    rows = run("show", cadence, "--store", store, "--period", period, "--json").json["rows"]
    return next(row["value"] for row in rows if row["name"] == name)


class TestMeasures:
    def test_json_tells_all_of_a_measure(self, run, sample):
        told = run("measures", "--store", sample, "--json")
        found = {row["name"]: row for row in told.json}
        assert (told.status, told.err) == (0, "")
        assert list(found["first_meetings"]) == [
            "measure", "name", "department", "kind", "owner", "unit", "decimals", "direction", "rollup",
            "formula", "tolerance", "parent", "aliases", "description", "shown_on", "archived",
        ]  # fmt: skip
        assert found["first_meetings"]["measure"] == "First meetings"
        assert "weekly" in found["first_meetings"]["shown_on"]

    def test_text_is_an_aligned_table(self, run, sample):
        lines = run("measures", "--store", sample).out.splitlines()
        assert lines[0].startswith("Name in formulas")
        assert any(line.startswith("first_meetings ") and "Daniel Ortega" in line for line in lines)

    def test_a_company_without_measures_says_what_to_do(self, run, empty):
        assert run("measures", "--store", empty).out.startswith("There are no measures yet.")
        assert run("measures", "--store", empty, "--json").json == []
        assert run("goals", "--store", empty).out == "There are no goals yet.\n"


class TestGoals:
    def test_goals_say_from_when_for_what_and_whether_they_hold(self, run, sample):
        workspace = Workspace.open(sample, clock=lambda: date(2026, 11, 23))
        measure = workspace.book.by_short_name["first_meetings"]
        holiday = Goal(
            measure.id, Cadence.WEEKLY, date(2026, 12, 21), Direction.AT_LEAST, 4, note="Christmas", once=True
        )
        fairs = replace(holiday, begin=date(2026, 1, 5), segment="Fairs", once=False, low=2.5, note="")
        workspace.defining.set_goals(measure.id, [holiday, fairs])
        workspace.close()
        goals = [
            row for row in run("goals", "--store", sample, "--json").json if row["name"] == measure.short_name
        ]
        assert {key: goals[-1][key] for key in ("segment", "low", "once", "in_force")} == {
            "segment": "Fairs", "low": 2.5, "once": False, "in_force": True,
        }  # fmt: skip
        assert goals[-2] == {
            "measure": "First meetings", "name": "first_meetings", "segment": "", "cadence": "weekly",
            "from": "2026-W52", "once": True, "kind": "at_least", "low": 4.0, "high": None,
            "note": "Christmas", "in_force": False,
        }  # fmt: skip
        assert [goal["in_force"] for goal in goals[:4]] == [False, False, False, True]
        text = run("goals", "--store", sample).out
        assert "only 2026-W52  ≥ 4" in text


class TestSet:
    @pytest.mark.parametrize(
        ("name", "typed", "value"),
        [
            ("first_meetings", "1,250", 1250),
            ("Website visitors", "12.5k", 12500),
            ("First response time", "1:30", 1.5),
        ],
    )
    def test_values_are_read_as_people_write_them(self, run, sample, name, typed, value):
        told = run("set", name, "2026-W46", typed, "--store", sample)
        assert (told.status, told.out) == (0, "")
        rows = run("show", "weekly", "--store", sample, "--period", "2026-W46", "--json").json["rows"]
        found = [row["value"] for row in rows if name in (row["name"], row["measure"])]
        assert found == [value]

    @pytest.mark.parametrize("nothing", ["-", "", "–"])
    def test_nothing_removes_the_number(self, run, sample, nothing):
        told = run("set", "first_meetings", "2026-W47", nothing, "--store", sample)
        assert (told.status, told.err) == (0, "First meetings, week 47 of 2026: removed.\n")
        assert shown(run, sample, "first_meetings") is None
        again = run("set", "first_meetings", "2026-W47", nothing, "--store", sample)
        assert again.err.endswith("nothing to change.\n")

    def test_a_negative_number_is_no_option(self, run, sample):
        assert run("set", "first_meetings", "2026-W47", "-3", "--store", sample).status == 0
        assert shown(run, sample, "first_meetings") == -3

    def test_a_segment_is_a_part_of_the_whole(self, run, sample):
        run("set", "first_meetings", "2026-W49", "4", "--store", sample, "--segment", "Fairs")
        told = run("set", "first_meetings", "2026-W49", "5", "--store", sample, "--segment", "Web")
        assert told.err == "First meetings, Web, week 49 of 2026: 5\n"
        assert shown(run, sample, "first_meetings", "2026-W49") == 9

    @pytest.mark.parametrize(
        ("name", "period", "value", "message"),
        [
            ("first_meating", "2026-W47", "5", "Do you mean First meetings (first_meetings)?"),
            ("zzz", "2026-W47", "5", "“scorecard measures” lists them."),
            ("first_meetings", "W47", "5", "“W47” is no period."),
            ("first_meetings", "2026", "5", "2026 is a whole year"),
            ("first_meetings", "2026-W47", "many", "“many” is no number. Write - to remove the number."),
            ("first_meetings", "2026-W47", "1e99", "is no number"),
        ],
    )
    def test_what_cannot_be_is_refused_and_changes_nothing(self, run, sample, name, period, value, message):
        before = shown(run, sample, "first_meetings")
        told = run("set", name, period, value, "--store", sample)
        assert told.status == 1
        assert message in told.err
        assert shown(run, sample, "first_meetings") == before

    def test_a_formula_cannot_be_typed(self, run, sample):
        rows = run("measures", "--store", sample, "--json").json
        formula = next((row["name"] for row in rows if row["rollup"] == "formula"), None)
        if formula is None:
            pytest.skip("the sample has no formula")
        told = run("set", formula, "2026-W47", "5", "--store", sample)
        assert told.status == 1
        assert "worked out by its formula and cannot be typed" in told.err

    def test_it_can_be_undone_like_any_change(self, run, sample):
        before = shown(run, sample, "first_meetings")
        run("set", "first_meetings", "2026-W47", "99", "--store", sample)
        workspace = Workspace.open(sample)
        assert workspace.undo_title == "Change First meetings, week 47"
        workspace.undo()
        workspace.close()
        assert shown(run, sample, "first_meetings") == before


def test_a_number_that_says_it_counts_something_else_is_refused(run, sample):
    told = run("set", "first_meetings", "2026-W47", "12,5 %", "--store", sample)
    assert told.status != 0
    assert "“12,5 %” is a percentage; a plain number belongs here." in told.err
