"""The scorecard as values: what every screen, export and print reads, and none recomputes."""

from __future__ import annotations

from dataclasses import dataclass

from scorecard.goals import Target
from scorecard.measures import Measure, Note
from scorecard.periods import Cadence, Period
from scorecard.status import Status


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


@dataclass(frozen=True, slots=True)
class Row:
    """One measure on a scorecard."""

    measure: Measure
    cells: tuple[Cell, ...]
    """Oldest first; the last is the period shown."""
    change: float | None
    """Against the period before: a fraction, or points for percent, scores and ratios."""
    year_over_year: float | None
    """Against the same period of last year, likewise."""
    streak: int
    """How many of the newest periods are off track in a row."""
    level: int = 0
    """1 for a sub-metric under its primary measure."""
    goal_text: str = ""
    change_text: str = ""
    needed: float | None = None
    """What each remaining week must bring to reach the monthly goal, in the measure's unit."""
    note: Note | None = None
    """The note on the period shown."""

    @property
    def cell(self) -> Cell:
        """The period shown."""
        return self.cells[-1]


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one department."""

    department: str
    rows: tuple[Row, ...]
    summary: Summary


@dataclass(frozen=True, slots=True)
class Summary:
    """How many rows have each status."""

    counts: tuple[tuple[Status, int], ...] = ()

    def __getitem__(self, status: Status) -> int:
        return dict(self.counts).get(status, 0)

    @property
    def total(self) -> int:
        """All rows."""
        return sum(count for _, count in self.counts)


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
    currency: str = "USD"

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows in order."""
        return tuple(row for group in self.groups for row in group.rows)
