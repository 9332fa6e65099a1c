"""Numbers that look like slips of the pen, said before they are committed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from scorecard.importing.findings import Decisions
from scorecard.importing.gathering import Gathered
from scorecard.importing.plan import IMPORTED, SKIPPED, CellProblem
from scorecard.importing.table import Kept, Table
from scorecard.importing.worth import Suspect, series_of, suspects
from scorecard.measures import Measure
from scorecard.units import Unit

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from scorecard.importing.table import Flags

_MOST_SERIES = 5000
"""Where there are more series than this, each is too short to tell what is usual."""


def point_out_slips(
    gathered: Gathered, decisions: Decisions, measures: Sequence[Measure | None], kept: Kept, is_known: Flags
) -> Flags:
    """Which numbers stay; those that surely are slips go. ``is_known`` are those that the company has so."""
    import numpy as np

    table = gathered.table
    stays = np.ones(len(table), bool)
    by_id = {measure.id: measure for measure in measures if measure is not None}
    series = series_of(table.segment_codes, table.measure_ids)
    if len(series) > _MOST_SERIES:
        return stays
    for indices in series:
        measure = by_id[int(table.measure_ids[indices[0]])]
        unit = measure.unit
        if unit is Unit.YES_NO or is_known[indices].all():
            continue
        history = _history(table, int(indices[0]), kept)
        for suspect in suspects(table.values[indices], history, unit):
            index = int(indices[suspect.index])
            if table.place(index) not in decisions.corrections and not is_known[index]:
                gathered.problems.append(_problem(table, index, suspect, measure))
                stays[index] = not suspect.is_skipped
    return stays


def _history(table: Table, index: int, kept: Kept) -> NDArray[np.float64]:
    """What the company has of the series to which a number belongs."""
    segment = table.segments[table.segment_codes[index]]
    if segment not in kept.segments:
        return kept.values[:0]
    mine = kept.measure_ids == table.measure_ids[index]
    mine &= kept.segment_codes == kept.segments.index(segment)
    found: NDArray[np.float64] = kept.values[mine]
    return found


def _problem(table: Table, index: int, suspect: Suspect, measure: Measure) -> CellProblem:
    sheet, where = table.place(index)
    found = f"{table.values[index]:,.10g}{'%' if measure.unit is Unit.PERCENT else ''}"
    action = SKIPPED if suspect.is_skipped else IMPORTED
    key = table.key(index)
    return CellProblem(where, found, suspect.text, action, suspect.suggestion, sheet, measure, key)
