"""A person's own workbook is filled in, and nothing else in it changes."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Font
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table

from scorecard.errors import ScorecardError
from scorecard.exporting import template_words
from scorecard.exporting.own_template import fill_template
from scorecard.exporting.template_words import told_of_tab, told_under

NAMES = {
    "Scorecard_Company": "B1", "Scorecard_Period": "B2", "Scorecard_Off_track": "B3",
    "First_meetings_held": "B5",
    "first_meetings_held_Goal": "C5", "First_meetings_held_Status": "D5", "First_response_time": "B6",
    "MQL_share_from_organic_search": "B7", "New_online_reviews": "B8", "Monthly_First_meetings_held": "B9",
}  # fmt: skip


def make_template(path: Path, extra: dict[str, str] | None = None, measures: tuple[str, ...] = ()) -> Path:
    """Named cells beside formulas, a chart, and a table of two rows with room below."""
    book = Workbook()
    sheet = book.active
    sheet.title = "My board"
    for name, cell in (NAMES | (extra or {})).items():
        column, row = cell[0], cell[1:]
        book.defined_names[name] = DefinedName(name, attr_text=f"'My board'!${column}${row}")
    sheet["A5"] = "Meetings & more"
    sheet["B5"] = 999
    sheet["B5"].font = Font(bold=True)
    sheet["E5"] = "=B5*2"
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=5, max_row=8))
    sheet.add_chart(chart, "H2")
    listed = book.create_sheet("List")
    listed.append(["Measure", "Owner", "Goal", "This week", "Status", "1 ago", "W45", "Mine"])
    for place in range(2):
        listed.append([measures[place] if measures else None, *[None] * 6, "keep"])
    listed["D2"].number_format = "0.0"
    listed.add_table(Table(displayName="Numbers", ref="A1:H3"))
    listed["K1"] = "=SUM(D:D)"
    book.save(path)
    return path


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.fixture
def template(tmp_path) -> Path:
    return make_template(tmp_path / "mine.xlsx")


def test_named_cells(larkfield, template, tmp_path):
    filled = fill_template(larkfield, template, tmp_path / "out.xlsx")
    assert (filled.told, filled.unknown) == ("10 named cells and 1 table were filled in.", ())
    sheet = load_workbook(tmp_path / "out.xlsx")["My board"]
    assert [sheet[f"B{row}"].value for row in (1, 2, 3)] == ["Larkfield Interiors", "Week 47", 2]
    assert [sheet[f"{column}5"].value for column in "ABCDE"] == [
        "Meetings & more",
        15,
        18,
        "Off track",
        "=B5*2",
    ]
    assert sheet["B5"].font.bold
    assert (sheet["B6"].value, sheet["B8"].value) == (5.2, None)
    assert sheet["B7"].value == pytest.approx(0.486)
    assert sheet["B9"].value == sum((18, 17, 16, 15)) - 18, "November to date: three of its weeks"


def test_a_table_without_names_has_all_measures_and_grows(larkfield, template, tmp_path):
    fill_template(larkfield, template, tmp_path / "out.xlsx")
    sheet = load_workbook(tmp_path / "out.xlsx")["List"]
    rows = [[cell.value for cell in row] for row in sheet["A2:H12"]]
    assert [row[0] for row in rows][3:5] == ["First meetings held", "Sales opportunities"]
    assert rows[3] == ["First meetings held", "Daniel Ortega", 18, 15, "Off track", 16, 17, None]
    assert [row[7] for row in rows[:3]] == ["keep", "keep", None]
    assert sheet.tables["Numbers"].ref == "A1:H12"


def test_a_table_with_names_keeps_them(larkfield, tmp_path):
    template = make_template(tmp_path / "mine.xlsx", measures=("first response time", "Not ours"))
    unknown = fill_template(larkfield, template, tmp_path / "out.xlsx").unknown
    assert unknown == ("“Not ours” in the table Numbers is no measure on the weekly tab.",)
    sheet = load_workbook(tmp_path / "out.xlsx")["List"]
    assert [cell.value for cell in sheet[2]][:5] == ["first response time", "Ira Wolf", 4, 5.2, "Off track"]
    assert sheet.tables["Numbers"].ref == "A1:H3"


def test_a_table_with_something_below_stays_as_long(larkfield, template, tmp_path):
    book = load_workbook(template)
    book["List"]["A6"] = "Below"
    book.save(template)
    unknown = fill_template(larkfield, template, tmp_path / "out.xlsx").unknown
    assert unknown == ("The table Numbers has no room for 9 measures; make it longer.",)
    assert load_workbook(tmp_path / "out.xlsx")["List"]["A6"].value == "Below"


def test_all_other_parts_stay_byte_for_byte(larkfield, template, tmp_path):
    fill_template(larkfield, template, tmp_path / "out.xlsx")
    before, after = parts(template), parts(tmp_path / "out.xlsx")
    changed = {name for name in before if before[name] != after[name]}
    assert list(before) == list(after)
    assert changed == {
        "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/tables/table1.xml",
    }  # fmt: skip
    assert b'fullCalcOnLoad="1"' in after["xl/workbook.xml"]


def test_a_formula_is_never_written_over(larkfield, tmp_path):
    template = make_template(tmp_path / "mine.xlsx", {"Sales_opportunities": "E5"})
    fill_template(larkfield, template, tmp_path / "out.xlsx")
    assert load_workbook(tmp_path / "out.xlsx")["My board"]["E5"].value == "=B5*2"


def test_what_is_not_found_is_named(larkfield, tmp_path):
    template = make_template(
        tmp_path / "mine.xlsx",
        {"Scorecard_Colour": "F1", "Lead_Goal": "F2", "Tax": "F3", "weekly_leeds": "F4"},
    )
    unknown = fill_template(larkfield, template, tmp_path / "out.xlsx").unknown
    assert unknown == (
        "“Scorecard_Colour” names nothing on the weekly tab.",
        "“Lead_Goal” names nothing on the weekly tab.",
        "“weekly_leeds” names nothing on the weekly tab.",
    )


def test_the_manual_lists_the_names_and_headings_that_are_filled_in(larkfield):
    manual = (Path(__file__).parents[2] / "resources/manual/export.md").read_text("utf-8")
    names, tables = manual.partition("## A workbook of your own")[2].split("\n\nTables ")
    rows = [line.split("|")[1] for line in names.splitlines() if line.startswith("| `")]
    told = {
        each for row in rows if "Scorecard_" in row for each in re.findall(r"`(?:Scorecard)?_(\w+)`", row)
    }
    board = larkfield.boards[0]
    assert {each.lower() for each in told} == set(told_of_tab(larkfield, board, False))
    of_measure = {
        each for row in rows if "Close_rate_" in row for each in re.findall(r"`(?:Close_rate)?_(\w+)`", row)
    }
    assert {each.lower() for each in of_measure} == {
        each.replace(" ", "_") for each in template_words._SUFFIXES if each != "value"
    }
    columns = [line.split("|")[1] for line in tables.splitlines() if line.startswith("| `")]
    for heading in re.findall(r"`([^`]+)`", "".join(columns)):
        assert any(told_under(larkfield, each, heading) is not None for each in larkfield.boards), heading


def test_macros_are_kept_as_they_are(larkfield, template, tmp_path):
    macros = tmp_path / "mine.xlsm"
    shutil.copy(template, macros)
    with zipfile.ZipFile(macros, "a") as package:
        package.writestr("xl/vbaProject.bin", b"\x00macro\xff")
    fill_template(larkfield, macros, tmp_path / "out.xlsm")
    assert parts(tmp_path / "out.xlsm")["xl/vbaProject.bin"] == b"\x00macro\xff"
    with pytest.raises(ScorecardError, match=r"mine.xlsm stays a .xlsm file"):
        fill_template(larkfield, macros, tmp_path / "out.xlsx")


def test_nothing_to_fill_in(larkfield, tmp_path):
    Workbook().save(tmp_path / "empty.xlsx")
    with pytest.raises(ScorecardError, match="no named cell and no table"):
        fill_template(larkfield, tmp_path / "empty.xlsx", tmp_path / "out.xlsx")
    assert not (tmp_path / "out.xlsx").exists()


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/tables/table1.xml"])
def test_entities_are_refused(larkfield, template, tmp_path, part):
    bad = tmp_path / "bad.xlsx"
    with zipfile.ZipFile(bad, "w") as package:
        for name, data in parts(template).items():
            entity = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' if name == part else b""
            package.writestr(name, entity + data.removeprefix(b"<?xml version='1.0' encoding='UTF-8'?>"))
    with pytest.raises(ScorecardError, match="entities"):
        fill_template(larkfield, bad, tmp_path / "out.xlsx")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no", b"\xd0\xcf\x11\xe0"])
def test_what_is_no_workbook_is_refused(larkfield, tmp_path, content):
    (tmp_path / "bad.xlsx").write_bytes(content)
    with pytest.raises(ScorecardError, match="is no workbook that can be filled in"):
        fill_template(larkfield, tmp_path / "bad.xlsx", tmp_path / "out.xlsx")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_own_formulas_follow_the_new_numbers(larkfield, template, tmp_path):
    fill_template(larkfield, template, tmp_path / "out.xlsx")
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to",
         "xlsx:Calc MS Excel 2007 XML", "--outdir", tmp_path / "lo", tmp_path / "out.xlsx"],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    book = load_workbook(tmp_path / "lo" / "out.xlsx", data_only=True)
    assert book["My board"]["E5"].value == 30
    assert book["List"].tables["Numbers"].ref == "A1:H12"
