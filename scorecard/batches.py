"""Many entries at once, as columns: a file of a million rows is no million objects."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import compress

from scorecard.cells import address, row_and_column
from scorecard.measures import Entry, EntryKey, Source
from scorecard.periods import Grain


@dataclass(frozen=True, slots=True)
class Batch:
    """Entries of one grain from one sheet of one import. Columns are of equal length, keys distinct."""

    grain: Grain
    import_id: int
    sheet: str
    segments: tuple[str, ...]
    """The segments by their code."""
    measure_ids: array[int]
    """Type ``i``, as are all columns but the values."""
    begins: array[int]
    """First days, as ``date.toordinal`` counts."""
    segment_codes: array[int]
    values: array[float]
    """Type ``d``; finite, in the measure's unit."""
    rows: array[int]
    """From 0, or NO_CELL."""
    columns: array[int]

    def __len__(self) -> int:
        return len(self.values)

    def keys(self) -> Iterator[EntryKey]:
        """The key of each entry."""
        names, day, grain = self.segments, date.fromordinal, self.grain
        for measure_id, begin, code in zip(self.measure_ids, self.begins, self.segment_codes, strict=True):
            yield measure_id, grain, day(begin), names[code]

    def entries(self) -> Iterator[Entry]:
        """The entries one by one."""
        for index in range(len(self)):
            yield self.entry(index)

    def entry(self, index: int) -> Entry:
        """One entry."""
        return Entry(
            self.measure_ids[index],
            self.grain,
            date.fromordinal(self.begins[index]),
            self.values[index],
            self.segments[self.segment_codes[index]],
            Source(self.import_id, self.sheet, address(self.rows[index], self.columns[index])),
        )

    def find(self, key: EntryKey) -> Entry | None:
        """The entry under a key; None where there is none."""
        measure_id, grain, day, segment = key
        if grain is not self.grain or segment not in self.segments:
            return None
        code, begin = self.segments.index(segment), day.toordinal()
        for index, found in enumerate(self.begins):
            if found == begin and self.measure_ids[index] == measure_id and self.segment_codes[index] == code:
                return self.entry(index)
        return None

    def only(self, chosen: Sequence[bool]) -> Batch:
        """The entries for which ``chosen``, of the same length, says so."""

        def part(column: array[int]) -> array[int]:
            return array("i", compress(column, chosen))

        return Batch(
            self.grain,
            self.import_id,
            self.sheet,
            self.segments,
            part(self.measure_ids),
            part(self.begins),
            part(self.segment_codes),
            array("d", compress(self.values, chosen)),
            part(self.rows),
            part(self.columns),
        )


def in_batches(entries: Iterable[Entry]) -> tuple[list[Entry], list[Batch]]:
    """Entries as batches where they were imported; those that a person typed stay single."""
    typed: list[Entry] = []
    by_sheet: dict[tuple[Grain, int, str], Batch] = {}
    codes: dict[tuple[Grain, int, str], dict[str, int]] = {}
    for entry in entries:
        if entry.source is None:
            typed.append(entry)
            continue
        key = (entry.grain, entry.source.import_id, entry.source.sheet)
        batch = by_sheet.get(key)
        if batch is None:
            batch = by_sheet[key] = _empty(*key)
        _add(batch, entry, entry.source.cell, codes.setdefault(key, {}))
    named = (replace(batch, segments=tuple(codes[key])) for key, batch in by_sheet.items())
    return typed, list(named)


def _empty(grain: Grain, import_id: int, sheet: str) -> Batch:
    columns = (array("i"), array("i"), array("i"), array("d"), array("i"), array("i"))
    return Batch(grain, import_id, sheet, (), *columns)


def _add(batch: Batch, entry: Entry, cell: str, codes: dict[str, int]) -> None:
    row, column = row_and_column(cell)
    batch.measure_ids.append(entry.measure_id)
    batch.begins.append(entry.begin.toordinal())
    batch.segment_codes.append(codes.setdefault(entry.segment, len(codes)))
    batch.values.append(entry.value)
    batch.rows.append(row)
    batch.columns.append(column)
