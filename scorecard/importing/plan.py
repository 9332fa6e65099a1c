"""What an import will change: made once, shown to the person, and committed exactly as shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from scorecard.cells import place
from scorecard.changes import ChangeSet
from scorecard.goals import Goal
from scorecard.importing.layout import LayoutKind
from scorecard.measures import LEFT_OUT, READ_AS, EntryKey, ImportRecord, Measure
from scorecard.periods import Calendar, Grain, Period
from scorecard.units import Unit, format_number, format_value, natural_decimals
from scorecard.writing import Writing

SKIPPED, IMPORTED, STAYS = "skipped", "imported", "stays"
BY_HAND = "corrected by hand"
"""What is said of a cell that nothing was the matter with, and that a person corrected."""
MOST_KEPT = 200
"""How many of its problems an import is remembered by."""


@dataclass(frozen=True, slots=True)
class CellProblem:
    """A cell that is skipped unless the person corrects it."""

    address: str
    found: str
    """The cell's text."""
    text: str
    """The reason: ``“n/a” is no number``."""
    action: str = SKIPPED
    suggestion: float | None = None
    """A likely right value, in the measure's unit and in the file's currency."""
    sheet: str = ""
    measure: Measure | None = None
    """The measure whose number it would be; None where a value given for this cell would not be imported."""
    key: EntryKey | None = None
    """Which number that is; None where it is not known."""
    is_as_now: bool = False
    """Whether the suggestion is what the company has for it now."""

    @property
    def is_warning(self) -> bool:
        """Whether the number is imported nonetheless, unless the person leaves it out."""
        return self.action == IMPORTED

    def told(self, sheet: str) -> tuple[str, str, str, str]:
        """Cell, text, reason and what is done, beside the name of an import's sheet."""
        return place(self.sheet, self.address, sheet), self.found, self.text, self.action

    def decided(self, value: float | None, currency: str, writing: Writing) -> CellProblem:
        """With what a person had done: ``read as 45 EUR`` or ``left out``."""
        if value is None:
            return replace(self, action=LEFT_OUT)
        return replace(self, action=f"{READ_AS} {self.written(value, currency, writing)}")

    def written(self, value: float, currency: str, writing: Writing) -> str:
        """A number for this cell; in ``currency`` where it is converted from that one."""
        unit, decimals = (self.measure.unit, self.measure.decimals) if self.measure else (Unit.COUNT, None)
        if currency:
            places = natural_decimals(value, Unit.CURRENCY, decimals)
            return f"{format_number(value, places, writing)} {currency}"
        return format_value(value, unit, decimals, writing)


@dataclass(frozen=True, slots=True)
class ChangedValue:
    """A number that the store has already, and another in the file."""

    measure: Measure
    period: Period
    segment: str
    old: float
    new: float
    address: str
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class RemovedValue:
    """A number that the store has and a file that is declared complete has not."""

    measure: Measure
    period: Period
    segment: str
    old: float


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two numbers in the file for one measure, period and segment."""

    measure: Measure
    period: Period
    segment: str
    used: float
    used_address: str
    other: float
    other_address: str
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class PlannedGoal:
    """A goal that the file brings."""

    measure: Measure
    goal: Goal
    changes: bool
    """Whether another goal holds from that period so far."""


@dataclass(frozen=True, slots=True)
class PlannedMeasure:
    """What the file brings for one measure."""

    measure: Measure
    new: bool
    added: int
    changed: int
    unchanged: int
    removed: int = 0

    @property
    def entries(self) -> int:
        """Numbers in the file for this measure."""
        return self.added + self.changed + self.unchanged


@dataclass(frozen=True)
class ImportPlan:
    """One import, before it is made."""

    file: str
    sheet: str
    layout: LayoutKind
    grain: Grain
    first: Period | None
    last: Period | None
    calendar: Calendar
    measures: tuple[PlannedMeasure, ...]
    changed_values: tuple[ChangedValue, ...]
    removed_values: tuple[RemovedValue, ...]
    """Only where the file was declared complete."""
    conflicts: tuple[Conflict, ...]
    """The first ones."""
    goals: tuple[PlannedGoal, ...]
    """Those that are taken over."""
    problems: tuple[CellProblem, ...]
    """The first ones, see ``problem_count``."""
    problem_count: int
    undecided: tuple[str, ...]
    """Names in the file whose match is to be checked; their numbers are not in the plan."""
    notes: tuple[str, ...]
    """What the person should know of it."""
    questions: tuple[str, ...]
    """What must be answered before the file can be trusted: ``Is 01/02 the 1st of February ...?``"""
    currencies: Mapping[tuple[str, str], str]
    """In what a number is given for a doubtful or corrected cell that is converted, by sheet and address."""
    change_set: ChangeSet
    """Exactly what is committed; empty where the file changes nothing."""
    record: ImportRecord
    is_own: bool = False
    """Whether it is of a workbook that Scorecard wrote, and brings the changes since then."""
    emptied: int = 0
    """In such a one: numbers that were emptied, and that are removed where the file is declared complete."""

    @property
    def added(self) -> int:
        """New numbers."""
        return self.record.added

    @property
    def changed(self) -> int:
        """Numbers that differ from those kept."""
        return self.record.changed

    @property
    def unchanged(self) -> int:
        """Numbers that are kept already."""
        return self.record.unchanged

    @property
    def removed(self) -> int:
        """Numbers that are taken away: none unless the file was declared complete."""
        return self.record.removed

    @property
    def new_measures(self) -> tuple[Measure, ...]:
        """Measures that this import makes."""
        return tuple(planned.measure for planned in self.measures if planned.new)

    @property
    def is_ready(self) -> bool:
        """Whether nothing is left to decide."""
        return not self.undecided and not self.questions

    def to_json(self) -> dict[str, Any]:
        """The plan as ``scorecard import --json`` prints it."""
        return {
            "import_id": self.record.id,
            "file": self.file,
            "sheet": self.sheet,
            "layout": self.layout.value,
            "grain": self.grain.word,
            "periods": [self.calendar.key(period) for period in (self.first, self.last) if period],
            "measures": [
                {"measure": planned.measure.name, "new": planned.new, "entries": planned.entries}
                for planned in self.measures
            ],
            "added": self.added,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "removed": self.removed,
            "problems": [
                dict(zip(("cell", "text", "problem", "action"), each.told(self.sheet), strict=True))
                for each in self.problems
            ],
        }
