"""The goals of a measure as rows: from when on, and what they are for each cadence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from scorecard.book import Book
from scorecard.errors import ScorecardError
from scorecard.goal_clashes import clash
from scorecard.goal_list import read_bounds
from scorecard.goal_words import derived_total
from scorecard.goals import Goal, GoalBook, Target, format_target
from scorecard.measures import Direction, Measure, Rollup
from scorecard.periods import Cadence, Grain, Period
from scorecard.units import MISSING, format_plain
from ui.widgets.period_text import read_period

_AHEAD = 24
"""Periods from now on for which a goal can be typed."""


@dataclass(frozen=True, slots=True)
class GoalRow:
    """The goals that hold from one day on."""

    title: str
    """``Jul 2026``, ``W47 2026``."""
    in_force: bool
    once: bool
    """Whether they hold for that period alone."""
    goals: tuple[Goal, ...]
    """Those that were entered, one a cadence."""
    texts: tuple[str, str, str]
    """What holds for weeks, months and quarters, entered or derived."""

    @property
    def note(self) -> str:
        """Why."""
        return next((goal.note for goal in self.goals if goal.note), "")

    def goal(self, cadence: Cadence) -> Goal | None:
        """The goal that was entered for a cadence."""
        return next((goal for goal in self.goals if goal.cadence is cadence), None)


@dataclass(frozen=True)
class GoalSheet:
    """A measure's goals, of the whole or of one segment. Changing gives all its goals anew."""

    book: Book
    measure: Measure
    goals: tuple[Goal, ...]
    today: date
    segment: str = ""

    def rows(self) -> list[GoalRow]:
        """Newest first."""
        found: dict[tuple[date, bool], list[Goal]] = {}
        for goal in self.goals:
            if goal.segment == self.segment:
                found.setdefault((goal.begin, goal.once), []).append(goal)
        known = GoalBook(self.goals, self.book.calendar)
        return [
            self._row(known, tuple(sorted(found[key], key=_months_first)))
            for key in sorted(found, reverse=True)
        ]

    def period(self, goal: Goal) -> Period:
        """The first period for which a goal holds."""
        return self.book.calendar.current(goal.cadence.grain, goal.begin)

    def named(self, period: Period) -> str:
        """A period with its year."""
        title = self.book.calendar.short_title(period)
        if period.grain is not Grain.WEEK:
            return title
        return f"{title} {self.book.calendar.week_number(period)[0]}"

    def typed(self, row: GoalRow, cadence: Cadence) -> str:
        """What stands in the editor of a goal."""
        goal = row.goal(cadence)
        if goal is None:
            return ""
        bounds = [each for each in (goal.low, goal.high) if each is not None]
        return " – ".join(format_plain(each, self.measure.unit, self.book.writing) for each in bounds)

    def with_bounds(self, row: GoalRow, cadence: Cadence, text: str) -> tuple[Goal, ...]:
        """With another goal for a cadence; an empty text takes it away. Raises ScorecardError."""
        old = row.goal(cadence)
        others = tuple(goal for goal in self.goals if goal is not old)
        if not text.strip():
            return others
        low, high = read_bounds(text, self.measure.direction, self.measure.unit, self.book.writing)
        if old is not None:
            return (*others, replace(old, kind=self.measure.direction, low=low, high=high))
        begin = self._other_period(row, cadence).begin
        kind, note = self.measure.direction, row.note
        made = Goal(self.measure.id, cadence, begin, kind, low, high, note, self.segment, row.once)
        return (*(goal for goal in others if goal.key != made.key), made)

    def with_note(self, row: GoalRow, text: str) -> tuple[Goal, ...]:
        """With another note."""
        noted = tuple(replace(goal, note=text.strip()) for goal in row.goals)
        return (*self.without(row), *noted)

    def with_begin(self, row: GoalRow, text: str) -> tuple[Goal, ...]:
        """With another first period. Raises ScorecardError for a text that names none."""
        calendar = self.book.calendar
        moved = []
        for goal in row.goals:
            grain = goal.cadence.grain
            furthest = calendar.shift(calendar.current(grain, self.today), _AHEAD)
            period = read_period(text, calendar, furthest)
            if period is None:
                now = self.named(calendar.current(grain, self.today))
                raise ScorecardError(f"“{text.strip()}” is no period. Write for example {now}.")
            moved.append(replace(goal, begin=period.begin))
        taken = {goal.key for goal in moved}
        return (*(goal for goal in self.without(row) if goal.key not in taken), *moved)

    def without(self, row: GoalRow) -> tuple[Goal, ...]:
        """Without the goals of a row."""
        return tuple(goal for goal in self.goals if goal not in row.goals)

    def how(self) -> str:
        """How the goals that nobody entered are worked out."""
        if self.measure.direction is Direction.YES:
            return "Yes is the goal in every period."
        rows = self.rows()
        row = next((each for each in rows if each.in_force), rows[0] if rows else None)
        if row is None or all(row.goal(cadence) for cadence in Cadence):
            return ""
        if self.measure.rollup is Rollup.SUM:
            made = "; ".join(filter(None, (self.made_from(row, cadence) for cadence in Cadence)))
            return f"Grey goals are worked out: {made}." if made else ""
        kind = "a ratio" if self.measure.rollup is Rollup.FORMULA else "this measure"
        when = f"in {row.title} only" if row.once else f"from {row.title} on"
        return f"Grey goals are worked out: {when} {kind} has the same goal for weeks, months and quarters."

    def made_from(self, row: GoalRow, cadence: Cadence) -> str:
        """How a total's goal comes about that nobody entered, with its period; empty for any other."""
        if self.measure.rollup is not Rollup.SUM or row.texts[list(Cadence).index(cadence)] == MISSING:
            return ""
        if row.goal(cadence) is not None:
            return ""
        known, calendar = GoalBook(self.goals, self.book.calendar), self.book.calendar
        period = self._other_period(row, cadence)
        return derived_total(known, calendar, self.measure, period, self.book.writing, self.segment)

    def clash(self) -> str:
        """How the goals of two cadences differ, this fiscal year or next; empty where they agree."""
        calendar = self.book.calendar
        year = calendar.current(Grain.YEAR, self.today)
        years, known = (year, calendar.shift(year, 1)), GoalBook(self.goals, calendar)
        return clash(known, calendar, self.measure, years, self.book.writing, self.segment)

    def _row(self, known: GoalBook, goals: tuple[Goal, ...]) -> GoalRow:
        row = GoalRow(
            title=self.named(self.period(goals[0])),
            in_force=any(goal == self._in_force(known, goal.cadence) for goal in goals),
            once=goals[0].once,
            goals=goals,
            texts=("", "", ""),
        )
        weekly, monthly, quarterly = (self._text(known, row, cadence) for cadence in Cadence)
        return replace(row, texts=(weekly, monthly, quarterly))

    def _in_force(self, known: GoalBook, cadence: Cadence) -> Goal | None:
        now = self.book.calendar.current(cadence.grain, self.today)
        return known.goal_in_force(self.measure.id, now, self.segment)

    def _text(self, known: GoalBook, row: GoalRow, cadence: Cadence) -> str:
        goal = row.goal(cadence)
        if goal is None and row.once and cadence.grain > row.goals[0].cadence.grain:
            # What a longer period makes of one week is no goal of its own.
            return MISSING
        period = self._other_period(row, cadence)
        target = goal.target if goal else known.target(self.measure, period, self.segment)
        return self._written(target)

    def _other_period(self, row: GoalRow, cadence: Cadence) -> Period:
        """The first period of a cadence in which the goals of a row hold."""
        anchor, grain = self.period(row.goals[0]), cadence.grain
        if grain < anchor.grain:
            return self.book.calendar.parts(anchor, grain)[0]
        whole = self.book.calendar.containing(anchor, grain)
        # A quarter that has begun is judged by the goal that was in force then.
        return whole if whole.begin == anchor.begin else self.book.calendar.shift(whole, 1)

    def _written(self, target: Target | None) -> str:
        measure = self.measure
        return format_target(target, measure.unit, measure.decimals, self.book.writing).lstrip("≥≤ ")


def _months_first(goal: Goal) -> int:
    """A row is called after its month, else its quarter, else its week."""
    return (Cadence.MONTHLY, Cadence.QUARTERLY, Cadence.WEEKLY).index(goal.cadence)
