"""The sheet on which numbers are entered, as values: what is due, what is there, what is doubtful."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from scorecard.board import Cell
from scorecard.measures import EntryKey, Measure, Note, department_title
from scorecard.periods import Cadence, Period
from scorecard.status import Status

EARLIER = 4
"""Periods beside the one that is entered."""


class Lock(StrEnum):
    """Why a number cannot be entered."""

    FORMULA = "formula"
    """It is worked out."""
    GRAIN = "grain"
    """It is reported for shorter or longer periods."""
    SEGMENTS = "segments"
    """It is the sum of its segments."""


@dataclass(frozen=True, slots=True)
class Check:
    """What is asked about a number that may be a slip."""

    text: str
    """``Usually 2.6–4.6 hours. A slip?``"""
    suggestion: float | None
    use: str
    """``Use 5.2``; empty without a suggestion."""
    keep: str
    """``Keep 52.0``."""


@dataclass(frozen=True, slots=True)
class EntryCell:
    """One place for a number."""

    key: EntryKey
    cell: Cell
    """What is there, judged."""
    text: str
    """The number without its unit, which stands beside it: ``186,400``; empty where there is none."""
    plain: str
    """The number as it is typed."""
    lock: Lock | None = None
    reason: str = ""
    """Why it cannot be entered, or what it is made of."""
    brief: str = ""
    """The same where there is less room."""
    check: Check | None = None

    @property
    def value(self) -> float | None:
        """The number, in the measure's unit."""
        return self.cell.value


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One measure or one of its segments, in a few periods."""

    measure: Measure
    cells: tuple[EntryCell, ...]
    """Oldest first; the last is the period that is entered."""
    segment: str = ""
    level: int = 0
    """1 for a sub-metric, one more for what stands under a measure."""
    purpose: str = ""
    """What a number is needed for that is not on the scorecard itself: ``for the share``."""
    unit_text: str = ""
    goal_text: str = ""
    note: Note | None = None
    asks_note: bool = False
    """Whether a note should tell why the number is off track."""
    is_spared: bool = False
    """Whether nobody is asked for it: what is worked out of it was reported as such."""
    has_segments: bool = False
    is_open: bool = False
    """Whether the segments stand below."""

    @property
    def key(self) -> tuple[int, str]:
        """What names this row on its sheet."""
        return (self.measure.id, self.segment)

    @property
    def name(self) -> str:
        """The measure's name, or the segment's."""
        return self.segment or self.measure.name

    @property
    def now(self) -> EntryCell:
        """The place in the period that is entered."""
        return self.cells[-1]

    @property
    def is_calculated(self) -> bool:
        """Whether a formula works it out."""
        return self.now.lock is Lock.FORMULA

    @property
    def can_split(self) -> bool:
        """Whether its number can be entered by one more segment."""
        return self.now.lock in (None, Lock.SEGMENTS)

    @property
    def is_due(self) -> bool:
        """Whether somebody has to enter the measure's number here, as a whole or by segments."""
        return not (self.segment or self.is_spared) and self.now.lock in (None, Lock.SEGMENTS)

    @property
    def is_empty(self) -> bool:
        """Whether a number is asked for and is not there."""
        return not self.is_spared and self.now.lock in (None, Lock.SEGMENTS) and self.now.value is None

    @property
    def is_off_track(self) -> bool:
        """Whether the number misses its goal."""
        return self.now.cell.status is Status.OFF_TRACK


@dataclass(frozen=True, slots=True)
class EntryGroup:
    """The rows of one department."""

    department: str
    rows: tuple[EntryRow, ...]

    @property
    def title(self) -> str:
        """The department's name, also of measures that have none."""
        return department_title(self.department)


@dataclass(frozen=True, slots=True)
class EntrySheet:
    """All numbers of a scorecard that are due for one period."""

    cadence: Cadence
    period: Period
    title: str
    """``Week 47``."""
    mention: str
    """The period within a sentence: ``week 47``."""
    dates: str
    periods: tuple[Period, ...]
    """Oldest first; the last is the one that is entered."""
    headings: tuple[tuple[str, str], ...]
    """For each period its name and the small text under it; under the last one its days."""
    groups: tuple[EntryGroup, ...]

    @property
    def rows(self) -> Iterator[EntryRow]:
        """All rows in order."""
        return (row for group in self.groups for row in group.rows)

    @property
    def row_keys(self) -> frozenset[tuple[int, str]]:
        """The names of all rows."""
        return frozenset(row.key for row in self.rows)

    @property
    def due(self) -> int:
        """How many numbers have to be entered."""
        return sum(row.is_due for row in self.rows)

    @property
    def filled(self) -> int:
        """How many of them are there."""
        return sum(row.is_due and row.now.value is not None for row in self.rows)

    def row(self, key: tuple[int, str]) -> EntryRow | None:
        """The row that has this name; None where there is none."""
        return next((row for row in self.rows if row.key == key), None)
