"""Which reader opens a file."""

from __future__ import annotations

from pathlib import Path

from scorecard.errors import ScorecardError
from scorecard.importing.readers.large_text import OpenLargeText
from scorecard.importing.readers.opened import OpenFile
from scorecard.importing.readers.text_file import OpenText
from scorecard.importing.readers.workbook import OpenWorkbook, is_workbook

_LARGE = 4 << 20
"""Bytes of a text file that is shown before all of it is read."""


def open_file(path: Path) -> OpenFile:
    """Open a file by what it holds or else by its name. Raises ScorecardError where it cannot be read."""
    with path.open("rb") as file:
        head = file.read(512)
    suffix = path.suffix.lower()
    if is_workbook(head, suffix):
        return OpenWorkbook(path)
    if suffix == ".xls" and b"<" in head[:3]:
        raise ScorecardError(
            f"{path.name} is a web page or XML with an Excel name. Open it in Excel and save it as .xlsx."
        )
    if path.stat().st_size > _LARGE:
        large = OpenLargeText(path)
        if len(large.tables) == 1:
            return large
    return OpenText.of_file(path)


def open_text(text: str, name: str) -> OpenFile:
    """A pasted table as a file. Raises ScorecardError where it is empty."""
    return OpenText.of_text(text, name)
