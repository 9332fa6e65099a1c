from __future__ import annotations

import codecs
from datetime import date
from pathlib import Path

import pytest

from scorecard.importing.grid import Style, address, column_name
from scorecard.importing.numbers import NumberStyle, decide_style, read_number
from scorecard.importing.readers import read_file
from scorecard.importing.readers.workbook import style_of

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
def test_encodings_and_delimiters(tmp_path: Path, data: bytes):
    path = tmp_path / "table.csv"
    path.write_bytes(data)
    (sheet,) = read_file(path)
    assert sheet.rows == [["Größe", "Jan 2026", "Feb 2026"], ["Leads", "5", "6"]]


def test_opendocument(tmp_path: Path):
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    document = OpenDocumentSpreadsheet()
    table = Table(name="2026")
    for line in (["Measure", date(2026, 1, 1)], ["Leads", 5]):
        row = TableRow()
        for value in line:
            match value:
                case str():
                    cell = TableCell(valuetype="string")
                    cell.addElement(P(text=value))
                case int():
                    cell = TableCell(valuetype="float", value=value)
                case _:
                    cell = TableCell(valuetype="date", datevalue=value.isoformat())
            row.addElement(cell)
        table.addElement(row)
    document.spreadsheet.addElement(table)
    path = tmp_path / "kpis.ods"
    document.save(str(path))
    (sheet,) = read_file(path)
    assert sheet.rows == [["Measure", date(2026, 1, 1)], ["Leads", 5.0]]


@pytest.mark.parametrize(
    ("text", "style", "value"),
    [
        ("1,234.56", NumberStyle.POINT, 1234.56),
        ("1.234,56", NumberStyle.COMMA, 1234.56),
        ("1 234,56", NumberStyle.COMMA, 1234.56),
        ("1'234.5", NumberStyle.POINT, 1234.5),
        ("$1,200", NumberStyle.POINT, 1200),
        ("1.200 €", NumberStyle.COMMA, 1200),
        ("Rp 5.996.100", NumberStyle.COMMA, 5_996_100),
        ("(45.1)", NumberStyle.POINT, -45.1),
        ("45-", NumberStyle.POINT, -45),
        ("−3", NumberStyle.POINT, -3),
        ("-$3", NumberStyle.POINT, -3),
        ("48.6%", NumberStyle.POINT, 48.6),
        ("12.5k", NumberStyle.POINT, 12_500),
        ("3.4M", NumberStyle.POINT, 3_400_000),
        ("1e3", NumberStyle.POINT, 1000),
        (".5", NumberStyle.POINT, 0.5),
        ("39 d", NumberStyle.POINT, 39),
    ],
)
def test_numbers_in_text(text, style, value):
    found = read_number(text, style)
    assert found is not None
    assert found.value == pytest.approx(value)


@pytest.mark.parametrize(
    "text", ["", "x", "1,23", "1.2.3", "12 apples", "0x10", "1,2345", "NaN", "--5", "٣x"]
)
def test_no_numbers(text):
    assert read_number(text, NumberStyle.POINT) is None


def test_the_style_of_a_column_is_decided_from_all_its_texts():
    assert decide_style(["1,234", "5.5"]) == (NumberStyle.POINT, "")
    assert decide_style(["1.234", "5,5"]) == (NumberStyle.COMMA, "")
    assert decide_style(["7", "1,234"]) == (NumberStyle.POINT, "1,234")
    assert decide_style(["1,234", "2,345", "3,456"]) == (NumberStyle.POINT, "")
    assert decide_style(["1.234", "2.345", "3.456"]) == (NumberStyle.COMMA, "")


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
    assert style_of(number_format) is style


def test_addresses():
    assert [column_name(column) for column in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert address(11, 2) == "C12"
