"""Makes numbers of the rows that count for a measure, a period and a segment."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from scorecard.importing.readings import Written
from scorecard.importing.rows.distinct import first_places
from scorecard.importing.rows.groups import Codes, Groups
from scorecard.importing.rows.raw_rows import Rows
from scorecard.importing.rows.rules import RowKind, RowMeasure

NUMBER = np.dtype(
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
"""One of them, in a column each as :class:`Readings` has it."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A measure, its place among all, and the rows that count for it."""

    name: int
    measure: RowMeasure
    places: NDArray[np.intp]


@dataclass
class Gathering:
    """The numbers that were made so far."""

    rows: Rows
    segments: dict[str, int] = field(default_factory=lambda: {"": 0})
    blocks: list[NDArray[np.void]] = field(default_factory=list)
    """Numbers as ``NUMBER`` has them."""
    needed: dict[str, NDArray[np.bool_]] = field(default_factory=dict)
    """For each column of numbers the rows that should have one."""


def gather(gathering: Gathering, name: int, measure: RowMeasure) -> None:
    """Take in the numbers of a measure; ``name`` is its place among all."""
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


def _add_segments(gathering: Gathering, asked: _Asked) -> None:
    """A number for each segment, and for the whole where it is no sum of them."""
    texts = gathering.rows.texts[asked.measure.split]
    codes = texts.codes[asked.places]
    named = [gathering.segments.setdefault(name, len(gathering.segments)) for name in texts.names[1:]]
    groups = Groups.of(gathering.rows.periods[asked.places], codes)
    _add(gathering, asked, groups, np.array([-1, *named])[groups.segments])
    if asked.measure.kind is RowKind.DISTINCT or not codes.all():
        _add_whole(gathering, asked)


def _add_whole(gathering: Gathering, asked: _Asked) -> None:
    groups = Groups.of(gathering.rows.periods[asked.places], None)
    _add(gathering, asked, groups, groups.segments)


def _add_nothing(gathering: Gathering, asked: _Asked) -> None:
    """0 for the periods that the table has, but no row that counts."""
    periods = gathering.rows.periods
    dated = np.flatnonzero(periods >= 0)
    first = dated[first_places(periods[dated], len(gathering.rows.begins))]
    empty = np.setdiff1d(periods[dated], periods[asked.places])
    _add_block(gathering, asked, empty, 0, 0.0, first[empty])


def _add(gathering: Gathering, asked: _Asked, groups: Groups, segments: Codes) -> None:
    """Take the groups that have a number; a segment below 0 is none."""
    values = _worth(gathering.rows, asked, groups)
    kept = np.flatnonzero((segments >= 0) & ~np.isnan(values))
    places = asked.places[groups.first_rows[kept]]
    _add_block(gathering, asked, groups.periods[kept], segments[kept], values[kept], places)


def _add_block(
    gathering: Gathering,
    asked: _Asked,
    periods: Codes,
    segments: Codes | int,
    values: NDArray[np.float64] | float,
    places: Codes,
) -> None:
    rows = gathering.rows
    block = np.empty(len(periods), NUMBER)
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
