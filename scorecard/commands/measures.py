"""Changes to what is tracked: measures, their goals and the scorecards they stand on."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping
from dataclasses import replace

from scorecard.book import Book
from scorecard.changes import Change, ChangeSet
from scorecard.errors import ScorecardError
from scorecard.formulas import check, dependents
from scorecard.goals import Goal
from scorecard.measures import (
    LONGEST_NAME,
    MOST_DECIMALS,
    MOST_SUB_METRICS,
    SHORT_NAME,
    Company,
    Direction,
    Measure,
    Rollup,
)
from scorecard.periods import Cadence, Calendar, Grain
from scorecard.reading import EntrySpan
from scorecard.units import LARGEST, Unit


def save_measure(
    book: Book, measure: Measure, goal: Goal | None = None, cadences: Collection[Cadence] | None = None
) -> ChangeSet:
    """Make or change a measure, with a goal from a period on and the tabs that show it.

    ``cadences`` None leaves the tabs as they are. Raises ScorecardError with what is wrong and allowed.
    """
    check_measure(book, measure)
    before = book.by_id.get(measure.id)
    changes = [] if before == measure else [Change(before, measure)]
    if goal is not None:
        check_goal(measure, goal)
        changes += _goal_change(book, goal)
    if cadences is not None:
        changes += _listing_changes(book, measure, cadences)
    return ChangeSet(f"{'Add' if before is None else 'Change'} {measure.name}", tuple(changes))


def change_company(book: Book, company: Company) -> ChangeSet:
    """Change the company's settings. Raises ScorecardError where one is not allowed."""
    if not company.name.strip():
        raise ScorecardError("A company needs a name.")
    if not re.fullmatch(r"[A-Z]{3}", company.currency):
        raise ScorecardError(f"“{company.currency}” is no currency. Write its three letters, such as USD.")
    if not 1 <= company.fiscal_year_start <= 12:
        raise ScorecardError("The fiscal year starts in a month from 1 to 12.")
    changes = () if company == book.company else (Change(book.company, company),)
    return ChangeSet("Change the company's settings", changes)


def check_calendar(before: Calendar, change_set: ChangeSet, spans: Mapping[int, EntrySpan]) -> None:
    """Refuse to move periods away from under the numbers there are. Raises ScorecardError."""
    reported = frozenset[Grain]().union(*(grains for *_, grains in spans.values()))
    for change in change_set.changes:
        if not isinstance(change.after, Company):
            continue
        after = change.after.calendar
        if before.week_start is not after.week_start and Grain.WEEK in reported:
            raise ScorecardError("There are weekly numbers, so the week keeps its first day.")
        if (before.fiscal_year_start - after.fiscal_year_start) % 3 and Grain.QUARTER in reported:
            raise ScorecardError(
                "There are quarterly numbers, so the fiscal year can only move by whole quarters."
            )
        if before.fiscal_year_start != after.fiscal_year_start and Grain.YEAR in reported:
            raise ScorecardError("There are yearly numbers, so the fiscal year keeps its first month.")


def check_measure(book: Book, measure: Measure) -> None:
    """Refuse a measure that cannot be kept. Raises ScorecardError."""
    name = measure.name.strip()
    if not name:
        raise ScorecardError("A measure needs a name.")
    if len(name) > LONGEST_NAME:
        raise ScorecardError(f"A name has at most {LONGEST_NAME} characters; this one has {len(name):,}.")
    if not SHORT_NAME.fullmatch(measure.short_name):
        raise ScorecardError(
            f"“{measure.short_name}” is no short name: use a letter, then letters, digits and _."
        )
    if measure.decimals is not None and not 0 <= measure.decimals <= MOST_DECIMALS:
        raise ScorecardError(f"Decimals go from 0 to {MOST_DECIMALS}.")
    if not (math.isfinite(measure.tolerance) and 0 <= measure.tolerance <= 100):
        raise ScorecardError("A tolerance goes from 0 to 100 percent of the goal.")
    others = [other for other in book.measures if other.id != measure.id]
    for other in others:
        if other.short_name == measure.short_name:
            raise ScorecardError(f"{other.name} has the short name {measure.short_name} already.")
        if other.name.casefold() == name.casefold() and not other.archived:
            raise ScorecardError(f"There is a measure called {other.name} already.")
    if measure.rollup is Rollup.FORMULA and not measure.formula.strip():
        raise ScorecardError(f"{measure.name} needs a formula, or another roll-up.")
    check([*others, measure])
    _check_parent(book, measure)


def _check_parent(book: Book, measure: Measure) -> None:
    if measure.parent_id is None:
        return
    parent = book.by_id.get(measure.parent_id)
    if parent is None or parent.id == measure.id:
        raise ScorecardError(f"{measure.name} stands under a measure that is not there.")
    children = [m for m in book.measures if m.parent_id == parent.id and m.id != measure.id]
    if parent.parent_id is not None or any(m.parent_id == measure.id for m in book.measures):
        raise ScorecardError("A sub-metric cannot have sub-metrics of its own.")
    if len(children) >= MOST_SUB_METRICS:
        raise ScorecardError(
            f"{parent.name} has two sub-metrics already. Make this one a measure of its own."
        )


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


def _goal_change(book: Book, goal: Goal) -> list[Change]:
    before = next((other for other in book.goals if other.key == goal.key), None)
    return [] if before == goal else [Change(before, goal)]


def _listing_changes(book: Book, measure: Measure, cadences: Collection[Cadence]) -> list[Change]:
    changes = []
    for cadence in Cadence:
        ids = book.scorecard(cadence).measure_ids
        if cadence not in cadences:
            changes += _relisted(book, cadence, tuple(each for each in ids if each != measure.id))
        elif measure.id not in ids:
            changes += _relisted(book, cadence, (*ids, measure.id))
    return changes


def list_measures(book: Book, measure_ids: Collection[int], cadences: Collection[Cadence]) -> list[Change]:
    """The changes that put measures at the end of these scorecards, where they are not listed yet."""
    changes = []
    for cadence in cadences:
        ids = book.scorecard(cadence).measure_ids
        new = tuple(each for each in measure_ids if each not in ids)
        changes += _relisted(book, cadence, ids + new)
    return changes


def _relisted(book: Book, cadence: Cadence, ids: tuple[int, ...]) -> list[Change]:
    """The change that makes a scorecard list these measures; none where it does."""
    listed = book.scorecard(cadence)
    if ids == listed.measure_ids:
        return []
    before = listed if listed in book.scorecards else None
    return [Change(before, replace(listed, measure_ids=ids))]


def archive_measure(book: Book, measure: Measure) -> ChangeSet:
    """Archive a measure: its numbers stay, no tab shows it. Raises ScorecardError while a formula uses it."""
    users = [book.by_id[each].name for each in dependents(measure.short_name, book.measures)]
    if users:
        raise ScorecardError(f"{measure.name} is used by {', '.join(sorted(users))}.")
    changes = [Change(measure, replace(measure, archived=True)), *_listing_changes(book, measure, ())]
    return ChangeSet(f"Archive {measure.name}", tuple(changes))
