"""Changes to the company: its name and calendar, departments and people."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from scorecard.batches import in_batches
from scorecard.book import Book
from scorecard.changes import Change, ChangeSet
from scorecard.errors import ScorecardError
from scorecard.measures import Company, Entry, Note
from scorecard.periods import Calendar, Grain

FEWEST_BACKUPS, MOST_BACKUPS = 1, 99
_NO_NAMES: Mapping[str, str] = {}


def change_company(
    book: Book,
    company: Company,
    departments: Mapping[str, str] = _NO_NAMES,
    people: Mapping[str, str] = _NO_NAMES,
) -> ChangeSet:
    """Change the company's settings. Raises ScorecardError where one is not allowed.

    ``departments`` and ``people`` say for former names which ones take their place, so that the measures
    follow. Numbers do not move here: see :func:`move_periods`.
    """
    _check(company)
    changes = [] if company == book.company else [Change(book.company, company)]
    for measure in book.measures:
        after = replace(
            measure,
            department=departments.get(measure.department, measure.department),
            owner=people.get(measure.owner, measure.owner),
        )
        if after != measure:
            changes.append(Change(measure, after))
    return ChangeSet("Change the company’s settings", tuple(changes))


def _check(company: Company) -> None:
    if not company.name.strip():
        raise ScorecardError("A company needs a name.")
    if not re.fullmatch(r"[A-Z]{3}", company.currency):
        raise ScorecardError(f"“{company.currency}” is no currency. Write its three letters, such as USD.")
    if not 1 <= company.fiscal_year_start <= 12:
        raise ScorecardError("The fiscal year starts in a month from 1 to 12.")
    if not FEWEST_BACKUPS <= company.backups <= MOST_BACKUPS:
        raise ScorecardError(f"From {FEWEST_BACKUPS} to {MOST_BACKUPS} backups can be kept.")
    for names, word in ((company.departments, "department"), (company.people, "person")):
        if not all(name.strip() for name in names):
            raise ScorecardError(f"A {word} needs a name.")
        if len({name.casefold() for name in names}) < len(names):
            raise ScorecardError(f"Each {word} is named once.")


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
class Moved:
    """What a new calendar does to the numbers that there are."""

    change_set: ChangeSet
    numbers: Mapping[Grain, int]
    """How many numbers of each grain go to other first days."""

    @property
    def text(self) -> str:
        """What it does, in words; empty where nothing moves."""
        counts = [
            f"{count:,} {grain.adjective} {'number' if count == 1 else 'numbers'}"
            for grain, count in self.numbers.items()
            if count
        ]
        if not counts:
            return ""
        listed = counts[0] if len(counts) == 1 else f"{', '.join(counts[:-1])} and {counts[-1]}"
        return (
            f"{listed} will stand in the new period that shares most days with the one they were "
            "entered for. None is lost, and Undo brings all of them back."
        )


def move_periods(
    book: Book, change_set: ChangeSet, entries: Iterable[Entry], notes: Collection[Note]
) -> Moved:
    """The change set with what a new calendar in it asks for: numbers, notes and goals follow their periods.

    ``entries`` and ``notes`` are all that there are of the moving grains.
    """
    company = next((c.after for c in change_set.changes if isinstance(c.after, Company)), book.company)
    before, after = book.calendar, company.calendar
    grains = moving_grains(before, after)
    counts = dict.fromkeys(sorted(grains), 0)
    out: list[Entry] = []
    new: list[Entry] = []
    for entry in entries:
        if entry.grain in grains:
            counts[entry.grain] += 1
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
    return Moved(moved_set, counts)
