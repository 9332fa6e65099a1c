"""What another week start or fiscal year asks for: numbers, notes and goals follow their periods."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from scorecard.batches import in_batches
from scorecard.book import Book
from scorecard.changes import Change, ChangeSet
from scorecard.measures import Company, Entry, Note
from scorecard.periods import Calendar, Grain


def moving_grains(before: Calendar, after: Calendar) -> frozenset[Grain]:
    """The grains whose periods begin on other days in the new calendar."""
    found = set()
    if before.week_start is not after.week_start:
        found.add(Grain.WEEK)
    months = (before.fiscal_year_start - after.fiscal_year_start) % 12
    if months % 3:
        found.add(Grain.QUARTER)
    if months:
        found.add(Grain.YEAR)
    return frozenset(found)


def moved(before: Calendar, after: Calendar, grain: Grain, begin: date) -> date:
    """The first day of the new period that shares most days with the former one that began on ``begin``."""
    if grain is Grain.WEEK:
        middle = begin + timedelta(days=3)
    else:
        # The second month of a quarter, the seventh of a year.
        months = begin.month + (1 if grain is Grain.QUARTER else 6)
        middle = date(begin.year + (months - 1) // 12, (months - 1) % 12 + 1, 15)
    return after.period(grain, middle).begin


@dataclass(frozen=True, slots=True)
class Held:
    """What there is of one grain."""

    numbers: Counter[date]
    """How many numbers stand in the period that begins on a day."""
    goals: int = 0
    notes: int = 0


@dataclass(frozen=True, slots=True)
class Moved:
    """What a new calendar does to what there is."""

    change_set: ChangeSet
    before: Calendar
    after: Calendar
    held: dict[Grain, Held]
    """By grain, those that move and those that stay; by the days on which periods begin now."""

    @property
    def grains(self) -> frozenset[Grain]:
        """The grains whose periods move."""
        return moving_grains(self.before, self.after)


def move_periods(
    book: Book, change_set: ChangeSet, entries: Iterable[Entry], notes: Collection[Note]
) -> Moved:
    """The change set with what a new calendar in it asks for.

    ``entries`` and ``notes`` are all that there are.
    """
    company = next((c.after for c in change_set.changes if isinstance(c.after, Company)), book.company)
    before, after = book.calendar, company.calendar
    grains = moving_grains(before, after)
    numbers: dict[Grain, Counter[date]] = {grain: Counter() for grain in Grain}
    out: list[Entry] = []
    new: list[Entry] = []
    for entry in entries:
        numbers[entry.grain][entry.begin] += 1
        if entry.grain in grains:
            out.append(entry)
            new.append(replace(entry, begin=moved(before, after, entry.grain, entry.begin)))
    changes: list[Change] = []
    for note in notes:
        if note.grain in grains:
            begin = moved(before, after, note.grain, note.begin)
            changes += (Change(note, None), Change(None, replace(note, begin=begin)))
    for goal in book.goals:
        if goal.cadence.grain in grains:
            begin = moved(before, after, goal.cadence.grain, goal.begin)
            changes += (Change(goal, None), Change(None, replace(goal, begin=begin)))
    typed_out, removed = in_batches(out)
    typed_new, added = in_batches(new)
    changes += (Change(entry, None) for entry in typed_out)
    changes += (Change(None, entry) for entry in typed_new)
    moved_set = replace(
        change_set,
        changes=(*change_set.changes, *changes),
        added=(*change_set.added, *added),
        removed=(*change_set.removed, *removed),
    )
    goals_of = Counter(goal.cadence.grain for goal in book.goals)
    notes_of = Counter(note.grain for note in notes)
    held = {grain: Held(numbers[grain], goals_of[grain], notes_of[grain]) for grain in Grain}
    return Moved(moved_set, before, after, held)
