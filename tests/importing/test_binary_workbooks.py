"""Binary workbooks, written here record by record: no library writes them."""

from __future__ import annotations

import struct
import zipfile

import pytest

from scorecard.errors import ScorecardError
from scorecard.importing.grid import CellError, Style
from scorecard.importing.readers.opening import open_file

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def record(kind, data=b""):
    name = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length = len(data)
    size = bytes([length]) if length < 0x80 else bytes([length & 0x7F | 0x80, length >> 7])
    return name + size + data


def wide(text):
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def cell(kind, column, style, data):
    return record(kind, struct.pack("<II", column, style) + data)


def row(number, *cells, hidden=False):
    flags = bytes([0, 0x10 if hidden else 0, 0])
    return record(0, struct.pack("<IIH", number, 0, 300) + flags + bytes(4)) + b"".join(cells)


def number(column, value, style=0):
    return cell(5, column, style, struct.pack("<d", value))


def relations(*targets):
    lines = "".join(
        f'<Relationship Id="rId{index}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for index, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}">{lines}</Relationships>'


def styles(*formats):
    formats = [record(44, struct.pack("<H", 164 + index) + wide(text)) for index, text in enumerate(formats)]
    own = [record(47, struct.pack("<HH", 0, 164 + index) + bytes(12)) for index in range(len(formats))]
    plain = record(47, bytes(16))
    count, counts = struct.pack("<I", len(formats)), struct.pack("<I", 1 + len(own))
    formats = (record(615, count), *formats, record(616))
    return b"".join((record(278), *formats, record(617, counts), plain, *own, record(618), record(279)))


@pytest.fixture
def binary(tmp_path):
    def write(sheet, *formats):
        path = tmp_path / "kpis.xlsb"
        bundle = record(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("2026"))
        body = record(129) + sheet + record(130)
        with zipfile.ZipFile(path, "w") as parts:
            parts.writestr("_rels/.rels", relations(("officeDocument", "xl/workbook.bin")))
            parts.writestr("xl/workbook.bin", record(131) + record(143) + bundle + record(144) + record(132))
            parts.writestr(
                "xl/_rels/workbook.bin.rels",
                relations(("worksheet", "worksheets/sheet1.bin"), ("styles", "styles.bin")),
            )
            parts.writestr("xl/worksheets/sheet1.bin", body)
            parts.writestr("xl/styles.bin", styles(*formats))
        return path

    return write


def test_formats_errors_hidden_lines_and_merged_cells(binary):
    hidden = record(60, struct.pack("<IIIIH", 3, 4, 2560, 0, 1))
    cells = (
        record(148, struct.pack("<IIII", 0, 2, 0, 2)),
        record(145),
        row(0, cell(6, 0, 0, wide("Wins")), number(1, 0.5, 1), number(2, 12, 2)),
        row(1, number(0, 7), cell(3, 1, 0, b"\x17"), hidden=True),
        row(2, number(0, 8)),
        record(146),
        record(176, struct.pack("<IIII", 0, 1, 2, 3)),
    )
    file = open_file(binary(hidden + b"".join(cells), "0.0%", "[$€-407] #,##0"))
    sheet = file.head("2026")
    assert sheet.rows == [["Wins", 0.5, 12], [7, CellError("#REF!"), None], [8, None, None]]
    assert sheet.styles == {(0, 1): Style.PERCENT, (0, 2): Style.CURRENCY}
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({1}, {3, 4})
    assert sheet.merged == ((0, 2, 1, 3),)


def test_a_sheet_that_ends_too_soon(reader, binary):
    with pytest.raises(ScorecardError, match=r"kpis\.xlsb"):
        reader.open(binary(row(0, number(0, 5))[:-4]))
