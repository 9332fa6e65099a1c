"""What was found in a sheet: where the names, the periods and the numbers stand, and what is left aside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from scorecard.cells import column_name
from scorecard.importing.moments.exchanged import Exchanged
from scorecard.importing.rows.columns import RowColumns
from scorecard.periods import Grain, Period

_SAME_NAMES = 0.6


class LayoutKind(StrEnum):
    """How a sheet lays its numbers out."""

    MEASURES_DOWN = "measures_down"
    """A row a measure, a column a period."""
    PERIODS_DOWN = "periods_down"
    """A row a period, a column a measure."""
    LONG_ROWS = "long_rows"
    """A row a number: period, measure, value and perhaps a segment."""
    RAW_ROWS = "raw_rows"
    """A row a deal, an order or a visit, out of which measures are made."""

    @property
    def is_rows(self) -> bool:
        """Whether each row stands for itself, and not a row or column for a measure."""
        return self in (LayoutKind.LONG_ROWS, LayoutKind.RAW_ROWS)

    @property
    def label(self) -> str:
        """The layout's name in a list."""
        return {
            LayoutKind.MEASURES_DOWN: "Measures down, periods across",
            LayoutKind.PERIODS_DOWN: "Periods down, measures across",
            LayoutKind.LONG_ROWS: "One number a row",
            LayoutKind.RAW_ROWS: "One deal, order or visit a row",
        }[self]


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells; all four edges belong to it and count from 0."""

    top: int
    left: int
    bottom: int
    right: int

    def turned(self) -> Area:
        """The area with rows and columns exchanged."""
        return Area(self.left, self.top, self.right, self.bottom)

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell lies in the area."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


@dataclass(frozen=True, slots=True)
class Point:
    """A cell that should hold the number of one period."""

    period: Period
    row: int
    column: int
    segment: str = ""
    scale: float = 1.0
    """What its number is to be multiplied by to be in full."""


@dataclass(frozen=True, slots=True)
class FoundSeries:
    """One measure as the sheet has it."""

    name: str
    row: int
    column: int
    """Where its name stands (first)."""
    points: tuple[Point, ...]
    section: str = ""
    """The title above it, such as ``MARKETING``."""
    unit_text: str = ""
    """What a unit column says of it: ``%``, ``$``, ``d``."""
    kind: LayoutKind = LayoutKind.MEASURES_DOWN
    sign: str = ""
    """In what its numbers are given: ``k€``; empty where they are in full."""
    written: str = ""
    """Its name with that sign, where it stands in the name: ``Revenue (k€)``."""

    @property
    def place(self) -> str:
        """The row (``7``) or column (``C``) of its name, as the sheet counts."""
        return column_name(self.column) if self.kind is LayoutKind.PERIODS_DOWN else str(self.row + 1)


@dataclass(frozen=True, slots=True)
class FoundGoals:
    """The goals of one measure as the sheet has them."""

    of: int
    """The index of the measure in ``Layout.series``."""
    name: str
    """What the sheet calls them: ``Leads target``."""
    row: int
    column: int
    points: tuple[Point, ...]
    """Each goal with the period from which on it holds, until the next."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A cell of the headings that cannot be used, and why."""

    row: int
    column: int
    text: str
    action: str = "left out"


NO_PERIOD = "no period"
"""Why a line is left aside in which numbers may stand."""


@dataclass(frozen=True)
class Layout:
    """One reading of a sheet."""

    kind: LayoutKind
    grain: Grain
    series: tuple[FoundSeries, ...]
    names: Area
    headings: Area
    values: Area
    ignored_rows: Mapping[int, str] = field(default_factory=dict)
    """Rows left aside, with the reason: ``total``, ``empty``, ``title``, ``text``, ``variance``."""
    ignored_columns: Mapping[int, str] = field(default_factory=dict)
    section_rows: frozenset[int] = frozenset()
    goals: tuple[FoundGoals, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    """Rows that the file hides and whose numbers are among the layout's."""
    hidden_columns: frozenset[int] = frozenset()
    remarks: tuple[Remark, ...] = ()
    notes: tuple[str, ...] = ()
    """In words: ``The dates are Fridays; the week that holds each date is meant.``"""
    exchanged: Exchanged | None = None
    """Real dates among the headings that seem to have day and month exchanged."""
    rows: RowColumns | None = None
    """Where the columns stand, in the layouts of rows."""

    def reaching(self, last_row: int) -> Layout:
        """A layout of rows that was found at the beginning of a table, with its areas down to a row."""
        return replace(
            self,
            names=replace(self.names, bottom=last_row),
            headings=replace(self.headings, bottom=last_row),
            values=replace(self.values, bottom=last_row),
        )

    @property
    def periods(self) -> frozenset[Period]:
        """The different periods of the sheet."""
        return frozenset(point.period for series in self.series for point in series.points)

    @property
    def period_count(self) -> int:
        """How many different periods the sheet has."""
        return len(self.periods)

    @property
    def period_words(self) -> str:
        """``10 months``."""
        return _counted(self.period_count, self.grain.word)

    @property
    def measure_words(self) -> str:
        """``14 measures``."""
        return _counted(len(self.series), "measure")

    @property
    def contents(self) -> str:
        """``14 measures, months``."""
        if self.kind.is_rows:
            return self.kind.label.lower()
        return f"{self.measure_words}, {self.grain.word}s"

    @property
    def summary(self) -> str:
        """``14 measures down, 10 months across``."""
        match self.kind:
            case LayoutKind.MEASURES_DOWN:
                return f"{self.measure_words} down, {self.period_words} across"
            case LayoutKind.PERIODS_DOWN:
                return f"{self.period_words} down, {self.measure_words} across"
            case LayoutKind.LONG_ROWS:
                return f"{self.measure_words}, {self.period_words}, one number a row"
            case LayoutKind.RAW_ROWS:
                return self.kind.label


def alike(one: Layout, other: Layout) -> bool:
    """Whether two sheets are parts of one table: laid out alike, mostly the same names, other periods."""
    return are_of_same_measures(one, other) and not one.periods & other.periods


def are_of_same_measures(one: Layout, other: Layout) -> bool:
    """Whether two sheets are laid out alike and have mostly the same names."""
    if (one.kind, one.grain) != (other.kind, other.grain):
        return False
    names = [{series.name.casefold() for series in layout.series} for layout in (one, other)]
    return len(names[0] & names[1]) >= _SAME_NAMES * min(map(len, names)) > 0


def _counted(count: int, word: str) -> str:
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"
