"""Changes to what is tracked: measures, with their goals and the lists that they stand on."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable
from dataclasses import replace

from scorecard.batches import in_batches
from scorecard.book import Book
from scorecard.changes import Change, ChangeSet
from scorecard.commands.applying import after
from scorecard.commands.goals import goal_changes
from scorecard.commands.listing import list_on, show_again, show_on, take_off
from scorecard.errors import NameTakenError, ScorecardError
from scorecard.formulas import check, dependents
from scorecard.goals import Goal
from scorecard.measures import (
    LONGEST_NAME,
    MOST_DECIMALS,
    MOST_SUB_METRICS,
    SHORT_NAME,
    Entry,
    Measure,
    Note,
    Rollup,
    Scorecard,
)
from scorecard.periods import Cadence


def save_measure(
    book: Book,
    measure: Measure,
    goals: Collection[Goal] | None = None,
    cadences: Collection[Cadence] | None = None,
    scorecard: str = "",
    along: Collection[Measure] = (),
) -> ChangeSet:
    """Make or change a measure, with all its goals and the tabs of a scorecard that show it.

    ``goals`` or ``cadences`` None leaves them as they are. ``along`` are other measures in the same step:
    inputs of its formula that are new, sub-metrics under it. Where the short name changes, the formulas
    that use it follow; where the name does, the measure stays known under the former one, so that files with
    that name still fit it. Raises ScorecardError with what is wrong and allowed.
    """
    before = book.by_id.get(measure.id)
    measure = _known_as_before(before, measure)
    others = book.by_id | {each.id: each for each in along}
    others.pop(measure.id, None)
    changes = _saved(book, [measure, *_renamed(others.values(), before, measure)])
    made = after(book, changes)
    for each in (measure, *along):
        check_measure(made, made.by_id[each.id])
    if before is None or before.department != measure.department:
        changes += department_changes(book, [measure])
    if goals is not None:
        changes += goal_changes(book, measure, goals)
    if cadences is not None:
        changes += show_on(book, [measure.id, *_unlisted(book, measure, along)], cadences, scorecard)
    return ChangeSet(f"{'Add' if before is None else 'Change'} {measure.name}", tuple(changes))


def _known_as_before(before: Measure | None, measure: Measure) -> Measure:
    """A renamed measure with the name that it had among its other names."""
    if before is None or before.name == measure.name:
        return measure
    aliases = dict.fromkeys((*measure.aliases, before.name))
    kept = tuple(alias for alias in aliases if alias.casefold() != measure.name.casefold())
    return replace(measure, aliases=kept)


def department_changes(book: Book, measures: Iterable[Measure]) -> list[Change]:
    """The company with the departments under which these measures stand and that it lacks."""
    company = book.company
    used = (measure.department for measure in measures if measure.department)
    departments = tuple(dict.fromkeys((*company.departments, *used)))
    if departments == company.departments:
        return []
    return [Change(company, replace(company, departments=departments))]


def _saved(book: Book, measures: Iterable[Measure]) -> list[Change]:
    """The changes that make or change these measures; none for those that are so already."""
    return [
        Change(book.by_id.get(measure.id), measure)
        for measure in measures
        if book.by_id.get(measure.id) != measure
    ]


def _unlisted(book: Book, parent: Measure, measures: Iterable[Measure]) -> list[int]:
    """The sub-metrics among ``measures`` that stand on no tab: they go where their measure stands."""
    listed = {measure_id for card in book.scorecards for measure_id in card.measure_ids}
    return [each.id for each in measures if each.parent_id == parent.id and each.id not in listed]


def add_measures(
    book: Book,
    measures: Collection[Measure],
    goals: Iterable[Goal] = (),
    listed: Collection[tuple[int, Collection[Cadence]]] = (),
    scorecard: str = "",
) -> ChangeSet:
    """Make several measures at once, inputs of formulas before what uses them, and list some of them.

    ``listed`` says for ids of measures on which tabs they stand. Raises ScorecardError as for one.
    """
    made = book
    for measure in measures:
        made = replace(made, measures=(*made.measures, measure))
    for measure in measures:
        check_measure(made, measure)
    changes = [Change(None, measure) for measure in measures]
    changes += [Change(None, goal) for goal in goals]
    wanted: dict[Cadence, list[int]] = {}
    for measure_id, cadences in listed:
        for cadence in cadences:
            wanted.setdefault(cadence, []).append(measure_id)
    changes += list_on(book, wanted, scorecard)
    names = [measure.name for measure in measures]
    title = f"Add {names[0]}" if len(names) == 1 else f"Add {len(names)} measures"
    return ChangeSet(title, tuple(changes))


def _renamed(measures: Iterable[Measure], before: Measure | None, after: Measure) -> list[Measure]:
    """The measures with the new short name in the formulas that use the old one."""
    if before is None or before.short_name == after.short_name:
        return list(measures)
    old = re.compile(rf"\b{re.escape(before.short_name)}\b(?!\s*\()")
    return [replace(each, formula=old.sub(after.short_name, each.formula)) for each in measures]


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
            raise NameTakenError(f"There is a measure called {other.name} already.")
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


def archive_measure(book: Book, measure: Measure) -> ChangeSet:
    """Archive a measure: its numbers stay, no tab shows it. Raises ScorecardError while a formula uses it."""
    _refuse_while_used(book, measure)
    changes = [Change(measure, replace(measure, archived=True)), *take_off(book, [measure.id])]
    return ChangeSet(f"Archive {measure.name}", tuple(changes))


def restore_measure(
    book: Book,
    measure: Measure,
    cadences: Collection[Cadence],
    scorecard: str = "",
    former: Collection[Scorecard] = (),
) -> ChangeSet:
    """Take a measure out of the archive and list it again, in its place on its ``former`` lists."""
    back = replace(measure, archived=False)
    check_measure(book, back)
    changes = [Change(measure, back), *show_again(book, measure.id, cadences, scorecard, former)]
    return ChangeSet(f"Take {measure.name} out of the archive", tuple(changes))


def delete_measure(
    book: Book, measure: Measure, entries: Iterable[Entry], notes: Iterable[Note]
) -> ChangeSet:
    """Delete a measure with its numbers, notes, goals and marks.

    Sub-metrics under it become measures of their own. Raises ScorecardError while a formula uses it.
    """
    _refuse_while_used(book, measure)
    typed, batches = in_batches(entries)
    changes = [
        *(Change(entry, None) for entry in typed),
        *(Change(note, None) for note in notes),
        *(Change(goal, None) for goal in book.goals if goal.measure_id == measure.id),
        *(Change(mark, None) for mark in book.marks if mark.measure_id == measure.id),
        *take_off(book, [measure.id]),
        *(
            Change(child, replace(child, parent_id=None))
            for child in book.measures
            if child.parent_id == measure.id
        ),
        Change(measure, None),
    ]
    return ChangeSet(f"Delete {measure.name}", tuple(changes), removed=tuple(batches))


def _refuse_while_used(book: Book, measure: Measure) -> None:
    users = [book.by_id[each].name for each in dependents(measure.short_name, book.measures)]
    if users:
        raise ScorecardError(f"{measure.name} is used by {', '.join(sorted(users))}.")
