"""Several numbers in a file for one measure, period and segment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.book import Book
from scorecard.importing.findings import Decisions
from scorecard.importing.foreign import as_in_file
from scorecard.importing.gathering import Gathered, cells_at
from scorecard.importing.plan import CellProblem, Conflict
from scorecard.importing.readings import MOST_UNREAD
from scorecard.importing.table import Table
from scorecard.measures import Measure

if TYPE_CHECKING:
    from scorecard.importing.table import Flags, Ints


@dataclass(frozen=True)
class _Groups:
    """The numbers in the order of their keys, equal keys side by side in the order of the file."""

    order: Ints
    of: Ints
    """The group of each number in that order."""
    used: Ints
    """The number of each group that is imported."""


def once_each(
    gathered: Gathered, decisions: Decisions, measures: Sequence[Measure | None], book: Book
) -> None:
    """Of several numbers for one key one is used; others that differ are conflicts, and said so."""
    import numpy as np

    table = gathered.table
    groups = _groups(table, decisions)
    if groups is None:
        return
    rivals = np.flatnonzero(table.values[groups.order] != table.values[groups.used[groups.of]])
    by_id = {measure.id: measure for measure in measures if measure is not None}
    for position in rivals[:MOST_UNREAD]:
        used, other = int(groups.used[groups.of[position]]), int(groups.order[position])
        conflict = _conflict(table, used, other, by_id, book)
        gathered.conflicts.append(conflict)
        is_foreign = bool(table.are_foreign[other])
        if is_foreign:
            gathered.foreign.add(table.place(other))
        gathered.problems.append(_problem(conflict, decisions.rate if is_foreign else None))
    gathered.unlisted += max(0, len(rivals) - MOST_UNREAD)
    gathered.table = table.take(np.sort(groups.used))


def _groups(table: Table, decisions: Decisions) -> _Groups | None:
    """None where each key is there once."""
    import numpy as np

    order = np.lexsort((table.segment_codes, table.begins, table.measure_ids))
    begins_group = ~_same_key_as_before(table, order)
    if begins_group.all():
        return None
    of = np.cumsum(begins_group) - 1
    starts = np.flatnonzero(begins_group)
    ends = np.append(starts[1:], len(order)) - 1
    used = order[ends if decisions.newest_wins else starts]
    # A value that a person gave goes before any in the file.
    given = [place for place, value in decisions.corrections.items() if value is not None]
    for index in cells_at(table, given):
        used[of[np.flatnonzero(order == index)[0]]] = index
    return _Groups(order, of, used)


def _same_key_as_before(table: Table, order: Ints) -> Flags:
    import numpy as np

    same = np.zeros(len(order), bool)
    if len(order) > 1:
        same[1:] = True
        for column in (table.measure_ids, table.begins, table.segment_codes):
            same[1:] &= column[order][1:] == column[order][:-1]
    return same


def _conflict(table: Table, used: int, other: int, by_id: Mapping[int, Measure], book: Book) -> Conflict:
    measure_id, grain, begin, segment = table.key(used)
    other_sheet, other_cell = table.place(other)
    return Conflict(
        by_id[measure_id],
        book.calendar.period(grain, begin),
        segment,
        float(table.values[used]),
        table.place(used)[1],
        float(table.values[other]),
        other_cell,
        other_sheet,
    )


def _problem(conflict: Conflict, rate: float | None) -> CellProblem:
    grain = conflict.period.grain.word
    also = f" (also in {conflict.used_address})" if conflict.used_address else ""
    text = f"two values for the same {grain}{also}"
    other = as_in_file(conflict.other, rate)
    return CellProblem(
        conflict.other_address,
        f"{other:,.10g}",
        text,
        suggestion=other,
        sheet=conflict.sheet,
        measure=conflict.measure,
    )
