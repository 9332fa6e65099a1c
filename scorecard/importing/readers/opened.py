"""A file that is open in the reader process, whatever its kind."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Sequence

from scorecard.importing.grid import CellValue
from scorecard.importing.readers.raw import PREVIEW_ROWS, FileHead, RawColumn, RawSheet, SheetHead

_MOST_SHOWN = 2_000_000
"""Cells that are shown of all sheets together, so that many wide ones do not fill the memory."""
_LEAST_ROWS = 20
_FIRST_ROWS = 300
"""So many rows are shown at once of a file of which only the beginning was read."""


class OpenFile(ABC):
    """One open file. Its sheets are asked for by name; all raise ScorecardError with the file's name."""

    name: str
    """The file's name without its folder."""

    @property
    @abstractmethod
    def is_whole(self) -> bool:
        """Whether all of the file was read, and not only its beginning."""

    @property
    def is_own(self) -> bool:
        """Whether Scorecard wrote it, and all that it hands over are the cells that were changed since."""
        return False

    @abstractmethod
    def heads(self) -> tuple[SheetHead, ...]:
        """What its sheets are, in their order."""

    @abstractmethod
    def head(self, sheet: str) -> RawSheet:
        """The first ``PREVIEW_ROWS`` rows of a sheet, with all that its format says."""

    @abstractmethod
    def whole(self, sheet: str) -> RawSheet:
        """All rows of a sheet."""

    @abstractmethod
    def rows(self, sheet: str, first_row: int, count: int) -> list[list[CellValue]]:
        """At most ``count`` rows of a sheet from a row (from 0) on, as they are shown."""

    @abstractmethod
    def finish(self) -> None:
        """Read the rest of a file of which only the beginning was read."""

    @abstractmethod
    def columns(
        self, sheet: str, first_row: int, indices: Sequence[int], *, as_text: Collection[int] = ()
    ) -> list[RawColumn]:
        """Some columns of a sheet from a row (from 0) to its end.

        Columns ``as_text`` of a text file keep all their texts as they are (``007``), also where all of
        them are numbers.
        """

    def days(
        self,
        sheet: str,
        first_row: int,
        index: int,
        *,
        beside: Sequence[int] = (),
        as_text: Collection[int] = (),
    ) -> RawColumn:
        """A column of dates from a row to the sheet's end; a text may come without its time of the day.

        ``beside`` it, with ``as_text``, are columns that will be asked for next: where one pass through the
        file does for all, they are read with it and kept.
        """
        return self.columns(sheet, first_row, [index], as_text=[index])[0]


def head_of(file: OpenFile) -> FileHead:
    """What is shown first of an open file."""
    heads = file.heads()
    cells = _MOST_SHOWN // max(1, len(heads))
    most_rows = PREVIEW_ROWS if file.is_whole else _FIRST_ROWS
    previews = tuple(
        file.head(each.name).beginning(max(_LEAST_ROWS, min(most_rows, cells // max(1, each.column_count))))
        for each in heads
    )
    is_whole = file.is_whole and all(
        len(shown.rows) == each.row_count for shown, each in zip(previews, heads, strict=True)
    )
    return FileHead(file.name, heads, previews, is_whole, file.is_own)


def some_rows(file: OpenFile, sheet: str, first_row: int, count: int) -> RawSheet:
    """A few rows of one sheet from a row (from 0) on."""
    file.finish()
    return RawSheet(sheet, file.rows(sheet, first_row, count))


def whole_sheet(file: OpenFile, sheet: str) -> RawSheet:
    """One sheet with all its rows."""
    file.finish()
    return file.whole(sheet)
