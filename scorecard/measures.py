"""What is tracked, and the numbers as they were reported."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from scorecard.periods import Cadence, Calendar, Grain, WeekStart, format_day
from scorecard.units import Unit

DEPARTMENTS = ("Marketing", "Sales", "Customer service")
LONGEST_NAME = 200
MOST_DECIMALS = 6
MOST_SUB_METRICS = 2
ALERT_STREAK, MOST_STREAK = 3, 13
"""Periods off track in a row that raise an alert unless a measure says otherwise, and at most."""
SHORT_NAME = re.compile(r"[a-z][a-z0-9_]*", re.ASCII | re.IGNORECASE)


class Kind(StrEnum):
    """Whether a measure shows results to expect (leading) or what has happened (lagging)."""

    LEADING = "leading"
    LAGGING = "lagging"


class Rollup(StrEnum):
    """How the parts of a period make its value."""

    SUM = "sum"
    AVERAGE = "average"
    LAST = "last"
    FIRST = "first"
    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    FORMULA = "formula"
    ALL = "all"


class Direction(StrEnum):
    """What makes a number good; also the kinds of goal."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    BETWEEN = "between"
    YES = "yes"


@dataclass(frozen=True, slots=True)
class Measure:
    """One number that is tracked."""

    id: int
    short_name: str
    """The name in formulas and files: a letter, then letters, digits and ``_``; unique in a company."""
    name: str
    department: str = ""
    kind: Kind = Kind.LAGGING
    unit: Unit = Unit.COUNT
    rollup: Rollup = Rollup.SUM
    direction: Direction = Direction.AT_LEAST
    formula: str = ""
    """Text of the formula over short names; empty unless the roll-up is ``formula``."""
    decimals: int | None = None
    """Decimals to show; None for the unit's own."""
    tolerance: float = 0.0
    """Percent of the goal by which a miss is still only at risk."""
    owner: str = ""
    parent_id: int | None = None
    """The primary measure under which this sub-metric stands."""
    aliases: tuple[str, ...] = ()
    """Other names by which imports know it."""
    description: str = ""
    archived: bool = False
    alert_streak: int = ALERT_STREAK
    """Off track so many periods in a row raises an alert; 0 for none."""
    alert_range: bool = True
    """Whether a number outside its expected range raises an alert."""

    @property
    def key(self) -> tuple[int]:
        """What names this measure for good."""
        return (self.id,)

    @property
    def adds_up_segments(self) -> bool:
        """Whether the whole is the sum of the segments where only those were reported."""
        return self.rollup in (Rollup.SUM, Rollup.LAST, Rollup.FIRST)

    @property
    def shown_decimals(self) -> int:
        """The decimals in use: the measure's own, else the unit's."""
        return self.unit.decimals if self.decimals is None else self.decimals


@dataclass(frozen=True, slots=True)
class Source:
    """The cell from which an imported number came."""

    import_id: int
    sheet: str = ""
    cell: str = ""


EntryKey = tuple[int, Grain, date, str]
"""What names an entry: measure id, grain, first day and segment."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One reported value of one measure for one period and, where given, one segment."""

    measure_id: int
    grain: Grain
    begin: date
    """The first day of the period."""
    value: float
    """In the measure's unit; percent in percent points; yes is 1, no is 0."""
    segment: str = ""
    """Empty for the whole measure."""
    source: Source | None = None
    """None where a person typed it."""

    @property
    def key(self) -> EntryKey:
        """An import or edit of the same key changes this entry and never doubles it."""
        return (self.measure_id, self.grain, self.begin, self.segment)


