"""How a goal that nobody entered comes about, in words that name its period."""

from __future__ import annotations

from scorecard.goals import GoalBook, Target, format_target
from scorecard.measures import Measure
from scorecard.periods import Calendar, Grain, Period
from scorecard.writing import Writing


def derived_total(
    goals: GoalBook, calendar: Calendar, measure: Measure, period: Period, writing: Writing, segment: str = ""
) -> str:
    """``20 a week in November 2026, made from 78 a month and its 4 weeks``; empty without a derived goal."""
    target = goals.target(measure, period, segment)
    if target is None or target.origin is None:
        return ""

    def amount(of: Target | None) -> str:
        return format_target(of, measure.unit, measure.decimals, writing).lstrip("≥≤ ")

    month = calendar.containing(period, Grain.MONTH) if period.grain is Grain.WEEK else period
    each = " a week" if period.grain is Grain.WEEK else ""
    named = f"{amount(target)}{each} in {calendar.title(month)}"
    if target.origin < period.grain:
        parts = len(calendar.parts(period, target.origin))
        return f"{named}, the sum of its {parts} {target.origin.word}ly goals"
    whole = amount(goals.target(measure, calendar.containing(period, target.origin), segment))
    third = "a third of " if target.origin is Grain.QUARTER else ""
    weeks = len(calendar.parts(month, Grain.WEEK))
    shared = f" and {'its' if not third else 'the month’s'} {weeks} weeks" if each else ""
    return f"{named}, made from {third}{whole} a {target.origin.word}{shared}"
