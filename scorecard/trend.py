"""Is it really good or bad news? The rolling window, year over year, momentum and the expected range."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from scorecard.goals import Target
from scorecard.measures import Mark, Measure, Note
from scorecard.periods import Period
from scorecard.status import Status
from scorecard.units import relative_change
from scorecard.writing import PLAIN, Writing


class Basis(StrEnum):
    """What one point of a trend stands for."""

    AVERAGE_PER_WEEK = "average_per_week"
    """A month's total divided by its weeks, so that months of 4 and 5 weeks compare fairly."""
    MONTHS = "months"
    """A month's value."""
    QUARTERS = "quarters"
    """A quarter's value, nine of them."""


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One period of the window; ``value`` and ``target`` are per week where the basis says so."""

    period: Period
    label: str
    """``Nov``; the first and the last with their year."""
    value: float | None
    text: str
    """The value in full."""
    status: Status
    target: Target | None
    to_date: bool
    tip: str
    """What hovering tells: ``Sep 2026: 20.0 a week · goal 18 · on track · Sep 2025: 17.2 (+16.3%)``."""


@dataclass(frozen=True, slots=True)
class Band:
    """An expected range over a stretch of the window, both indices included."""

    first: int
    last: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Flag:
    """A note on one point of the window, or a mark on a day within it."""

    index: int
    subject: Note | Mark
    day: date
    """Where it stands: the day that was marked, or the middle of the point that a note is on."""

    @property
    def is_mark(self) -> bool:
        """Whether it is a mark on a day, not a note on a number."""
        return isinstance(self.subject, Mark)

    @property
    def text(self) -> str:
        """What was written."""
        return self.subject.text

    @property
    def told(self) -> str:
        """``3 Apr 2026: New website (Mika, 5 Apr 2026)``."""
        return self.subject.told


@dataclass(frozen=True, slots=True)
class Trend:
    """One measure's rolling window and what it tells."""

    measure: Measure
    basis: Basis
    subtitle: str
    """``average per week, Nov 2025 – Nov 2026``."""
    points: tuple[TrendPoint, ...]
    """Oldest first: 13 months or 9 quarters, missing ones included."""
    last_year: int
    """The index of the point one year before the last."""
    bands: tuple[Band, ...]
    flags: tuple[Flag, ...]
    year_over_year: float | None
    """As a fraction."""
    year_text: str
    """``+20%``; empty where it is undefined."""
    year_caption: str
    """``on Nov 2025``; for a period to date ``on the same weeks``, where those differ from the whole."""
    headline: str
    """``20% above November 2025``."""
    body: str
    """The sentence that adds what the short trend says; may be empty."""
    momentum: float | None
    """The mean of the newest three ended points against that of the three before, as a fraction."""
    signal: str
    """``Above its expected range``, or empty."""
    goal_text: str
    """``At least 18 a week (78 a month)``."""
    goal_label: str
    """``Goal 18``, for the end of the goal line; empty without a goal."""
    range_text: str
    """``16.2–23.0 a week``; empty without a range."""
    writing: Writing = PLAIN
    segment: str = ""
    """Empty for the whole measure."""

    @property
    def name(self) -> str:
        """What the trend is of: the measure's name, and the segment's where it is of one."""
        return f"{self.measure.name} · {self.segment}" if self.segment else self.measure.name


EXPECTED_FROM = 12
"""How many ended periods before the newest one the expected range is made from, at most."""
FEWEST_FOR_RANGE = 6
SIGNAL_RUN = 8
"""So many in a row on one side of the mean are a signal."""
_XMR = 2.66
"""Wheeler's constant: 3 sigma over d2 = 1.128, for moving ranges of two."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Natural process limits of an XmR chart (Wheeler, Understanding Variation), in the series' unit."""

    low: float
    centre: float
    high: float


def natural_limits(values: Sequence[float]) -> Limits:
    """Mean plus and minus 2.66 times the mean moving range. Raises ValueError for fewer than 2 values."""
    if len(values) < 2:
        raise ValueError("limits need at least 2 values")
    centre = sum(values) / len(values)
    ranges = [abs(after - before) for before, after in pairwise(values)]
    reach = _XMR * sum(ranges) / len(ranges)
    return Limits(centre - reach, centre, centre + reach)


def expected_range(before: Sequence[float | None]) -> Limits | None:
    """The range to expect from the periods before the newest one, oldest first.

    Missing ones are left out; None with fewer than six values.
    """
    values = [value for value in before[-EXPECTED_FROM:] if value is not None]
    return natural_limits(values) if len(values) >= FEWEST_FOR_RANGE else None


def find_signal(values: Sequence[float | None], limits: Limits | None) -> str:
    """What is unusual about the newest value: outside its range, or the eighth in a row on one side."""
    present = [value for value in values if value is not None]
    if limits is None or not present or values[-1] is None:
        return ""
    if present[-1] > limits.high:
        return "Above its expected range"
    if present[-1] < limits.low:
        return "Below its expected range"
    newest = present[-SIGNAL_RUN:]
    if len(newest) == SIGNAL_RUN and all(value > limits.centre for value in newest):
        return "Eight in a row above its average"
    if len(newest) == SIGNAL_RUN and all(value < limits.centre for value in newest):
        return "Eight in a row below its average"
    return ""


def run_length(values: Sequence[float | None]) -> int:
    """How many steps in a row the newest value has risen (positive) or fallen (negative); 0 at a gap."""
    run = 0
    for before, after in pairwise(reversed(values)):
        # Walking backwards: ``before`` is the newer of the two.
        if before is None or after is None or before == after:
            break
        step = 1 if before > after else -1
        if run * step < 0:
            break
        run += step
    return run


def find_momentum(values: Sequence[float | None]) -> float | None:
    """The mean of the newest three values against that of the three before, as a fraction."""
    newest, before = values[-3:], values[-6:-3]
    if len(before) < 3:
        return None
    means = []
    for stretch in (newest, before):
        present = [value for value in stretch if value is not None]
        if len(present) < 3:
            return None
        means.append(sum(present) / 3)
    return relative_change(*means)
