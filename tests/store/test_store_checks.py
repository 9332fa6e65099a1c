from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from scorecard.errors import Severity

LEADS = (
    "INSERT INTO entry (measure_id, grain, begin, segment, value) VALUES (1, {grain}, {begin}, '', {value})"
)
MONDAY, TUESDAY = 739936, 739937


def harm(path, *statements):
    with closing(sqlite3.connect(path)) as file, file:
        for statement in statements:
            file.execute(statement)


def test_a_whole_file_has_no_problems(store, leads):
    assert store.check() == []


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE measure SET parent_id = 77 WHERE id = 1", "a row of “measure” refers to a missing row"),
        ("UPDATE measure SET parent_id = 3 - id", "“Leads” stands under “Revenue”, itself a sub-metric."),
        ("INSERT INTO scorecard VALUES ('', 'weekly', '[1, 88]')", "lists measure 88, which is not there."),
        ("INSERT INTO scorecard VALUES ('', 'weekly', '[2, 2]')", "lists “Revenue” 2 times."),
        (LEADS.format(grain=2, begin=MONDAY, value="9e999"), "“Leads” has an infinite value on 2026-11-16."),
        (LEADS.format(grain=2, begin=TUESDAY, value=1), "a value on 2026-11-17, which is not the first day"),
        (LEADS.format(grain=4, begin=MONDAY, value=1), "which is not the first day of a quarter."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_listed_with_the_file(store, path, statement, told):
    harm(path, statement)
    problem = store.check()[0]
    assert told in problem.text
    assert problem.severity is Severity.ERROR
    assert str(problem.place) == "Acme.scorecard"


def test_a_third_sub_metric_is_listed(store, path):
    copy = (
        "INSERT INTO measure SELECT {id}, 'm{id}', name, department, kind, unit, rollup, direction, formula, "
    )
    copy += "decimals, tolerance, owner, 2, aliases, description, archived, 0, 0 FROM measure WHERE id = 1"
    harm(path, *(copy.format(id=number) for number in (3, 4, 5)))
    assert [problem.text for problem in store.check()] == ["“Revenue” carries 3 sub-metrics; 2 are the most."]


def test_a_note_within_a_period_is_listed(store, path):
    harm(path, f"INSERT INTO note VALUES (1, 2, {TUESDAY}, 'Fair', 'Ana', '2026-11-23T09:30:00', 0)")
    assert "has a note on 2026-11-17" in store.check()[0].text
