"""An import while it is looked at: the state of the wizard and of the command line, without widgets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from scorecard.errors import ScorecardError
from scorecard.importing.clues import Clues
from scorecard.importing.convert import read_cell
from scorecard.importing.examples import (
    date_example,
    date_question,
    number_example,
    number_question,
    shown,
)
from scorecard.importing.finding import count_numbers, explain_nothing, find_layouts, title_year
from scorecard.importing.findings import Decisions, Findings, Home, Part
from scorecard.importing.grid import Grid, Style, address
from scorecard.importing.grid_readings import make_readings
from scorecard.importing.guess import Signs, guess_measure
from scorecard.importing.layout import FoundSeries, Layout, LayoutKind
from scorecard.importing.mapping import NEW, Certainty, Choice, Match, match_names, normalized
from scorecard.importing.moments import DateOrder, fitting_orders, read_moment
from scorecard.importing.naming import distinct_names
from scorecard.importing.numbers import NumberStyle, decide_style
from scorecard.importing.plan import CellProblem, ImportPlan
from scorecard.importing.planning import make_plan
from scorecard.importing.readers import RawSheet, read_file, read_text
from scorecard.measures import LONGEST_NAME, Measure


@dataclass(frozen=True, slots=True)
class SheetInfo:
    """A sheet of the file."""

    name: str
    rows: int
    columns: int
    is_hidden: bool = False


class ImportSession:
    """Open a file, look at what was found, choose, and take the plan.

    After :meth:`open` everything can be read at any time; each choice makes the plan anew. A request that
    cannot be met raises ScorecardError and leaves the state as it was.
    """

    def __init__(
        self,
        home: Home,
        *,
        today: date,
        known: Mapping[str, Measure] | None = None,
    ) -> None:
        """``home`` is where the numbers go; ``known`` holds well-known measures by their names."""
        self._home = home
        self._book = home.book
        self._today = today
        self._known = {normalized(name): measure for name, measure in (known or {}).items()}
        self._raw: dict[str, RawSheet] = {}
        self._order: DateOrder | None = None
        self._style: NumberStyle | None = None
        self._plan: ImportPlan | None = None
        self.grid: Grid
        self.layout: Layout

    def open(self, path: Path) -> None:
        """Read a file and choose its sheet with most numbers over time.

        Raises ScorecardError that names the file, what is wrong and what to do.
        """
        self._path = str(path.absolute())
        self._take(path.name, read_file(path))

    def open_text(self, text: str, name: str = "pasted table") -> None:
        """Take a pasted table. Raises ScorecardError as :meth:`open` does."""
        self._path = ""
        self._take(name, read_text(text, name))

    @property
    def file(self) -> str:
        """The file's name without its folder."""
        return self._file

    @property
    def sheets(self) -> tuple[SheetInfo, ...]:
        """All sheets of the file."""
        return tuple(
            SheetInfo(raw.name, len(raw.rows), max(map(len, raw.rows), default=0), raw.is_hidden)
            for raw in self._raw.values()
        )

    @property
    def sheet(self) -> str:
        """The chosen sheet's name; empty in a text file."""
        return self.grid.name

    def choose_sheet(self, name: str) -> None:
        """Look at another sheet. Raises ScorecardError where it holds no measures over time."""
        if name not in self._raw:
            names = ", ".join(f"“{each}”" for each in self._raw)
            raise ScorecardError(f"{self._file} has no sheet “{name}”. It has {names}.")
        grid = self._raw[name].grid()
        layouts = self._layouts_of(grid, self._file)
        self._order = self._style = None
        self._show(grid, layouts)

    @property
    def layouts(self) -> tuple[LayoutKind, ...]:
        """The layouts in which the sheet can be read, the best first."""
        return tuple(layout.kind for layout in self._layouts)

    def choose_layout(self, kind: LayoutKind) -> None:
        """Read the sheet in another way. Raises ScorecardError where it cannot be read so."""
        found = next((layout for layout in self._layouts if layout.kind is kind), None)
        if found is None:
            raise ScorecardError(f"{_place(self._file, self.grid)} cannot be read as “{kind.label}”.")
        self._use(found)

    @property
    def number_style(self) -> NumberStyle:
        """How numbers that are written as text are read."""
        return self._style or self._decided_style

    @property
    def number_example(self) -> str:
        """``“51,10” is read as 51.10``; empty where the sheet has no number in text with a mark."""
        return number_example(self._texts(), self.number_style)

    def choose_number_style(self, style: NumberStyle) -> None:
        """Read numbers in text another way."""
        self._style = style
        self._use(self.layout, keep_choices=True)

    @property
    def date_order(self) -> DateOrder:
        """How dates in figures are read."""
        return self._order or self._decided_order

    @property
    def date_example(self) -> str:
        """``“01/02/2026” is 1 Feb 2026``; empty where the sheet has no date in figures."""
        text = self._unclear_date or next(self._figure_dates(), "")
        return date_example(text, self.date_order, self._today)

    def choose_date_order(self, order: DateOrder) -> None:
        """Read dates in figures another way. Raises ScorecardError where none is a date then."""
        layouts = self._layouts_of(self.grid, self._file, order)
        self._order = order
        self._show(self.grid, layouts, keep_choices=True)

    @property
    def questions(self) -> tuple[str, ...]:
        """What both readings of the file fit, so that the person must say."""
        found = []
        if self._unclear_date and self._order is None:
            found.append(date_question(self._unclear_date, self._today))
        if self._unclear_number and self._style is None:
            found.append(number_question(self._unclear_number))
        return tuple(found)

    @property
    def matches(self) -> tuple[Match, ...]:
        """Each name in the file with the measure it stands for."""
        return tuple(self._matches)

    def choose(self, index: int, choice: int | Choice) -> None:
        """Decide a match: a measure's id, NEW or LEAVE_OUT."""
        if not isinstance(choice, Choice) and choice not in self._book.by_id:
            raise ScorecardError("That measure is not in this company any more.")
        if isinstance(choice, Choice):
            certainty = Certainty.NEW if choice is NEW else Certainty.LEFT_OUT
        else:
            same = normalized(self._matches[index].name) == normalized(self._book.by_id[choice].name)
            certainty = Certainty.SAME_NAME if same else Certainty.KNOWN_AS
        self._matches[index] = replace(self._matches[index], choice=choice, certainty=certainty)
        self._plan = None

    def accept_likely(self) -> None:
        """Confirm every match that is likely."""
        for match in self.matches:
            if match.certainty is Certainty.LIKELY:
                self.choose(match.index, match.choice)

    def correct(self, where: str, value: float | None) -> None:
        """Use ``value`` (in the measure's unit) for a cell; None leaves the cell out."""
        self._corrections[where] = value
        self._plan = None

    def take_back_correction(self, where: str) -> None:
        """Read a cell as the file has it."""
        self._corrections.pop(where, None)
        self._plan = None

    @property
    def corrections(self) -> Mapping[str, float | None]:
        """Cells with a value other than the file's."""
        return dict(self._corrections)

    @property
    def problems(self) -> tuple[CellProblem, ...]:
        """The cells that are skipped, with the reason."""
        return self.plan.problems

    @property
    def notes(self) -> tuple[str, ...]:
        """What the person should know about how the sheet is read."""
        return (*self.layout.notes, *self._cut_units)

    @property
    def plan(self) -> ImportPlan:
        """What will change; the same value until the next choice."""
        if self._plan is None:
            self._plan = self._make_plan()
        return self._plan

    # How the parts come together

    def _take(self, file: str, sheets: tuple[RawSheet, ...]) -> None:
        best: tuple[int, Grid, list[Layout]] | None = None
        refusals = []
        for sheet in sorted(sheets, key=lambda each: each.is_hidden):
            grid = sheet.grid()
            try:
                layouts = self._layouts_of(grid, file)
            except ScorecardError as error:
                refusals.append((sum(map(len, sheet.rows)), error))
                continue
            numbers = count_numbers(grid, layouts[0])
            if best is None or numbers > best[0]:
                best = (numbers, grid, layouts)
        if best is None:
            raise max(refusals, key=lambda refusal: refusal[0])[1]
        self._file = file
        self._raw = {sheet.name: sheet for sheet in sheets}
        self._order = self._style = None
        self._show(best[1], best[2])

    def _layouts_of(self, grid: Grid, file: str, order: DateOrder | None = None) -> list[Layout]:
        fits, _ = fitting_orders(cell.value for row in grid.cells for cell in row)
        clues = Clues(self._book.calendar, self._today, order or fits[0], title_year(grid, file), file)
        layouts = find_layouts(grid, clues)
        if not layouts:
            raise ScorecardError(f"{_place(file, grid)} {explain_nothing(grid)}")
        return layouts

    def _show(self, grid: Grid, layouts: list[Layout], *, keep_choices: bool = False) -> None:
        self.grid = grid
        self._layouts = layouts
        fits, self._unclear_date = fitting_orders(cell.value for row in grid.cells for cell in row)
        self._decided_order = fits[0]
        same = next((each for each in layouts if keep_choices and each.kind is self.layout.kind), layouts[0])
        self._use(same, keep_choices=keep_choices)

    def _use(self, layout: Layout, *, keep_choices: bool = False) -> None:
        series, self._name_problems = distinct_names(layout.series, self.grid)
        before: list[Match] = self._matches if keep_choices and len(series) == len(self.layout.series) else []
        self.layout = replace(layout, series=series)
        self._decided_style, self._unclear_number = decide_style(self._texts())
        if not keep_choices:
            self._corrections: dict[str, float | None] = {}
        self._match_series()
        for old in before:
            self._matches[old.index] = replace(
                self._matches[old.index], choice=old.choice, certainty=old.certainty
            )
        self._plan = None

    def _match_series(self) -> None:
        found = match_names(self.layout.series, self._book.measures)
        taken = {measure.short_name for measure in self._book.measures}
        names = {measure.name.casefold() for measure in self._book.measures if not measure.archived}
        self._cut_units: list[str] = []
        self._matches: list[Match] = []
        for index, (series, (choice, certainty)) in enumerate(zip(self.layout.series, found, strict=True)):
            new = guess_measure(
                self._book.next_measure_id + index,
                self._signs(series),
                self._book.company.departments,
                taken,
                self._known,
            )
            if new.name.casefold() in names:
                new = replace(new, name=f"{new.name[: LONGEST_NAME - 8]} (new)")
            taken.add(new.short_name)
            self._matches.append(Match(index, series.place, series.name, choice, certainty, new))

    def _signs(self, series: FoundSeries) -> Signs:
        styles: list[Style] = []
        words: list[str] = []
        values: list[float] = []
        for point in series.points:
            cell = self.grid.cells[point.row][point.column]
            read = read_cell(cell, self.number_style)
            if read is None:
                continue
            styles.append(read.style)
            values.append(read.value)
            if read.unit_word:
                words.append(read.unit_word)
                where = address(point.row, point.column)
                self._cut_units.append(f"{where} “{cell.text}” is read as {shown(read.value)}.")
        return Signs(series.name[:LONGEST_NAME], series.section, series.unit_text, styles, words, values)

    def _texts(self) -> list[str]:
        cells = (self.grid.cells[p.row][p.column] for series in self.layout.series for p in series.points)
        return [cell.value for cell in cells if isinstance(cell.value, str)]

    def _figure_dates(self) -> Iterator[str]:
        area = self.layout.headings
        return (
            cell.value.strip()
            for row in self.grid.cells[area.top : area.bottom + 1]
            for cell in row[area.left : area.right + 1]
            if isinstance(cell.value, str) and "/" in cell.value and read_moment(cell.value)
        )

    def _make_plan(self) -> ImportPlan:
        remarks = [
            CellProblem(
                address(each.row, each.column),
                self.grid.cell(each.row, each.column).text,
                each.text,
                each.action,
            )
            for each in self.layout.remarks
        ]
        readings = make_readings(self.grid, self.layout, self.number_style)
        findings = Findings(
            file=self._file,
            path=self._path,
            recipe="",
            layout=self.layout.kind,
            parts=[Part(self.grid.name, readings, range(len(readings.names)))],
            matches=self._matches,
            goals=(),
            ratios=(),
            problems=(*remarks, *self._name_problems),
            questions=self.questions,
            decisions=Decisions(
                {(self.grid.name, where): value for where, value in self._corrections.items()}
            ),
        )
        return make_plan(findings, self._home)


def _place(file: str, grid: Grid) -> str:
    return f"{file}, sheet “{grid.name.strip()}”," if grid.name else file
