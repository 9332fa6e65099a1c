"""Files read into plain values, each kind by its own reader, in a process of their own."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from scorecard.importing.readers.opened import OpenFile, whole_sheets
from scorecard.importing.readers.opening import open_text
from scorecard.importing.readers.process import ReaderProcess
from scorecard.importing.readers.raw import FileHead, RawColumn, RawSheet, SheetHead

__all__ = [
    "FileHead",
    "OpenFile",
    "RawColumn",
    "RawSheet",
    "ReaderProcess",
    "SheetHead",
    "read_file",
    "read_text",
]


def read_file(path: Path) -> tuple[RawSheet, ...]:
    """All sheets of a file with all their rows. Raises ScorecardError as :class:`ReaderProcess` does."""
    with closing(ReaderProcess()) as reader:
        reader.open(path)
        return reader.ask(whole_sheets)


def read_text(text: str, name: str) -> tuple[RawSheet, ...]:
    """A pasted table as sheets. Raises ScorecardError where it is empty."""
    return whole_sheets(open_text(text, name))
