"""Makes the plan of an import from what was found and chosen."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from scorecard.book import Book
from scorecard.changes import Change, ChangeSet
from scorecard.commands.measures import list_measures
from scorecard.importing.convert import Converted, convert, slipped_decimal
from scorecard.importing.examples import shown
from scorecard.importing.grid import Grid, address
from scorecard.importing.layout import FoundSeries, Layout, Point
from scorecard.importing.mapping import LEAVE_OUT, NEW, Certainty, Match, is_known_as
from scorecard.importing.numbers import NumberStyle
from scorecard.importing.plan import CellProblem, ChangedValue, ImportPlan, PlannedMeasure
from scorecard.measures import Entry, EntryKey, ImportRecord, Measure, Source
from scorecard.periods import Cadence, Period
from scorecard.units import Unit


@dataclass(frozen=True)
class Findings:
    """Everything that a plan is made from."""

    file: str
    grid: Grid
    layout: Layout
    matches: Sequence[Match]
    style: NumberStyle
    corrections: Mapping[str, float | None]
    problems: Sequence[CellProblem]
    """Problems of headings and names."""
    questions: tuple[str, ...]


@dataclass(frozen=True)
class Occasion:
    """Into which company, when and by whom."""

    book: Book
    import_id: int
    now: datetime
    user: str


@dataclass
class _Draft:
    entries: dict[EntryKey, tuple[Entry, Period]] = field(default_factory=dict)
    problems: list[CellProblem] = field(default_factory=list)
    measures: dict[int, Measure] = field(default_factory=dict)
    undecided: list[str] = field(default_factory=list)


def chosen_measure(match: Match, book: Book) -> Measure | None:
    """The measure that a match stands for; None where its numbers are left out or not yet decided."""
    if match.choice is LEAVE_OUT or match.certainty is Certainty.CHECK:
        return None
    return match.new_measure if match.choice is NEW else book.by_id.get(int(match.choice))


def make_plan(findings: Findings, occasion: Occasion, existing: Mapping[EntryKey, Entry]) -> ImportPlan:
    """The one plan: what is shown is what is committed."""
    draft = _Draft(problems=list(findings.problems))
    for match, series in zip(findings.matches, findings.layout.series, strict=True):
        if match.certainty is Certainty.CHECK:
            draft.undecided.append(match.name)
        if (measure := chosen_measure(match, occasion.book)) is not None:
            known = draft.measures.get(measure.id, measure)
            draft.measures[measure.id] = _with_alias(known, match, occasion.book)
            _read_series(draft, findings, occasion, measure, series)
    return _finish(draft, findings, occasion, existing)


def _with_alias(measure: Measure, match: Match, book: Book) -> Measure:
    """A confirmed name of an existing measure is remembered, so that the next import knows it."""
    if measure.id not in book.by_id or is_known_as(match.name, measure):
        return measure
    return replace(measure, aliases=(*measure.aliases, match.name))


def _read_series(
    draft: _Draft, findings: Findings, occasion: Occasion, measure: Measure, series: FoundSeries
) -> None:
    read = [(point, _read_point(findings, point, measure.unit)) for point in series.points]
    good = [(point, found) for point, found in read if found.value is not None]
    slipped = slipped_decimal([found.value for _, found in good if found.value is not None], measure.unit)
    wrong = {(good[index][0].row, good[index][0].column): value for index, value in slipped.items()}
    for point, found in read:
        place = (point.row, point.column)
        if place in wrong and address(*place) not in findings.corrections:
            text = f"{shown(found.value or 0)}% is above 100% – is a decimal mark missing?"
            _add_problem(draft, findings, point, Converted(problem=text, suggestion=wrong[place]))
        elif found.problem:
            _add_problem(draft, findings, point, found)
        elif found.value is not None:
            _add_entry(draft, findings, occasion, measure, point, found.value)


def _read_point(findings: Findings, point: Point, unit: Unit) -> Converted:
    if findings.corrections and (where := address(point.row, point.column)) in findings.corrections:
        return Converted(findings.corrections[where])
    return convert(findings.grid.cells[point.row][point.column], unit, findings.style)


def _add_problem(draft: _Draft, findings: Findings, point: Point, found: Converted) -> None:
    text = findings.grid.cells[point.row][point.column].text
    where = address(point.row, point.column)
    draft.problems.append(CellProblem(where, text, found.problem, suggestion=found.suggestion))


def _add_entry(
    draft: _Draft, findings: Findings, occasion: Occasion, measure: Measure, point: Point, value: float
) -> None:
    where = address(point.row, point.column)
    source = Source(occasion.import_id, findings.grid.name, where)
    period = point.period
    entry = Entry(measure.id, period.grain, period.begin, value, point.segment, source)
    other = draft.entries.get(entry.key)
    if other is None or where in findings.corrections:
        draft.entries[entry.key] = (entry, period)
    elif other[0].value != value:
        also = other[0].source.cell if other[0].source else ""
        text = f"two values for the same {period.grain.word} (also in {also})"
        _add_problem(draft, findings, point, Converted(problem=text))


def _finish(
    draft: _Draft, findings: Findings, occasion: Occasion, existing: Mapping[EntryKey, Entry]
) -> ImportPlan:
    changes: list[Change] = []
    changed: list[ChangedValue] = []
    counts = {measure_id: [0, 0, 0] for measure_id in draft.measures}
    for key, (entry, period) in draft.entries.items():
        before = existing.get(key)
        if before is not None and math.isclose(before.value, entry.value, rel_tol=1e-12, abs_tol=1e-12):
            counts[entry.measure_id][2] += 1
            continue
        counts[entry.measure_id][0 if before is None else 1] += 1
        changes.append(Change(before, entry))
        if before is not None and entry.source is not None:
            measure = draft.measures[entry.measure_id]
            cell = entry.source.cell
            changed.append(ChangedValue(measure, period, entry.segment, before.value, entry.value, cell))
    planned = tuple(
        PlannedMeasure(measure, measure.id not in occasion.book.by_id, *counts[measure.id])
        for measure in draft.measures.values()
        if any(counts[measure.id])
    )
    record = _record(findings, occasion, planned, len(draft.problems))
    periods = sorted(period for _, period in draft.entries.values())
    return ImportPlan(
        file=findings.file,
        sheet=findings.grid.name,
        layout=findings.layout.kind,
        grain=findings.layout.grain,
        first=periods[0] if periods else None,
        last=periods[-1] if periods else None,
        calendar=occasion.book.calendar,
        measures=planned,
        changed_values=tuple(changed),
        problems=tuple(draft.problems),
        undecided=tuple(draft.undecided),
        questions=findings.questions,
        change_set=_change_set(planned, findings, occasion, record, changes),
        record=record,
    )


def _record(
    findings: Findings, occasion: Occasion, planned: Sequence[PlannedMeasure], problems: int
) -> ImportRecord:
    return ImportRecord(
        id=occasion.import_id,
        file=findings.file,
        sheet=findings.grid.name,
        layout=findings.layout.kind.value,
        grain=findings.layout.grain,
        made_at=occasion.now,
        made_by=occasion.user,
        added=sum(each.added for each in planned),
        changed=sum(each.changed for each in planned),
        unchanged=sum(each.unchanged for each in planned),
        problems=problems,
    )


def _change_set(
    planned: Sequence[PlannedMeasure],
    findings: Findings,
    occasion: Occasion,
    record: ImportRecord,
    entry_changes: Sequence[Change],
) -> ChangeSet:
    book, grain = occasion.book, findings.layout.grain
    measures = [
        Change(before, each.measure)
        for each in planned
        if (before := book.by_id.get(each.measure.id)) != each.measure
    ]
    new = [each.measure.id for each in planned if each.new]
    cadences = [cadence for cadence in Cadence if cadence.grain >= grain]
    changes = (*measures, *list_measures(book, new, cadences), *entry_changes)
    title = f"Import {findings.file}"
    return ChangeSet(title, (Change(None, record), *changes) if changes else ())
