"""Which rows are shown and in what order: filters, and sorting inside departments."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from scorecard.board import Board, Group, Row
from scorecard.status import Status
from ui.board import columns

Line: TypeAlias = Group | Row
"""What stands in one line of the table: a department's heading or a measure."""

SortValue: TypeAlias = float | str | None


@dataclass(frozen=True, slots=True)
class Filter:
    """What is to be seen; the empty one lets everything through."""

    text: str = ""
    department: str | None = None
    statuses: frozenset[Status] = frozenset()

    def lets_through(self, row: Row) -> bool:
        """Whether a row is to be seen."""
        return self.text.casefold() in row.measure.name.casefold() and (
            not self.statuses or row.cell.status in self.statuses
        )


@dataclass(frozen=True, slots=True)
class Order:
    """By which column rows are sorted inside their department."""

    column: int
    descending: bool = False


def arrange(board: Board, wanted: Filter, order: Order | None) -> tuple[Line, ...]:
    """The lines of the table; departments without rows are left out."""
    lines: list[Line] = []
    for group in board.groups:
        if wanted.department not in (None, group.department):
            continue
        rows = [row for row in group.rows if wanted.lets_through(row)]
        if rows:
            lines.append(group)
            lines += rows if order is None else _sorted(rows, order)
    return tuple(lines)


def sort_value(row: Row, column: int) -> SortValue:
    """What a row is sorted by: a native value; None comes last either way."""
    match column:
        case columns.STATUS:
            return float(list(Status).index(row.cell.status))
        case columns.MEASURE:
            return row.measure.name.casefold()
        case columns.GOAL:
            target = row.cell.target
            return None if target is None else target.high if target.low is None else target.low
        case columns.VALUE:
            return row.cell.value
        case columns.CHANGE | columns.TREND:
            return row.change
        case _:
            return row.cells[column - columns.FIRST_PERIOD].value


def _sorted(rows: Iterable[Row], order: Order) -> list[Row]:
    """Sub-metrics stay under their measure."""
    blocks: list[list[Row]] = []
    for row in rows:
        if row.level and blocks:
            blocks[-1].append(row)
        else:
            blocks.append([row])
    known = [block for block in blocks if sort_value(block[0], order.column) is not None]
    known.sort(key=lambda block: _comparable(block[0], order.column), reverse=order.descending)
    unknown = [block for block in blocks if sort_value(block[0], order.column) is None]
    return [row for block in known + unknown for row in block]


def _comparable(row: Row, column: int) -> tuple[float, str]:
    value = sort_value(row, column)
    return (0.0, value) if isinstance(value, str) else (value or 0.0, "")
