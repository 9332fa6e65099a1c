"""Goals that a file holds beside its numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from scorecard.book import Book
from scorecard.changes import Change
from scorecard.goals import Goal
from scorecard.importing.findings import Findings, Goals
from scorecard.importing.plan import PlannedGoal
from scorecard.measures import Direction, Measure
from scorecard.periods import Cadence

_CADENCES = {cadence.grain: cadence for cadence in Cadence}


def plan_goals(findings: Findings, measures: Sequence[Measure | None], book: Book) -> tuple[PlannedGoal, ...]:
    """The goals that the file brings, each from the period on in which it begins to hold.

    A goal that already stands so is none of them. Files by day or year bring none: no scorecard is for these.
    """
    cadence = _CADENCES.get(findings.grain)
    if cadence is None:
        return ()
    return tuple(
        planned
        for goals in findings.goals
        if (measure := measures[goals.match]) is not None
        for planned in _of_measure(goals, measure, cadence, book)
    )


def goal_changes(planned: Sequence[PlannedGoal], book: Book) -> list[Change]:
    """The changes that set the goals."""
    kept = {goal.key: goal for goal in book.goals}
    return [Change(kept.get(each.goal.key), each.goal) for each in planned]


def _of_measure(goals: Goals, measure: Measure, cadence: Cadence, book: Book) -> Iterator[PlannedGoal]:
    kept = {goal.key: goal for goal in book.goals}
    at_most = measure.direction is Direction.AT_MOST
    kind = Direction.AT_MOST if at_most else Direction.AT_LEAST
    last = None
    for begin, value in goals.values:
        if value == last:
            continue
        last = value
        low, high = (None, value) if at_most else (value, None)
        goal = Goal(measure.id, cadence, date.fromordinal(begin), kind, low, high)
        before = kept.get(goal.key)
        if before is None or (before.kind, before.low, before.high) != (kind, low, high):
            yield PlannedGoal(measure, goal, changes=before is not None)
