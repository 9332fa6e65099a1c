"""What a plan is made from: what was found in a file and decided about it, and where it goes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from scorecard.book import Book
from scorecard.importing.layout import LayoutKind
from scorecard.importing.mapping import Match
from scorecard.importing.plan import CellProblem
from scorecard.importing.readings import Readings, Scaling
from scorecard.importing.table import Kept
from scorecard.measures import Entry, EntryKey
from scorecard.own_workbook import DATA
from scorecard.periods import Grain

Place = tuple[str, str]
"""A sheet and the address of a cell."""


@dataclass(frozen=True)
class Part:
    """One sheet of the file."""

    sheet: str
    readings: Readings
    matches: Sequence[int]
    """For each of its names the index of the match."""
    foreign: frozenset[int] = frozenset()
    """The codes of its names whose amounts are in another currency than the company's."""


@dataclass(frozen=True)
class Goals:
    """The goals that a file has for one name: a number for the first day of each period."""

    match: int
    values: tuple[tuple[int, float], ...]
    """First days, as ``date.toordinal`` counts, and goals in the measure's unit, in order of time."""


@dataclass(frozen=True)
class Ratio:
    """A measure that the file does not hold itself: one of its measures over another."""

    name: str
    numerator: int
    denominator: int
    """Indices of matches."""
    in_percent: bool = False


@dataclass(frozen=True)
class Decisions:
    """What the person decided beyond the matches."""

    corrections: Mapping[Place, float | None] = field(default_factory=dict)
    """Values to use for cells, in the measure's unit and in the file's currency; None leaves the cell out."""
    corrected: Mapping[Place, CellProblem] = field(default_factory=dict)
    """What was the matter with such cells."""
    left_out_rows: frozenset[tuple[str, int]] = frozenset()
    """Sheets and rows, from 0."""
    left_out_columns: frozenset[tuple[str, int]] = frozenset()
    newest_wins: bool = False
    """Whether of two numbers for the same key the later in the file is used, else the first."""
    is_complete: bool = False
    """Whether what the file does not hold within its periods is removed."""
    with_goals: bool = False
    """Whether the goals in the file are taken over."""
    scaling: Scaling | None = None
    """What is done with numbers in thousands or more; None where the signs beside names decide."""
    rate: float | None = None
    """What 1 of a foreign currency is in the company's; None where such amounts are not converted."""
    currency: str = ""
    """The other currency in which amounts are in the file, unless they are left out."""

    def leaves_out(self, sheet: str, row: int, column: int) -> bool:
        """Whether a cell is left out with its row or its column."""
        return (sheet, row) in self.left_out_rows or (sheet, column) in self.left_out_columns


@dataclass(frozen=True)
class Findings:
    """Everything that a plan is made from."""

    file: str
    path: str
    recipe: str
    layout: LayoutKind
    parts: Sequence[Part]
    """At least one; all of one grain, but those of a workbook that Scorecard wrote."""
    matches: Sequence[Match]
    goals: Sequence[Goals]
    ratios: Sequence[Ratio]
    problems: Sequence[CellProblem]
    """Problems of headings and names."""
    questions: tuple[str, ...]
    decisions: Decisions
    is_own: bool = False
    """Whether Scorecard wrote the file, and these are the cells that were changed since."""

    @property
    def grain(self) -> Grain:
        """The grain of the first part."""
        return self.parts[0].readings.grain

    @property
    def by_grain(self) -> tuple[Findings, ...]:
        """The same for each grain, that of the first part first."""
        grains = dict.fromkeys(part.readings.grain for part in self.parts)
        return tuple(
            replace(self, parts=[part for part in self.parts if part.readings.grain is grain])
            for grain in grains
        )

    @property
    def sheet(self) -> str:
        """The sheet as an import is remembered by it."""
        if self.is_own:
            return DATA
        more = len(self.parts) - 1
        return f"{self.parts[0].sheet} and {more} more" if more else self.parts[0].sheet


@dataclass(frozen=True)
class Home:
    """Into which company, when and by whom; and what is there already."""

    book: Book
    import_id: int
    now: datetime
    user: str
    kept: Callable[[Collection[int], Grain], Kept]
    """The numbers of measures at a grain."""
    entries: Callable[[Collection[EntryKey]], Mapping[EntryKey, Entry]]
    """The entries under these keys."""
    grains: Callable[[], Mapping[int, frozenset[Grain]]] = dict
    """By measure of which grains its numbers are so far."""
