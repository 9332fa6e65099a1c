from __future__ import annotations

import codecs
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from scorecard.cells import address, column_name
from scorecard.importing.file_sheets import FileSheets
from scorecard.importing.grid import Style
from scorecard.importing.readers.details import look_of

TABLE = "Größe;Jan 2026;Feb 2026\nLeads;5;6\n"


@pytest.mark.parametrize(
    "data",
    [
        TABLE.encode(),
        codecs.BOM_UTF8 + TABLE.encode(),
        TABLE.encode("cp1252"),
        codecs.BOM_UTF16_LE + TABLE.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TABLE.encode("utf-16-be"),
        TABLE.encode("utf-16-le"),
        TABLE.replace(";", ",").encode(),
        TABLE.replace(";", "\t").encode(),
        TABLE.replace(";", "|").encode(),
        TABLE.replace("\n", "\r\n").encode(),
        b"sep=;\n" + TABLE.encode(),
    ],
)
def test_encodings_and_delimiters(reader, tmp_path: Path, data: bytes):
    path = tmp_path / "table.csv"
    path.write_bytes(data)
    (sheet,) = reader.open(path).previews
    assert sheet.rows == [["Größe", "Jan 2026", "Feb 2026"], ["Leads", "5", "6"]]


CONTENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content office:version="1.2"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:spreadsheet><table:table table:name="2026">
<table:table-row>
 <table:table-cell office:value-type="string"><text:p>Measure</text:p></table:table-cell>
 <table:table-cell office:value-type="date" office:date-value="2026-01-01"/>
</table:table-row>
<table:table-row>
 <table:table-cell office:value-type="string"><text:p>Wins</text:p></table:table-cell>
 <table:table-cell office:value-type="percentage" office:value="0.3"/>
 <table:table-cell office:value-type="float" office:value="5"/>
</table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"""


def test_opendocument_with_percents(reader, tmp_path: Path):
    path = tmp_path / "kpis.ods"
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        parts.writestr("META-INF/manifest.xml", "<manifest/>")
        parts.writestr("content.xml", re.sub(r">\s+<", "><", CONTENT))
    (sheet,) = reader.open(path).previews
    assert sheet.rows == [["Measure", date(2026, 1, 1), None], ["Wins", 0.3, 5.0]]
    assert sheet.styles == {(1, 1): Style.PERCENT}


@pytest.mark.parametrize(
    ("number_format", "style"),
    [
        ("General", Style.PLAIN),
        ("0.0%", Style.PERCENT),
        ('"100%" 0', Style.PLAIN),
        ("$#,##0.00", Style.CURRENCY),
        ("[$€-407] #,##0", Style.CURRENCY),
        ("[$-409]mmm yyyy", Style.PLAIN),
        ('#,##0 "USD"', Style.CURRENCY),
    ],
)
def test_number_formats(number_format, style):
    assert look_of(number_format).style is style


def test_addresses():
    assert [column_name(column) for column in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert address(11, 2) == "C12"


@pytest.mark.parametrize("lines", [3_000, 60_000])
def test_rows_far_below_the_preview_are_shown_with_those_around_them(reader, tmp_path: Path, lines: int):
    path = tmp_path / "deals.csv"
    path.write_text("Day;Deal;Value\n" + "".join(f"2026-01-05;D{row};{row}.50\n" for row in range(lines)))
    file = FileSheets.open(reader, path)
    excerpt = file.rows_around("", 2_500)
    assert excerpt.first_row < 2_500 < excerpt.first_row + excerpt.grid.row_count
    assert excerpt.grid.cell(2_500 - excerpt.first_row, 1).text == "D2499"
    last = file.rows_around("", lines)
    assert last.grid.cell(last.grid.row_count - 1, 2).text == f"{lines - 1}.50"


def test_rows_far_below_in_a_workbook_have_its_errors_and_its_empty_columns(reader, tmp_path: Path):
    path = tmp_path / "deals.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Deals")
        for row in range(2_000):
            sheet.write_row(row, 1, [f"D{row}", float(row)])
        sheet.write_formula(1_500, 2, "=1/0", None, "#DIV/0!")
    grid = FileSheets.open(reader, path).rows_around("Deals", 1_500).grid
    row = next(row for row in range(grid.row_count) if grid.cell(row, 1).text == "D1500")
    assert [grid.cell(row, column).text for column in range(3)] == ["", "D1500", "#DIV/0!"]
