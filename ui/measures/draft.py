"""A measure as it is being edited, and what follows when its unit or direction changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from scorecard.book import Book
from scorecard.commands.measures import save_measure
from scorecard.goals import Goal
from scorecard.measures import Direction, Measure, Rollup
from scorecard.periods import Cadence, Period
from scorecard.units import Unit

_ROLLUP_OF = {Unit.COUNT: Rollup.SUM, Unit.CURRENCY: Rollup.SUM, Unit.YES_NO: Rollup.ALL}
"""The roll-up that suits a unit; the average where none is named."""
_AT_MOST = frozenset({Unit.DAYS, Unit.HOURS})
"""Units of which less is usually better."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What would be saved."""

    measure: Measure
    goals: tuple[Goal, ...]
    """All goals of the measure."""
    cadences: frozenset[Cadence]
    along: tuple[Measure, ...] = ()
    """Other measures that are saved with it: new inputs of its formula, sub-metrics."""

    def check(self, book: Book, scorecard: str) -> None:
        """Raises ScorecardError with what stands against saving it."""
        save_measure(book, self.measure, self.goals, self.cadences, scorecard, self.along)


@dataclass(frozen=True, slots=True)
class Archive:
    """The wish to take a measure off all tabs."""

    measure: Measure


@dataclass(frozen=True, slots=True)
class Delete:
    """The wish to delete a measure with all that there is about it."""

    measure: Measure


Wish = Draft | Archive | Delete
"""What a person wants done with a measure."""


def suited(unit: Unit) -> tuple[Direction, Rollup]:
    """The direction and the roll-up that a new measure of a unit begins with."""
    rollup = _ROLLUP_OF.get(unit, Rollup.AVERAGE)
    if unit is Unit.YES_NO:
        return Direction.YES, rollup
    return Direction.AT_MOST if unit in _AT_MOST else Direction.AT_LEAST, rollup


def turned(goal: Goal, direction: Direction) -> Goal:
    """A goal of another kind with the bound that there is; as it was where it lacks one for that kind."""
    bound = goal.low if goal.low is not None else goal.high
    match direction:
        case Direction.YES:
            return replace(goal, kind=direction, low=None, high=None)
        case Direction.AT_LEAST if bound is not None:
            return replace(goal, kind=direction, low=bound, high=None)
        case Direction.AT_MOST if bound is not None:
            upper = goal.high if goal.high is not None else bound
            return replace(goal, kind=direction, low=None, high=upper)
        case Direction.BETWEEN if bound is not None:
            upper = goal.high if goal.high is not None else bound
            return replace(goal, kind=direction, low=bound, high=upper)
        case _:
            return goal


def fitting(goals: Iterable[Goal], measure: Measure, cadence: Cadence, now: Period) -> tuple[Goal, ...]:
    """The goals that a measure can have.

    Yes is the goal of a question from ``now`` on where it has none; a number has none of that kind.
    """
    answered = measure.unit is Unit.YES_NO
    kept = tuple(goal for goal in goals if (goal.kind is Direction.YES) is answered)
    if answered and measure.direction is Direction.YES and not kept:
        return (Goal(measure.id, cadence, now.begin, Direction.YES),)
    return kept


def new_measure(book: Book) -> Measure:
    """A measure of the first department, with the first free id."""
    return Measure(book.next_measure_id, "", "", next(iter(book.company.departments), ""))


def renumbered(subs: tuple[Measure, ...], book: Book, draft: Draft) -> tuple[Measure, ...]:
    """New sub-measures with ids that no other new measure has."""
    free = max((book.next_measure_id, draft.measure.id + 1, *(each.id + 1 for each in draft.along)))
    new = [each.id for each in subs if each.id not in book.by_id]
    return tuple(replace(each, id=free + new.index(each.id)) if each.id in new else each for each in subs)
