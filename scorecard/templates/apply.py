"""Adding a template's definitions to a company: one change that can be undone, and no number touched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from scorecard.book import Book
from scorecard.changes import ChangeSet
from scorecard.commands.applying import after, differences
from scorecard.commands.listing import add_scorecard
from scorecard.errors import ScorecardError
from scorecard.goals import Goal
from scorecard.measures import Company, Measure, Scorecard
from scorecard.periods import Cadence, Calendar
from scorecard.templates.rules import check_parents
from scorecard.templates.template import Template


def apply_template(template: Template, book: Book, scorecard: str = "", own_name: str = "") -> ChangeSet:
    """The change that adds ``template`` to ``book``; what is as the template says already is left out.

    Its lists go to ``scorecard`` (empty: the first one), or to a new one called ``own_name``; a template of
    several scorecards keeps their names. A measure with the same short name is updated, never doubled. Raises
    ScorecardError where the template and what is there cannot be together (a third sub-metric).
    """
    merged = _merged(template, book, scorecard, own_name)
    check_parents(merged, template.name)
    parents_first = sorted(merged.measures, key=lambda measure: measure.parent_id is not None)
    changes = [
        *differences([book.company], [merged.company]),
        *differences(book.measures, parents_first),
        *differences(book.goals, merged.goals),
        *differences(book.scorecards, merged.scorecards),
    ]
    return ChangeSet(f"Apply template “{template.name}”", tuple(changes))


def _merged(template: Template, book: Book, scorecard: str, own_name: str) -> Book:
    several = template.book.company.scorecards
    places = {
        listed.name: listed.name if several else own_name or scorecard for listed in template.book.scorecards
    }
    added = _with_scorecards(book, several or (own_name,))
    ids = _ids(template.book.measures, book)
    measures = _measures(template.book.measures, book, ids)
    company = _company(template, added, measures)
    goals = {goal.key: goal for goal in book.goals}
    for goal in template.book.goals:
        own = _goal(goal, ids, template.book.calendar, company.calendar)
        goals[own.key] = own
    lists = _lists(template, added, ids, places)
    return Book(company, measures, tuple(goals.values()), lists, book.marks)


def _with_scorecards(book: Book, names: Iterable[str]) -> Book:
    for name in names:
        if name and name not in book.scorecard_names:
            book = after(book, add_scorecard(book, name).changes)
    return book


def _lists(
    template: Template, book: Book, ids: Mapping[int, int], places: Mapping[str, str]
) -> tuple[Scorecard, ...]:
    found: dict[tuple[str, Cadence], Scorecard] = {listed.key: listed for listed in book.scorecards}
    for listed in template.book.scorecards:
        there = book.scorecard(listed.cadence, places[listed.name])
        if there.key not in found:
            # A company without lists takes the template's name for its scorecard.
            there = Scorecard(listed.cadence, (), there.name or listed.name)
        measure_ids = (*there.measure_ids, *(ids[measure_id] for measure_id in listed.measure_ids))
        found[there.key] = replace(there, measure_ids=tuple(dict.fromkeys(measure_ids)))
    return tuple(found.values())


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
    given = {key: getattr(template.book.company, key) for key in template.company_keys if key != "scorecards"}
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
