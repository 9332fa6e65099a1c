"""A workbook that somebody fills in, and that is imported as it is."""

from __future__ import annotations

import shutil
import subprocess
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from openpyxl import load_workbook

from scorecard.periods import Cadence
from scorecard.workspace import Workspace

needs_libreoffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")


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
    assert [cell.value for cell in sheet[4]] == ["Measure", "Segment", "Owner", "2026-W46", "2026-W47"]
    owners = [cell.value for cell in sheet["C"] if cell.row > 4]
    named = [each for each in owners if each]
    assert named == sorted(named)
    assert {"Lena Brandt", "Daniel Ortega"} <= set(named)
    sheet.cell(rows_of(target)["New online reviews"], 5).value = 9
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


def by_segment(path: Path) -> dict[tuple[str, str], int]:
    sheet = load_workbook(path).active
    return {(row[0].value, row[1].value): row[0].row for row in sheet.iter_rows(min_row=5)}


def saved_by_libreoffice(path: Path, folder: Path) -> Path:
    profile = f"-env:UserInstallation=file://{folder}/profile"
    again = folder / "again"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", again, path],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return again / path.name


@pytest.fixture(params=["as it is", pytest.param("LibreOffice", marks=needs_libreoffice)])
def saved(request, tmp_path):
    """Saves a workbook once more, as a person would."""
    return (
        (lambda path: path) if request.param == "as it is" else partial(saved_by_libreoffice, folder=tmp_path)
    )


@pytest.fixture
def leads(run, sample, tmp_path) -> Path:
    """What Tom Reyes reports, all of it by segments, one of which has no number yet."""
    told = run("set", "leads", "2026-W47", "-", "--segment", "Events", "--store", sample)
    assert told.status == 0, told.err
    target = tmp_path / "Tom.xlsx"
    told = run("fill-in", target, "--owner", "Tom Reyes", "--store", sample)
    assert told.status == 0, told.err
    return target


def test_numbers_by_segments_have_a_row_each_and_none_for_their_sum(leads):
    rows = by_segment(leads)
    assert {name for name, _ in rows} == {"Leads"}
    assert ("Leads", "Events") in rows
    assert all(segment for _, segment in rows)
    sheet = load_workbook(leads).active
    assert [cell.value for cell in sheet[4]][:2] == ["Measure", "Segment"]
    assert sheet.cell(rows["Leads", "Events"], 7).value is None
    assert not sheet.cell(rows["Leads", "Events"], 7).protection.locked


def test_segments_that_nobody_touched_change_nothing(run, sample, leads, saved):
    told = run("import", saved(leads), "--store", sample, "--json")
    assert told.status == 0, told.err
    assert [told.json[key] for key in ("added", "changed", "removed", "problems")] == [0, 0, 0, []]
    assert [(each["measure"], each["new"]) for each in told.json["measures"]] == [("Leads", False)]


def test_a_number_of_a_segment_goes_to_that_segment(run, sample, leads, saved):
    book = load_workbook(leads)
    rows = by_segment(leads)
    book.active.cell(rows["Leads", "Events"], 7).value = 31
    book.active.cell(rows["Leads", "Direct"], 7).value = 5
    book.save(leads)
    told = run("import", saved(leads), "--store", sample, "--json")
    assert told.status == 0, told.err
    assert [told.json[key] for key in ("added", "changed", "removed", "problems")] == [1, 1, 0, []]
    with closing(Workspace.open(sample)) as workspace:
        sheet = workspace.entering.wide_sheet(Cadence.WEEKLY, "", 1)
        shown = {row.segment: row.now.value for row in sheet.rows if row.measure.name == "Leads"}
    assert (shown["Events"], shown["Direct"]) == (31, 5)
    assert shown[""] == sum(value for segment, value in shown.items() if segment), "no part is unsplit"


def test_a_whole_that_was_reported_beside_its_segments_has_a_row_too(run, sample, tmp_path):
    assert run("set", "leads", "2026-W47", "900", "--store", sample).status == 0
    target = tmp_path / "Tom.xlsx"
    assert run("fill-in", target, "--owner", "Tom Reyes", "--store", sample).status == 0
    row = by_segment(target)["Leads", None]
    sheet = load_workbook(target).active
    assert [sheet.cell(row, column).value for column in range(3, 8)] == [None, None, None, None, 900]
    told = run("import", target, "--store", sample, "--json")
    assert [told.json[key] for key in ("added", "changed", "removed", "problems")] == [0, 0, 0, []]


def test_a_measure_without_a_number_yet_is_no_title(run, sample, tmp_path):
    for segment in ("Direct", "E-mail"):
        assert (
            run("set", "website_visitors", "2026-W47", "-", "--segment", segment, "--store", sample).status
            == 0
        )
    target = tmp_path / "Maya.xlsx"
    assert run("fill-in", target, "--owner", "Maya Keller", "--periods", "1", "--store", sample).status == 0
    told = run("import", target, "--store", sample, "--json")
    assert told.status == 0, told.err
    assert [told.json[key] for key in ("added", "changed", "removed", "problems")] == [0, 0, 0, []]
    assert [each["new"] for each in told.json["measures"]] == [False, False]


def test_a_count_below_zero_is_let_in_with_a_warning_and_told_by_the_import(run, sample, leads):
    book = load_workbook(leads)
    styles = {
        (each.type, each.errorStyle, each.formula1) for each in book.active.data_validations.dataValidation
    }
    assert styles == {("decimal", "warning", "0")}
    book.active.cell(by_segment(leads)["Leads", "Direct"], 7).value = -5
    book.save(leads)
    told = run("import", leads, "--store", sample, "--json")
    assert told.status == 0, told.err
    assert told.json["changed"] == 1
    assert [each["problem"] for each in told.json["problems"]] == ["−5 is below 0 – is a count meant?"]
