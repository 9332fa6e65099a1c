"""What one import changed, told in few words however large it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scorecard.book import Book
from scorecard.cells import place
from scorecard.changes import ChangeSet
from scorecard.commands.imports import touched_measures
from scorecard.measures import Entry, ImportRecord, Measure
from scorecard.periods import Period

MOST_CHANGED = 500
"""Changed numbers that are listed one by one."""


@dataclass(frozen=True, slots=True)
class MeasureCount:
    """What an import did to the numbers of one measure."""

    name: str
    is_new: bool
    """The import made the measure."""
    added: int
    changed: int
    removed: int


@dataclass(frozen=True, slots=True)
class ChangedNumber:
    """A number that an import found there and changed, or removed."""

    measure: Measure | None
    """As it is now, else as the import had it; None where it is gone."""
    period: Period
    segment: str
    before: float
    after: float | None
    """None where it was removed."""
    cell: str
    """With its sheet where the import has several: ``North, D14``."""

    @property
    def name(self) -> str:
        """``Leads (Trade fair)``."""
        name = self.measure.name if self.measure is not None else "A removed measure"
        return f"{name} ({self.segment})" if self.segment else name


@dataclass(frozen=True, slots=True)
class ImportDetails:
    """One import, as it was made."""

    record: ImportRecord
    measures: tuple[MeasureCount, ...]
    """In the order in which they stand among the company's measures."""
    changed: tuple[ChangedNumber, ...]
    """At most MOST_CHANGED; changed and removed numbers, in the order of the file."""
    changed_total: int


def import_details(book: Book, record: ImportRecord, made: ChangeSet) -> ImportDetails:
    """Sum up what an import changed: ``made`` is its change set."""
    known = {**book.by_id, **touched_measures(made), **book.by_id}
    counts = _Counts.of(made)
    made_here = [change.item for change in made.changes if change.before is None]
    new_ids = {item.id for item in made_here if isinstance(item, Measure)}
    ids = [each.id for each in known.values() if counts.touches(each.id)]
    ids += sorted(counts.ids() - known.keys())
    measures = tuple(
        MeasureCount(
            known[each].name if each in known else "A removed measure",
            each in new_ids,
            counts.added[each],
            counts.changed[each],
            counts.removed[each],
        )
        for each in ids
    )
    changed = tuple(
        number for number, _ in zip(_changed(book, known, record, made), range(MOST_CHANGED), strict=False)
    )
    return ImportDetails(record, measures, changed, counts.changed.total() + counts.removed.total())


@dataclass(frozen=True, slots=True)
class _Counts:
    """How many numbers were added, changed and removed, by the measure's id."""

    added: Counter[int]
    changed: Counter[int]
    removed: Counter[int]

    @classmethod
    def of(cls, made: ChangeSet) -> _Counts:
        found = cls(Counter(), Counter(), Counter())
        for change in made.changes:
            if isinstance(change.item, Entry):
                kind = found.added if change.before is None else found.removed
                (found.changed if change.before and change.after else kind)[change.item.measure_id] += 1
        for batch in made.added:
            found.added.update(batch.measure_ids)
        for batch in made.removed:
            found.removed.update(batch.measure_ids)
        return found

    def ids(self) -> set[int]:
        return self.added.keys() | self.changed.keys() | self.removed.keys()

    def touches(self, measure_id: int) -> bool:
        return bool(self.added[measure_id] or self.changed[measure_id] or self.removed[measure_id])


def _changed(
    book: Book, known: Mapping[int, Measure], record: ImportRecord, made: ChangeSet
) -> Iterator[ChangedNumber]:
    for change in made.changes:
        if isinstance(change.before, Entry):
            after = change.after if isinstance(change.after, Entry) else None
            yield _changed_number(book, known, record, change.before, after)
    for batch in made.removed:
        for entry in batch.entries():
            yield _changed_number(book, known, record, entry, None)


def _changed_number(
    book: Book, known: Mapping[int, Measure], record: ImportRecord, before: Entry, after: Entry | None
) -> ChangedNumber:
    source = after.source if after is not None else None
    return ChangedNumber(
        known.get(before.measure_id),
        book.calendar.period(before.grain, before.begin),
        before.segment,
        before.value,
        after.value if after is not None else None,
        place(source.sheet, source.cell, record.sheet) if source is not None else "",
    )
