"""Gathers the rows of a table, each a deal, an order or a visit, into measures over time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from scorecard.importing.clues import Clues
from scorecard.importing.numbers import currency_in_name, split_scale
from scorecard.importing.readers.raw import EMPTY_CELL
from scorecard.importing.readings import ANY, FoundName, Readings, Written
from scorecard.importing.rows.columns import Chosen
from scorecard.importing.rows.distinct import first_places
from scorecard.importing.rows.groups import Codes, Groups
from scorecard.importing.rows.raw_rows import Rows, factor_of, open_rows
from scorecard.importing.rows.rules import RawRules, RowKind, RowMeasure
from scorecard.importing.rows.unread import Keys, UnreadCells
from scorecard.importing.scales import currencies_above, make_scales, scale_above

if TYPE_CHECKING:
    from scorecard.importing.readers.opened import OpenFile


_NUMBER = np.dtype(
    [
        ("name", np.int32),
        ("begin", np.int32),
        ("segment", np.int32),
        ("value", np.float64),
        ("written", np.int8),
        ("row", np.int32),
        ("column", np.int32),
    ]
)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A measure, its place among all, and the rows that count for it."""

    name: int
    measure: RowMeasure
    places: NDArray[np.intp]


@dataclass
class _Gathering:
    rows: Rows
    segments: dict[str, int] = field(default_factory=lambda: {"": 0})
    blocks: list[NDArray[np.void]] = field(default_factory=list)
    """Numbers as ``_NUMBER`` has them."""
    needed: dict[str, NDArray[np.bool_]] = field(default_factory=dict)
    """For each column of numbers the rows that should have one."""


def read_raw(
    file: OpenFile, sheet: str, heading: int, rules: RawRules, clues: Clues, chosen: Chosen
) -> Readings:
    """The measures that the rules make of a table, of averages the sum and the count; ratios have no numbers.

    A measure with filters is 0 in a period in which they leave no row. Raises ScorecardError where the table
    lacks a column of the rules.
    """
    rules = rules.worked_out()
    gathering = _Gathering(open_rows(file, sheet, heading, rules, clues, chosen))
    for name, measure in enumerate(rules.measures):
        _gather(gathering, name, measure)
    return _readings(gathering, rules)


def _gather(gathering: _Gathering, name: int, measure: RowMeasure) -> None:
    counted = gathering.rows.counted(measure.filters)
    if measure.column in gathering.rows.amounts:
        others = gathering.needed.get(measure.column, False)
        gathering.needed[measure.column] = counted | others
    asked = _Asked(name, measure, np.flatnonzero(counted))
    if measure.split:
        _add_segments(gathering, asked)
    else:
        _add_whole(gathering, asked)
    if measure.filters:
        _add_nothing(gathering, asked)


def _add_segments(gathering: _Gathering, asked: _Asked) -> None:
    """A number for each segment, and for the whole where it is no sum of them."""
    texts = gathering.rows.texts[asked.measure.split]
    codes = texts.codes[asked.places]
    named = [gathering.segments.setdefault(name, len(gathering.segments)) for name in texts.names[1:]]
    groups = Groups.of(gathering.rows.periods[asked.places], codes)
    _add(gathering, asked, groups, np.array([-1, *named])[groups.segments])
    if asked.measure.kind is RowKind.DISTINCT or not codes.all():
        _add_whole(gathering, asked)


def _add_whole(gathering: _Gathering, asked: _Asked) -> None:
    groups = Groups.of(gathering.rows.periods[asked.places], None)
    _add(gathering, asked, groups, groups.segments)


def _add_nothing(gathering: _Gathering, asked: _Asked) -> None:
    """0 for the periods that the table has, but no row that counts."""
    periods = gathering.rows.periods
    dated = np.flatnonzero(periods >= 0)
    first = dated[first_places(periods[dated], len(gathering.rows.begins))]
    empty = np.setdiff1d(periods[dated], periods[asked.places])
    _add_block(gathering, asked, empty, 0, 0.0, first[empty])


def _add(gathering: _Gathering, asked: _Asked, groups: Groups, segments: Codes) -> None:
    """Take the groups that have a number; a segment below 0 is none."""
    values = _worth(gathering.rows, asked, groups)
    kept = np.flatnonzero((segments >= 0) & ~np.isnan(values))
    places = asked.places[groups.first_rows[kept]]
    _add_block(gathering, asked, groups.periods[kept], segments[kept], values[kept], places)


def _add_block(
    gathering: _Gathering,
    asked: _Asked,
    periods: Codes,
    segments: Codes | int,
    values: NDArray[np.float64] | float,
    places: Codes,
) -> None:
    rows = gathering.rows
    block = np.empty(len(periods), _NUMBER)
    block["name"] = asked.name
    block["begin"] = rows.begins[periods]
    block["segment"] = segments
    block["value"] = values
    block["written"] = _written(rows, asked)
    block["row"] = places + rows.table.first_row
    block["column"] = rows.table.index(asked.measure.column or rows.date_column)
    gathering.blocks.append(block)


def _worth(rows: Rows, asked: _Asked, groups: Groups) -> NDArray[np.float64]:
    """What the measure is in each group; nan where it has no number."""
    column = asked.measure.column
    match asked.measure.kind:
        case RowKind.COUNT:
            return groups.counts()
        case RowKind.DISTINCT:
            return groups.different(rows.texts[column].codes[asked.places])
        case RowKind.NUMBERS:
            return groups.numbers(rows.amounts[column].values[asked.places])
        case _:
            return groups.sums(rows.amounts[column].values[asked.places])


def _written(rows: Rows, asked: _Asked) -> Written:
    """How most of the numbers are written that a sum is made of."""
    if asked.measure.kind is not RowKind.SUM:
        return Written.PLAIN
    amounts = rows.amounts[asked.measure.column]
    ways = amounts.written[asked.places][~np.isnan(amounts.values[asked.places])]
    return Written(int(np.bincount(ways).argmax())) if len(ways) else Written.PLAIN


def _readings(gathering: _Gathering, rules: RawRules) -> Readings:
    numbers = np.concatenate(gathering.blocks) if gathering.blocks else np.empty(0, _NUMBER)
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


def _unread(gathering: _Gathering) -> UnreadCells:
    rows, table = gathering.rows, gathering.rows.table
    unread = UnreadCells(table.first_row)
    reasons = {**rows.days.reasons, EMPTY_CELL: "the row has no date"}
    unread.add(table.index(rows.date_column), rows.days.cells, reasons, table.rows_without_day(rows.days))
    begins = np.append(rows.begins, np.int32(0))[rows.periods]
    for column, needed in gathering.needed.items():
        amounts = rows.amounts[column]
        unread.add(table.index(column), amounts.cells, amounts.reasons, needed, Keys(begins=begins))
    return unread
