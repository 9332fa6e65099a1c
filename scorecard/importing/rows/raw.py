"""Gathers the rows of a table, each a deal, an order or a visit, into measures over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from scorecard.importing.clues import Clues
from scorecard.importing.numbers import currency_in_name, split_scale
from scorecard.importing.readers.raw import EMPTY_CELL
from scorecard.importing.readings import ANY, FoundName, Readings
from scorecard.importing.rows.columns import Chosen
from scorecard.importing.rows.raw_rows import Rows, factor_of, open_rows
from scorecard.importing.rows.rules import RawRules, RowKind, RowMeasure
from scorecard.importing.rows.summing import NUMBER, Gathering, gather
from scorecard.importing.rows.unread import Keys, UnreadCells
from scorecard.importing.scales import currencies_above, make_scales, scale_above

if TYPE_CHECKING:
    from scorecard.importing.readers.opened import OpenFile


def read_raw(
    file: OpenFile, sheet: str, heading: int, rules: RawRules, clues: Clues, chosen: Chosen
) -> Readings:
    """The measures that the rules make of a table, of averages the sum and the count; ratios have no numbers.

    A measure with filters is 0 in a period in which they leave no row. Raises ScorecardError where the table
    lacks a column of the rules.
    """
    rules = rules.worked_out()
    gathering = Gathering(open_rows(file, sheet, heading, rules, clues, chosen))
    for name, measure in enumerate(rules.measures):
        gather(gathering, name, measure)
    return _readings(gathering, rules)


def _readings(gathering: Gathering, rules: RawRules) -> Readings:
    numbers = np.concatenate(gathering.blocks) if gathering.blocks else np.empty(0, NUMBER)
    numbers = numbers[np.argsort(numbers["row"], kind="stable")]
    unread = _unread(gathering)
    names = tuple(_found_name(gathering.rows, each) for each in rules.measures)
    table = gathering.rows.table
    above = table.file.head(table.sheet).grid()
    signs = list(map(_sign, rules.measures))
    factors = np.array([factor_of(each.column) if _sign(each) else 1.0 for each in rules.measures])
    return Readings(
        grain=rules.grain,
        names=names,
        segments=tuple(gathering.segments),
        name_codes=numbers["name"].copy(),
        begins=numbers["begin"].copy(),
        segment_codes=numbers["segment"].copy(),
        values=numbers["value"].copy(),
        written=numbers["written"].copy(),
        rows=numbers["row"].copy(),
        columns=numbers["column"].copy(),
        unread=unread.kept(),
        unread_keys=np.concatenate((unread.keys, _under_left_out(gathering.rows))),
        unread_count=unread.count,
        notes=gathering.rows.days.notes,
        exchanged=gathering.rows.days.exchanged,
        scales=make_scales(
            factors[numbers["name"]],
            numbers["written"],
            numbers["name"],
            names,
            signs,
            scale_above(above, table.heading),
        ),
        titled_in=currencies_above(above, table.heading),
    )


def _under_left_out(rows: Rows) -> NDArray[np.int32]:
    """What rows may be meant for that were left out: any number of their periods."""
    keys = np.zeros((len(rows.left_out), 3), np.int32)
    keys[:, 0], keys[:, 1] = ANY, rows.left_out
    return keys


def _sign(measure: RowMeasure) -> str:
    """In what the column says that its sums are given; empty where they are in full."""
    scale = split_scale(measure.column)[1] if measure.kind is RowKind.SUM else None
    return scale.sign if scale else ""


def _found_name(rows: Rows, measure: RowMeasure) -> FoundName:
    """A count is one, whatever its name sounds like."""
    if measure.kind is not RowKind.SUM:
        return FoundName(measure.name, "", unit_text="#")
    own = currency_in_name(measure.column)
    signs = rows.amounts[measure.column].all_currencies
    return FoundName(measure.name, "", currencies=signs or ((own,) if own else ()))


def _unread(gathering: Gathering) -> UnreadCells:
    rows, table = gathering.rows, gathering.rows.table
    unread = UnreadCells(table.first_row)
    reasons = {**rows.days.reasons, EMPTY_CELL: "the row has no date"}
    unread.add(table.index(rows.date_column), rows.days.cells, reasons, table.rows_without_day(rows.days))
    begins = np.append(rows.begins, np.int32(0))[rows.periods]
    for column, needed in gathering.needed.items():
        amounts = rows.amounts[column]
        unread.add(table.index(column), amounts.cells, amounts.reasons, needed, Keys(begins=begins))
    return unread