@dataclass(frozen=True, slots=True)
class Note:
    """What a person had to say about one number."""

    measure_id: int
    grain: Grain
    begin: date
    text: str
    author: str
    made_at: datetime
    starts_range: bool = False
    """The expected range begins anew with this period."""

    @property
    def key(self) -> tuple[int, Grain, date]:
        """One note a number."""
        return (self.measure_id, self.grain, self.begin)

    @property
    def signature(self) -> str:
        """Who wrote it and when: ``Ana, 5 Apr 2026``."""
        return _signature(self.author, self.made_at)

    @property
    def told(self) -> str:
        """All of it in a line: ``Note: Second salesperson started (Ana, 5 Apr 2026)``."""
        return f"Note: {self.text} ({self.signature})"


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened on a day and shows on every chart of a measure: ``New website``."""

    id: int
    measure_id: int
    day: date
    text: str
    author: str
    made_at: datetime

    @property
    def key(self) -> tuple[int]:
        """What names this mark for good."""
        return (self.id,)

    @property
    def signature(self) -> str:
        """Who made it and when: ``Ana, 5 Apr 2026``."""
        return _signature(self.author, self.made_at)

    @property
    def told(self) -> str:
        """All of it in a line: ``3 Apr 2026: New website (Ana, 5 Apr 2026)``."""
        return f"{format_day(self.day)}: {self.text} ({self.signature})"


def _signature(author: str, made_at: datetime) -> str:
    return ", ".join(part for part in (author, format_day(made_at.date())) if part)


@dataclass(frozen=True, slots=True)
class Company:
    """What holds for all numbers of a company."""

    name: str = "My company"
    currency: str = "USD"
    """ISO 4217."""
    week_start: WeekStart = WeekStart.MONDAY
    fiscal_year_start: int = 1
    departments: tuple[str, ...] = DEPARTMENTS
    sample: bool = False
    """Made-up numbers to look around in."""
    people: tuple[str, ...] = ()
    """Who can own measures; owners that are not named here can, too."""
    first_day: date | None = None
    """From when on numbers are expected: periods before it are never missing. None for always."""
    backups: int = 5
    """How many automatic copies are kept."""
    asks_note: bool = False
    """Whether an off-track number that is typed asks for a note."""
    scorecards: tuple[str, ...] = ()
    """The names of the scorecards in their order; empty while there is only one."""

    @property
    def key(self) -> tuple[()]:
        """There is one company a store."""
        return ()

    @property
    def calendar(self) -> Calendar:
        """The company's weeks and quarters."""
        return Calendar(self.week_start, self.fiscal_year_start)


@dataclass(frozen=True, slots=True)
class Scorecard:
    """An ordered list of measures for one cadence."""

    cadence: Cadence
    measure_ids: tuple[int, ...] = ()
    name: str = ""

    @property
    def key(self) -> tuple[str, Cadence]:
        """One list a name and cadence."""
        return (self.name, self.cadence)


READ_AS, LEFT_OUT = "read as", "left out"
"""What was done with cells that a person corrected, and with those that are not to be imported."""


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """One batch of entries that came from one sheet of one file."""

    id: int
    file: str
    """The file's name without its folder."""
    sheet: str
    layout: str
    grain: Grain
    made_at: datetime
    made_by: str
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    problems: int = 0
    undone: bool = False
    path: str = ""
    """The file with its folder; empty for a pasted table."""
    recipe: str = ""
    """The name of the recipe that it was imported by."""
    unread: tuple[tuple[str, str, str, str], ...] = ()
    """Cell (``North, D14`` where several sheets were imported), text, reason, action of the first problems.

    Before them stand the cells that a person corrected (``read as 45``) or left out.
    """

    @property
    def key(self) -> tuple[int]:
        """What names this import for good."""
        return (self.id,)

    @property
    def corrected(self) -> int:
        """How many of the first cells a person corrected."""
        return sum(action.startswith(READ_AS) for *_, action in self.unread)

    @property
    def left_out(self) -> int:
        """How many of them a person left out."""
        return sum(action == LEFT_OUT for *_, action in self.unread)


def short_name_from(name: str, taken: frozenset[str] | set[str] = frozenset()) -> str:
    """A short name for ``name`` that is not yet taken: ``"Close rate (%)"`` gives ``close_rate``."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:60].strip("_")
    if not base:
        base = "measure"
    elif base[0].isdigit():
        base = f"m_{base}"
    candidate, number = base, 2
    while candidate in taken:
        candidate, number = f"{base}_{number}", number + 1
    return candidate


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who owns measures."""

    name: str

    @property
    def initials(self) -> str:
        """Two letters for the owner's circle: ``"Daniel Ortega"`` gives ``DO``, ``"Ana"`` gives ``AN``."""
        words = [word for word in self.name.split() if word[0].isalnum()]
        if len(words) > 1:
            return (words[0][0] + words[-1][0]).upper()
        return self.name.strip()[:2].upper()


def department_title(department: str) -> str:
    """What stands over the measures of a department, also of those that have none."""
    return department or "No department"
