"""The sheets of an open file as grids: their first rows at once, the whole where it is needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from scorecard.importing.grid import Grid
from scorecard.importing.readers import FileHead, OpenFile, ReaderProcess, SheetHead
from scorecard.importing.readers.opened import some_rows, whole_sheet

P = ParamSpec("P")
R = TypeVar("R")

_ROWS_AROUND = 60


@dataclass(frozen=True)
class Excerpt:
    """A few rows of a sheet, from far below those that are shown at first."""

    sheet: str
    first_row: int
    """Where in the sheet its first row stands, from 0."""
    grid: Grid

    @property
    def words(self) -> str:
        """``rows 12,316 to 12,375``."""
        return f"rows {self.first_row + 1:,} to {self.first_row + self.grid.row_count:,}"

    def holds(self, row: int) -> bool:
        """Whether a row of the sheet, from 0, is among them."""
        return self.first_row <= row < self.first_row + self.grid.row_count


@dataclass
class FileSheets:
    """One file that the reader process holds."""

    name: str
    path: str
    """With its folder; empty for a pasted table."""
    reader: ReaderProcess
    heads: Mapping[str, SheetHead]
    is_whole: bool
    """Whether the whole file was read, and not only its beginning."""
    is_own: bool
    """Whether Scorecard wrote it, and its sheets are the changes of each grain."""
    _previews: dict[str, Grid]
    _grids: dict[str, Grid] = field(default_factory=dict)

    @classmethod
    def open(cls, reader: ReaderProcess, path: Path) -> FileSheets:
        """Open a file. Raises ScorecardError as :class:`ReaderProcess` does."""
        return cls._of(reader, reader.open(path), str(path.absolute()))

    @classmethod
    def open_text(cls, reader: ReaderProcess, text: str, name: str) -> FileSheets:
        """Take a pasted table. Raises ScorecardError where it is empty."""
        return cls._of(reader, reader.open_text(text, name), "")

    @classmethod
    def _of(cls, reader: ReaderProcess, head: FileHead, path: str) -> FileSheets:
        heads = {each.name: each for each in head.heads}
        previews = {each.name: each.grid() for each in head.previews}
        is_whole = all(each.is_exact for each in head.heads)
        return cls(head.name, path, reader, heads, is_whole, head.is_own, previews)

    def preview(self, sheet: str) -> Grid:
        """The first rows of a sheet."""
        return self._previews[sheet]

    def has_more(self, sheet: str) -> bool:
        """Whether a sheet has more rows than its preview."""
        return self.heads[sheet].row_count > self._previews[sheet].row_count

    def grid(self, sheet: str) -> Grid:
        """All rows of a sheet. Raises ScorecardError."""
        if not self.has_more(sheet):
            return self._previews[sheet]
        if sheet not in self._grids:
            self.finish()
            self._grids[sheet] = self.ask(whole_sheet, sheet).grid()
        return self._grids[sheet]

    def rows_around(self, sheet: str, row: int) -> Excerpt:
        """The rows of a sheet before and after one. Raises ScorecardError."""
        first = max(0, row - _ROWS_AROUND // 2)
        return Excerpt(sheet, first, self.ask(some_rows, sheet, first, _ROWS_AROUND).grid())

    def finish(self) -> None:
        """Read the rest of a file of which only the beginning was read. Raises ScorecardError."""
        if not self.is_whole:
            self.heads = {each.name: each for each in self.ask(finish)}
            self.is_whole = True

    def ask(self, function: Callable[Concatenate[OpenFile, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """What the process answers. Raises ScorecardError."""
        return self.reader.ask(function, *args, **kwargs)


def finish(file: OpenFile) -> tuple[SheetHead, ...]:
    """Read the rest of a file, in the process; what its sheets are now."""
    file.finish()
    return file.heads()
