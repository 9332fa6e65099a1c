"""A delimited text file that is open: its beginning first, the rest when it is asked for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Self

from scorecard.importing.grid import CellValue
from scorecard.importing.readers.delimited import read_tables, read_text_tables
from scorecard.importing.readers.encoding import encode
from scorecard.importing.readers.opened import OpenFile
from scorecard.importing.readers.raw import RawColumn, RawSheet, SheetHead


class OpenText(OpenFile):
    """A text file or a pasted table, which may hold several tables."""

    def __init__(self, name: str, tables: list[RawSheet]) -> None:
        self.name = name
        self._tables = {table.name: table for table in tables}

    @classmethod
    def of_file(cls, path: Path) -> Self:
        """Read a file. Raises ScorecardError where it is empty or no text."""
        return cls(path.name, read_tables(path.read_bytes(), path.name))

    @classmethod
    def of_text(cls, text: str, name: str) -> Self:
        """Take a text. Raises ScorecardError where it is empty."""
        return cls(name, read_text_tables(text, name))

    @property
    def is_whole(self) -> bool:
        """Whether all of the file was read."""
        return True

    def heads(self) -> tuple[SheetHead, ...]:
        """Its tables."""
        return tuple(
            SheetHead(each.name, len(each.rows), max(map(len, each.rows), default=0))
            for each in self._tables.values()
        )

    def head(self, sheet: str) -> RawSheet:
        """Its first rows."""
        return self._tables[sheet].beginning()

    def whole(self, sheet: str) -> RawSheet:
        """All its rows."""
        return self._tables[sheet]

    def rows(self, sheet: str, first_row: int, count: int) -> list[list[CellValue]]:
        """A few of its rows."""
        return self._tables[sheet].rows[first_row : first_row + count]

    def finish(self) -> None:
        """Nothing is left to be read."""

    def columns(
        self, sheet: str, first_row: int, indices: Sequence[int], *, as_text: Collection[int] = ()
    ) -> list[RawColumn]:
        """Some columns, from a row on."""
        rows = self._tables[sheet].rows[first_row:]
        return [encode(row[index] if index < len(row) else None for row in rows) for index in indices]
