"""Goals: which one is in force, from one cadence to another, and what is needed from here."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from scorecard.measures import Direction, Measure, Rollup
from scorecard.periods import Cadence, Calendar, Grain, Period
from scorecard.units import (
    MISSING,
    Unit,
    decimals_that_tell_apart,
    format_compact,
    format_value,
    natural_decimals,
    without_unit,
)
from scorecard.writing import PLAIN, Writing

NOISE = 1e-9
"""What binary arithmetic may add (0.07 x 100 is a little more than 7): so small a part is no miss."""


GoalKey = tuple[int, Cadence, date, str, bool]
"""What names a goal: measure id, cadence, first day, segment, and whether it holds for that period alone."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What makes a measure's value on track, from a period on."""

    measure_id: int
    cadence: Cadence
    begin: date
    """The first day of the first period for which it holds."""
    kind: Direction
    low: float | None = None
    """The least that is on track (at least, between)."""
    high: float | None = None
    """The most that is on track (at most, between)."""
    note: str = ""
    segment: str = ""
    """Empty for the whole measure."""
    once: bool = False
    """Whether it holds for its first period alone, such as a holiday week."""

    @property
    def key(self) -> GoalKey:
        """One goal a measure, cadence, first period and segment; another one for that period alone."""
        return (self.measure_id, self.cadence, self.begin, self.segment, self.once)

    @property
    def target(self) -> Target:
        """The goal as it stands for a period of its own cadence."""
        return Target(self.kind, self.low, self.high)


@dataclass(frozen=True, slots=True)
class Target:
    """A goal as it stands for one period."""

    kind: Direction
    low: float | None = None
    high: float | None = None
    origin: Grain | None = None
    """The grain of the goal from which it was derived; None where it was entered for this cadence."""

    @property
    def derived(self) -> bool:
        """Whether it was worked out from another cadence's goal."""
        return self.origin is not None

    def times(self, factor: float) -> Target:
        """The same goal, of ``factor`` the size."""
        low = None if self.low is None else self.low * factor
        high = None if self.high is None else self.high * factor
        return replace(self, low=low, high=high)

    def divided(self, parts: int) -> Target:
        """The share of one of so many equal parts."""
        low = None if self.low is None else self.low / parts
        high = None if self.high is None else self.high / parts
        return replace(self, low=low, high=high)

    def met_by(self, value: float) -> bool:
        """Whether the raw value meets the goal; both ends of a range are included."""
        if self.kind is Direction.YES:
            return value >= 0.5
        return self.missed_bound(value) is None

    def missed_bound(self, value: float) -> float | None:
        """The bound that ``value`` misses, or None where it meets the goal (or the goal is yes)."""
        low = self.low if self.kind in (Direction.AT_LEAST, Direction.BETWEEN) else None
        high = self.high if self.kind in (Direction.AT_MOST, Direction.BETWEEN) else None
        if low is not None and value < low - NOISE * abs(low):
            return low
        if high is not None and value > high + NOISE * abs(high):
            return high
        return None


class GoalBook:
    """All goals of a company, asked by measure and period. Answers are remembered; the book is a value."""

    def __init__(self, goals: Iterable[Goal], calendar: Calendar) -> None:
        """Goals in any order."""
        self._calendar = calendar
        self._entered: dict[tuple[int, Grain, str], list[Goal]] = {}
        self._once: dict[tuple[int, Grain, str, date], Goal] = {}
        self._answers: dict[tuple[int, Period, str], Target | None] = {}
        for goal in sorted(goals, key=lambda goal: goal.begin):
            key = (goal.measure_id, goal.cadence.grain, goal.segment)
            if goal.once:
                self._once[*key, goal.begin] = goal
            else:
                self._entered.setdefault(key, []).append(goal)

    def history(self, measure_id: int, cadence: Cadence, segment: str = "") -> tuple[Goal, ...]:
        """The goals entered for a measure and cadence that hold from a period on, oldest first."""
        return tuple(self._entered.get((measure_id, cadence.grain, segment), ()))

    def goal_in_force(self, measure_id: int, period: Period, segment: str = "") -> Goal | None:
        """The goal that was entered for the period's cadence and holds in it; None where there is none."""
        key = (measure_id, period.grain, segment)
        if (once := self._once.get((*key, period.begin))) is not None:
            return once
        for goal in reversed(self._entered.get(key, ())):
            if goal.begin <= period.begin:
                return goal
        return None

    def target(self, measure: Measure, period: Period, segment: str = "") -> Target | None:
        """The goal in force on the period's first day, entered or else derived; None where there is none.

        A segment has the goals that were entered for it, and none of the whole.
        """
        key = (measure.id, period, segment)
        if key not in self._answers:
            self._answers[key] = self._work_out(measure, period, segment)
        return self._answers[key]

    def _work_out(self, measure: Measure, period: Period, segment: str) -> Target | None:
        if (entered := self._in_force(measure.id, period, segment)) is not None:
            return entered
        for grain in NEAREST.get(period.grain, ()):
            derive = self._from_coarser if grain > period.grain else self._from_finer
            if (found := derive(measure, period, grain, segment)) is not None:
                return replace(found, origin=grain)
        return None

    def _in_force(self, measure_id: int, period: Period, segment: str) -> Target | None:
        goal = self.goal_in_force(measure_id, period, segment)
        return None if goal is None else goal.target

    def _from_coarser(self, measure: Measure, period: Period, grain: Grain, segment: str) -> Target | None:
        whole = self._calendar.containing(period, grain)
        found = self._in_force(measure.id, whole, segment)
        if found is None or not _adds_up(measure):
            return found
        if period.grain is Grain.WEEK:
            month = self._calendar.containing(period, Grain.MONTH)
            weeks = len(self._calendar.parts(month, Grain.WEEK))
            return found.divided(weeks if grain is Grain.MONTH else 3 * weeks)
        return found.divided(3)

    def _from_finer(self, measure: Measure, period: Period, grain: Grain, segment: str) -> Target | None:
        parts = self._calendar.parts(period, grain)
        if not _adds_up(measure):
            return self._in_force(measure.id, parts[0], segment)
        found = [
            target for part in parts if (target := self._in_force(measure.id, part, segment)) is not None
        ]
        if len(found) < len(parts) or len({target.kind for target in found}) > 1:
            return None
        return Target(found[0].kind, _total(t.low for t in found), _total(t.high for t in found))


