"""Brings the numbers of all sheets together, in their measures' units and as decided."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from scorecard.cells import NO_CELL, address
from scorecard.importing.findings import Decisions, Findings, Part, Place
from scorecard.importing.foreign import are_in_other, at_rate
from scorecard.importing.holes import Holes
from scorecard.importing.layout import LayoutKind
from scorecard.importing.plan import CellProblem, Conflict
from scorecard.importing.readings import MOST_UNREAD, Readings, Scaling, Unread
from scorecard.importing.scales import in_full, own_factor
from scorecard.importing.table import Table, unified
from scorecard.importing.worth import in_unit
from scorecard.measures import EntryKey, Measure
from scorecard.own_workbook import EMPTIED

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from scorecard.importing.table import Flags, Ints

_NOBODY = -1
"""The measure of a name that is left out or not decided yet."""


@dataclass
class Gathered:
    """The numbers to import, and what is to be said of cells."""

    table: Table
    skipped: list[Table] = field(default_factory=list)
    """What the file holds and is not imported: a complete file takes nothing away there."""
    holes: list[Holes] = field(default_factory=list)
    """What may stand in cells that were not read, likewise."""
    problems: list[CellProblem] = field(default_factory=list)
    emptied: list[CellProblem] = field(default_factory=list)
    """Cells of a workbook that Scorecard wrote which held a number then and hold none now."""
    unlisted: int = 0
    """Problems beyond those that are listed."""
    conflicts: list[Conflict] = field(default_factory=list)
    given: set[Place] = field(default_factory=set)
    """Cells whose number a person gave, or that are left out."""
    foreign: set[Place] = field(default_factory=set)
    """Doubtful and corrected cells whose amounts are in another currency, converted or taken as they are."""

    def keep(self, stays: Flags) -> None:
        """Skip the numbers that do not stay."""
        if not stays.all():
            self.skipped.append(self.table.take(~stays))
            self.table = self.table.take(stays)


def gather(findings: Findings, measures: Sequence[Measure | None]) -> Gathered:
    """All numbers of measures that are decided; ``measures`` are those of the matches."""
    ids = _ids(measures)
    gathered = Gathered(_table(findings, measures), holes=[Holes.of(each, ids) for each in findings.parts])
    _say_unread(gathered, findings, measures)
    _decide(gathered, findings.decisions)
    _drop_no_numbers(gathered, measures)
    return gathered


def _ids(measures: Sequence[Measure | None]) -> Ints:
    import numpy as np

    return np.array([_NOBODY if each is None else each.id for each in measures] or [_NOBODY], np.int32)


def _table(findings: Findings, measures: Sequence[Measure | None]) -> Table:
    segments, codes = unified([part.readings.segments for part in findings.parts])
    ids = _ids(measures)
    parts = [
        _part_table(findings, index, part, code, ids, measures, segments)
        for index, (part, code) in enumerate(zip(findings.parts, codes, strict=True))
    ]
    table = parts[0] if len(parts) == 1 else _joined(parts)
    return table.take(table.measure_ids != _NOBODY)


def _part_table(
    findings: Findings,
    index: int,
    part: Part,
    codes: Ints,
    ids: Ints,
    measures: Sequence[Measure | None],
    segments: tuple[str, ...],
) -> Table:
    import numpy as np

    readings, decisions = part.readings, findings.decisions
    matches = np.array(part.matches, np.int32)[readings.name_codes]
    are_foreign = are_in_other(readings.name_codes, part.foreign, decisions.currency)
    return Table(
        readings.grain,
        tuple(each.sheet for each in findings.parts),
        segments,
        ids[matches],
        readings.begins,
        codes[readings.segment_codes] if len(codes) else readings.segment_codes,
        at_rate(_in_units(readings, matches, measures, decisions.scaling), are_foreign, decisions.rate),
        are_foreign,
        np.full(len(readings), index, np.int16),
        # What was made of many rows stands in no cell of its own.
        np.full_like(readings.rows, NO_CELL) if findings.layout is LayoutKind.RAW_ROWS else readings.rows,
        readings.columns,
    )


def _in_units(
    readings: Readings, matches: Ints, measures: Sequence[Measure | None], scaling: Scaling | None
) -> NDArray[np.float64]:
    import numpy as np

    numbers = in_full(readings, [own_factor(each) for each in measures], matches, scaling)
    units = {measure.unit for measure in measures if measure is not None}
    if len(units) == 1:
        return in_unit(numbers, readings.written, units.pop())
    values = numbers.copy()
    for unit in units:
        mine = np.array([measure is not None and measure.unit is unit for measure in measures])[matches]
        values[mine] = in_unit(values[mine], readings.written[mine], unit)
    return values


def _joined(parts: Sequence[Table]) -> Table:
    import numpy as np

    def column(name: str) -> NDArray[Any]:
        return np.concatenate([getattr(part, name) for part in parts])

    return replace(
        parts[0],
        measure_ids=column("measure_ids"),
        begins=column("begins"),
        segment_codes=column("segment_codes"),
        values=column("values"),
        are_foreign=column("are_foreign"),
        sheet_codes=column("sheet_codes"),
        rows=column("rows"),
        columns=column("columns"),
    )


def _say_unread(gathered: Gathered, findings: Findings, measures: Sequence[Measure | None]) -> None:
    """The cells without a number: those that a person gave a value become numbers, the others problems."""
    corrected: list[tuple[Part, Unread, float]] = []
    decisions = findings.decisions
    for part in findings.parts:
        gathered.unlisted += part.readings.unread_count - len(part.readings.unread)
        for cell in part.readings.unread:
            measure = None if cell.name_code < 0 else measures[part.matches[cell.name_code]]
            if cell.name_code >= 0 and measure is None:
                continue
            where = address(cell.row, cell.column)
            value = decisions.corrections.get((part.sheet, where))
            if value is not None and measure is not None:
                corrected.append((part, cell, value))
                continue
            if not decisions.leaves_out(part.sheet, cell.row, cell.column):
                key = _key(part, cell, measure)
                if _is_foreign(part, cell, decisions):
                    gathered.foreign.add((part.sheet, where))
                problem = CellProblem(
                    where, cell.text, cell.reason, sheet=part.sheet, measure=measure, key=key
                )
                is_emptied = findings.is_own and cell.text == EMPTIED
                said = gathered.emptied if is_emptied else gathered.problems
                said.append(problem)
    if corrected:
        more = _of_cells(gathered.table, corrected, findings, measures)
        gathered.table = _joined([gathered.table, more])


def _is_foreign(part: Part, cell: Unread, decisions: Decisions) -> bool:
    return bool(decisions.currency) and cell.name_code in part.foreign


def _key(part: Part, cell: Unread, measure: Measure | None) -> EntryKey | None:
    """Which number a cell is meant for; None where it is not known."""
    if measure is None or not cell.begin:
        return None
    readings = part.readings
    return measure.id, readings.grain, date.fromordinal(cell.begin), readings.segments[cell.segment_code]


def _of_cells(
    table: Table,
    cells: Sequence[tuple[Part, Unread, float]],
    findings: Findings,
    measures: Sequence[Measure | None],
) -> Table:
    """Cells with the numbers that they are given, as a table like another."""
    import numpy as np

    sheets = {part.sheet: index for index, part in enumerate(findings.parts)}
    codes = {name: code for code, name in enumerate(table.segments)}
    found = [measures[part.matches[cell.name_code]] for part, cell, _ in cells]
    return replace(
        table,
        measure_ids=np.array([_NOBODY if each is None else each.id for each in found], np.int32),
        begins=np.array([cell.begin for _, cell, _ in cells], np.int32),
        segment_codes=np.array([codes[part.readings.segments[cell.segment_code]] for part, cell, _ in cells]),
        values=np.array([value for _, _, value in cells], np.float64),
        are_foreign=np.array([_is_foreign(part, cell, findings.decisions) for part, cell, _ in cells]),
        sheet_codes=np.array([sheets[part.sheet] for part, _, _ in cells], np.int16),
        rows=np.array([cell.row for _, cell, _ in cells], np.int32),
        columns=np.array([cell.column for _, cell, _ in cells], np.int32),
    )


def _decide(gathered: Gathered, decisions: Decisions) -> None:
    """Values that were given for cells, and cells, rows and columns that were left out."""
    import numpy as np

    table = gathered.table
    stays = ~_in_left_out_lines(table, decisions)
    given = cells_at(table, decisions.corrections)
    found = [decisions.corrections[table.place(index)] for index in given]
    wanted = np.array([np.nan if value is None else value for value in found], np.float64)
    values = table.values.copy()
    values[given] = at_rate(wanted, table.are_foreign[given], decisions.rate)
    stays[given] &= ~np.isnan(wanted)
    gathered.given.update(table.place(index) for index in given)
    gathered.foreign.update(table.place(index) for index in given if table.are_foreign[index])
    gathered.table = replace(table, values=values)
    gathered.keep(stays)


def _in_left_out_lines(table: Table, decisions: Decisions) -> Flags:
    import numpy as np

    found = np.zeros(len(table), bool)
    for code, sheet in enumerate(table.sheets):
        mine = table.sheet_codes == code
        rows = [row for name, row in decisions.left_out_rows if name == sheet]
        columns = [column for name, column in decisions.left_out_columns if name == sheet]
        found |= mine & (np.isin(table.rows, rows) | np.isin(table.columns, columns))
    return found


def cells_at(table: Table, places: Collection[Place]) -> list[int]:
    """The indices of the numbers that stand in these cells."""
    import numpy as np

    if not places:
        return []
    rows = np.array([int("".join(filter(str.isdigit, where))) - 1 for _, where in places if where])
    near = np.flatnonzero(np.isin(table.rows, rows))
    return [int(index) for index in near if table.place(int(index)) in places]


def _drop_no_numbers(gathered: Gathered, measures: Sequence[Measure | None]) -> None:
    """What is no number in its measure's unit: too large, or a yes where an amount is meant."""
    import numpy as np

    bad = np.flatnonzero(np.isnan(gathered.table.values))
    if not len(bad):
        return
    by_id = {measure.id: measure for measure in measures if measure is not None}
    for index in bad[:MOST_UNREAD]:
        sheet, where = gathered.table.place(int(index))
        measure = by_id[int(gathered.table.measure_ids[index])]
        text = f"no number that “{measure.name}” can hold"
        gathered.problems.append(CellProblem(where, "", text, sheet=sheet, measure=measure))
    gathered.unlisted += max(0, len(bad) - MOST_UNREAD)
    gathered.keep(~np.isnan(gathered.table.values))
