"""What a workbook says of its cells beyond their values, and workbooks that are not to be opened."""

from __future__ import annotations

import struct
import zipfile
from datetime import date, timedelta

import numpy as np
import openpyxl
import pytest

from scorecard.errors import ScorecardError
from scorecard.importing.grid import CellError, Style
from scorecard.importing.readers.opening import open_file
from scorecard.importing.readers.raw import NUMBER
from scorecard.importing.readings import Written

PERCENT, MONEY = "0.0%", '"$"#,##0.00'


def changed(path, part, change):
    """The workbook with one of its parts changed."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts[part] = change(parts[part])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name, data)
    return path


def sheet_of(path):
    file = open_file(path)
    return file.whole(file.heads()[0].name)


def test_columns_bring_numbers_texts_and_formats(workbook):
    rows = [["Day", "Code", "Share", "Paid"]]
    rows += [[date(2026, 1, day), "007", (0.5, PERCENT), (day, MONEY)] for day in range(1, 6)]
    rows += [[date(2026, 1, 6), "x", 3, "n/a"]]
    file = open_file(workbook(rows))
    day, code, share, paid, beyond = file.columns("2026", 1, [0, 1, 2, 3, 9])
    assert [day.values[each] for each in day.codes[:2]] == [date(2026, 1, 1), date(2026, 1, 2)]
    assert (code.values, code.numbers) == ([None, "007", "x"], None)
    assert share.numbers.tolist() == [0.5] * 5 + [3]
    assert share.styles.tolist() == [Written.PERCENT_FORMAT] * 5 + [Written.PLAIN]
    assert paid.values[paid.codes[5]] == "n/a"
    assert np.isnan(paid.numbers[5])
    assert paid.codes[0] == NUMBER
    assert paid.styles[0] == Written.CURRENCY
    assert beyond.codes.tolist() == [0] * 6
    later = file.columns("2026", 4, [3])[0]
    assert (len(later), later.numbers[0], later.styles[0]) == (3, 4, Written.CURRENCY)


def test_a_long_sheet_is_shown_by_its_first_rows(workbook):
    file = open_file(workbook([[f"Row {row}", row] for row in range(1500)]))
    assert [(each.row_count, each.column_count, each.is_exact) for each in file.heads()] == [(1500, 2, True)]
    assert len(file.head("2026").rows) == 1000
    assert file.whole("2026").rows[1499] == ["Row 1499", 1499.0]


def test_what_is_hidden_or_merged_is_said(workbook):
    def hide(book, sheet):
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.set_column("C:D", None, None, {"hidden": True})
        sheet.merge_range("A5:B6", "Both")
        other = book.add_worksheet("Other")
        other.hide()

    file = open_file(workbook([["Measure", "Jan"], ["Leads", 5], ["Calls", 6]], more=hide))
    sheet = file.head("2026")
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({1}, {2, 3})
    assert sheet.merged == ((4, 0, 5, 1),)
    assert [each.is_hidden for each in file.heads()] == [False, True]


@pytest.mark.parametrize("kind", ["xlsx", "xls", "xlsb"])
def test_dates_are_right_whatever_day_they_are_counted_from(data, kind):
    rows = sheet_of(data / f"date_1904.{kind}").rows
    assert rows[:2] == [[date(2021, 1, 1), 15.0], [date(2021, 1, 2), 16.0]]
    assert rows[2][0] == timedelta(days=10, seconds=54610) / timedelta(hours=1)


def test_a_sheet_in_another_hand(workbook):
    """Prefixes, quotes, order of attributes and white space are a writer's own choice."""

    def rewritten(data):
        text = data.decode().replace('<c r="B2" s="1">', "<c\n s='1'\tr='B2' >")
        for tag in ("worksheet", "sheetData", "row", "c", "v"):
            text = text.replace(f"<{tag} ", f"<x:{tag} ").replace(f"<{tag}>", f"<x:{tag}>")
            text = text.replace(f"<{tag}\n", f"<x:{tag}\n").replace(f"</{tag}>", f"</x:{tag}>")
        return text.replace(" xmlns=", " xmlns:x=").encode()

    path = workbook([[1, 2], [3, (0.25, PERCENT)]])
    with zipfile.ZipFile(path) as parts:
        assert b'<c r="B2" s="1">' in parts.read("xl/worksheets/sheet1.xml")
    changed(path, "xl/worksheets/sheet1.xml", rewritten)
    sheet = sheet_of(path)
    assert sheet.rows == [[1, 2], [3, 0.25]]
    assert sheet.styles == {(1, 1): Style.PERCENT}


def test_formats_without_a_value_are_nothing(workbook):
    def paint(book, sheet):
        sheet.write_blank(5, 5, None, book.add_format({"num_format": PERCENT}))

    assert sheet_of(workbook([["a", (0.5, PERCENT)]], more=paint)).styles == {(0, 1): Style.PERCENT}


def test_errors_have_their_names(workbook):
    def fail(book, sheet):
        sheet.write_formula("A2", "=1/0", None, "#DIV/0!")
        sheet.write_formula("B2", "=NA()", None, "#N/A")

    file = open_file(workbook([["a", "b"]], more=fail))
    assert file.whole("2026").rows[1] == [CellError("#DIV/0!"), CellError("#N/A")]
    (column,) = file.columns("2026", 1, [1])
    assert [column.values[code] for code in column.codes] == [CellError("#N/A")]


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"])
def test_a_workbook_that_defines_entities_is_refused(workbook, part):
    path = workbook([["a", 1]])
    entity = b'<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    changed(path, part, lambda data: data.replace(b"?>", b"?>" + entity, 1))
    with pytest.raises(ScorecardError, match=r"kpis.xlsx defines XML entities"):
        open_file(path)


def test_a_part_that_says_it_is_smaller_than_it_is(workbook):
    path = workbook([["a", 1]])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/media/bomb", bytes(150 << 20))
    data = bytearray(path.read_bytes())
    entry = data.rindex(b"PK\x01\x02", 0, data.rindex(b"xl/media/bomb"))
    data[entry + 24 : entry + 28] = struct.pack("<I", 1000)
    path.write_bytes(data)
    with pytest.raises(ScorecardError, match="damaged"):
        open_file(path)


def test_formulas_that_nobody_calculated_are_told(tmp_path, kept):
    book = openpyxl.Workbook()
    for row in (["KPI", "Jan 2026", "Feb 2026"], ["Leads", 1, 2], ["Calls", "=B2*2", "=C2*2"]):
        book.active.append(row)
    book.save(tmp_path / "kpis.xlsx")
    session = kept.opened(tmp_path / "kpis.xlsx")
    assert [(each.address, each.found) for each in session.problems] == [
        ("B3", "not calculated"),
        ("C3", "not calculated"),
    ]
    assert session.plan.added == 2


def test_formulas_that_give_an_empty_text_are_empty(workbook, kept):
    def more(book, page):
        page.write_formula(1, 2, '=IF(B2>1,B2,"")', None, "")

    path = workbook([["KPI", "Jan 2026", "Feb 2026"], ["Leads", 1]], more=more)
    assert kept.opened(path).problems == ()
