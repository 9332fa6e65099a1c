"""What the tests of the imports page share: a company with imports, made without reading files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from scorecard.changes import Change, ChangeSet
from scorecard.measures import Entry, ImportRecord, Measure, Scorecard, Source
from scorecard.periods import Cadence, Grain

MONDAY = date(2026, 11, 16)


def bring_in(workspace, values, file="kpis.xlsx", **facts):
    """Import ``{measure name: numbers of the newest weeks}``; a measure that is not there is made."""
    book = workspace.book
    number = len(workspace.imports()) + 1
    made_at = datetime(2026, 11, 23, 9, number % 60)
    record = ImportRecord(number, file, "KPIs", "measures_down", Grain.WEEK, made_at, "Ana")
    ids = {measure.name: measure.id for measure in book.measures}
    changes = []
    for name, numbers in values.items():
        if name not in ids:
            ids[name] = max(ids.values(), default=0) + 1
            changes.append(Change(None, Measure(ids[name], f"m{ids[name]}", name)))
        changes += _entries(workspace, record, ids[name], numbers)
    new = tuple(change.after.id for change in changes if isinstance(change.after, Measure))
    if new:
        before = next((each for each in book.scorecards if each.cadence is Cadence.WEEKLY), None)
        listed = before or Scorecard(Cadence.WEEKLY)
        changes.append(Change(before, replace(listed, measure_ids=(*listed.measure_ids, *new))))
    kinds = [change.before is None for change in changes if isinstance(change.after, Entry)]
    record = replace(record, added=sum(kinds), changed=len(kinds) - sum(kinds), **facts)
    workspace.do(ChangeSet(f"Import {file}", (Change(None, record), *changes)))
    return number


def _entries(workspace, record, measure_id, numbers):
    begins = [MONDAY - timedelta(weeks=back) for back in range(len(numbers))]
    wanted = [
        Entry(
            measure_id,
            Grain.WEEK,
            begin,
            float(number),
            source=Source(record.id, "KPIs", f"{'BCDEF'[at % 5]}2"),
        )
        for at, (begin, number) in enumerate(zip(begins, numbers, strict=True))
    ]
    held = workspace._store.entries_of(entry.key for entry in wanted)
    return [Change(held.get(entry.key), entry) for entry in wanted]


def values_of(workspace):
    """Every number of the newest week, by the measure's name."""
    board = workspace.board(Cadence.WEEKLY, workspace.book.calendar.period(Grain.WEEK, MONDAY))
    return {row.measure.name: row.cell.value for row in board.rows}
