"""A file while it is looked at: its sheets, how each is read, and what was chosen about that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from scorecard.errors import ScorecardError
from scorecard.importing.choices import Choices
from scorecard.importing.examples import date_question, exchanged_question, number_question, year_question
from scorecard.importing.file_sheets import Excerpt, FileSheets
from scorecard.importing.findings import Decisions
from scorecard.importing.grid import Grid
from scorecard.importing.layout import Area, Layout, LayoutKind
from scorecard.importing.moments import DateOrder, Exchanged
from scorecard.importing.numbers import NumberStyle
from scorecard.importing.parts import SheetPart, hidden_lines, read_part, rival_notes
from scorecard.importing.readers import ReaderProcess, SheetHead
from scorecard.importing.rows.columns import Chosen
from scorecard.importing.rows.rules import RawRules
from scorecard.importing.rows.table_profile import TableProfile
from scorecard.importing.shape import shape_of
from scorecard.importing.sheet_reading import SheetReading
from scorecard.importing.sheet_search import FoundSheet, Search, place
from scorecard.periods import Calendar

PASTED = "pasted table"
"""So is a table named that comes from no file."""


class FileSession:
    """Open a file, look at what was found, and choose.

    :meth:`begin` reads the beginning of a large file only, :meth:`find` looks in it for numbers over time,
    and :meth:`open` does both; what is asked beyond the sheet and its layout reads the rest. A request that
    cannot be met raises ScorecardError and leaves the state as it was.
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
        self._parts: tuple[SheetPart, ...] | None = None
        self._rivals: list[str] = []

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
    def layout(self) -> Layout:
        """How the chosen sheet is read. Raises ScorecardError where nothing was found in it."""
        self.find()
        return self._layout if self._parts is None else self._parts[0].reading.layout

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
    def together(self) -> tuple[str, ...]:
        """The sheets that are imported together, the chosen one first."""
        return tuple(part.sheet.name for part in self._read())

    @property
    def parts(self) -> tuple[SheetPart, ...]:
        """The same sheets with what each gives."""
        return self._read()

    def choose_together(self, together: bool) -> None:
        """Import sheets that are laid out alike together, or the chosen one alone."""
        self._choices = replace(self._choices, together=together)
        self._forget_reading()

    @property
    def number_style(self) -> NumberStyle:
        """How numbers that are written as text are read."""
        return self._first.number_style

    @property
    def number_example(self) -> str:
        """``“51,10” is read as 51.10``; empty where the sheet has no number in text with a mark."""
        return self._first.number_example

    def choose_number_style(self, style: NumberStyle) -> None:
        """Read numbers in text another way."""
        self._choices = replace(self._choices, number_style=style)
        self._forget_reading()

    @property
    def date_order(self) -> DateOrder:
        """How dates in figures are read."""
        return self._first.date_order

    @property
    def date_example(self) -> str:
        """``“01/02/2026” is 1 Feb 2026``; empty where the sheet has no date in figures."""
        return self._first.date_example

    def choose_date_order(self, order: DateOrder) -> None:
        """Read dates in figures another way. Raises ScorecardError where none is a date then."""
        found = self._search.sheet(self.sheet, order, self._choices.area)
        self._choices = replace(self._choices, date_order=order)
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
    def exchanged(self) -> Exchanged | None:
        """Real dates that seem to have day and month exchanged; None where there are none."""
        found = (part.reading.readings.exchanged for part in self._read())
        return next(filter(None, found), None)

    def choose_exchanged(self, exchanged: bool) -> None:
        """Say whether day and month of these dates are exchanged."""
        self._look_again(replace(self._search, exchanged=exchanged))
        self._choices = replace(self._choices, exchanged=exchanged)

    @property
    def profile(self) -> TableProfile | None:
        """The columns of a table of rows."""
        return self._first.profile

    @property
    def rules(self) -> RawRules | None:
        """What is made of raw rows."""
        return self._first.rules

    def choose_rules(self, rules: RawRules) -> None:
        """Make other measures of raw rows. Raises ScorecardError where the table cannot be read so."""
        former = self._choices
        self._choices = replace(former, rules=rules)
        self._forget_reading()
        try:
            self._read()
        except ScorecardError:
            self._choices = former
            raise

    @property
    def questions(self) -> tuple[str, ...]:
        """What both readings of the file fit, so that the person must say."""
        found: dict[str, None] = {}
        for part in self._read():
            if part.reading.unclear_date:
                found[date_question(part.reading.unclear_date, self._today)] = None
            if part.reading.unclear_number:
                found[number_question(part.reading.unclear_number)] = None
        if self.exchanged is not None and self._choices.exchanged is None:
            found[exchanged_question(self.exchanged)] = None
        if self.year is not None and self._search.year is None:
            found[year_question(self.find().clues.undated, self.year)] = None
        return tuple(found)

    @property
    def notes(self) -> tuple[str, ...]:
        """What the person should know about how the sheets are read."""
        notes = [note for part in self._read() for note in part.notes]
        return tuple(dict.fromkeys((*self._remarks, *notes, *rival_notes(self._rivals))))

    def remark(self, text: str) -> None:
        """Have something said among the notes."""
        self._remarks = (*self._remarks, text)

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

    def use(self, choices: Choices, recipe: str = "", decisions: Decisions | None = None) -> None:
        """Take all choices at once, with what was decided of this file before.

        Raises ScorecardError where they do not fit this file.
        """
        if choices.sheet is not None and choices.sheet not in self._search.file.heads:
            choices = replace(choices, sheet=None)
        name = self.sheet if choices.sheet is None else choices.sheet
        search = replace(self._search, exchanged=choices.exchanged)
        found = search.sheet(name, choices.date_order, choices.area)
        if found.layout(choices.layout) is None:
            kind = choices.layout.label if choices.layout else ""
            raise ScorecardError(f"{place(self.file, name)} cannot be read as “{kind}”.")
        former = self._choices, self._recipe, self._decisions, self.find(), self._layout, self._search
        self._search = search
        self._choices, self._recipe, self._decisions = choices, recipe, decisions or Decisions()
        self._show(found)
        try:
            self._read()
        except ScorecardError:
            self._choices, self._recipe, self._decisions, sheet, layout, self._search = former
            self._show(sheet)
            self._layout = layout
            raise

    def shape(self, sheet: str) -> str:
        """What a sheet looks like, whatever was chosen. Raises ScorecardError where it cannot be read.

        One in which nothing is found looks as what a person marked in it.
        """
        choices = self._choices
        is_as_found = sheet == self.sheet and choices.area is None and choices.date_order is None
        if is_as_found and not self._search.file.has_more(sheet):
            return shape_of(self.file, self.find())
        try:
            found = self._search.sheet(sheet)
        except ScorecardError:
            if sheet != self.sheet or choices.area is None:
                raise
            found = self.find()
        return shape_of(self.file, found)

    def set_with_hidden(self, with_hidden: bool) -> None:
        """Whether hidden rows and columns are imported too."""
        self._choices = replace(self._choices, with_hidden=with_hidden)
        self._forget_reading()

    @property
    def has_hidden(self) -> bool:
        """Whether there are numbers in hidden rows or columns."""
        return any(hidden_lines(self._read()))

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

    def _forget_reading(self) -> None:
        self._parts = None

    def _read(self) -> tuple[SheetPart, ...]:
        if self._parts is None:
            self._parts = self._read_parts()
        return self._parts

    def _read_parts(self) -> tuple[SheetPart, ...]:
        choices, found = self._choices, self.find()
        chosen = Chosen(choices.date_order, choices.number_style, choices.with_hidden)
        if not self._layout.kind.is_rows and self._search.file.has_more(self.sheet):
            kind = self._layout.kind
            found = self._search.sheet(self.sheet, choices.date_order, choices.area)
            self._found, self._shown = found, found.grid
            self._layout = found.layout(kind) or found.layouts[0]
        others, self._rivals = self._search.alike(found, self._layout) if choices.together else ([], [])
        kind, rules = self._layout.kind, choices.rules
        return tuple(read_part(self._search.file, sheet, kind, chosen, rules) for sheet in (found, *others))

    @property
    def _first(self) -> SheetReading:
        return self._read()[0].reading
