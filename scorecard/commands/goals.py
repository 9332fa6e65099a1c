"""Changes to goals: what a measure is held against from when on, and a year's goal spread over its months."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from math import floor, fsum

from scorecard.book import Book
from scorecard.changes import Change, ChangeSet
from scorecard.errors import ScorecardError
from scorecard.goals import Goal
from scorecard.measures import Direction, Measure, Rollup
from scorecard.periods import Cadence, Calendar, Grain, Period
from scorecard.units import LARGEST, Unit


def check_goal(measure: Measure, goal: Goal) -> None:
    """Refuse a goal that does not fit its measure or lacks a bound. Raises ScorecardError."""
    needs_low = goal.kind in (Direction.AT_LEAST, Direction.BETWEEN)
    needs_high = goal.kind in (Direction.AT_MOST, Direction.BETWEEN)
    for needed, bound, word in ((needs_low, goal.low, "least"), (needs_high, goal.high, "most")):
        if needed and bound is None:
            raise ScorecardError(f"The goal of {measure.name} needs the {word} that is on track.")
        if bound is not None and not abs(bound) < LARGEST:
            raise ScorecardError(f"The goal of {measure.name} is no number that it can reach.")
    answered, wanted = measure.unit is Unit.YES_NO, goal.kind is Direction.YES
    if answered is not wanted:
        told = "is answered by yes or no, so its goal is yes" if answered else "is a number, so is its goal"
        raise ScorecardError(f"{measure.name} {told}.")
    if goal.low is not None and goal.high is not None and goal.low > goal.high:
        raise ScorecardError(f"The goal of {measure.name} goes from the lower to the higher number.")


def goals_of(book: Book, measure_id: int) -> tuple[Goal, ...]:
    """All goals of a measure, the newest first."""
    found = (goal for goal in book.goals if goal.measure_id == measure_id)
    return tuple(sorted(found, key=lambda goal: (goal.begin, goal.once), reverse=True))


def goal_changes(book: Book, measure: Measure, wanted: Iterable[Goal]) -> list[Change]:
    """The changes after which a measure has exactly these goals. Raises ScorecardError for an unfit one."""
    left = {goal.key: goal for goal in book.goals if goal.measure_id == measure.id}
    changes = []
    seen = set()
    for goal in wanted:
        check_goal(measure, goal)
        if goal.key in seen:
            raise ScorecardError(f"{measure.name} has two goals from the same period on. Keep one of them.")
        seen.add(goal.key)
        before = left.pop(goal.key, None)
        if before != goal:
            changes.append(Change(before, goal))
    return [*(Change(goal, None) for goal in left.values()), *changes]


def set_goals(book: Book, measure: Measure, goals: Collection[Goal]) -> ChangeSet:
    """Add these goals to a measure; one of the same period is replaced."""
    kept = {goal.key: goal for goal in goals_of(book, measure.id)} | {goal.key: goal for goal in goals}
    changes = goal_changes(book, measure, kept.values())
    return ChangeSet(f"Change the goal of {measure.name}", tuple(changes))


def remove_goals(book: Book, measure: Measure, goals: Collection[Goal]) -> ChangeSet:
    """Take goals away from a measure."""
    changes = tuple(Change(goal, None) for goal in book.goals if goal in goals)
    return ChangeSet(f"Remove the goal of {measure.name}", changes)


def year_goals(
    calendar: Calendar, measure: Measure, year: Period, amounts: Sequence[float], note: str = ""
) -> tuple[Goal, ...]:
    """A goal for each month of a fiscal year, for that month alone. Raises ScorecardError for no total.

    ``amounts`` has one number a month, oldest first, in the measure's unit.
    """
    if measure.rollup is not Rollup.SUM:
        raise ScorecardError(f"{measure.name} is no total: its yearly goal holds in every month as it is.")
    kind = Direction.AT_MOST if measure.direction is Direction.AT_MOST else Direction.AT_LEAST
    low, high = (None, 1.0) if kind is Direction.AT_MOST else (1.0, None)
    return tuple(
        Goal(
            measure.id,
            Cadence.MONTHLY,
            month.begin,
            kind,
            None if low is None else amount,
            None if high is None else amount,
            note,
            once=True,
        )
        for month, amount in zip(months_of(calendar, year), amounts, strict=True)
    )


def months_of(calendar: Calendar, year: Period) -> tuple[Period, ...]:
    """The twelve months of a fiscal year."""
    return calendar.parts(year, Grain.MONTH)


def spread(total: float, weights: Sequence[float], decimals: int) -> tuple[float, ...]:
    """``total`` in parts that are to each other as ``weights``, rounded, so that they add up to it exactly.

    Equal weights spread it evenly. Raises ScorecardError where no weight is above 0 or one is below.
    """
    whole = fsum(weights)
    if whole <= 0 or min(weights) < 0:
        raise ScorecardError("There are no numbers of last year to spread the goal by.")
    unit = 10**decimals
    exact = [total * weight / whole * unit for weight in weights]
    parts = [floor(part) for part in exact]
    # What rounding down left goes where it cut off the most, as seats of a parliament are given out.
    left = round(total * unit) - sum(parts)
    by_loss = sorted(range(len(parts)), key=lambda place: parts[place] - exact[place])
    for place in by_loss[:left]:
        parts[place] += 1
    return tuple(part / unit for part in parts)
