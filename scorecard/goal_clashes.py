"""Goals of two cadences that do not agree: what each comes to in a year, and which of them holds where."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import fsum

from scorecard.goals import NEAREST, Goal, GoalBook, Target, format_target
from scorecard.measures import Direction, Measure, Rollup
from scorecard.periods import Calendar, Grain, Period
from scorecard.writing import Writing

_GRAINS = (Grain.WEEK, Grain.MONTH, Grain.QUARTER)
_TOLERANCE = 0.02
"""The part of the greater goal by which the other may differ: weeks do not fit months, goals are rounded."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """What the goals of a finer and of a coarser cadence come to where both hold."""

    finer: Target
    coarser: Target
    when: str
    """Of which time: ``in 2026``, ``a year``, ``in December 2026``."""
    whole_year: bool
    """Whether both hold in all of the year."""

    @property
    def differs(self) -> bool:
        """Whether one of the bounds differs by more than what rounding explains."""
        bounds = ((self.finer.low, self.coarser.low), (self.finer.high, self.coarser.high))
        return any(
            one is not None
            and other is not None
            and abs(one - other) > _TOLERANCE * max(abs(one), abs(other))
            for one, other in bounds
        )


def clash(
    goals: GoalBook,
    calendar: Calendar,
    measure: Measure,
    years: Sequence[Period],
    writing: Writing,
    segment: str = "",
) -> str:
    """How goals that were entered for two cadences differ, of the first year in which they do.

    ``The weekly goals make 624 in 2026, the goal for the year is 700: 76 more. Weeks are held against …``.
    Empty where they agree.
    """
    checks = (_Year(goals, calendar, measure, year, writing, segment) for year in years)
    return next((told for check in checks if (told := check.told())), "")


class _Year:
    """The goals of one measure or segment in one fiscal year."""

    def __init__(
        self,
        goals: GoalBook,
        calendar: Calendar,
        measure: Measure,
        year: Period,
        writing: Writing,
        segment: str,
    ) -> None:
        self._goals, self._calendar, self._measure = goals, calendar, measure
        self._year, self._writing, self._segment = year, writing, segment
        self._entered = [grain for grain in _GRAINS if any(map(self._goal, calendar.parts(year, grain)))]

    def told(self) -> str:
        """All that differs, cadence by cadence."""
        pairs = zip(self._entered, self._entered[1:], strict=False)
        found = ((finer, coarser, self._pair(finer, coarser)) for finer, coarser in pairs)
        return " ".join(
            self._sentence(finer, coarser, pair)
            for finer, coarser, pair in found
            if pair is not None and pair.differs
        )

    def _goal(self, period: Period) -> Goal | None:
        return self._goals.goal_in_force(self._measure.id, period, self._segment)

    def _pair(self, finer: Grain, coarser: Grain) -> _Pair | None:
        """Where both hold; None where they do nowhere, or are of two kinds."""
        wholes = self._calendar.parts(self._year, coarser)
        shared: list[tuple[Period, Goal, list[Goal]]] = []
        for whole in wholes:
            parts = [self._goal(part) for part in self._calendar.parts(whole, finer)]
            goal, found = self._goal(whole), [part for part in parts if part is not None]
            if goal is not None and len(found) == len(parts):
                shared.append((whole, goal, found))
        coarse = [goal for _, goal, _ in shared]
        fine = [part for _, _, parts in shared for part in parts]
        kinds = {goal.kind for goal in (*coarse, *fine)}
        if len(kinds) != 1 or kinds == {Direction.YES}:
            return None
        all_year = len(shared) == len(wholes)
        if self._is_total and not all_year and _goes_on(coarse) and _goes_on(fine):
            return _Pair(self._yearly(fine, finer), self._yearly(coarse, coarser), "a year", whole_year=False)
        when = self._when([whole for whole, _, _ in shared], all_year=all_year)
        return _Pair(self._together(fine), self._together(coarse), when, whole_year=all_year)

    def _yearly(self, goals: Sequence[Goal], grain: Grain) -> Target:
        """What a goal that goes on comes to in all the year's parts."""
        return goals[0].target.times(len(self._calendar.parts(self._year, grain)))

    def _together(self, goals: Sequence[Goal]) -> Target:
        """What goals add up to; for what is no total, their mean."""
        reduce = _total if self._is_total else _mean
        return Target(goals[0].kind, reduce(goal.low for goal in goals), reduce(goal.high for goal in goals))

    def _when(self, wholes: Sequence[Period], *, all_year: bool) -> str:
        """``in 2026``, ``in December 2026``, ``in 3 months of 2026``."""
        calendar, year = self._calendar, self._calendar.title(self._year)
        if all_year:
            return f"in {year}"
        if len(wholes) == 1:
            return f"in {calendar.title(wholes[0])}"
        return f"in {len(wholes)} {wholes[0].grain.word}s of {year}"

    @property
    def _is_total(self) -> bool:
        return self._measure.rollup is Rollup.SUM

    def _sentence(self, finer: Grain, coarser: Grain, pair: _Pair) -> str:
        fine, coarse = self._amount(pair.finer), self._amount(pair.coarser)
        held = self._held(finer, coarser)
        if not self._is_total:
            return f"The {finer.word}ly goal is {fine}, the {coarser.word}ly one {coarse}. {held}"
        for_year = pair.whole_year and self._is_for_year(coarser)
        other = "goal for the year is" if for_year else f"{coarser.word}ly goals"
        made = f"The {finer.word}ly goals make {fine} {pair.when}"
        return f"{made}, the {other} {coarse}{self._difference(pair)}. {held}"

    def _is_for_year(self, grain: Grain) -> bool:
        """Whether these are the twelve months over which a goal for the year was spread."""
        months = [self._goal(month) for month in self._calendar.parts(self._year, Grain.MONTH)]
        return grain is Grain.MONTH and all(goal is not None and goal.once for goal in months)

    def _difference(self, pair: _Pair) -> str:
        """``: 76 more``; empty for a range, which differs at two ends."""
        if pair.finer.kind is Direction.BETWEEN:
            return ""
        bounds = [
            each.high if each.kind is Direction.AT_MOST else each.low for each in (pair.finer, pair.coarser)
        ]
        by = (bounds[1] or 0.0) - (bounds[0] or 0.0)
        return f": {self._amount(Target(Direction.AT_LEAST, low=abs(by)))} {'more' if by > 0 else 'less'}"

    def _held(self, finer: Grain, coarser: Grain) -> str:
        """``Weeks are held against the weekly goals, months and quarters against the monthly ones.``"""
        fine, coarse = (
            " and ".join(f"{grain.word}s" for grain in _GRAINS if self._source(grain) is source)
            for source in (finer, coarser)
        )
        held = f"{fine.capitalize()} are held against the {finer.word}ly "
        one, other = ("goals", "ones") if self._is_total else ("goal", "one")
        return f"{held}{one}, {coarse} against the {coarser.word}ly {other}."

    def _source(self, grain: Grain) -> Grain:
        """The cadence whose goals hold in periods of a grain."""
        return next(each for each in (grain, *NEAREST[grain]) if each in self._entered)

    def _amount(self, target: Target) -> str:
        measure = self._measure
        target = replace(target, low=_tidy(target.low), high=_tidy(target.high))
        return format_target(target, measure.unit, measure.decimals, self._writing).lstrip("≥≤ ")


def _goes_on(goals: Sequence[Goal]) -> bool:
    """Whether it is one and the same amount that holds on, so that it says what a year comes to."""
    return not any(goal.once for goal in goals) and len({goal.target for goal in goals}) == 1


def _total(bounds: Iterable[float | None]) -> float | None:
    found = [bound for bound in bounds if bound is not None]
    return fsum(found) if found else None


def _mean(bounds: Iterable[float | None]) -> float | None:
    found = [bound for bound in bounds if bound is not None]
    return fsum(found) / len(found) if found else None


def _tidy(bound: float | None) -> float | None:
    """Without the noise of dividing and multiplying, which would be rounded in the strict direction."""
    return None if bound is None else float(f"{bound:.12g}")