NEAREST = {
    Grain.WEEK: (Grain.MONTH, Grain.QUARTER),
    Grain.MONTH: (Grain.WEEK, Grain.QUARTER),
    Grain.QUARTER: (Grain.MONTH, Grain.WEEK),
}
"""Where a derived goal comes from, nearest first."""


def _adds_up(measure: Measure) -> bool:
    return measure.rollup is Rollup.SUM


def _total(bounds: Iterable[float | None]) -> float | None:
    found = list(bounds)
    return None if None in found else math.fsum(bound for bound in found if bound is not None)


def needed_from_here(target: Target, so_far: float, parts_left: int) -> float | None:
    """What each part that is left must bring to reach a total's goal (0 once it is reached).

    ``so_far`` and the answer are in the measure's unit. None for other kinds of goal or with nothing left.
    """
    if target.kind is not Direction.AT_LEAST or target.low is None or parts_left <= 0:
        return None
    return max(0.0, (target.low - so_far) / parts_left)


def format_target(
    target: Target | None,
    unit: Unit,
    decimals: int | None = None,
    writing: Writing = PLAIN,
    *,
    compact: bool = False,
) -> str:
    """A goal as it is shown: ``≥ 4,800``, ``≤ 4.0 h``, ``3.0–5.0×``, ``Yes``; a dash for none.

    A bound that falls between two shown numbers is rounded in the strict direction, so that a value that
    looks like the goal meets it. ``compact`` is for where the full form has no room: ``≥ $1.25M``.
    """
    if target is None:
        return MISSING

    def bound(value: float | None, *, up: bool) -> str:
        if compact:
            return format_compact(value, unit, decimals, writing)
        return _strict(value, unit, decimals, writing, up=up)

    match target.kind:
        case Direction.YES:
            return "Yes"
        case Direction.AT_LEAST:
            return f"≥ {bound(target.low, up=True)}"
        case Direction.AT_MOST:
            return f"≤ {bound(target.high, up=False)}"
        case Direction.BETWEEN:
            return f"{without_unit(bound(target.low, up=True))}–{bound(target.high, up=False)}"


@lru_cache(maxsize=4096)
def _strict(bound: float | None, unit: Unit, decimals: int | None, writing: Writing, *, up: bool) -> str:
    if bound is None:
        return MISSING
    places = decimals
    if places is None:
        places = 2 if unit is Unit.CURRENCY and abs(bound) < 100 and bound != round(bound) else unit.decimals
    shown = round(bound, places)
    step = 10.0**-places
    slack = NOISE * max(1.0, abs(bound))
    if up and shown < bound - slack:
        shown += step
    elif not up and shown > bound + slack:
        shown -= step
    return format_value(shown, unit, places, writing)


def format_judged(
    value: float | None, target: Target | None, unit: Unit, decimals: int | None, writing: Writing
) -> str:
    """A value in full, with as many more decimals as it takes to show that it misses its goal."""
    if value is None or target is None or (bound := target.missed_bound(value)) is None:
        return format_value(value, unit, decimals, writing)
    places = decimals_that_tell_apart(value, bound, natural_decimals(value, unit, decimals))
    return format_value(value, unit, places, writing)
