"""Makes the plan of an import from what was found and decided: what is shown is what is committed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from scorecard.book import Book
from scorecard.changes import Change, ChangeSet
from scorecard.commands.listing import list_on
from scorecard.importing.bringing import Brought, bring, counts_of
from scorecard.importing.findings import Decisions, Findings, Home, Place
from scorecard.importing.found_goals import goal_changes, plan_goals
from scorecard.importing.mapping import LEAVE_OUT, NEW, Certainty, Match, is_known_as
from scorecard.importing.plan import MOST_KEPT, CellProblem, ImportPlan, PlannedGoal, PlannedMeasure
from scorecard.importing.ratios import name_notes, ratio_measures
from scorecard.importing.regrained import Regrained, cadence_of, find_regrained, regrained_notes
from scorecard.measures import ImportRecord, Measure
from scorecard.periods import Cadence, Grain
from scorecard.writing import PLAIN


@dataclass(frozen=True)
class _Outcome:
    """What an import would do."""

    brought: tuple[Brought, ...]
    planned: tuple[PlannedMeasure, ...]
    goals: tuple[PlannedGoal, ...]
    ratios: tuple[Measure, ...]
    regrained: Mapping[Grain, tuple[Regrained, ...]]
    """By grain the measures whose numbers are of other ones so far."""


def chosen_measure(match: Match, book: Book) -> Measure | None:
    """The measure that a match stands for; None where its numbers are left out or not yet decided."""
    if match.choice is LEAVE_OUT or match.certainty is Certainty.CHECK:
        return None
    return match.new_measure if match.choice is NEW else book.by_id.get(int(match.choice))


def make_plan(findings: Findings, home: Home) -> ImportPlan:
    """The one plan."""
    measures = _with_aliases(findings.matches, home.book)
    of_match = [measures[each.id] if each else None for each in _chosen(findings.matches, home.book)]
    brought = tuple(bring(each, home, of_match, measures) for each in findings.by_grain)
    goals = plan_goals(findings, of_match, home.book) if findings.decisions.with_goals else ()
    planned = _planned(measures, brought, goals, home.book)
    ratios = tuple(ratio_measures(findings.ratios, of_match, home.book))
    regrained = _regrained(measures, brought, home)
    return _plan(findings, home, _Outcome(brought, planned, goals, ratios, regrained))


def _regrained(
    measures: Mapping[int, Measure], brought: Sequence[Brought], home: Home
) -> dict[Grain, tuple[Regrained, ...]]:
    if not any(each in home.book.by_id for each in measures):
        return {}
    grains = home.grains()
    return {
        each.grain: find_regrained(_planned(measures, [each], (), home.book), each.grain, grains)
        for each in brought
    }


def _chosen(matches: Iterable[Match], book: Book) -> list[Measure | None]:
    return [chosen_measure(match, book) for match in matches]


def _with_aliases(matches: Iterable[Match], book: Book) -> dict[int, Measure]:
    """The measures that names stand for, with those names as aliases, so that the next import knows them."""
    found: dict[int, Measure] = {}
    for match in matches:
        measure = chosen_measure(match, book)
        if measure is None:
            continue
        measure = found.get(measure.id, measure)
        if measure.id in book.by_id and not is_known_as(match.name, measure):
            measure = replace(measure, aliases=(*measure.aliases, match.name))
        found[measure.id] = measure
    return found


def _planned(
    measures: Mapping[int, Measure], brought: Sequence[Brought], goals: Sequence[PlannedGoal], book: Book
) -> tuple[PlannedMeasure, ...]:
    with_goals = {goal.measure.id for goal in goals}
    return tuple(
        PlannedMeasure(measure, measure_id not in book.by_id, *counts)
        for measure_id, measure in measures.items()
        if any(counts := counts_of(brought, measure_id)) or measure_id in with_goals
    )


def _plan(findings: Findings, home: Home, outcome: _Outcome) -> ImportPlan:
    gathered = [each.gathered for each in outcome.brought]
    compared = [each.compared for each in outcome.brought]
    problems = (*findings.problems, *chain.from_iterable(each.problems for each in gathered))
    count = len(problems) + sum(each.unlisted for each in gathered)
    foreign = chain.from_iterable(each.foreign for each in gathered)
    currencies = dict.fromkeys(foreign, findings.decisions.currency)
    given = set().union(*(each.given for each in gathered))
    told = (*_by_hand(findings.decisions, given, currencies, home.book), *problems)
    record = _record(findings, home, outcome.planned, told, count)
    first, last = outcome.brought[0].span(home.book)
    return ImportPlan(
        file=findings.file,
        sheet=findings.sheet,
        layout=findings.layout,
        grain=findings.grain,
        first=first,
        last=last,
        calendar=home.book.calendar,
        measures=outcome.planned,
        changed_values=tuple(chain.from_iterable(each.changed for each in compared)),
        removed_values=tuple(chain.from_iterable(each.removed for each in compared)),
        conflicts=tuple(chain.from_iterable(each.conflicts for each in gathered)),
        goals=outcome.goals,
        problems=problems,
        problem_count=count,
        undecided=tuple(match.name for match in findings.matches if match.certainty is Certainty.CHECK),
        notes=(
            *(note for grain, each in outcome.regrained.items() for note in regrained_notes(each, grain)),
            *_spared_notes(sum(each.spared for each in compared)),
            *name_notes(findings.ratios, home.book),
        ),
        questions=findings.questions,
        currencies=currencies,
        change_set=_change_set(findings, home, record, outcome),
        record=record,
        is_own=findings.is_own,
        emptied=sum(each.emptied for each in compared),
    )


def _by_hand(
    decisions: Decisions, given: Collection[Place], currencies: Mapping[Place, str], book: Book
) -> Iterator[CellProblem]:
    """The cells that a person corrected or left out, with what was the matter and what was done."""
    # What is kept in the company's file is no matter of how one person has numbers written.
    writing = PLAIN.of(book.company.currency)
    for place, problem in decisions.corrected.items():
        if place in given:
            yield problem.decided(decisions.corrections[place], currencies.get(place, ""), writing)


def _spared_notes(count: int) -> list[str]:
    if not count:
        return []
    lacking = (
        "1 number that the file lacks is" if count == 1 else f"{count:,} numbers that the file lacks are"
    )
    return [f"{lacking} not removed: what could not be read may be meant for them."]


def _record(
    findings: Findings,
    home: Home,
    planned: Sequence[PlannedMeasure],
    told: Sequence[CellProblem],
    count: int,
) -> ImportRecord:
    return ImportRecord(
        id=home.import_id,
        file=findings.file,
        sheet=findings.sheet,
        layout=findings.layout.value,
        grain=findings.grain,
        made_at=home.now,
        made_by=home.user,
        added=sum(each.added for each in planned),
        changed=sum(each.changed for each in planned),
        unchanged=sum(each.unchanged for each in planned),
        removed=sum(each.removed for each in planned),
        problems=count,
        path=findings.path,
        recipe=findings.recipe,
        unread=tuple(each.told(findings.sheet) for each in told[:MOST_KEPT]),
    )


def _change_set(findings: Findings, home: Home, record: ImportRecord, outcome: _Outcome) -> ChangeSet:
    book, title = home.book, f"Import {findings.file}"
    measures = [*(each.measure for each in outcome.planned), *outcome.ratios]
    made = [Change(before, each) for each in measures if (before := book.by_id.get(each.id)) != each]
    compared = [each.compared for each in outcome.brought]
    changes = (
        *made,
        *list_on(book, _wanted(outcome, book)),
        *goal_changes(outcome.goals, book),
        *chain.from_iterable(each.changes for each in compared),
    )
    added = tuple(chain.from_iterable(each.added.batches(home.import_id) for each in compared))
    if not changes and not added:
        return ChangeSet(title, ())
    return ChangeSet(title, (Change(None, record), *changes), added)


def _wanted(outcome: _Outcome, book: Book) -> dict[Cadence, tuple[int, ...]]:
    """The measures to be listed on each tab: new ones from their grain on, others where they are seen."""
    new = [each.measure.id for each in outcome.planned if each.new]
    new += [each.id for each in outcome.ratios if each.id not in book.by_id]
    finest = min(each.grain for each in outcome.brought)
    wanted: dict[Cadence, tuple[int, ...]] = {each: tuple(new) for each in Cadence if each.grain >= finest}
    for grain, regrained in outcome.regrained.items():
        own = cadence_of(grain)
        if own is not None:
            wanted[own] = (*wanted[own], *(each.measure.id for each in regrained))
    return wanted
