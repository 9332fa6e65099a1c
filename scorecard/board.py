"""The scorecard as values: what every screen, export and print reads, and none recomputes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scorecard.goals import Target
from scorecard.measures import Measure, Note, department_title
from scorecard.periods import Cadence, Grain, Period
from scorecard.status import Status
from scorecard.units import relative_change
from scorecard.writing import PLAIN, Writing


@dataclass(frozen=True, slots=True)
class Cell:
    """One number of one measure for one period."""

    period: Period
    value: float | None
    status: Status
    target: Target | None = None
    reported: bool = False
    """Whether it was reported as such; else it is rolled up."""
    parts: tuple[int, int] | None = None
    """Parts present and expected of the next finer grain, where it was rolled up."""
    partial: bool = False
    """Whether something is missing in it, at any depth."""
    rolled_up: float | None = None
    """What the finer entries give, where that disagrees with the reported value by more than rounding."""
    reason: str = ""
    """Why there is no value, where a formula has none."""
    to_date: bool = False
    text: str = ""
    """The value in full: ``$34,850``."""
    short: str = ""
    """The value for a narrow cell: ``34.9k``."""
    compact: str = ""
    """The value with its unit where the full form has no room: ``$34.9k``."""


class Slice(StrEnum):
    """What a row shows of its measure."""

    WHOLE = "whole"
    SEGMENT = "segment"
    OTHER = "other"
    """The sum of the smaller segments."""
    UNSPLIT = "unsplit"
    """What was reported for the whole and for no segment."""


RowKey = tuple[int, Slice, str]
"""What names a row: the measure's id, what of it is shown, and the segment."""


@dataclass(frozen=True, slots=True)
class Row:
    """One measure on a scorecard, or a part of it."""

    measure: Measure
    cells: tuple[Cell, ...]
    """Oldest first; the last is the period shown."""
    previous: float | None
    """The value of the period before; for a period to date, of as many of its parts."""
    last_year: float | None
    """The value of the same period of last year, likewise."""
    streak: int
    """How many of the newest periods are off track in a row."""
    level: int = 0
    """1 for a sub-metric under its primary measure."""
    goal_text: str = ""
    """The goal in full: ``≥ $1,250,000``."""
    change_text: str = ""
    needed: float | None = None
    """What each remaining week must bring to reach the monthly goal, in the measure's unit."""
    note: Note | None = None
    """The note on the period shown."""
    goal_compact: str = ""
    """The goal where the full form has no room: ``≥ $1.25M``."""
    slice: Slice = Slice.WHOLE
    segment: str = ""
    """The segment's name; for the others what they are called together."""
    share: float | None = None
    """The part of the whole, as a fraction, where segments add up to it."""
    has_segments: bool = False
    """Whether the measure was reported by segments, so that it can be opened into them."""

    @property
    def name(self) -> str:
        """The measure's name, or the segment's."""
        return self.segment or self.measure.name

    @property
    def key(self) -> RowKey:
        """What names this row on its board; the others together are the same whatever they are called."""
        return self.measure.id, self.slice, self.segment if self.slice is Slice.SEGMENT else ""

    @property
    def cell(self) -> Cell:
        """The period shown."""
        return self.cells[-1]

    @property
    def change(self) -> float | None:
        """Against the period before, as a fraction."""
        return relative_change(self.cell.value, self.previous)

    @property
    def year_over_year(self) -> float | None:
        """Against the same period of last year, as a fraction."""
        return relative_change(self.cell.value, self.last_year)


@dataclass(frozen=True, slots=True)
class Summary:
    """How many rows have each status."""

    counts: tuple[tuple[Status, int], ...] = ()
    empty_without_goal: int = 0
    """Rows with neither a number nor a goal, whatever their status."""

    def __getitem__(self, status: Status) -> int:
        return dict(self.counts).get(status, 0)

    @property
    def held(self) -> int:
        """The rows that are held against a goal."""
        return self.total - self[Status.NO_GOAL] - self.empty_without_goal

    @property
    def total(self) -> int:
        """All rows."""
        return sum(count for _, count in self.counts)


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one department."""

    department: str
    rows: tuple[Row, ...]
    summary: Summary

    @property
    def title(self) -> str:
        """The department's name, also of measures that have none."""
        return department_title(self.department)


@dataclass(frozen=True, slots=True)
class Board:
    """A scorecard for one cadence and period."""

    cadence: Cadence
    period: Period
    title: str
    """``Week 47``."""
    dates: str
    """``16–22 Nov 2026``."""
    to_date: bool
    periods: tuple[Period, ...]
    """The trailing periods, oldest first; the last is the one shown."""
    headings: tuple[tuple[str, str], ...]
    """For each period its name and the small text under or over it: ``("W35", "24 Aug")``."""
    groups: tuple[Group, ...]
    summary: Summary
    below: tuple[Group, ...] = ()
    """Measures of the weekly tab, rolled up, under a monthly one; they count in no summary."""
    below_count: int = 0
    """How many such measures there are, whether or not :attr:`below` shows them."""
    follows_months: bool = False
    """Whether a quarterly board shows the monthly list for want of its own."""
    writing: Writing = PLAIN
    scorecard: str = ""
    """The name of the scorecard."""
    shown_heading: str = ""
    """Over the values of the period shown: ``This week``; an earlier one has its name, ``W35``."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows in order."""
        return tuple(row for group in self.groups for row in group.rows)


def summarize(rows: Iterable[Row]) -> Summary:
    """Count rows by how they stand."""
    cells = [row.cell for row in rows]
    counts = Counter(cell.status for cell in cells)
    empty = sum(cell.target is None and cell.status is not Status.NO_GOAL for cell in cells)
    return Summary(tuple((status, counts[status]) for status in Status if counts[status]), empty)


NotesByPeriod = Mapping[tuple[int, Grain, date], Note]
"""Notes by measure, grain and first day."""
