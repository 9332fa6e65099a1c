"""Finds in which sheet of a file the measures over time are, and how each sheet is laid out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from scorecard.errors import ScorecardError
from scorecard.importing.clues import Clues
from scorecard.importing.file_sheets import FileSheets
from scorecard.importing.finding import count_numbers, explain_nothing, find_layouts
from scorecard.importing.grid import Grid
from scorecard.importing.layout import Area, Layout, LayoutKind, alike, are_of_same_measures
from scorecard.importing.marked_area import explain_area, headed_from_above
from scorecard.importing.moments import DateOrder, check_moment, fitting_orders, read_moment
from scorecard.importing.own_layout import own_layout
from scorecard.importing.role_words import Role, sheet_role
from scorecard.importing.title_years import title_year
from scorecard.periods import Calendar, Grain, Period

_SOME = 2
"""So few periods without a year may be anything."""
_YEARS = 3
"""So many years are tried for periods without one."""
NOTHING = "nothing over time"
"""What is told of a sheet in which no layout is found."""
_TELLING = 100
"""So many rows tell how a long table is laid out."""


@dataclass(frozen=True)
class FoundSheet:
    """A sheet and the ways in which it can be read, the best first."""

    name: str
    grid: Grid
    """As much of it as its layout needs."""
    layouts: tuple[Layout, ...]
    clues: Clues

    def layout(self, kind: LayoutKind | None) -> Layout | None:
        """The layout of a kind, or the best; None where the sheet cannot be read so."""
        return next((each for each in self.layouts if kind in (None, each.kind)), None)


@dataclass(frozen=True)
class Search:
    """Looks through one file."""

    file: FileSheets
    calendar: Calendar
    today: date
    year: int | None = None
    """The year of a file that names none; None for the newest that puts no period in the future."""
    exchanged: bool | None = None
    """Whether day and month of real dates are exchanged where they seem to be."""
    contents: dict[str, str] = field(default_factory=dict)
    """What was seen in sheets so far: ``14 measures, months``."""

    def largest(self) -> str:
        """The sheet with most rows and columns, a hidden one only where all are."""
        heads = self.file.heads.values()
        return max(heads, key=lambda each: (not each.is_hidden, each.row_count * each.column_count)).name

    def best(self) -> FoundSheet:
        """The sheet with most numbers over time, hidden ones and budgets last. Raises ScorecardError."""
        best: tuple[tuple[bool, bool, bool, int], FoundSheet] | None = None
        refusals: list[tuple[int, ScorecardError]] = []
        for head in sorted(self.file.heads.values(), key=lambda each: each.is_hidden):
            try:
                found = self._first_look(head.name)
            except ScorecardError as error:
                refusals.append((head.row_count * head.column_count, error))
                continue
            layout = found.layouts[0]
            is_actual = sheet_role(head.name) is Role.ACTUAL
            is_dated, is_measures = not found.clues.undated, layout.kind is not LayoutKind.RAW_ROWS
            weight = (is_dated, is_measures, is_actual, count_numbers(found.grid, layout))
            if best is None or weight > best[0]:
                best = weight, found
        if best is None:
            raise max(refusals, key=lambda refusal: refusal[0])[1]
        return best[1]

    def sheet(self, name: str, order: DateOrder | None = None, area: Area | None = None) -> FoundSheet:
        """One sheet, with all its rows where the layout needs them. Raises ScorecardError.

        ``area`` is where its table is to be looked for; without one it is found.
        """
        found = self._first_look(name, order, area)
        if found.layouts[0].kind.is_rows or not self.file.has_more(name):
            return found
        return self._look_at(self.file.grid(name), order, area)

    def alike(self, chosen: FoundSheet, layout: Layout) -> tuple[list[FoundSheet], list[str]]:
        """Other sheets, in their order, that go on with the table of this one.

        And the names of those that have its measures for the same periods: of other regions or products.
        Of a workbook that Scorecard wrote all belong together, also those of other grains.
        """
        if self.file.is_own:
            return [self.sheet(each) for each in self.file.heads if each != chosen.name], []
        taken, together, rivals = [layout], [], []
        for head in self.file.heads.values():
            is_other = head.name == chosen.name or sheet_role(head.name) is not sheet_role(chosen.name)
            if layout.kind.is_rows or head.is_hidden or is_other:
                continue
            try:
                found = self.sheet(head.name, chosen.clues.order)
            except ScorecardError:
                continue
            other = found.layout(layout.kind)
            if other is not None and all(alike(other, each) for each in taken):
                taken.append(other)
                together.append(found)
            elif other is not None and are_of_same_measures(layout, other):
                rivals.append(head.name)
        return together, rivals

    def _first_look(self, name: str, order: DateOrder | None = None, area: Area | None = None) -> FoundSheet:
        """What the preview shows; of a long table its first rows tell enough."""
        shown = self.file.preview(name)
        if not self.file.has_more(name):
            return self._look_at(shown, order, area)
        try:
            found = self._look_at(shown.beginning(_TELLING), order, area)
        except ScorecardError:
            return self._look_at(shown, order, area)
        last = shown.row_count - 1
        layouts = (each.reaching(last) if each.kind.is_rows else each for each in found.layouts)
        return replace(found, grid=shown, layouts=tuple(layouts))

    def _look_at(self, grid: Grid, order: DateOrder | None = None, area: Area | None = None) -> FoundSheet:
        if self.file.is_own and area is None:
            return self._own(grid)
        orders, _ = fitting_orders(cell.value for row in grid.cells for cell in row)
        year = title_year(grid, self.file.name)
        clues = Clues(
            self.calendar,
            self.today,
            order or orders[0],
            year,
            exchanged=self.exchanged,
            file=self.file.name,
        )
        part = grid.within(area.top, area.left, area.bottom, area.right) if area else grid
        layouts, dated = self._read(part, clues)
        if area is None:
            self.contents[grid.name] = self._told(grid, layouts)
        elif not layouts:
            layouts, dated = self._below_its_headings(grid, area, clues)
        if not layouts:
            raise ScorecardError(f"{place(self.file.name, grid.name)} {explain_nothing(part, year)}")
        return FoundSheet(grid.name, grid, tuple(layouts), dated)

    def _own(self, grid: Grid) -> FoundSheet:
        """A sheet that is laid out as Scorecard does it."""
        layout = own_layout(grid, self.calendar)
        self.contents[grid.name] = layout.contents
        return FoundSheet(grid.name, grid, (layout,), Clues(self.calendar, self.today, file=self.file.name))

    def _read(self, part: Grid, clues: Clues) -> tuple[Sequence[Layout], Clues]:
        """The layouts of a sheet or a part of it; without a year in the likeliest one."""
        layouts = find_layouts(part, clues)
        return (layouts, clues) if layouts or clues.year is not None else self._in_a_year(part, clues)

    def _below_its_headings(self, grid: Grid, area: Area, clues: Clues) -> tuple[Sequence[Layout], Clues]:
        """The layouts of an area whose headings stand far above it. Raises ScorecardError without them."""
        found = headed_from_above(grid, area, clues, lambda part: self._read(part, clues))
        if found is None:
            raise ScorecardError(explain_area(grid, area, clues))
        return found

    def _told(self, grid: Grid, layouts: Sequence[Layout]) -> str:
        """What a sheet holds; the beginning of one does not tell how many measures."""
        if not layouts:
            return NOTHING
        is_whole = grid.row_count >= self.file.heads[grid.name].row_count
        return layouts[0].contents if is_whole else layouts[0].kind.label.lower()

    def _in_a_year(self, part: Grid, clues: Clues) -> tuple[list[Layout], Clues]:
        """The layouts of a sheet without a year, in the chosen year or the newest with nothing to come."""
        years = range(self.today.year, self.today.year - _YEARS, -1) if self.year is None else [self.year]
        for year in years:
            dated = replace(clues, year=year)
            layouts = find_layouts(part, dated)
            periods = _periods(part, layouts[0], dated) if layouts else frozenset()
            is_single = bool(layouts) and read_moment(part.name.strip()) is not None
            if not is_single and len(periods) < _SOME:
                break
            if self.year is not None or max(each.begin for each in periods) <= self.today:
                return layouts, replace(dated, undated=_first_heading(part, layouts[0]))
        return [], clues


def _periods(grid: Grid, layout: Layout, clues: Clues) -> frozenset[Period]:
    """The periods of a layout; of rows that are gathered later, their days."""
    if layout.series:
        return layout.periods
    area = layout.headings
    cells = (line[area.left].value for line in grid.cells[area.top : area.bottom + 1])
    moments = [each.in_year(clues.year) for cell in cells if (each := read_moment(cell, clues.order))]
    days = [each for each in moments if each.grain is Grain.DAY and not check_moment(each, clues.calendar)]
    return frozenset(each.period(clues.calendar, Grain.DAY) for each in days)


def _first_heading(grid: Grid, layout: Layout) -> str:
    """The first period as the sheet names it."""
    area = layout.headings
    rows = (row[area.left : area.right + 1] for row in grid.cells[area.top : area.bottom + 1])
    if layout.period_count == 1:
        return grid.name.strip()
    return next((cell.text for row in rows for cell in row if not cell.is_empty), layout.summary)


def place(file: str, sheet: str) -> str:
    """A sheet as messages name it: ``kpis.xlsx, sheet “2026”,``."""
    return f"{file}, sheet “{sheet.strip()}”," if sheet else file
