"""The numbers of a file beside those that the company has: new, changed, unchanged, removed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from scorecard.changes import Change
from scorecard.importing.findings import Decisions, Home
from scorecard.importing.gathering import Gathered
from scorecard.importing.plan import STAYS, ChangedValue, RemovedValue
from scorecard.importing.table import Kept, Table, places
from scorecard.measures import Entry, Measure

if TYPE_CHECKING:
    from scorecard.importing.table import Flags, Ints


_EMPTIED = "the number was emptied"
_NOTHING_THERE = "the number was emptied, and there is none of its own to remove"


class Counts(NamedTuple):
    """How many numbers of a measure are new, differ, are there already or go."""

    added: int
    changed: int
    unchanged: int
    removed: int = 0


@dataclass
class Compared:
    """What a file would do to the numbers of a company."""

    added: Table
    changes: list[Change] = field(default_factory=list)
    """Of entries that are there already."""
    changed: list[ChangedValue] = field(default_factory=list)
    removed: list[RemovedValue] = field(default_factory=list)
    counts: dict[int, Counts] = field(default_factory=dict)
    """By measure."""
    spared: int = 0
    """Numbers that would go, but may stand in cells that were not read."""
    emptied: int = 0
    """Numbers that were emptied in a workbook that Scorecard wrote, and that may be removed."""


def known_so(table: Table, kept: Kept, place: Ints) -> Flags:
    """Which numbers the company has exactly so; ``place`` says where each is kept, -1 where nowhere."""
    import numpy as np

    known = place >= 0
    known[known] = np.isclose(table.values[known], kept.values[place[known]], rtol=1e-12, atol=1e-12)
    return known


def compare(table: Table, kept: Kept, place: Ints, home: Home, measures: Mapping[int, Measure]) -> Compared:
    """What the numbers of a table add and change."""
    import numpy as np

    there, same = place >= 0, known_so(table, kept, place)
    found = Compared(table.take(~there))
    differing = [int(index) for index in np.flatnonzero(there & ~same)]
    before = home.entries([table.key(index) for index in differing])
    for index in differing:
        old, new = before[table.key(index)], table.entry(index, home.import_id)
        found.changes.append(Change(old, new))
        found.changed.append(_changed(old, new, measures, home))
    for measure_id in measures:
        mine = table.measure_ids == measure_id
        found.counts[measure_id] = Counts(
            int(np.count_nonzero(mine & ~there)),
            int(np.count_nonzero(mine & there & ~same)),
            int(np.count_nonzero(mine & same)),
        )
    return found


def take_away(
    found: Compared, gathered: Gathered, kept: Kept, home: Home, measures: Mapping[int, Measure]
) -> None:
    """Remove also what the company has within the periods of a complete file, and the file has not.

    What stands in the file and is skipped, because it cannot be read or was left out, is not taken away.
    """
    gone = _gone(gathered, kept)
    spared = gone & _may_be_unread(gathered, kept)
    found.spared = int(spared.sum())
    for entry in _entries(gone & ~spared, gathered.table, kept, home):
        _remove(found, entry, home, measures)


def take_emptied(
    found: Compared, gathered: Gathered, home: Home, measures: Mapping[int, Measure], decisions: Decisions
) -> None:
    """Remove what was emptied in a workbook that Scorecard wrote, or tell that it stays.

    A sum of segments has no number of its own that could be removed.
    """
    wanted = [each.key for each in gathered.emptied if each.key is not None]
    there = home.entries(wanted) if wanted else {}
    for problem in gathered.emptied:
        entry = there.get(problem.key) if problem.key is not None else None
        is_left_out = (problem.sheet, problem.address) in decisions.corrections
        found.emptied += entry is not None and not is_left_out
        if entry is not None and decisions.is_complete and not is_left_out:
            _remove(found, entry, home, measures)
        else:
            text = _EMPTIED if entry is not None else _NOTHING_THERE
            gathered.problems.append(replace(problem, found="", text=text, action=STAYS))


def _remove(found: Compared, entry: Entry, home: Home, measures: Mapping[int, Measure]) -> None:
    found.changes.append(Change(entry, None))
    found.removed.append(_removed(entry, measures, home))
    counts = found.counts[entry.measure_id]
    found.counts[entry.measure_id] = counts._replace(removed=counts.removed + 1)


def _gone(gathered: Gathered, kept: Kept) -> Flags:
    """The kept numbers within the periods of a file that it has not."""
    import numpy as np

    table = gathered.table
    if not len(table):
        return np.zeros(len(kept.values), bool)
    within: Flags = (kept.begins >= table.begins.min()) & (kept.begins <= table.begins.max())
    within &= np.isin(kept.measure_ids, np.unique(table.measure_ids))
    for held in (table, *gathered.skipped):
        place = places(held, kept)
        within[place[place >= 0]] = False
    return within


def _may_be_unread(gathered: Gathered, kept: Kept) -> Flags:
    """The kept numbers that cells which were not read may hold."""
    import numpy as np

    found = np.zeros(len(kept.values), bool)
    for holes in gathered.holes:
        found |= holes.cover(kept)
    return found


def _entries(chosen: Flags, table: Table, kept: Kept, home: Home) -> Collection[Entry]:
    import numpy as np

    return home.entries([kept.key(int(index), table.grain) for index in np.flatnonzero(chosen)]).values()


def _changed(old: Entry, new: Entry, measures: Mapping[int, Measure], home: Home) -> ChangedValue:
    period = home.book.calendar.period(new.grain, new.begin)
    sheet, cell = (new.source.sheet, new.source.cell) if new.source else ("", "")
    return ChangedValue(measures[new.measure_id], period, new.segment, old.value, new.value, cell, sheet)


def _removed(entry: Entry, measures: Mapping[int, Measure], home: Home) -> RemovedValue:
    period = home.book.calendar.period(entry.grain, entry.begin)
    return RemovedValue(measures[entry.measure_id], period, entry.segment, entry.value)
