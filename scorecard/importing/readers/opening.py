"""Which reader opens a file."""

from __future__ import annotations

from pathlib import Path

from scorecard.errors import ScorecardError
from scorecard.importing.readers.kinds import refuse_other_kinds
from scorecard.importing.readers.large_text import OpenLargeText
from scorecard.importing.readers.opened import OpenFile
from scorecard.importing.readers.own_export import own_export
from scorecard.importing.readers.text_file import OpenText
from scorecard.importing.readers.workbook import OpenWorkbook, is_workbook

_LARGE = 4 << 20
"""Bytes of a text file that is shown before all of it is read."""
_BEGINS_OLDEST = b"\x09"
_OLDEST = (b"\x00", b"\x02", b"\x04")
"""The first bytes of workbooks from before they were compound files: a mark and the version."""


def open_file(path: Path) -> OpenFile:
    """Open a file by what it holds or else by its name. Raises ScorecardError where it cannot be read."""
    with path.open("rb") as file:
        head = file.read(512)
    suffix = path.suffix.lower()
    refuse_other_kinds(path, head, suffix)
    if is_workbook(head, suffix):
        book = OpenWorkbook(path)
        return own_export(book, book.formulas)
    if suffix == ".xls":
        _refuse_what_is_none(head, path.name)
    if path.stat().st_size > _LARGE:
        large = OpenLargeText(path)
        if len(large.tables) == 1:
            return large
    return OpenText.of_file(path)


def open_text(text: str, name: str) -> OpenFile:
    """A pasted table as a file. Raises ScorecardError where it is empty."""
    return OpenText.of_text(text, name)


def _refuse_what_is_none(head: bytes, name: str) -> None:
    """Say what a file is that has an Excel name and is no workbook that can be read."""
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise ScorecardError(
            f"{name} is a web page or XML with an Excel name. Open it in Excel and save it as .xlsx."
        )
    if head[:1] == _BEGINS_OLDEST and head[1:2] in _OLDEST:
        raise ScorecardError(
            f"{name} was written by Excel 4 or older. Open it in Excel or LibreOffice and save it as .xlsx."
        )
