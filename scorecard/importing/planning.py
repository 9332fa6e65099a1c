"""Makes the plan of an import from what was found and decided: what is shown is what is committed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from scorecard.book import Book
from scorecard.changes import Change, ChangeSet
from scorecard.commands.listing import list_on
from scorecard.importing.comparing import Compared, compare, known_so, take_away
from scorecard.importing.conflicts import once_each
from scorecard.importing.corrections import suggest_as_now
from scorecard.importing.findings import Decisions, Findings, Home, Place
from scorecard.importing.found_goals import goal_changes, plan_goals
from scorecard.importing.gathering import Gathered, gather
from scorecard.importing.mapping import LEAVE_OUT, NEW, Certainty, Match, is_known_as
from scorecard.importing.plan import MOST_KEPT, CellProblem, ImportPlan, PlannedGoal, PlannedMeasure
from scorecard.importing.ratios import name_notes, ratio_measures
from scorecard.importing.regrained import Regrained, cadence_of, find_regrained, regrained_notes
from scorecard.importing.slips import point_out_slips
from scorecard.importing.table import places
from scorecard.measures import ImportRecord, Measure
from scorecard.periods import Cadence, Period
from scorecard.writing import PLAIN


@dataclass(frozen=True)
class _Outcome:
    """What an import would do."""

    compared: Compared
    planned: tuple[PlannedMeasure, ...]
    goals: tuple[PlannedGoal, ...]
    ratios: tuple[Measure, ...]
    regrained: tuple[Regrained, ...]
    """The measures whose numbers are of other grains so far."""


def chosen_measure(match: Match, book: Book) -> Measure | None:
    """The measure that a match stands for; None where its numbers are left out or not yet decided."""
    if match.choice is LEAVE_OUT or match.certainty is Certainty.CHECK:
        return None
    return match.new_measure if match.choice is NEW else book.by_id.get(int(match.choice))


def make_plan(findings: Findings, home: Home) -> ImportPlan:
    """The one plan."""
    measures = _with_aliases(findings.matches, home.book)
    of_match = [measures[each.id] if each else None for each in _chosen(findings.matches, home.book)]
    known = [measure_id for measure_id in measures if measure_id in home.book.by_id]
    kept = home.kept(known, findings.grain)
    gathered = gather(findings, of_match)
    once_each(gathered, findings.decisions, of_match, home.book)
    place = places(gathered.table, kept)
    is_known = known_so(gathered.table, kept, place)
    stays = point_out_slips(gathered, findings.decisions, of_match, kept, is_known)
    gathered.keep(stays)
    rates = dict.fromkeys(gathered.converted, findings.decisions.rate)
    gathered.problems = suggest_as_now(gathered.problems, home, rates)
    compared = compare(gathered.table, kept, place[stays], home, measures)
    if findings.decisions.is_complete:
        take_away(compared, gathered, kept, home, measures)
    goals = plan_goals(findings, of_match, home.book) if findings.decisions.with_goals else ()
    planned = _planned(measures, compared, goals, home.book)
    regrained = find_regrained(planned, findings.grain, home.grains()) if known else ()
    ratios = tuple(ratio_measures(findings.ratios, of_match, home.book))
    return _plan(findings, home, gathered, _Outcome(compared, planned, goals, ratios, regrained))


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
    measures: Mapping[int, Measure], compared: Compared, goals: Sequence[PlannedGoal], book: Book
) -> tuple[PlannedMeasure, ...]:
    with_goals = {goal.measure.id for goal in goals}
    return tuple(
        PlannedMeasure(measure, measure_id not in book.by_id, *compared.counts[measure_id])
        for measure_id, measure in measures.items()
        if any(compared.counts[measure_id]) or measure_id in with_goals
    )


def _plan(findings: Findings, home: Home, gathered: Gathered, outcome: _Outcome) -> ImportPlan:
    problems = (*findings.problems, *gathered.problems)
    count = len(problems) + gathered.unlisted
    currencies = dict.fromkeys(gathered.converted, findings.decisions.currency)
    told = (*_by_hand(findings.decisions, gathered.given, currencies, home.book), *problems)
    record = _record(findings, home, outcome.planned, told, count)
    first, last = _span(findings, gathered, home.book)
    return ImportPlan(
        file=findings.file,
        sheet=findings.sheet,
        layout=findings.layout,
        grain=findings.grain,
        first=first,
        last=last,
        calendar=home.book.calendar,
        measures=outcome.planned,
        changed_values=tuple(outcome.compared.changed),
        removed_values=tuple(outcome.compared.removed),
        conflicts=tuple(gathered.conflicts),
        goals=outcome.goals,
        problems=problems,
        problem_count=count,
        undecided=tuple(match.name for match in findings.matches if match.certainty is Certainty.CHECK),
        notes=(
            *regrained_notes(outcome.regrained, findings.grain),
            *_spared_notes(outcome.compared.spared),
            *name_notes(findings.ratios, home.book),
        ),
        questions=findings.questions,
        currencies=currencies,
        change_set=_change_set(findings, home, record, outcome),
        record=record,
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


def _span(findings: Findings, gathered: Gathered, book: Book) -> tuple[Period | None, Period | None]:
    begins = gathered.table.begins
    if not len(begins):
        return None, None
    first, last = (date.fromordinal(int(day)) for day in (begins.min(), begins.max()))
    return book.calendar.period(findings.grain, first), book.calendar.period(findings.grain, last)


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
    new = [each.id for each in measures if each.id not in book.by_id]
    seen = [each.measure.id for each in outcome.regrained]
    own = cadence_of(findings.grain)
    wanted = {
        each: (*new, *(seen if each is own else ())) for each in Cadence if each.grain >= findings.grain
    }
    listed = list_on(book, wanted)
    changes = (*made, *listed, *goal_changes(outcome.goals, book), *outcome.compared.changes)
    added = tuple(outcome.compared.added.batches(home.import_id))
    if not changes and not added:
        return ChangeSet(title, ())
    return ChangeSet(title, (Change(None, record), *changes), added)
