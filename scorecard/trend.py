"""Is it really good or bad news? The rolling window, year over year, momentum and the expected range."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scorecard.goals import Target
from scorecard.measures import Measure
from scorecard.periods import Period
from scorecard.status import Status


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
    """A note on one point of the window."""

    index: int
    text: str
    author: str
    made_on: date


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
    """As a fraction, or in points for percent, scores and ratios."""
    year_text: str
    """``+20%``; empty where it is undefined."""
    year_caption: str
    """``on Nov 2025``."""
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
    currency: str = "USD"
