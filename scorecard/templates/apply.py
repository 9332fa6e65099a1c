"""Adding a template's definitions to a company: one change that can be undone, and no number touched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from scorecard.book import Book
from scorecard.changes import Change, ChangeSet, Item
from scorecard.errors import ScorecardError
from scorecard.goals import Goal
from scorecard.measures import Company, Measure, Scorecard
from scorecard.periods import Calendar
from scorecard.templates.rules import check_parents
from scorecard.templates.template import Template


def apply_template(template: Template, book: Book) -> ChangeSet:
    """The change that adds ``template`` to ``book``; what is as the template says already is left out.

    A measure with the same short name is updated, never doubled. Raises ScorecardError where the template
    and what is there cannot be together (a third sub-metric).
    """
    merged = _merged(template, book)
    check_parents(merged, template.name)
    parents_first = sorted(merged.measures, key=lambda measure: measure.parent_id is not None)
    changes = [
        *_changes([book.company], [merged.company]),
        *_changes(book.measures, parents_first),
        *_changes(book.goals, merged.goals),
        *_changes(book.scorecards, merged.scorecards),
    ]
    return ChangeSet(f"Apply template “{template.name}”", tuple(changes))


def _merged(template: Template, book: Book) -> Book:
    ids = _ids(template.book.measures, book)
    measures = _measures(template.book.measures, book, ids)
    company = _company(template, book, measures)
    goals = {goal.key: goal for goal in book.goals}
    for goal in template.book.goals:
        own = _goal(goal, ids, template.book.calendar, company.calendar)
        goals[own.key] = own
    scorecards = {scorecard.cadence: scorecard for scorecard in book.scorecards}
    for scorecard in template.book.scorecards:
        there = scorecards.get(scorecard.cadence, Scorecard(scorecard.cadence, (), scorecard.name))
        listed = (*there.measure_ids, *(ids[measure_id] for measure_id in scorecard.measure_ids))
        scorecards[scorecard.cadence] = replace(there, measure_ids=tuple(dict.fromkeys(listed)))
    return Book(company, measures, tuple(goals.values()), tuple(scorecards.values()))


def _changes(before: Iterable[Item], after: Iterable[Item]) -> list[Change]:
    there = {item.key: item for item in before}
    pairs = ((there.get(item.key), item) for item in after)
    return [Change(old, new) for old, new in pairs if old != new]


def _ids(measures: Iterable[Measure], book: Book) -> dict[int, int]:
    """For each of the template's ids the company's: that of the same short name, else a new one."""
    found = {}
    next_id = book.next_measure_id
    for measure in measures:
        there = book.by_short_name.get(measure.short_name)
        found[measure.id] = there.id if there else next_id
        next_id += there is None
    return found


def _measures(measures: Iterable[Measure], book: Book, ids: Mapping[int, int]) -> tuple[Measure, ...]:
    merged = dict(book.by_id)
    for measure in measures:
        parent_id = None if measure.parent_id is None else ids[measure.parent_id]
        own = replace(measure, id=ids[measure.id], parent_id=parent_id)
        there = merged.get(own.id)
        merged[own.id] = _updated(there, own) if there else own
    return tuple(merged.values())


def _updated(there: Measure, own: Measure) -> Measure:
    """The template's measure, with what it says nothing about as it was; the old name stays known."""
    renamed = () if there.name == own.name else (there.name,)
    aliases = dict.fromkeys((*there.aliases, *renamed, *own.aliases))
    return replace(
        own,
        department=own.department or there.department,
        decimals=there.decimals if own.decimals is None else own.decimals,
        tolerance=own.tolerance or there.tolerance,
        owner=own.owner or there.owner,
        parent_id=there.parent_id if own.parent_id is None else own.parent_id,
        aliases=tuple(alias for alias in aliases if alias != own.name),
        description=own.description or there.description,
    )


def _company(template: Template, book: Book, measures: Iterable[Measure]) -> Company:
    given = {key: getattr(template.book.company, key) for key in template.company_keys}
    company = replace(book.company, **given)
    if "departments" in given:
        used = (measure.department for measure in book.measures)
        there = set(book.company.departments)
        more = (name for name in used if name in there)
    else:
        more = (measure.department for measure in measures if measure.department)
    return replace(company, departments=tuple(dict.fromkeys((*company.departments, *more))))


def _goal(goal: Goal, ids: Mapping[int, int], written: Calendar, own: Calendar) -> Goal:
    """The goal in the company's own calendar: from the period of the same name on."""
    period = written.period(goal.cadence.grain, goal.begin)
    try:
        period = own.parse(written.key(period))
    except ScorecardError:
        period = own.period(goal.cadence.grain, goal.begin)
    return replace(goal, measure_id=ids[goal.measure_id], begin=period.begin)
