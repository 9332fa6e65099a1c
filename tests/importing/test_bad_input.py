"""Each bad input gets a message that names file, sheet and cell, says what to do, and changes nothing."""

from __future__ import annotations

import io
import re
import shutil
import socket
import struct
import tracemalloc
import zipfile
from datetime import date

import pytest

from scorecard.errors import ScorecardError
from scorecard.importing.readers.kinds import refuse_other_kinds


def refusal(kept, path):
    with pytest.raises(ScorecardError) as caught:
        kept.opened(path)
    return str(caught.value)


def written(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    return path


def test_no_workbook(kept, tmp_path):
    message = refusal(kept, written(tmp_path, "kpis.xlsx", b"hello"))
    assert message == (
        "kpis.xlsx is no workbook, or it is damaged. Open it in Excel, save it again and import that file."
    )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xef\xbb\xbf\n<html><table></table></html>", "is a web page or XML with an Excel name"),
        (b"\x09\x04\x06\x00\x00\x00\x10\x00", "was written by Excel 4 or older"),
    ],
)
def test_no_workbook_in_spite_of_its_name(kept, tmp_path, data, reason):
    assert refusal(kept, written(tmp_path, "kpis.xls", data)).startswith(f"kpis.xls {reason}")


def test_a_truncated_workbook(kept, tmp_path, workbook):
    whole = workbook([["Measure", "Jan 2026"], ["Leads", 1]]).read_bytes()
    assert "is damaged" in refusal(kept, written(tmp_path, "half.xlsx", whole[: len(whole) // 2]))


def test_a_truncated_old_workbook(kept, tmp_path, data):
    whole = (data / "readxl_deaths.xls").read_bytes()
    assert "damaged" in refusal(kept, written(tmp_path, "half.xls", whole[:9000]))


def test_a_password(kept, tmp_path):
    head = (
        bytes.fromhex("d0cf11e0a1b11ae1") + bytes(1000) + "EncryptedPackage".encode("utf-16-le") + bytes(500)
    )
    message = refusal(kept, written(tmp_path, "locked.xlsx", head))
    assert message.startswith("locked.xlsx is locked with a password.")


def test_a_zip_that_unpacks_to_far_too_much(kept, tmp_path):
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts, parts.open("xl/sheet.xml", "w") as part:
        for _ in range(150):
            part.write(bytes(1 << 20))
    assert "would unpack to 150 MB and is not opened" in refusal(kept, path)


def test_a_file_that_kills_its_reader(kept, tmp_path):
    """A compound file whose directory runs in a circle asks for all memory there is."""
    sector = struct.pack("<128i", *([1] * 128))
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6)
    head += (
        bytes(6) + struct.pack("<9i", 0, 1, 0, 0, 4096, -2, 0, -2, 0) + struct.pack("<109i", 0, *[-1] * 108)
    )
    message = refusal(kept, written(tmp_path, "loop.xls", head[:512] + sector))
    assert message.startswith("loop.xls")


@pytest.mark.parametrize("data", [bytes(range(256)) * 8, b"\x00\x01\x02\x03" * 99])
def test_binary_bytes(kept, tmp_path, data):
    assert refusal(kept, written(tmp_path, "kpis.csv", data)) == (
        "kpis.csv is no text file. Choose an Excel workbook or a CSV file."
    )


def test_an_empty_file_and_a_missing_one(kept, tmp_path):
    assert refusal(kept, written(tmp_path, "kpis.csv", b"")) == "kpis.csv is empty."
    assert refusal(kept, written(tmp_path, "kpis.csv", b" \n")) == "kpis.csv is empty."
    assert "is not there any more" in refusal(kept, tmp_path / "gone.xlsx")
    assert "is a folder" in refusal(kept, tmp_path)


def test_an_empty_sheet(kept, workbook):
    assert refusal(kept, workbook([])) == ("kpis.xlsx, sheet “2026”, is empty. Choose another sheet or file.")


def test_a_sheet_without_dates(kept, workbook):
    message = refusal(kept, workbook([["Measure", "Plan"], ["Leads", 5], ["Calls", 7]]))
    assert message.startswith("kpis.xlsx, sheet “2026”, holds no dates or periods, such as 2026-11")


def test_two_columns_for_one_period(workbook, take_in, kept):
    plan = take_in(workbook([["Measure", "Jan 2026", "2026-01"], ["Leads", 5, 6], ["Calls", 7, 7]])).plan
    assert [(each.address, each.text, each.action) for each in plan.problems] == [
        ("C2", "two values for the same month (also in B2)", "skipped")
    ]
    assert kept.values("Leads") == {"2026-01": 5}
    assert kept.values("Calls") == {"2026-01": 7}


def test_text_errors_and_numbers_too_large(workbook, take_in, kept):
    rows = [["Measure", "Jan 2026", "Feb 2026", "Mar 2026", "Apr 2026", "May 2026", "Jun 2026"]]
    rows += [["Leads", "see note", "n/a", "1e400", "NaN", 5], ["Calls", 1, "–", "inf", True, 6, "#N/A"]]
    plan = take_in(
        workbook([*rows, ["Deals"]], more=lambda _, s: s.write_formula("B4", "=A9", None, "#REF!"))
    ).plan
    assert {each.address: each.text for each in plan.problems} == {
        "B2": "“see note” is no number",
        "C2": "“n/a” is no number",
        "D2": "“1e400” is too large a number",
        "E2": "“NaN” is no number",
        "D3": "“inf” is no number",
        "E3": "“TRUE” is no number",
        "G3": "“#N/A” is a formula error in the file",
        "B4": "“#REF!” is a formula error in the file",
    }
    assert kept.values("Leads") == {"2026-05": 5}
    assert kept.values("Calls") == {"2026-01": 1, "2026-05": 6}
    assert [measure.name for measure in kept.book.measures] == ["Leads", "Calls"]


@pytest.mark.parametrize("day", [date(1900, 3, 1), date(9999, 12, 31)])
def test_dates_far_away(workbook, take_in, kept, day):
    plan = take_in(workbook([["Measure", date(2026, 1, 1), day], ["Leads", 5, 6]])).plan
    problem = plan.problems[0]
    assert problem.address == "C1"
    assert f"the year {day.year} is outside 1950 to 2100" in problem.text
    assert problem.action == "left out"
    assert kept.values("Leads") == {"2026-01": 5}


def test_an_endless_name_is_shortened_and_said(workbook, take_in, kept):
    plan = take_in(workbook([["Measure", "Jan 2026"], ["x" * 5000, 5]])).plan
    assert [(each.address, each.text, each.action) for each in plan.problems] == [
        ("A2", "the name has 5,000 characters, at most 200 are kept", "shortened")
    ]
    assert kept.book.measures[0].name == "x" * 200


def test_macros_and_links_in_a_workbook_are_never_carried_out(take_in, kept, workbook):
    """What the file last worked out is read; nothing in it is asked for anything anew."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        address = f"http://127.0.0.1:{server.getsockname()[1]}"
        link = f"='{address}/[book.xlsx]Sheet1'!A1"
        macro = io.BytesIO(b"what would be a macro")

        def add(book, sheet):
            book.add_vba_project(macro, True)
            sheet.write_formula("B2", f'=WEBSERVICE("{address}")', None, 5)
            sheet.write_formula("C2", link, None, 6)

        rows = [["Measure", "Jan 2026", "Feb 2026"], ["Leads"]]
        assert take_in(workbook(rows, name="kpis.xlsm", more=add)).plan.added == 2
        with pytest.raises(BlockingIOError):
            server.accept()
    assert kept.values("Leads") == {"2026-01": 5, "2026-02": 6}


def test_entities_in_opendocument_fetch_nothing_and_do_not_multiply(kept, tmp_path):
    entities = '<!DOCTYPE a [<!ENTITY x0 "ha"><!ENTITY f SYSTEM "file:///etc/passwd">'
    entities += "".join(f'<!ENTITY x{n} "{f"&x{n - 1};" * 10}">' for n in range(1, 12))
    path = tmp_path / "kpis.ods"
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        parts.writestr("META-INF/manifest.xml", "<manifest/>")
        parts.writestr("content.xml", f"{entities}]><a>&x11;&f;</a>")
    assert refusal(kept, path).startswith("kpis.ods")


def test_damage_does_not_reach_the_next_file(kept, tmp_path, workbook):
    path = tmp_path / "copy.xlsx"
    shutil.copy(workbook([["Measure", "Jan 2026"], ["Leads", 1]]), path)
    refusal(kept, written(tmp_path, "bad.xlsx", b"PK\x03\x04" + bytes(99)))
    assert kept.opened(path).plan.added == 1


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n%...", "is a PDF, not a workbook. Open it"),
        (b"\x89PNG\r\n\x1a\n....", "is a picture, not a workbook."),
        (b"<!DOCTYPE html><html><table></table></html>", "is a web page, not a workbook."),
        (b"{\\rtf1 report}", "is a text document, not a workbook."),
    ],
)
def test_a_file_of_another_kind_is_told_as_what_it_is(reader, tmp_path, content, kind):
    path = tmp_path / "report.xlsx"
    path.write_bytes(content)
    with pytest.raises(ScorecardError, match=re.escape(f"report.xlsx {kind}")):
        reader.open(path)


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("word/document.xml", "is a Word document, not a workbook."),
        ("a.csv", "is an archive, not a workbook."),
    ],
)
def test_so_is_an_archive(reader, tmp_path, part, kind):
    path = tmp_path / "report.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(part, "1")
    with pytest.raises(ScorecardError, match=re.escape(f"report.xlsx {kind}")):
        reader.open(path)


def test_what_an_archive_says_that_it_is_is_not_unpacked_whole(tmp_path):
    path = tmp_path / "bomb.ods"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", bytes(64 << 20))
    tracemalloc.start()
    with pytest.raises(ScorecardError, match=r"bomb\.ods is an archive"):
        refuse_other_kinds(path, path.read_bytes()[:512], ".ods")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4 << 20
