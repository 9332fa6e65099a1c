"""Measures and goals from the command line: list them, and enter a number."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Any

from scorecard.book import Book
from scorecard.cli.output import table, tell, write, write_json
from scorecard.errors import ScorecardError
from scorecard.goals import Goal, format_target
from scorecard.measures import Measure
from scorecard.periods import Cadence, Grain, Period
from scorecard.units import MISSING, OtherUnitError, Unit, format_value, parse_value
from scorecard.workspace import Workspace
from scorecard.writing import PLAIN

_NOTHING = ("", "-", MISSING)
"""Values that take a number away."""


def _measures(workspace: Workspace, arguments: argparse.Namespace) -> None:
    book = workspace.book
    if arguments.json:
        write_json([_measure_as_json(book, measure) for measure in book.measures])
        return
    heading = ("Name in formulas", "Measure", "Department", "Owner", "Kind", "Unit", "Rolled up", "Shown on")
    rows = [heading, *(_measure_line(book, measure) for measure in book.measures)]
    for line in (
        table(rows) if book.measures else ["There are no measures yet. Import a file or apply a template."]
    ):
        write(line)


def _measure_line(book: Book, measure: Measure) -> tuple[str, ...]:
    rule = f"= {measure.formula}" if measure.formula else measure.rollup.value
    shown = "archived" if measure.archived else ", ".join(_shown_on(book, measure)) or MISSING
    about = (measure.short_name, measure.name, measure.department, measure.owner, measure.kind.value)
    return (*about, measure.unit.value, rule, shown)


def _measure_as_json(book: Book, measure: Measure) -> dict[str, Any]:
    parent = None if measure.parent_id is None else book.by_id.get(measure.parent_id)
    return {
        "measure": measure.name,
        "name": measure.short_name,
        "department": measure.department,
        "kind": measure.kind.value,
        "owner": measure.owner,
        "unit": measure.unit.value,
        "decimals": measure.decimals,
        "direction": measure.direction.value,
        "rollup": measure.rollup.value,
        "formula": measure.formula,
        "tolerance": measure.tolerance,
        "parent": None if parent is None else parent.short_name,
        "aliases": list(measure.aliases),
        "description": measure.description,
        "shown_on": list(_shown_on(book, measure)),
        "archived": measure.archived,
    }


def _shown_on(book: Book, measure: Measure) -> tuple[str, ...]:
    """The tabs that list a measure, of whichever scorecard."""
    return tuple(
        cadence.value
        for cadence in Cadence
        if any(measure.id in book.scorecard(cadence, name).measure_ids for name in book.scorecard_names)
    )


def _goals(workspace: Workspace, arguments: argparse.Namespace) -> None:
    book = workspace.book
    places = {measure.id: place for place, measure in enumerate(book.measures)}
    goals = [goal for goal in book.goals if goal.measure_id in places]
    goals.sort(
        key=lambda goal: (places[goal.measure_id], goal.cadence.grain, goal.segment, goal.begin, goal.once)
    )
    if arguments.json:
        write_json([_goal_as_json(workspace, goal) for goal in goals])
        return
    heading = ("Measure", "Segment", "Cadence", "From", "Goal", "In force", "Note")
    rows = [heading, *(_goal_line(workspace, goal) for goal in goals)]
    for line in table(rows) if goals else ["There are no goals yet."]:
        write(line)


def _goal_line(workspace: Workspace, goal: Goal) -> tuple[str, ...]:
    measure = workspace.book.by_id[goal.measure_id]
    since = f"{'only ' if goal.once else ''}{_first_period(workspace.book, goal)}"
    text = format_target(goal.target, measure.unit, measure.decimals, workspace.book.writing)
    in_force = "yes" if _in_force(workspace, goal) else ""
    return measure.name, goal.segment, goal.cadence.value, since, text, in_force, goal.note


def _goal_as_json(workspace: Workspace, goal: Goal) -> dict[str, Any]:
    measure = workspace.book.by_id[goal.measure_id]
    return {
        "measure": measure.name,
        "name": measure.short_name,
        "segment": goal.segment,
        "cadence": goal.cadence.value,
        "from": _first_period(workspace.book, goal),
        "once": goal.once,
        "kind": goal.kind.value,
        "low": goal.low,
        "high": goal.high,
        "note": goal.note,
        "in_force": _in_force(workspace, goal),
    }


def _first_period(book: Book, goal: Goal) -> str:
    return book.calendar.key(book.calendar.period(goal.cadence.grain, goal.begin))


def _in_force(workspace: Workspace, goal: Goal) -> bool:
    """Whether the goal holds in the period that is under way."""
    now = workspace.book.calendar.current(goal.cadence.grain, workspace.today)
    return workspace.book.goal_book.goal_in_force(goal.measure_id, now, goal.segment) == goal


def _set(workspace: Workspace, arguments: argparse.Namespace) -> None:
    measure = find_measure(workspace.book, arguments.measure)
    period = _entry_period(workspace.book, arguments.period)
    value = _value(workspace.book, measure, arguments.value)
    changes = workspace.set_value(measure.id, period, value, arguments.segment)
    place = f"{measure.name}{f', {arguments.segment}' if arguments.segment else ''}"
    named = workspace.book.calendar.mention(period)
    if not changes.subjects:
        tell(f"{place}, {named}: nothing to change.")
    elif value is None:
        tell(f"{place}, {named}: removed.")
    else:
        text = format_value(value, measure.unit, measure.decimals, workspace.book.writing)
        tell(f"{place}, {named}: {text}")


def find_measure(book: Book, text: str) -> Measure:
    """The measure of a short name, name or alias. Raises ScorecardError with the nearest one."""
    names = {
        name.casefold(): measure
        for measure in reversed(book.measures)
        for name in (*measure.aliases, measure.name, measure.short_name)
    }
    wanted = " ".join(text.split()).casefold()
    if (found := names.get(wanted)) is not None:
        return found
    near = get_close_matches(wanted, names, n=1)
    hint = f" Do you mean {names[near[0]].name} ({names[near[0]].short_name})?" if near else ""
    raise ScorecardError(f"There is no measure “{text}”.{hint or ' “scorecard measures” lists them.'}")


def _entry_period(book: Book, text: str) -> Period:
    period = book.calendar.parse(text.strip())
    if period.grain is Grain.YEAR:
        raise ScorecardError(
            f"{text} is a whole year; numbers are entered for days, weeks, months or quarters."
        )
    return period


def _value(book: Book, measure: Measure, text: str) -> float | None:
    if text.strip() in _NOTHING:
        return None
    try:
        return parse_value(text, measure.unit, PLAIN.of(book.company.currency))
    except OtherUnitError as error:
        raise ScorecardError(str(error)) from None
    except ValueError:
        kind = "neither yes nor no" if measure.unit is Unit.YES_NO else "no number"
        raise ScorecardError(f"“{text.strip()[:60]}” is {kind}. Write - to remove the number.") from None


COMMANDS: Mapping[str, Callable[[Workspace, argparse.Namespace], None]] = {
    "measures": _measures,
    "goals": _goals,
    "set": _set,
}
