"""Which rows are shown and in what order: filtered, sorted inside departments, opened in place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from scorecard.board import Board, Group, Row, RowKey, Slice, Summary
from scorecard.status import Status
from ui.board import columns
from ui.board.filters import Filter


@dataclass(frozen=True, slots=True)
class Fold:
    """The line at the foot under which weekly measures, rolled up, can be opened."""

    count: int
    opened: bool

    @property
    def text(self) -> str:
        """What it says."""
        return f"Weekly measures, rolled up ({self.count})"


Line: TypeAlias = Group | Row | Fold
"""What stands in one line of the table: a department's heading, a measure or a part of it, or the fold."""

LineKey: TypeAlias = RowKey | str
"""What names a line that can be selected; the fold is the only one with a text."""

Segments: TypeAlias = Mapping[int, tuple[Row, ...]]
"""The parts of the measures that are opened, by the measures' ids."""

SortValue: TypeAlias = float | str | None

FOLD_KEY = "below"


@dataclass(frozen=True, slots=True)
class Order:
    """By which column rows are sorted inside their department."""

    column: int
    descending: bool = False


def key_of(line: Line | None) -> LineKey | None:
    """What names a line; None for one that cannot be selected."""
    if isinstance(line, Row):
        return line.key
    return FOLD_KEY if isinstance(line, Fold) else None


def whole_of(key: LineKey | None) -> LineKey | None:
    """The row of the measure to which a row belongs."""
    return (key[0], Slice.WHOLE, "") if isinstance(key, tuple) else key


def arrange(
    board: Board, wanted: Filter, order: Order | None, segments: Segments | None = None
) -> tuple[Line, ...]:
    """The lines of the table; departments without rows are left out."""
    lines = _groups(board.groups, wanted, order, segments or {})
    if board.below_count:
        opened = bool(board.below)
        below = _groups(board.below, wanted, order, segments or {})
        # Counted in no summary, so none stands beside their departments.
        lines.append(Fold(board.below_count, opened))
        lines += (replace(line, summary=Summary()) if isinstance(line, Group) else line for line in below)
    return tuple(lines)


def sort_value(row: Row, column: int) -> SortValue:
    """What a row is sorted by: a native value; None comes last either way."""
    match column:
        case columns.STATUS:
            return float(list(Status).index(row.cell.status))
        case columns.MEASURE:
            return row.name.casefold()
        case columns.GOAL:
            target = row.cell.target
            return None if target is None else target.high if target.low is None else target.low
        case columns.VALUE:
            return row.cell.value
        case columns.CHANGE | columns.TREND:
            return row.change
        case _:
            return row.cells[column - columns.FIRST_PERIOD].value


def _groups(groups: Iterable[Group], wanted: Filter, order: Order | None, segments: Segments) -> list[Line]:
    lines: list[Line] = []
    for group in groups:
        shown = wanted.counted(group)
        if shown.rows:
            lines.append(shown)
            for row in shown.rows if order is None else _sorted(shown.rows, order):
                lines.append(row)
                lines += _parts(row, order, segments)
    return lines


def _parts(row: Row, order: Order | None, segments: Segments) -> list[Row]:
    """The segments of a row that is opened; what is no segment of its own stays at the end."""
    parts = [replace(part, level=row.level + 1) for part in segments.get(row.measure.id, ())]
    if order is None:
        return parts
    named = _ordered([[part] for part in parts if part.slice is Slice.SEGMENT], order)
    return [part for [part] in named] + [part for part in parts if part.slice is not Slice.SEGMENT]


def _sorted(rows: Iterable[Row], order: Order) -> list[Row]:
    """Sub-metrics stay under their measure."""
    blocks: list[list[Row]] = []
    for row in rows:
        if row.level and blocks:
            blocks[-1].append(row)
        else:
            blocks.append([row])
    return [row for block in _ordered(blocks, order) for row in block]


def _ordered(blocks: list[list[Row]], order: Order) -> list[list[Row]]:
    known = [block for block in blocks if sort_value(block[0], order.column) is not None]
    known.sort(key=lambda block: _comparable(block[0], order.column), reverse=order.descending)
    return known + [block for block in blocks if sort_value(block[0], order.column) is None]


def _comparable(row: Row, column: int) -> tuple[float, str]:
    value = sort_value(row, column)
    return (0.0, value) if isinstance(value, str) else (value or 0.0, "")
