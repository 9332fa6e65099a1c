"""Where a row of a board can be put: before another one of its department, or of the next."""

from __future__ import annotations

from dataclasses import dataclass

from scorecard.board import Board, Row


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a row."""

    before: int | None
    """The measure before which it comes to stand; None for the end of the department."""
    department: str


def slots(board: Board, measure_id: int) -> tuple[Slot, ...]:
    """All places for a measure, from the top to the foot; a sub-metric only moves under its measure.

    None for a measure that is not on the board.
    """
    moved = next((row for row in board.rows if row.measure.id == measure_id), None)
    if moved is None:
        return ()
    if moved.level:
        return _places(_beside(board, moved), moved.measure.department)
    found: list[Slot] = []
    for group in board.groups:
        found += _places([row for row in group.rows if not row.level], group.department)
    return tuple(found)


def stays(board: Board, measure_id: int, slot: Slot) -> bool:
    """Whether a measure stands in that place already."""
    found = slots(board, measure_id)
    own = next((place for place, each in enumerate(found) if each.before == measure_id), None)
    return own is not None and slot in found[own : own + 2]


def stepped(board: Board, measure_id: int, step: int) -> Slot | None:
    """The place one step up (-1) or down (1), in the next department at the edge; None at the last."""
    found = slots(board, measure_id)
    own = next((place for place, each in enumerate(found) if each.before == measure_id), None)
    if own is None:
        return None
    # The place after its own is where it stands, too.
    wanted = own + (step if step < 0 else step + 1)
    return found[wanted] if 0 <= wanted < len(found) else None


def _places(rows: list[Row], department: str) -> tuple[Slot, ...]:
    return (*(Slot(row.measure.id, department) for row in rows), Slot(None, department))


def _beside(board: Board, moved: Row) -> list[Row]:
    return [row for row in board.rows if row.level and row.measure.parent_id == moved.measure.parent_id]
