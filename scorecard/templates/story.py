"""Making up the sample company's numbers: seeded, so the same on every machine for the same today."""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from scorecard.periods import Calendar, Grain, Period

Series = dict[Period, float]
WEEKS_IN_A_YEAR = 52


class Timeline:
    """The story's periods, counted back from the newest week that has ended."""

    def __init__(self, calendar: Calendar, today: date, months: int) -> None:
        self.calendar = calendar
        self.newest = calendar.newest_ended(Grain.WEEK, today)
        self.months = calendar.trailing(calendar.containing(self.newest, Grain.MONTH), months)
        """Oldest first; the last may be to date."""
        weeks = [week for month in self.months for week in calendar.parts(month, Grain.WEEK)]
        self.weeks = [week for week in weeks if week <= self.newest]
        self.ended = [month for month in self.months if month.has_ended(today)]

    def periods(self, grain: Grain) -> Sequence[Period]:
        """All periods of a grain, oldest first; months only where they have ended."""
        if grain is Grain.WEEK:
            return self.weeks
        if grain is Grain.MONTH:
            return self.ended
        return list(dict.fromkeys(self.calendar.containing(month, grain) for month in self.months))

    def months_back(self, period: Period) -> int:
        """How many months a period lies back, 0 for the newest; a quarter as its last month does."""
        if period.grain > Grain.MONTH:
            period = self.calendar.parts(period, Grain.MONTH)[-1]
        month = self.calendar.containing(period, Grain.MONTH)
        newest = self.months[-1]
        return max(0, (newest.begin.year - month.begin.year) * 12 + newest.begin.month - month.begin.month)

    def begin(self, grain: Grain, months_back: int) -> date:
        """The first day of the period with which the month so far back begins."""
        month = self.calendar.shift(self.months[-1], -months_back)
        if grain is Grain.WEEK:
            return self.calendar.parts(month, Grain.WEEK)[0].begin
        return self.calendar.containing(month, grain).begin


class Teller:
    """Tells each series of the story from its few figures."""

    def __init__(self, story: Mapping[str, Any], timeline: Timeline) -> None:
        self._story = story
        self._timeline = timeline
        chance = random.Random(f"{story['seed']} demand")
        self._demand: list[float] = [
            1 + story["demand"] * _chance(chance) for _ in range(story["months"] + 2)
        ]
        """By month, newest first; the first two have yet to come."""
        self.told: dict[str, Series] = {}
        """Each measure's numbers as told so far, by short name."""

    def tell_all(self) -> dict[str, Series]:
        """All series by the measure's short name."""
        waiting = list(self._story["series"])
        while waiting:
            ready = [each for each in waiting if all(name in self.told for name in each.get("of", ()))]
            for figures in ready:
                self.told[figures["measure"]] = self._tell(figures)
            waiting = [each for each in waiting if each not in ready]
        self._tell_customers(self._story["customers"])
        return self.told

    def _tell(self, figures: Mapping[str, Any]) -> Series:
        chance = random.Random(f"{self._story['seed']} {figures['measure']}")
        periods = self._timeline.periods(Grain.from_word(figures.get("grain", "week")))
        told = {}
        for back, period in enumerate(reversed(periods)):
            moved = 1 + figures.get("noise", 0.0) * _chance(chance)
            value = self._recent(figures, back)
            if value is None:
                value = self._plain(figures, period, back) * self._swing(figures, period) * moved
            if not math.isnan(value):
                told[period] = float(round(value, figures.get("decimals", 0)))
        return dict(sorted(told.items()))

    def _swing(self, figures: Mapping[str, Any], period: Period) -> float:
        """What one month has more or less than the next; nothing in the newest two."""
        months_back = self._timeline.months_back(period)
        chance = random.Random(f"{self._story['seed']} {figures['measure']} {months_back}")
        return 1 + float(figures.get("swing", 0.0)) * _chance(chance) * (months_back > 1)

    def _recent(self, figures: Mapping[str, Any], back: int) -> float | None:
        recent = figures.get("recent", ())
        return float(recent[-1 - back]) if back < len(recent) else None

    def _plain(self, figures: Mapping[str, Any], period: Period, back: int) -> float:
        """The value without chance."""
        months_back = self._timeline.months_back(period)
        if "of" in figures:
            whole = sum(self.told[name].get(period, 0.0) for name in figures["of"])
            late = period.begin >= self._timeline.ended[-1].begin
            rate = self._between(figures["rate"], months_back) * (
                figures.get("last_month", 1.0) if late else 1
            )
            return float(whole * rate)
        if "before" in figures:
            return float(figures["before"][months_back])
        season = self._season(figures, months_back)
        if "level" in figures:
            return self._between(figures["level"], months_back) * season
        return self._grown(figures, back) * season * self._demand_shown(figures, months_back)

    def _grown(self, figures: Mapping[str, Any], back: int) -> float:
        """The level before the recent weeks, carried back by the year's growth."""
        oldest: list[float] = [value for value in figures["recent"] if not math.isnan(value)][:4]
        years = (back - len(figures["recent"])) / WEEKS_IN_A_YEAR
        return sum(oldest) / len(oldest) / (1 + float(figures["growth"]) * years)

    def _season(self, figures: Mapping[str, Any], months_back: int) -> float:
        """The time of year, held against that of the third month back, where the recent weeks begin."""
        strength = float(figures.get("season", 0.0))
        months = (self._timeline.months[-1 - back].begin.month for back in (months_back, 3))
        here, joint = (1 + strength * (self._story["seasons"][month - 1] - 1) for month in months)
        return float(here / joint)

    def _demand_shown(self, figures: Mapping[str, Any], months_back: int) -> float:
        if "leads" not in figures:
            return 1.0
        return self._demand[months_back + 2 - int(figures["leads"])]

    def _between(self, ends: Sequence[float], months_back: int) -> float:
        old, new = ends
        return new + (old - new) * min(1.0, months_back / (len(self._timeline.months) - 1))

    def _tell_customers(self, figures: Mapping[str, Any]) -> None:
        """Customers at the start and the end of each month: some are won, a part is lost."""
        chance = random.Random(f"{self._story['seed']} customers")
        start: Series = {}
        end: Series = {}
        there = float(figures["start"])
        for month in self._timeline.ended:
            start[month] = there
            weeks = self._timeline.calendar.parts(month, Grain.WEEK)
            won = sum(self.told["new_customers"].get(week, 0.0) for week in weeks)
            lost = self._between(figures["lost"], self._timeline.months_back(month))
            lost *= 1 + figures["noise"] * _chance(chance)
            there += won - round(there * lost)
            end[month] = there
        self.told |= {"customers_start": start, "customers_end": end}


def split(total: float, shares: Mapping[str, float], chance: random.Random) -> Iterable[tuple[str, float]]:
    """A whole number cut by shares that chance moves a little; the parts add up to it."""
    weights = {name: share * (1 + 0.12 * _chance(chance)) for name, share in shares.items()}
    whole = sum(weights.values())
    upto, given = 0.0, 0
    for name, weight in weights.items():
        upto += weight
        part = round(total * upto / whole) - given
        given += part
        yield name, float(part)


def _chance(generator: random.Random) -> float:
    """From -1 to 1; the same on every machine."""
    return 2 * generator.random() - 1
