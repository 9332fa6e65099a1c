"""An import while it is looked at: the state of the wizard and of the command line, without widgets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from scorecard.errors import ScorecardError
from scorecard.importing.choices import Choices
from scorecard.importing.examples import date_question, number_question
from scorecard.importing.file_sheets import FileSheets
from scorecard.importing.findings import Decisions, Findings, Home, Place
from scorecard.importing.grid import Grid
from scorecard.importing.layout import Area, Layout, LayoutKind
from scorecard.importing.mapping import Certainty, Choice, Match, normalized
from scorecard.importing.matching import Names, decided, make_matches
from scorecard.importing.moments import DateOrder
from scorecard.importing.numbers import NumberStyle
from scorecard.importing.parts import SheetPart, find_goals, find_ratios, hidden_lines, read_part
from scorecard.importing.plan import CellProblem, ImportPlan
from scorecard.importing.planning import make_plan
from scorecard.importing.readers import ReaderProcess, SheetHead
from scorecard.importing.rows.columns import Chosen
from scorecard.importing.rows.rules import RawRules
from scorecard.importing.rows.table_profile import TableProfile
from scorecard.importing.shape import shape_of
from scorecard.importing.sheet_reading import SheetReading
from scorecard.importing.sheet_search import FoundSheet, Search, place
from scorecard.measures import Measure


class ImportSession:
    """Open a file, look at what was found, choose, and take the plan.

    :meth:`open` reads the beginning of a large file only; what is asked beyond the sheet and its layout reads
    the rest. Each choice makes the plan anew. A request that cannot be met raises ScorecardError and leaves
    the state as it was.
    """

    def __init__(
        self, home: Home, reader: ReaderProcess, *, today: date, known: Mapping[str, Measure] | None = None
    ) -> None:
        """``home`` is where the numbers go; ``known`` holds well-known measures by their names."""
        self._home = home
        self._reader = reader
        self._today = today
        self._known = {normalized(name): measure for name, measure in (known or {}).items()}
        self._choices = Choices()
        self._decisions = Decisions()
        self._recipe = ""
        self._remarks: tuple[str, ...] = ()
        self._search: Search
        self._sheet: FoundSheet
        self._layout: Layout
        self._parts: tuple[SheetPart, ...] | None = None
        self._matches: list[Match] | None = None
        self._plan: ImportPlan | None = None

    def open(self, path: Path) -> None:
        """Look at a file and choose its sheet with most numbers over time.

        Raises ScorecardError that names the file, what is wrong and what to do.
        """
        self._take(FileSheets.open(self._reader, path))

    def open_text(self, text: str, name: str = "pasted table") -> None:
        """Take a pasted table. Raises ScorecardError as :meth:`open` does."""
        self._take(FileSheets.open_text(self._reader, text, name))

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

    # The sheet that is shown, and how it is read

    @property
    def sheet(self) -> str:
        """The chosen sheet's name; empty in a text file with one table."""
        return self._sheet.name

    def choose_sheet(self, name: str) -> None:
        """Look at another sheet. Raises ScorecardError where it holds no measures over time."""
        heads = self._search.file.heads
        if name not in heads:
            names = ", ".join(f"“{each}”" for each in heads)
            raise ScorecardError(f"{self.file} has no sheet “{name}”. It has {names}.")
        found = self._search.sheet(name)
        self._choices, self._recipe = Choices(sheet=name), ""
        self._decisions = Decisions()
        self._show(found)

    @property
    def grid(self) -> Grid:
        """The chosen sheet, or as much of it as is shown."""
        return self._sheet.grid

    @property
    def layout(self) -> Layout:
        """How the chosen sheet is read."""
        return self._layout if self._parts is None else self._parts[0].reading.layout

    @property
    def layouts(self) -> tuple[LayoutKind, ...]:
        """The layouts in which the sheet can be read, the best first."""
        return tuple(layout.kind for layout in self._sheet.layouts)

    def choose_layout(self, kind: LayoutKind) -> None:
        """Read the sheet in another way. Raises ScorecardError where it cannot be read so."""
        if self._sheet.layout(kind) is None:
            where = place(self.file, self.sheet)
            raise ScorecardError(f"{where} cannot be read as “{kind.label}”.")
        self._choices = replace(self._choices, layout=kind, matches={})
        self._show(self._sheet)

    @property
    def area(self) -> Area | None:
        """The part of the sheet in which its table was looked for; None for all of it."""
        return self._choices.area

    def choose_area(self, area: Area | None) -> None:
        """Look for the table in a part of the sheet. Raises ScorecardError where there is none."""
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
        return tuple(found)

    @property
    def notes(self) -> tuple[str, ...]:
        """What the person should know about how the sheets are read."""
        notes = (note for part in self._read() for note in part.notes)
        return tuple(dict.fromkeys((*self._remarks, *notes)))

    def remark(self, text: str) -> None:
        """Have something said among the notes."""
        self._remarks = (*self._remarks, text)

    # What the names mean

    @property
    def matches(self) -> tuple[Match, ...]:
        """Each name in the file with the measure it stands for."""
        return tuple(self._matched())

    def choose(self, index: int, choice: int | Choice) -> None:
        """Decide a match: a measure's id, NEW or LEAVE_OUT."""
        if not isinstance(choice, Choice) and choice not in self._home.book.by_id:
            raise ScorecardError("That measure is not in this company any more.")
        matches = self._matched()
        matches[index] = decided(matches[index], choice, self._home.book)
        chosen = {**self._choices.matches, normalized(matches[index].name): choice}
        self._choices = replace(self._choices, matches=chosen)
        self._plan = None

    def accept_likely(self) -> None:
        """Confirm every match that is likely."""
        for match in self.matches:
            if match.certainty is Certainty.LIKELY:
                self.choose(match.index, match.choice)

    # What is done with single cells and with the file as a whole

    def correct(self, where: str, value: float | None, sheet: str | None = None) -> None:
        """Use ``value`` (in the measure's unit) for a cell; None leaves the cell out."""
        self._correct({**self._decisions.corrections, self._place(where, sheet): value})

    def take_back_correction(self, where: str, sheet: str | None = None) -> None:
        """Read a cell as the file has it."""
        wanted = self._place(where, sheet)
        kept = {cell: value for cell, value in self._decisions.corrections.items() if cell != wanted}
        self._correct(kept)

    @property
    def corrections(self) -> Mapping[Place, float | None]:
        """Cells, by sheet and address, with a value other than the file's."""
        return dict(self._decisions.corrections)

    def leave_out_row(self, row: int, out: bool = True) -> None:
        """Import nothing of a row (from 0) of the chosen sheet, or take it in again."""
        rows = self._decisions.left_out_rows
        line = {(self.sheet, row)}
        self._decisions = replace(self._decisions, left_out_rows=rows | line if out else rows - line)
        self._plan = None

    @property
    def left_out_rows(self) -> frozenset[int]:
        """The rows of the chosen sheet that are left out."""
        return frozenset(row for sheet, row in self._decisions.left_out_rows if sheet == self.sheet)

    @property
    def choices(self) -> Choices:
        """What was chosen so far."""
        return self._choices

    @property
    def recipe(self) -> str:
        """The name of the recipe by which the file is read; empty without one."""
        return self._recipe

    def use(self, choices: Choices, recipe: str = "") -> None:
        """Take all choices at once. Raises ScorecardError where they do not fit this file."""
        if choices.sheet is not None and choices.sheet not in self._search.file.heads:
            choices = replace(choices, sheet=None)
        name = self.sheet if choices.sheet is None else choices.sheet
        found = self._search.sheet(name, choices.date_order, choices.area)
        if found.layout(choices.layout) is None:
            kind = choices.layout.label if choices.layout else ""
            raise ScorecardError(f"{place(self.file, name)} cannot be read as “{kind}”.")
        former = self._choices, self._recipe, self._decisions, self._sheet, self._layout
        self._choices, self._recipe, self._decisions = choices, recipe, Decisions()
        self._show(found)
        try:
            self._read()
        except ScorecardError:
            self._choices, self._recipe, self._decisions, self._sheet, self._layout = former
            self._forget_reading()
            raise

    def shape(self, sheet: str) -> str:
        """What a sheet looks like, whatever was chosen. Raises ScorecardError where it cannot be read."""
        return shape_of(self.file, self._search.sheet(sheet))

    def set_newest_wins(self, newest_wins: bool) -> None:
        """Whether of two numbers for the same measure and period the later in the file is used."""
        self._choices = replace(self._choices, newest_wins=newest_wins)
        self._plan = None

    def set_complete(self, is_complete: bool) -> None:
        """Whether numbers within the file's periods that it does not hold are removed."""
        self._choices = replace(self._choices, is_complete=is_complete)
        self._plan = None

    def set_with_goals(self, with_goals: bool) -> None:
        """Whether the goals in the file are taken over."""
        self._choices = replace(self._choices, with_goals=with_goals)
        self._plan = None

    def set_with_hidden(self, with_hidden: bool) -> None:
        """Whether hidden rows and columns are imported too."""
        self._choices = replace(self._choices, with_hidden=with_hidden)
        self._parts = self._plan = None

    @property
    def goal_count(self) -> int:
        """How many goals the file holds."""
        return sum(len(part.reading.goals or ()) for part in self._read())

    @property
    def has_hidden(self) -> bool:
        """Whether there are numbers in hidden rows or columns."""
        return any(hidden_lines(self._read()))

    # The plan

    @property
    def problems(self) -> tuple[CellProblem, ...]:
        """The cells that are skipped or doubtful, with the reason."""
        return self.plan.problems

    @property
    def plan(self) -> ImportPlan:
        """What will change; the same value until the next choice."""
        if self._plan is None:
            self._plan = make_plan(self._findings(), self._home)
        return self._plan

    # How the parts come together

    def _take(self, file: FileSheets) -> None:
        search = Search(file, self._home.book.calendar, self._today)
        best = search.best()
        self._search = search
        self._choices, self._decisions, self._recipe, self._remarks = Choices(), Decisions(), "", ()
        self._show(best)

    def _show(self, sheet: FoundSheet) -> None:
        layout = sheet.layout(self._choices.layout) or sheet.layouts[0]
        self._sheet, self._layout = sheet, layout
        self._forget_reading()

    def _forget_reading(self) -> None:
        self._parts = self._matches = self._plan = None

    def _read(self) -> tuple[SheetPart, ...]:
        if self._parts is None:
            self._parts = self._read_parts()
        return self._parts

    def _read_parts(self) -> tuple[SheetPart, ...]:
        choices = self._choices
        chosen = Chosen(choices.date_order, choices.number_style, choices.with_hidden)
        if not self._layout.kind.is_rows and self._search.file.has_more(self.sheet):
            self._sheet = self._search.sheet(self.sheet, self._choices.date_order, self._choices.area)
            self._layout = self._sheet.layout(self._layout.kind) or self._sheet.layouts[0]
        sheets = [self._sheet]
        if self._choices.together:
            sheets += self._search.alike(self._sheet, self._layout)
        kind, rules = self._layout.kind, self._choices.rules
        return tuple(read_part(self._search.file, sheet, kind, chosen, rules) for sheet in sheets)

    @property
    def _first(self) -> SheetReading:
        return self._read()[0].reading

    def _matched(self) -> list[Match]:
        if self._matches is None:
            readings = [part.reading.readings for part in self._read()]
            self._names = Names.of(readings)
            book = self._home.book
            matches = make_matches(self._names, readings, book, self._known)
            for index, match in enumerate(matches):
                choice = self._choices.matches.get(normalized(match.name))
                if choice is not None and (isinstance(choice, Choice) or choice in book.by_id):
                    matches[index] = decided(match, choice, book)
            self._matches = matches
        return self._matches

    def _place(self, where: str, sheet: str | None) -> Place:
        return self.sheet if sheet is None else sheet, where

    def _correct(self, corrections: Mapping[Place, float | None]) -> None:
        self._decisions = replace(self._decisions, corrections=corrections)
        self._plan = None

    def _findings(self) -> Findings:
        matches, parts, choices = self._matched(), self._read(), self._choices
        hidden = ((), ()) if choices.with_hidden else hidden_lines(parts)
        return Findings(
            file=self.file,
            path=self.path,
            recipe=self._recipe,
            layout=self.layout.kind,
            parts=[part.numbers(names) for part, names in zip(parts, self._names.of_parts, strict=True)],
            matches=matches,
            goals=find_goals(parts, self._names, matches, self._home.book),
            ratios=find_ratios(self._first.rules, matches),
            problems=[problem for part in parts for problem in part.reading.problems],
            questions=self.questions,
            decisions=replace(
                self._decisions,
                left_out_rows=self._decisions.left_out_rows | set(hidden[0]),
                left_out_columns=self._decisions.left_out_columns | set(hidden[1]),
                newest_wins=choices.newest_wins,
                is_complete=choices.is_complete,
                with_goals=choices.with_goals,
            ),
        )
