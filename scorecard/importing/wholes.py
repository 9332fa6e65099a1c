"""Numbers for a whole that was the sum of its segments so far: what becomes of the rest is told before."""

from __future__ import annotations

from collections.abc import Mapping
from math import fsum

from scorecard.importing.comparing import Compared
from scorecard.importing.findings import Home
from scorecard.importing.gathering import Gathered
from scorecard.importing.plan import IMPORTED, CellProblem, ChangedValue
from scorecard.importing.table import Kept, Table
from scorecard.measures import Measure
from scorecard.units import Unit, format_value
from scorecard.writing import PLAIN


def tell_of_wholes(
    found: Compared, gathered: Gathered, kept: Kept, home: Home, measures: Mapping[int, Measure]
) -> None:
    """Count new wholes over known segments as changes of their sums, and say what is left beside these."""
    table = found.added
    for index in range(len(table)):
        measure_id, grain, begin, segment = table.key(index)
        measure = measures[measure_id]
        parts = _parts(kept, table, index)
        if segment or not parts or not measure.adds_up_segments:
            continue
        total, whole = fsum(parts), float(table.values[index])
        sheet, where = table.place(index)
        period = home.book.calendar.period(grain, begin)
        found.changed.append(ChangedValue(measure, period, "", total, whole, where, sheet))
        counts = found.counts[measure_id]
        found.counts[measure_id] = counts._replace(added=counts.added - 1, changed=counts.changed + 1)
        if (sheet, where) not in gathered.given:
            text = _told(measure, total, whole, home)
            key = table.key(index)
            gathered.problems.append(
                CellProblem(where, _written(measure, whole), text, IMPORTED, None, sheet, measure, key)
            )


def _parts(kept: Kept, table: Table, index: int) -> list[float]:
    """The numbers of the segments that the company has for a number's measure and period."""
    mine = (kept.measure_ids == table.measure_ids[index]) & (kept.begins == table.begins[index])
    codes, values = kept.segment_codes[mine].tolist(), kept.values[mine].tolist()
    return [value for code, value in zip(codes, values, strict=True) if kept.segments[code]]


def _told(measure: Measure, total: float, whole: float, home: Home) -> str:
    writing = PLAIN.of(home.book.company.currency)
    known, rest = (
        format_value(each, measure.unit, measure.decimals, writing) for each in (total, whole - total)
    )
    return f"its segments add up to {known} and stay; the difference, {rest}, becomes “Not split”"


def _written(measure: Measure, value: float) -> str:
    return f"{value:,.10g}{'%' if measure.unit is Unit.PERCENT else ''}"
