"""All numbers that an import would bring, as columns in their measures' units."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from scorecard.batches import Batch
from scorecard.cells import address
from scorecard.measures import Entry, EntryKey, Source
from scorecard.periods import Grain

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.integer[Any]]
    Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Table:
    """Numbers as arrays of equal length; those of one sheet lie together, in its order."""

    grain: Grain
    sheets: tuple[str, ...]
    segments: tuple[str, ...]
    measure_ids: Ints
    begins: Ints
    segment_codes: Ints
    values: NDArray[np.float64]
    are_foreign: Flags
    """Whose amounts are in another currency than the company’s, converted or taken as they are."""
    sheet_codes: Ints
    rows: Ints
    columns: Ints

    def __len__(self) -> int:
        return len(self.values)

    def take(self, chosen: Ints | Flags) -> Table:
        """The numbers at these indices, or where the flags say so, in that order."""
        if chosen.dtype == bool and chosen.all():
            return self
        return Table(
            self.grain,
            self.sheets,
            self.segments,
            self.measure_ids[chosen],
            self.begins[chosen],
            self.segment_codes[chosen],
            self.values[chosen],
            self.are_foreign[chosen],
            self.sheet_codes[chosen],
            self.rows[chosen],
            self.columns[chosen],
        )

    def place(self, index: int) -> tuple[str, str]:
        """The sheet and the cell of a number."""
        return self.sheets[self.sheet_codes[index]], address(int(self.rows[index]), int(self.columns[index]))

    def key(self, index: int) -> EntryKey:
        """What names the entry that a number makes."""
        return (
            int(self.measure_ids[index]),
            self.grain,
            date.fromordinal(int(self.begins[index])),
            self.segments[self.segment_codes[index]],
        )

    def entry(self, index: int, import_id: int) -> Entry:
        """The entry that a number makes."""
        measure_id, grain, begin, segment = self.key(index)
        source = Source(import_id, *self.place(index))
        return Entry(measure_id, grain, begin, float(self.values[index]), segment, source)

    def batches(self, import_id: int) -> Iterator[Batch]:
        """All of it as batches, one a sheet, sorted by their keys."""
        import numpy as np

        for code, sheet in enumerate(self.sheets):
            part = self.take(self.sheet_codes == code)
            if not len(part):
                continue
            # In the order of the file's own index, which is the quickest to write.
            names = np.argsort(np.argsort(np.array(part.segments, dtype=object))).astype(np.int32)
            order = np.lexsort((names[part.segment_codes], part.begins, part.measure_ids))
            yield Batch(
                part.grain,
                import_id,
                sheet,
                part.segments,
                _column("i", part.measure_ids, order),
                _column("i", part.begins, order),
                _column("i", part.segment_codes, order),
                _column("d", part.values, order),
                _column("i", part.rows, order),
                _column("i", part.columns, order),
            )


@dataclass(frozen=True)
class Kept:
    """The entries of some measures and one grain as the company has them, as columns."""

    segments: tuple[str, ...]
    measure_ids: Ints
    begins: Ints
    segment_codes: Ints
    values: NDArray[np.float64]

    @classmethod
    def of(cls, rows: Sequence[tuple[int, int, str, float]]) -> Kept:
        """From rows of measure id, first day, segment and value."""
        import numpy as np

        measure_ids, begins, names, values = zip(*rows, strict=True) if rows else ((), (), (), ())
        segments, (codes,) = unified([names])
        ids, days = np.array(measure_ids, np.int32), np.array(begins, np.int32)
        return cls(segments, ids, days, codes, np.array(values, np.float64))

    def key(self, index: int, grain: Grain) -> EntryKey:
        """What names an entry."""
        begin = date.fromordinal(int(self.begins[index]))
        return int(self.measure_ids[index]), grain, begin, self.segments[self.segment_codes[index]]


def places(table: Table, kept: Kept) -> Ints:
    """For each number the place of the kept entry of the same key; -1 where there is none."""
    import numpy as np

    if not len(kept.values) or not len(table):
        return np.full(len(table), -1, np.int32)
    wanted, there = _keys(table, kept)
    order = np.argsort(there)
    found = np.searchsorted(there, wanted, sorter=order)
    nearest = order[np.minimum(found, len(order) - 1)]
    return np.where(there[nearest] == wanted, nearest, -1)


def _keys(table: Table, kept: Kept) -> tuple[Ints, Ints]:
    """A number for each key, so that they compare as numbers do: of the table, and of what is kept."""
    import numpy as np

    segments, (ours, theirs) = unified([table.segments, kept.segments])
    measures = np.unique(np.concatenate((table.measure_ids, kept.measure_ids)))
    first = min(int(table.begins.min()), int(kept.begins.min()))
    days = max(int(table.begins.max()), int(kept.begins.max())) - first + 1

    def joined(ids: Ints, begins: Ints, codes: Ints) -> Ints:
        number = np.searchsorted(measures, ids).astype(np.int64) * days + (begins - first)
        return np.asarray(number * len(segments) + codes)

    return (
        joined(table.measure_ids, table.begins, ours[table.segment_codes]),
        joined(kept.measure_ids, kept.begins, theirs[kept.segment_codes]),
    )


def unified(names: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], list[Ints]]:
    """All different names, and for each list the codes of its names among them."""
    import numpy as np

    known: dict[str, int] = {}
    codes: list[Ints] = [
        np.array([known.setdefault(name, len(known)) for name in part], np.int32) for part in names
    ]
    return tuple(known), codes


def _column(kind: str, values: NDArray[Any], order: Ints) -> array[Any]:
    return array(kind, values[order].astype(kind, copy=False).tobytes())
