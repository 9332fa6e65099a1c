"""A company's definitions as one value: everything that gives its numbers a meaning, and none of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from scorecard.errors import ScorecardError
from scorecard.goals import Goal, GoalBook
from scorecard.measures import Company, Mark, Measure, Scorecard
from scorecard.periods import Cadence, Calendar
from scorecard.writing import PLAIN, Writing


@dataclass(frozen=True)
class Book:
    """Company, measures, goals and scorecards, as they stand now."""

    company: Company = field(default_factory=Company)
    measures: tuple[Measure, ...] = ()
    goals: tuple[Goal, ...] = ()
    scorecards: tuple[Scorecard, ...] = ()
    marks: tuple[Mark, ...] = ()
    number_format: Writing = PLAIN
    """The marks and digits that the person at this computer chose; in no company's file."""

    @cached_property
    def writing(self) -> Writing:
        """How numbers are written: as the person chose, amounts in the company's currency."""
        return self.number_format.of(self.company.currency)

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

    @cached_property
    def scorecard_names(self) -> tuple[str, ...]:
        """The names of the scorecards in their order; the only one may have none."""
        if self.company.scorecards:
            return self.company.scorecards
        return (next((listed.name for listed in self.scorecards if listed.name), ""),)

    def scorecard(self, cadence: Cadence, name: str = "") -> Scorecard:
        """The list of a cadence; without ``name`` that of the first scorecard.

        An empty one where there is none. The quarterly list is that of the months until it has its own.
        """
        name = name or self.scorecard_names[0]
        if (found := self._listed(cadence, name)) is not None:
            return found
        monthly = self._listed(Cadence.MONTHLY, name) if cadence is Cadence.QUARTERLY else None
        return Scorecard(cadence, monthly.measure_ids if monthly is not None else (), name)

    def find_scorecard(self, name: str) -> str:
        """The name of a scorecard as it is written, found whatever its case; of the first one without a name.

        Raises ScorecardError where there is none of that name.
        """
        if not name:
            return self.scorecard_names[0]
        for each in self.scorecard_names:
            if each.casefold() == name.strip().casefold():
                return each
        there = ", ".join(f"“{each}”" for each in self.scorecard_names if each)
        known = f" There is {there}." if there else " The only one has no name."
        raise ScorecardError(f"There is no scorecard “{name}”.{known}")

    def weekly_below(self, name: str = "") -> tuple[int, ...]:
        """The weekly measures of a scorecard that its monthly list leaves out: they can be shown below it."""
        monthly = self.scorecard(Cadence.MONTHLY, name).measure_ids
        weekly = self.scorecard(Cadence.WEEKLY, name).measure_ids
        return tuple(each for each in weekly if each not in monthly and not self._is_archived(each))

    def follows_months(self, name: str = "") -> bool:
        """Whether the quarterly tab of a scorecard shows the monthly list for want of its own."""
        name = name or self.scorecard_names[0]
        return self._listed(Cadence.QUARTERLY, name) is None and bool(
            self.scorecard(Cadence.QUARTERLY, name).measure_ids
        )

    def _is_archived(self, measure_id: int) -> bool:
        measure = self.by_id.get(measure_id)
        return measure is None or measure.archived

    def _listed(self, cadence: Cadence, name: str) -> Scorecard | None:
        # A company with one scorecard has one list a cadence, however each of them is called.
        only = not self.company.scorecards
        for listed in self.scorecards:
            if listed.cadence is cadence and (only or listed.name == name):
                return listed
        return None

    @cached_property
    def people(self) -> tuple[str, ...]:
        """Who owns measures or can: those that the company names, then other owners by name."""
        owners = sorted({measure.owner for measure in self.measures if measure.owner})
        return tuple(dict.fromkeys((*self.company.people, *owners)))

    @property
    def next_measure_id(self) -> int:
        """An id that no measure has."""
        return max((measure.id for measure in self.measures), default=0) + 1

    @property
    def next_mark_id(self) -> int:
        """An id that no mark has."""
        return max((mark.id for mark in self.marks), default=0) + 1
