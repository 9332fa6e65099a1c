"""A goal for a whole fiscal year, spread over its twelve months so that they add up to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import fsum

from scorecard.commands.goals import spread
from scorecard.errors import ScorecardError
from scorecard.periods import MONTH_NAMES, Period

MONTHS = 12


@dataclass(frozen=True, slots=True)
class YearPlan:
    """A total and what each month is to bring of it, both in the measure's unit."""

    total: float
    amounts: tuple[float, ...]
    decimals: int
    by_hand: frozenset[int] = frozenset()
    """The months that a person typed."""

    @classmethod
    def evenly(cls, total: float, decimals: int) -> YearPlan:
        """The same for every month, as near as rounding lets it."""
        return cls(total, spread(total, [1.0] * MONTHS, decimals), decimals)

    @classmethod
    def by_last_year(
        cls, total: float, decimals: int, months: Sequence[Period], last_year: Sequence[float | None]
    ) -> YearPlan:
        """As the same months of last year were to each other. Raises ScorecardError where one is missing."""
        missing = [
            f"{MONTH_NAMES[month.begin.month - 1]} {month.begin.year}"
            for month, value in zip(months, last_year, strict=True)
            if value is None
        ]
        if missing:
            named = missing[0] if len(missing) == 1 else f"{', '.join(missing[:-1])} and {missing[-1]}"
            if len(missing) == MONTHS:
                named = "any month of last year"
            raise ScorecardError(f"There is no number for {named}, so last year cannot be followed.")
        weights = [value for value in last_year if value is not None]
        return cls(total, spread(total, weights, decimals), decimals)

    @property
    def left(self) -> float:
        """What the months lack of the total; below 0 where they have more."""
        return round(self.total - fsum(self.amounts), self.decimals) + 0.0

    def with_month(self, place: int, amount: float) -> YearPlan:
        """With another amount for one month, typed by hand; the others stay."""
        amounts = (*self.amounts[:place], amount, *self.amounts[place + 1 :])
        return replace(self, amounts=amounts, by_hand=self.by_hand | {place})

    def with_rest_spread(self) -> YearPlan:
        """What is left, spread evenly over the months that nobody typed.

        Raises ScorecardError where there are none, or where nothing is left for them.
        """
        rest = [place for place in range(MONTHS) if place not in self.by_hand]
        typed = fsum(self.amounts[place] for place in self.by_hand)
        if not rest:
            raise ScorecardError(
                "All months are typed by hand: change one of them, or the goal for the year."
            )
        if typed > self.total:
            raise ScorecardError("The months that are typed come to more than the goal for the year.")
        parts = dict(zip(rest, spread(self.total - typed, [1.0] * len(rest), self.decimals), strict=True))
        return replace(
            self, amounts=tuple(parts.get(place, amount) for place, amount in enumerate(self.amounts))
        )
