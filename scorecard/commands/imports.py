"""Taking one import back, also an older one under newer changes, and making it again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain, compress
from operator import not_

from scorecard.batches import Batch
from scorecard.book import Book
from scorecard.changes import Change, ChangeSet
from scorecard.errors import ScorecardError
from scorecard.formulas import names, tree_of
from scorecard.goals import Goal
from scorecard.measures import Entry, EntryKey, ImportRecord, Measure, Rollup, Scorecard
from scorecard.periods import Cadence


@dataclass(frozen=True, slots=True)
class Outcome:
    """How to take an import back or make it again, and what stays because it was changed since."""

    change_set: ChangeSet
    kept: tuple[str, ...]
    """In words: ``Website visitors, week 47``."""


def stamped(made: ChangeSet, when: datetime) -> ChangeSet:
    """An import with the moment at which it is made; its file was read before that."""
    changes = (
        replace(each, after=replace(each.after, made_at=when))
        if isinstance(each.after, ImportRecord)
        else each
        for each in made.changes
    )
    return replace(made, changes=tuple(changes))


def single_keys(made: ChangeSet) -> set[EntryKey]:
    """The keys of the entries that an import touched one by one."""
    return {change.item.key for change in made.changes if isinstance(change.item, Entry)}


def all_keys(made: ChangeSet) -> Iterable[EntryKey]:
    """The keys of all entries that an import touched."""
    return chain(single_keys(made), *(batch.keys() for batch in made.added))


def touched_measures(made: ChangeSet) -> dict[int, Measure]:
    """The measures that an import made or changed, by their ids."""
    return {change.item.id: change.item for change in made.changes if isinstance(change.item, Measure)}


def undo_import(
    book: Book,
    record: ImportRecord,
    made: ChangeSet,
    current: Mapping[EntryKey, Entry],
    still_there: Sequence[Sequence[bool]],
    in_use: Collection[int],
) -> Outcome:
    """The change that takes an import back.

    ``made`` is what the import changed, ``current`` holds the single entries it touched as they are now,
    ``still_there`` says of each entry of each batch it added whether it is still so, ``in_use`` are the
    measures that have entries or notes which did not come from it. What was changed since is kept, and so are
    measures that goals, formulas or sub-metrics have come to need.
    """
    entries, stay = _entries_back(made, current)
    batches = [_part(batch, flags) for batch, flags in zip(made.added, still_there, strict=True)]
    for batch, flags in zip(made.added, still_there, strict=True):
        stay += [] if all(flags) else compress(batch.entries(), map(not_, flags))
    goals = _goals(made.inverse, book)
    left = replace(book, goals=tuple(set(book.goals) - {change.before for change in goals}))
    in_use = {*in_use, *(entry.measure_id for entry in stay), *(goal.measure_id for goal in left.goals)}
    measures = _measures_back(book, made, _with_needed(book, made, in_use))
    gone = {change.item.id for change in measures if isinstance(change.item, Measure) and not change.after}
    changes = (
        *_lists_back(book, made, gone),
        *entries,
        *goals,
        *measures,
        Change(record, replace(record, undone=True)),
    )
    change_set = ChangeSet(f"Undo import of {record.file}", changes, removed=tuple(batches))
    return Outcome(change_set, _names(book, touched_measures(made), stay))


def redo_import(
    book: Book, record: ImportRecord, made: ChangeSet, current: Mapping[EntryKey, Entry]
) -> Outcome:
    """The change that makes an import again that was taken back.

    ``made`` is what the import changed, ``current`` holds all entries it touched that there are now. Numbers
    that are no longer what they were before the import are kept, and so is what would go to a measure whose
    place another one has taken. Raises ScorecardError where a formula measure cannot be made again.
    """
    measures = _measures_again(book, made)
    _refuse_formulas(book, record, made, measures)
    there = _same_measures(book, made) | {
        change.item.id for change in measures if isinstance(change.item, Measure)
    }
    entries, stay = _entries_again(made, current, there)
    batches = []
    for batch in made.added:
        found = list(map(current.get, batch.keys()))
        flags = [
            one is None and measure_id in there
            for one, measure_id in zip(found, batch.measure_ids, strict=True)
        ]
        batches.append(_part(batch, flags))
        if not all(flags):
            left_out = compress(zip(batch.entries(), found, strict=True), map(not_, flags))
            stay += [entry for entry, one in left_out if entry != one]
    changes = (
        *measures,
        *_lists_again(book, made, there),
        *(change for change in _goals(made, book) if _measure_id(change) in there),
        *entries,
        Change(record, replace(record, undone=False)),
    )
    change_set = ChangeSet(f"Redo import of {record.file}", changes, added=tuple(batches))
    return Outcome(change_set, _names(book, touched_measures(made), stay))


def _part(batch: Batch, flags: Sequence[bool]) -> Batch:
    return batch if all(flags) else batch.only(flags)


def _entries_back(made: ChangeSet, current: Mapping[EntryKey, Entry]) -> tuple[list[Change], list[Entry]]:
    """How single entries go back to what they were, and those that were changed since."""
    changes: list[Change] = []
    stay: list[Entry] = []
    for change in made.changes:
        if isinstance(change.item, Entry):
            if current.get(change.item.key) == change.after:
                changes.append(change.inverse)
            else:
                stay.append(change.item)
    return changes, stay


def _entries_again(
    made: ChangeSet, current: Mapping[EntryKey, Entry], there: Collection[int]
) -> tuple[list[Change], list[Entry]]:
    """How single entries become what the import made them, and those that stay as they are."""
    changes: list[Change] = []
    stay: list[Entry] = []
    for change in made.changes:
        if isinstance(change.item, Entry):
            now = current.get(change.item.key)
            if now == change.before and change.item.measure_id in there:
                changes.append(change)
            elif now != change.after:
                stay.append(change.item)
    return changes, stay


def _goals(step: ChangeSet, book: Book) -> list[Change]:
    """The changes of goals that can be made: those that find what they change."""
    held = {goal.key: goal for goal in book.goals}
    return [
        change
        for change in step.changes
        if isinstance(change.item, Goal) and held.get(change.item.key) == change.before
    ]


def _measure_id(change: Change) -> int:
    return change.item.measure_id if isinstance(change.item, Goal) else 0


def _measures_back(book: Book, made: ChangeSet, kept: Collection[int]) -> list[Change]:
    """The measures as they were; one that was changed since loses only the names that the import added."""
    whole = [
        change.inverse
        for change in made.changes
        if isinstance(change.item, Measure)
        and book.by_id.get(change.item.id) == change.after
        and (change.before is not None or change.item.id not in kept)
    ]
    return whole + [change for step in made.changes if (change := _unlearned(book, step)) is not None]


def _unlearned(book: Book, step: Change) -> Change | None:
    """The loss of the names by which an import took a measure that was changed otherwise since."""
    before, after = step.before, step.after
    if not isinstance(before, Measure) or not isinstance(after, Measure):
        return None
    now = book.by_id.get(after.id)
    if now is None or now == after:
        return None
    learned = set(after.aliases) - set(before.aliases)
    left = tuple(each for each in now.aliases if each not in learned)
    return Change(now, replace(now, aliases=left)) if left != now.aliases else None


def _measures_again(book: Book, made: ChangeSet) -> list[Change]:
    """The measures that come back or change again; not where another one has taken the place or the name."""
    return [
        change
        for change in made.changes
        if isinstance(change.item, Measure)
        and book.by_id.get(change.item.id) == change.before
        and (change.before is not None or _is_free(book, change.item))
    ]


def _is_free(book: Book, measure: Measure) -> bool:
    """Whether nobody goes by the name or the short name of a measure that is not there."""
    called = {each.name.casefold() for each in book.measures if not each.archived}
    return measure.short_name not in book.by_short_name and measure.name.casefold() not in called


def _refuse_formulas(book: Book, record: ImportRecord, made: ChangeSet, again: Sequence[Change]) -> None:
    """Refuse to leave a formula out, or to make one that would read other measures than it did."""
    made_first = (each.item for each in made.changes if each.before is None)
    new = {each.short_name: each for each in made_first if isinstance(each, Measure)}
    there = {each.short_name: each.id for each in book.measures}
    there |= {each.item.short_name: each.item.id for each in again if isinstance(each.item, Measure)}
    for measure in new.values():
        if measure.rollup is not Rollup.FORMULA:
            continue
        needed = {*names(tree_of(measure.formula)), measure.short_name}
        if all(name in there and (name not in new or new[name].id == there[name]) for name in needed):
            continue
        raise ScorecardError(
            f"{measure.name} cannot be made again: another measure has its name, or a part of it is gone. "
            f"Import {record.file} anew."
        )


def _same_measures(book: Book, made: ChangeSet) -> set[int]:
    """The measures there are, without those that stand in the place of one that the import made."""
    touched = touched_measures(made)
    return {each.id for each in book.measures if touched.get(each.id, each).short_name == each.short_name}


def _with_needed(book: Book, made: ChangeSet, in_use: Collection[int]) -> set[int]:
    """The measures in use, and those to which the formulas and sub-metrics that stay refer."""
    new = {each.item.id for each in made.changes if each.before is None and isinstance(each.item, Measure)}
    kept = set(in_use)
    while True:
        staying = (measure for measure in book.measures if measure.id in kept or measure.id not in new)
        needed = {found for measure in staying for found in _needed(book, measure)}
        if needed <= kept:
            return kept
        kept |= needed


def _needed(book: Book, measure: Measure) -> Iterator[int]:
    """The measures to which one refers."""
    if measure.parent_id is not None:
        yield measure.parent_id
    if measure.rollup is Rollup.FORMULA:
        yield from (book.by_short_name[name].id for name in names(tree_of(measure.formula)))


def _lists_back(book: Book, made: ChangeSet, gone: Collection[int]) -> list[Change]:
    """Takes measures off the lists; one that the import made goes when it is empty."""
    new = {change.item.key for change in made.changes if change.before is None}
    changes = []
    for listed in book.scorecards:
        ids = tuple(each for each in listed.measure_ids if each not in gone)
        if ids != listed.measure_ids:
            left = None if not ids and listed.key in new else replace(listed, measure_ids=ids)
            changes.append(Change(listed, left))
    return changes


def _lists_again(book: Book, made: ChangeSet, there: Collection[int]) -> list[Change]:
    """Puts measures back on the lists to which the import had added them."""
    held: Mapping[tuple[str, Cadence], Scorecard] = {listed.key: listed for listed in book.scorecards}
    changes = []
    for change in made.changes:
        if not isinstance(change.after, Scorecard):
            continue
        before = change.before.measure_ids if isinstance(change.before, Scorecard) else ()
        listed = held.get(change.after.key)
        now = listed.measure_ids if listed is not None else ()
        new = [
            each
            for each in change.after.measure_ids
            if each not in before and each not in now and each in there
        ]
        if new:
            changes.append(Change(listed, replace(listed or change.after, measure_ids=(*now, *new))))
    return changes


def _names(book: Book, touched: Mapping[int, Measure], stay: Sequence[Entry]) -> tuple[str, ...]:
    """What stays, in words."""
    known = {**book.by_id, **touched}
    return tuple(_name(book, known, entry) for entry in stay)


def _name(book: Book, known: Mapping[int, Measure], entry: Entry) -> str:
    measure = known.get(entry.measure_id)
    period = book.calendar.title(book.calendar.period(entry.grain, entry.begin))
    name = measure.name if measure is not None else "a removed measure"
    return f"{name}{f' ({entry.segment})' if entry.segment else ''}, {period}"
