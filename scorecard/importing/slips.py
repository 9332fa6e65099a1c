"""Numbers that look like slips of the pen, said before they are committed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from scorecard.importing.findings import Decisions
from scorecard.importing.foreign import as_in_file
from scorecard.importing.gathering import Gathered
from scorecard.importing.negatives import below_zero
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
    keys = [table.segment_codes, table.measure_ids]
    series = series_of(*keys) if decisions.rate is None else series_of(table.are_foreign, *keys)
    if len(series) > _MOST_SERIES:
        return stays
    for indices in series:
        measure = by_id[int(table.measure_ids[indices[0]])]
        unit = measure.unit
        if unit is Unit.YES_NO or is_known[indices].all():
            continue
        is_foreign = bool(table.are_foreign[indices[0]])
        rate = decisions.rate if is_foreign else None
        values = _in_file(table.values[indices], rate)
        history = _in_file(_history(table, int(indices[0]), kept), rate)
        for suspect in _suspects(values, history, unit):
            index, value = int(indices[suspect.index]), float(values[suspect.index])
            if table.place(index) not in decisions.corrections and not is_known[index]:
                gathered.problems.append(_problem(table, index, value, suspect, measure))
                stays[index] = not suspect.is_skipped
                if is_foreign:
                    gathered.foreign.add(table.place(index))
    return stays


def _suspects(values: NDArray[np.float64], history: NDArray[np.float64], unit: Unit) -> list[Suspect]:
    """What may be slips, each number once."""
    found = {each.index: each for each in suspects(values, history, unit)}
    return list(({each.index: each for each in below_zero(values, history, unit)} | found).values())


def _history(table: Table, index: int, kept: Kept) -> NDArray[np.float64]:
    """What the company has of the series to which a number belongs."""
    segment = table.segments[table.segment_codes[index]]
    if segment not in kept.segments:
        return kept.values[:0]
    mine = kept.measure_ids == table.measure_ids[index]
    mine &= kept.segment_codes == kept.segments.index(segment)
    found: NDArray[np.float64] = kept.values[mine]
    return found


def _in_file(values: NDArray[np.float64], rate: float | None) -> NDArray[np.float64]:
    """Amounts as the file has them, so that all that is said of them is in its currency."""
    import numpy as np

    return values if rate is None else np.array([as_in_file(value, rate) for value in values.tolist()])


def _problem(table: Table, index: int, value: float, suspect: Suspect, measure: Measure) -> CellProblem:
    sheet, where = table.place(index)
    found = f"{value:,.10g}{'%' if measure.unit is Unit.PERCENT else ''}"
    action = SKIPPED if suspect.is_skipped else IMPORTED
    key = table.key(index)
    return CellProblem(where, found, suspect.text, action, suspect.suggestion, sheet, measure, key)
