"""CSV: long rows that any program reads and none takes for formulas."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from scorecard.exporting import Report, write_csv
from scorecard.exporting.delimited import COLUMNS, plain
from scorecard.measures import Mark


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_number_has_a_row(larkfield, tmp_path):
    target = tmp_path / "out.csv"
    write_csv(larkfield, target)
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = read(target)
    assert len(rows) == 11 * (13 + 13 + 9)
    meetings = [row for row in rows if row["name"] == "first_meetings_held" and row["period"] == "2026-W47"]
    assert meetings == [
        {
            "cadence": "weekly", "period": "2026-W47", "begin": "2026-11-16", "end": "2026-11-22",
            "measure": "First meetings held", "name": "first_meetings_held", "department": "Sales",
            "kind": "leading", "owner": "Daniel Ortega", "unit": "count", "goal_kind": "at_least",
            "goal_low": "18", "goal_high": "", "value": "15.0", "status": "off_track", "to_date": "no",
            "parts_present": "", "parts_expected": "", "change": "-0.0625",
            "year_over_year": meetings[0]["year_over_year"], "note": "Two product demos moved to next week.",
            "note_by": "Daniel Ortega, 23 Nov 2026", "marks": "",
        }
    ]  # fmt: skip


def test_a_missing_number_is_empty(larkfield, tmp_path):
    target = tmp_path / "out.csv"
    write_csv(larkfield, target)
    missing = [row for row in read(target) if row["status"] == "missing" and row["cadence"] == "weekly"]
    assert {row["value"] for row in missing} == {""}


def test_marks_stand_with_the_numbers_of_their_time(larkfield, tmp_path):
    mark = Mark(1, 4, date(2026, 11, 18), "=Fair", "Mika", datetime(2026, 11, 19, 8))
    write_csv(replace(larkfield, book=replace(larkfield.book, marks=(mark,))), tmp_path / "out.csv")
    told = {(row["name"], row["period"]): row["marks"] for row in read(tmp_path / "out.csv") if row["marks"]}
    line = "18 Nov 2026: =Fair (Mika, 19 Nov 2026)"
    assert told == {("first_meetings_held", period): line for period in ("2026-W47", "2026-11")}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_text_that_starts_a_formula_is_made_plain(start):
    assert plain(f"{start}cmd()") == f"'{start}cmd()"


def test_injected_names_stay_text(larkfield, tmp_path):
    board = larkfield.boards[0]
    row = board.rows[0]
    evil = replace(row, measure=replace(row.measure, name="=HYPERLINK(1)", owner="@me"))
    group = replace(board.groups[0], rows=(evil,))
    write_csv(replace(larkfield, boards=(replace(board, groups=(group,)),)), tmp_path / "out.csv")
    assert {(row["measure"], row["owner"]) for row in read(tmp_path / "out.csv")} == {
        ("'=HYPERLINK(1)", "'@me")
    }


def test_an_empty_report_has_its_header(larkfield, tmp_path):
    write_csv(Report(larkfield.book, larkfield.today, larkfield.numbers), tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_text(encoding="utf-8-sig").strip() == ",".join(COLUMNS)
