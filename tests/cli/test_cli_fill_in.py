"""A workbook that somebody fills in, and that is imported as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook


@pytest.fixture
def asked(run, sample, tmp_path) -> Path:
    target = tmp_path / "{period}.xlsx"
    told = run("fill-in", target, "--owner", "lena brandt", "--store", sample)
    assert (told.status, told.out, told.err) == (0, f"{tmp_path / '2026-W47.xlsx'}\n", "")
    return tmp_path / "2026-W47.xlsx"


def rows_of(path: Path) -> dict[str, int]:
    return {cell.value: cell.row for cell in load_workbook(path).active["A"] if cell.row > 4}


def test_it_has_what_the_person_reports_with_checks(asked):
    sheet = load_workbook(asked).active
    assert sheet["A1"].value == "Larkfield Interiors – numbers of Lena Brandt"
    assert [cell.value for cell in sheet[4]][-1] == "2026-W47"
    assert "New online reviews" in rows_of(asked)
    assert "First meetings" not in rows_of(asked), "someone else's"
    row = rows_of(asked)["New online reviews"]
    assert sheet.protection.sheet
    assert not sheet.protection.password
    assert sheet.cell(row, 1).protection.locked
    assert not sheet.cell(row, 6).protection.locked
    assert {each.type for each in sheet.data_validations.dataValidation} == {"decimal"}


def test_as_it_is_it_changes_nothing(run, sample, asked):
    told = run("import", asked, "--store", sample, "--json")
    assert told.status == 0, told.err
    assert [told.json[key] for key in ("added", "changed", "removed", "problems")] == [0, 0, 0, []]


def test_filled_in_it_is_imported_without_a_question(run, sample, asked):
    book = load_workbook(asked)
    book.active.cell(rows_of(asked)["New online reviews"], 6).value = 9
    book.save(asked)
    told = run("import", asked, "--store", sample, "--json")
    assert told.status == 0, told.err
    assert [told.json[key] for key in ("added", "changed", "removed")] == [1, 0, 0]
    shown = run("show", "weekly", "--store", sample, "--json").json["rows"]
    assert next(row["value"] for row in shown if row["name"] == "new_reviews") == 9


def test_months_too(run, sample, tmp_path):
    told = run("fill-in", tmp_path / "m.xlsx", "--owner", "", "--tab", "monthly", "--store", sample)
    assert told.status == 0, told.err
    assert [cell.value for cell in load_workbook(tmp_path / "m.xlsx").active[4]][-1] == "2026-10"
    told = run("import", tmp_path / "m.xlsx", "--store", sample, "--json")
    assert (told.status, told.json["changed"], told.json["added"]) == (0, 0, 0)


def test_nobody_of_that_name(run, sample, tmp_path):
    told = run("fill-in", tmp_path / "x.xlsx", "--owner", "Nobody", "--store", sample)
    assert told.status == 1
    assert "Lena Brandt" in told.err
    assert not (tmp_path / "x.xlsx").exists()


def test_everybody_in_one_workbook_sorted_by_owner(run, sample, tmp_path):
    target = tmp_path / "All.xlsx"
    told = run("fill-in", target, "--everybody", "--periods", "2", "--store", sample)
    assert told.status == 0, told.err
    sheet = load_workbook(target).active
    assert sheet["A1"].value == "Larkfield Interiors – numbers of everybody"
    assert [cell.value for cell in sheet[4]] == ["Measure", "Owner", "2026-W46", "2026-W47"]
    owners = [cell.value for cell in sheet["B"] if cell.row > 4]
    named = [each for each in owners if each]
    assert named == sorted(named)
    assert {"Lena Brandt", "Daniel Ortega"} <= set(named)
    sheet.cell(rows_of(target)["New online reviews"], 4).value = 9
    sheet.parent.save(target)
    told = run("import", target, "--store", sample, "--json")
    assert told.status == 0, told.err
    assert [told.json[key] for key in ("added", "changed", "removed", "problems")] == [1, 0, 0, []]


def test_in_a_folder_it_is_called_after_whom_it_asks(run, sample, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    assert run("fill-in", folder, "--everybody", "--store", sample).status == 0
    assert [path.name for path in folder.iterdir()] == [
        "Larkfield Interiors weekly numbers week 47 – everybody.xlsx"
    ]


@pytest.mark.parametrize("wrong", [("--periods", "0"), ("--periods", "28"), ("--periods", "x")])
def test_periods_beyond_half_a_year_of_weeks_are_refused(run, sample, tmp_path, wrong):
    told = run("fill-in", tmp_path / "x.xlsx", "--everybody", *wrong, "--store", sample)
    assert told.status == 2
    assert "no number from 1 to 27" in told.err


def test_one_person_or_everybody(run, sample, tmp_path):
    target = tmp_path / "x.xlsx"
    assert run("fill-in", target, "--store", sample).status == 2
    assert run("fill-in", target, "--everybody", "--owner", "Lena Brandt", "--store", sample).status == 2


def test_numbers_by_segments_are_told_of(run, sample, tmp_path):
    told = run("fill-in", tmp_path / "x.xlsx", "--owner", "Maya Keller", "--store", sample)
    assert told.status == 1
    assert "reported by segments" in told.err
    assert not (tmp_path / "x.xlsx").exists()
