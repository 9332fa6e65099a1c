"""How a file is read: its numbers, dates and rows, and which of its sheets go together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from scorecard.errors import ScorecardError
from scorecard.importing.choices import Choices
from scorecard.importing.examples import date_question, exchanged_question, number_question, year_question
from scorecard.importing.findings import Decisions
from scorecard.importing.layout import Layout
from scorecard.importing.moments import DateOrder, Exchanged
from scorecard.importing.numbers import NumberStyle
from scorecard.importing.parts import SheetPart, hidden_lines, read_part, rival_notes
from scorecard.importing.readers import ReaderProcess
from scorecard.importing.rows.columns import Chosen
from scorecard.importing.rows.rules import RawRules
from scorecard.importing.rows.table_profile import TableProfile
from scorecard.importing.shape import shape_of
from scorecard.importing.sheet_reading import SheetReading
from scorecard.importing.sheet_search import place
from scorecard.importing.sheet_session import SheetSession
from scorecard.own_workbook import DATA
from scorecard.periods import Calendar

_OWN = (
    f"Numbers are read from the sheet “{DATA}” alone, and of this export only those that were changed there. "
    "What was changed on its other sheets, such as names, goals and notes, is not read."
)


class FileSession(SheetSession):
    """Over an open file: say how its numbers, dates and rows are read.

    What is asked here reads all of the file. A request that cannot be met raises ScorecardError and leaves
    the state as it was.
    """

    def __init__(self, calendar: Calendar, reader: ReaderProcess, today: date) -> None:
        """``reader`` holds the file; ``today`` decides what lies in the future."""
        super().__init__(calendar, reader, today)
        self._parts: tuple[SheetPart, ...] | None = None
        self._rivals: list[str] = []

    @property
    def layout(self) -> Layout:
        """How the chosen sheet is read. Raises ScorecardError where nothing was found in it."""
        self.find()
        return self._layout if self._parts is None else self._parts[0].reading.layout

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
        own = (_OWN,) if self.is_own else ()
        return tuple(dict.fromkeys((*self._remarks, *own, *notes, *rival_notes(self._rivals))))

    @property
    def is_own(self) -> bool:
        """Whether Scorecard wrote the file, so that all that is read are the changes since then."""
        return self._search.file.is_own

    def remark(self, text: str) -> None:
        """Have something said among the notes."""
        self._remarks = (*self._remarks, text)

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
        others, self._rivals = (
            self._search.alike(found, self._layout) if choices.together or self.is_own else ([], [])
        )
        kind, rules = self._layout.kind, choices.rules
        return tuple(read_part(self._search.file, sheet, kind, chosen, rules) for sheet in (found, *others))

    @property
    def _first(self) -> SheetReading:
        return self._read()[0].reading

    def _forget_reading(self) -> None:
        self._parts = None
