"""A company's definitions as one value: everything that gives its numbers a meaning, and none of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from scorecard.goals import Goal, GoalBook
from scorecard.measures import Company, Measure, Scorecard
from scorecard.periods import Cadence, Calendar


@dataclass(frozen=True)
class Book:
    """Company, measures, goals and scorecards, as they stand now."""

    company: Company = field(default_factory=Company)
    measures: tuple[Measure, ...] = ()
    goals: tuple[Goal, ...] = ()
    scorecards: tuple[Scorecard, ...] = ()

    @property
    def calendar(self) -> Calendar:
        """The company's weeks and quarters."""
        return self.company.calendar

    @cached_property
    def by_id(self) -> dict[int, Measure]:
        """Measures by their id."""
        return {measure.id: measure for measure in self.measures}

    @cached_property
    def by_short_name(self) -> dict[str, Measure]:
        """Measures by their short name."""
        return {measure.short_name: measure for measure in self.measures}

    @cached_property
    def goal_book(self) -> GoalBook:
        """The goals, to be asked by measure and period."""
        return GoalBook(self.goals, self.calendar)

    def scorecard(self, cadence: Cadence) -> Scorecard:
        """The list of this cadence; an empty one where there is none."""
        for scorecard in self.scorecards:
            if scorecard.cadence is cadence:
                return scorecard
        return Scorecard(cadence)

    @property
    def next_measure_id(self) -> int:
        """An id that no measure has."""
        return max((measure.id for measure in self.measures), default=0) + 1
