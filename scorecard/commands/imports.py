"""Taking one import back, also an older one under newer changes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import compress
from operator import not_

from scorecard.book import Book
from scorecard.changes import Change, ChangeSet
from scorecard.formulas import names, tree_of
from scorecard.measures import Entry, EntryKey, ImportRecord, Measure, Rollup, Scorecard
from scorecard.periods import Cadence


@dataclass(frozen=True, slots=True)
class UndoneImport:
    """How to take an import back, and what stays because it was changed since."""

    change_set: ChangeSet
    kept: tuple[str, ...]
    """In words: ``Website visitors, week 47``."""


def undo_import(
    book: Book,
    record: ImportRecord,
    made: ChangeSet,
    current: Mapping[EntryKey, Entry],
    still_there: Sequence[Sequence[bool]],
    in_use: Collection[int],
) -> UndoneImport:
    """The change that takes an import back.

    ``made`` is what the import changed, ``current`` holds the single entries it touched as they are now,
    ``still_there`` says of each entry of each batch it added whether it is still so, ``in_use`` are the
    measures that have entries or notes which did not come from it. What was changed since is kept, and so are
    measures that goals, formulas or sub-metrics have come to need.
    """
    changes: list[Change] = []
    kept: list[str] = []
    kept_measures = set(in_use) | _needed(book)
    for change in made.changes:
        if isinstance(change.item, Entry):
            if current.get(change.item.key) == change.after:
                changes.append(change.inverse)
            else:
                kept.append(_name(book, change.item))
                kept_measures.add(change.item.measure_id)
    batches = []
    for batch, flags in zip(made.added, still_there, strict=True):
        batches.append(batch if all(flags) else batch.only(flags))
        for entry in compress(batch.entries(), map(not_, flags)) if not all(flags) else ():
            kept.append(_name(book, entry))
            kept_measures.add(entry.measure_id)
    removed = set()
    for change in made.changes:
        if isinstance(change.item, Measure) and book.by_id.get(change.item.id) == change.after:
            if change.before is not None:
                changes.append(change.inverse)
            elif change.item.id not in kept_measures:
                changes.append(change.inverse)
                removed.add(change.item.id)
    made_lists = {
        change.item.key
        for change in made.changes
        if isinstance(change.item, Scorecard) and change.before is None
    }
    lists = [_without(listed, removed, made_lists) for listed in book.scorecards]
    changes = [change for change in lists if change is not None] + changes
    changes.append(Change(record, replace(record, undone=True)))
    title = f"Undo import of {record.file}"
    return UndoneImport(ChangeSet(title, tuple(changes), removed=tuple(batches)), tuple(kept))


def _needed(book: Book) -> set[int]:
    """The measures to which goals, formulas or sub-metrics refer."""
    formulas = [measure.formula for measure in book.measures if measure.rollup is Rollup.FORMULA]
    return (
        {goal.measure_id for goal in book.goals}
        | {measure.parent_id for measure in book.measures if measure.parent_id is not None}
        | {book.by_short_name[name].id for formula in formulas for name in names(tree_of(formula))}
    )


def _without(
    listed: Scorecard, removed: Collection[int], made: Collection[tuple[str, Cadence]]
) -> Change | None:
    """The change that takes removed measures off a list; one that the import made goes when it is empty."""
    ids = tuple(each for each in listed.measure_ids if each not in removed)
    if ids == listed.measure_ids:
        return None
    return Change(listed, None if not ids and listed.key in made else replace(listed, measure_ids=ids))


def _name(book: Book, entry: Entry) -> str:
    measure = book.by_id.get(entry.measure_id)
    period = book.calendar.title(book.calendar.period(entry.grain, entry.begin))
    name = measure.name if measure is not None else "a removed measure"
    return f"{name}{f' ({entry.segment})' if entry.segment else ''}, {period}"
