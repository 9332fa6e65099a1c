"""A large text file that is open: its beginning is shown at once, its columns are read apart."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property
from pathlib import Path

from scorecard.importing.grid import CellValue
from scorecard.importing.readers.delimited import plainness, read_beginning, read_rows
from scorecard.importing.readers.delimited.cutting import Rows
from scorecard.importing.readers.encoding import encode
from scorecard.importing.readers.kept_columns import KeptColumns
from scorecard.importing.readers.opened import OpenFile
from scorecard.importing.readers.plain_text import NotPlainError, PlainText
from scorecard.importing.readers.raw import PREVIEW_ROWS, RawColumn, RawSheet, SheetHead

_BEGINNING = 1 << 18
"""Bytes that are read of it before the rest is asked for."""


class OpenLargeText(OpenFile):
    """A text file of one table; what looks like another one far below is taken for a part of it."""

    def __init__(self, path: Path) -> None:
        """Read its beginning. Raises ScorecardError where it is no text."""
        self.name = path.name
        self._path = path
        with path.open("rb") as file:
            beginning = file.read(_BEGINNING)
        self._format, self.tables = read_beginning(beginning, self.name, PREVIEW_ROWS)
        self._lines = max(1, int(path.stat().st_size / len(beginning) * beginning.count(b"\n")))
        self._kept = KeptColumns()
        self._kept_days = KeptColumns()

    @property
    def is_whole(self) -> bool:
        """Whether the rest was read."""
        return "_plain" in self.__dict__

    def heads(self) -> tuple[SheetHead, ...]:
        """Its one table; how long it is, is estimated at first."""
        width = max(map(len, self.tables[0].rows), default=0)
        if self.is_whole:
            return (SheetHead("", self._row_count, width),)
        return (SheetHead("", self._lines, width, is_exact=False),)

    def head(self, sheet: str) -> RawSheet:
        """Its first rows."""
        return self.tables[0]

    def whole(self, sheet: str) -> RawSheet:
        """All its rows."""
        return RawSheet("", [[cell.strip() or None for cell in row] for row in self._rows()])

    def rows(self, sheet: str, first_row: int, count: int) -> list[list[CellValue]]:
        """A few of its rows."""
        if self._plain:
            return self._plain.rows(first_row, count, max(map(len, self.tables[0].rows), default=1))
        found = self._rows()[first_row : first_row + count]
        return [[cell.strip() or None for cell in row] for row in found]

    def finish(self) -> None:
        """Read the rest."""
        _ = self._plain

    def columns(
        self, sheet: str, first_row: int, indices: Sequence[int], *, as_text: Collection[int] = ()
    ) -> list[RawColumn]:
        """Some columns; the rest of the file is read for them."""
        return self._kept.get(
            first_row, indices, as_text, lambda missing: self._read(first_row, missing, as_text)
        )

    def days(
        self,
        sheet: str,
        first_row: int,
        index: int,
        *,
        beside: Sequence[int] = (),
        as_text: Collection[int] = (),
    ) -> RawColumn:
        """A column of dates, read without their time of the day where the file is plain."""

        def read(_: Sequence[int]) -> list[RawColumn]:
            return [self._read_days(first_row, index, beside, as_text)]

        return self._kept_days.get(first_row, [index], (), read)[0]

    def _read_days(
        self, first_row: int, index: int, beside: Sequence[int], as_text: Collection[int]
    ) -> RawColumn:
        found = None
        if self._plain and beside:
            sample = self.tables[0].rows[first_row:]
            try:
                columns, found = self._plain.columns_and_days(first_row, beside, index, as_text, sample)
            except NotPlainError:
                return super().days("", first_row, index)
            self._kept.get(first_row, beside, as_text, lambda _: columns)
        elif self._plain:
            found = self._plain.days(first_row, index)
        return found or super().days("", first_row, index)

    def _read(self, first_row: int, indices: Sequence[int], as_text: Collection[int]) -> list[RawColumn]:
        if self._plain:
            try:
                return self._plain.columns(first_row, indices, as_text, self.tables[0].rows[first_row:])
            except NotPlainError:
                self._plain = None
        rows = self._rows()[first_row:]
        return [
            encode((row[index].strip() or None) if index < len(row) else None for row in rows)
            for index in indices
        ]

    def _rows(self) -> Rows:
        return read_rows(self._data, self.name, self._format)

    @cached_property
    def _data(self) -> bytes:
        return self._path.read_bytes()

    @cached_property
    def _plain(self) -> PlainText | None:
        """The file for the fast parser, which reads it by itself; None where it is not plain."""
        with self._path.open("rb") as file:
            found = plainness(file, self._format)
        return PlainText(self._path, self._format, found) if found else None

    @cached_property
    def _row_count(self) -> int:
        return self._plain.row_count if self._plain else len(self._rows())
