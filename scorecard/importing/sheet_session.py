"""A file while it is looked at: its sheets, and where in the chosen one the numbers over time stand."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from scorecard.errors import ScorecardError
from scorecard.importing.choices import Choices
from scorecard.importing.file_sheets import Excerpt, FileSheets
from scorecard.importing.findings import Decisions
from scorecard.importing.grid import Grid
from scorecard.importing.layout import Area, Layout, LayoutKind
from scorecard.importing.readers import ReaderProcess, SheetHead
from scorecard.importing.sheet_search import FoundSheet, Search, place
from scorecard.periods import Calendar

PASTED = "pasted table"
"""So is a table named that comes from no file."""


class SheetSession(ABC):
    """Open a file and choose a sheet of it, a part of that and a layout.

    :meth:`begin` reads the beginning of a large file only, :meth:`find` looks in it for numbers over time,
    and :meth:`open` does both. A request that cannot be met raises ScorecardError and leaves the state as
    it was.
    """

    def __init__(self, calendar: Calendar, reader: ReaderProcess, today: date) -> None:
        """``reader`` holds the file; ``today`` decides what lies in the future."""
        self._calendar = calendar
        self._reader = reader
        self._today = today
        self._choices = Choices()
        self._decisions = Decisions()
        self._recipe = ""
        self._remarks: tuple[str, ...] = ()
        self._search: Search
        self._shown: Grid
        self._found: FoundSheet | None = None
        self._layout: Layout

    def open(self, path: Path) -> None:
        """Look at a file and choose its sheet with most numbers over time.

        Raises ScorecardError that names the file, what is wrong and what to do.
        """
        self._look_through(FileSheets.open(self._reader, path))

    def open_text(self, text: str, name: str = PASTED) -> None:
        """Take a pasted table. Raises ScorecardError as :meth:`open` does."""
        self._look_through(FileSheets.open_text(self._reader, text, name))

    def begin(self, source: Path | str) -> None:
        """Read a file, or a table that was pasted, as far as it is shown. Raises ScorecardError.

        Its largest sheet is the chosen one until :meth:`find`, or until an area of it is chosen.
        """
        if isinstance(source, Path):
            file = FileSheets.open(self._reader, source)
        else:
            file = FileSheets.open_text(self._reader, source, PASTED)
        self._take(Search(file, self._calendar, self._today))

    def find(self) -> FoundSheet:
        """The sheet with most numbers over time, or the one that was chosen since.

        Raises ScorecardError that says why there is none.
        """
        return self._found or self._show(self._search.best())

    @property
    def file(self) -> str:
        """The file's name without its folder."""
        return self._search.file.name

    @property
    def path(self) -> str:
        """The file with its folder; empty for a pasted table."""
        return self._search.file.path

    @property
    def sheets(self) -> tuple[SheetHead, ...]:
        """All sheets of the file."""
        return tuple(self._search.file.heads.values())

    @property
    def contents(self) -> Mapping[str, str]:
        """What was seen in each sheet that was looked at: ``14 measures, months``, ``nothing over time``."""
        return dict(self._search.contents)

    @property
    def sheet(self) -> str:
        """The chosen sheet's name; empty in a text file with one table."""
        return self._shown.name

    def choose_sheet(self, name: str) -> None:
        """Look at another sheet. Raises ScorecardError where it holds no measures over time."""
        heads = self._search.file.heads
        if name not in heads:
            names = ", ".join(f"“{each}”" for each in heads)
            raise ScorecardError(f"{self.file} has no sheet “{name}”. It has {names}.")
        self._take_sheet(name)

    def preview(self, sheet: str) -> Grid:
        """The first rows of any sheet."""
        return self._search.file.preview(sheet)

    @property
    def grid(self) -> Grid:
        """The chosen sheet, or as much of it as is shown."""
        return self._shown

    def rows_around(self, sheet: str, row: int) -> Excerpt:
        """The rows of a sheet before and after one (from 0) that is not shown. Raises ScorecardError."""
        return self._search.file.rows_around(sheet, row)

    @property
    def layouts(self) -> tuple[LayoutKind, ...]:
        """The layouts in which the sheet can be read, the best first; none before they were looked for."""
        return tuple(layout.kind for layout in self._found.layouts) if self._found else ()

    def choose_layout(self, kind: LayoutKind) -> None:
        """Read the sheet in another way. Raises ScorecardError where it cannot be read so."""
        found = self.find()
        if found.layout(kind) is None:
            where = place(self.file, self.sheet)
            raise ScorecardError(f"{where} cannot be read as “{kind.label}”.")
        self._choices = replace(self._choices, layout=kind, matches={})
        self._show(found)

    @property
    def area(self) -> Area | None:
        """The part of the sheet in which its table was looked for; None for all of it."""
        return self._choices.area

    def choose_area(self, area: Area | None, sheet: str | None = None) -> None:
        """Look for the table in a part of the sheet, or of another one. Raises ScorecardError without one."""
        if sheet not in (None, self.sheet):
            self._take_sheet(str(sheet), area)
            return
        found = self._search.sheet(self.sheet, self._choices.date_order, area)
        self._choices = replace(self._choices, area=area, layout=None)
        self._show(found)

    @property
    def year(self) -> int | None:
        """The year of periods without one; None where the file names it."""
        clues = self.find().clues
        return clues.year if clues.undated else None

    @property
    def year_example(self) -> str:
        """``“Jan” is of 2026``; empty where the file names its years."""
        return f"“{self.find().clues.undated}” is of {self.year}" if self.year is not None else ""

    def choose_year(self, year: int) -> None:
        """Say of which year the file is. Raises ScorecardError where it names its years itself."""
        if self.year is None:
            raise ScorecardError(f"{self.file} names its years itself.")
        self._look_again(replace(self._search, year=year))

    @property
    def choices(self) -> Choices:
        """What was chosen so far."""
        return self._choices

    @property
    def recipe(self) -> str:
        """The name of the recipe by which the file is read; empty without one."""
        return self._recipe

    @property
    def decisions(self) -> Decisions:
        """What was decided about cells and lines of this file alone."""
        return self._decisions

    def _look_through(self, file: FileSheets) -> None:
        search = Search(file, self._calendar, self._today)
        best = search.best()
        self._take(search)
        self._show(best)

    def _take(self, search: Search) -> None:
        self._search = search
        self._choices, self._decisions, self._recipe, self._remarks = Choices(), Decisions(), "", ()
        self._shown, self._found = search.file.preview(search.largest()), None
        self._forget_reading()

    def _take_sheet(self, name: str, area: Area | None = None) -> None:
        search = replace(self._search, exchanged=None)
        found = search.sheet(name, area=area)
        self._search = search
        self._choices, self._recipe = Choices(sheet=name, area=area), ""
        self._decisions = Decisions()
        self._show(found)

    def _look_again(self, search: Search) -> None:
        """Look at the chosen sheet with what is known now. Raises ScorecardError where nothing is found."""
        found = search.sheet(self.sheet, self._choices.date_order, self._choices.area)
        self._search = search
        self._show(found)

    def _show(self, sheet: FoundSheet) -> FoundSheet:
        self._found, self._shown = sheet, sheet.grid
        self._layout = sheet.layout(self._choices.layout) or sheet.layouts[0]
        self._forget_reading()
        return sheet

    @abstractmethod
    def _forget_reading(self) -> None:
        """What was read holds no more."""
