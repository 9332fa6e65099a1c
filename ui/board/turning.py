"""What the arrows and Space do with lines under which there is more."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt

from scorecard.board import Slice
from ui.board import columns
from ui.board.lines import whole_of
from ui.board.model import BoardModel

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ACROSS = (Qt.Key.Key_Left, Qt.Key.Key_Right)


@dataclass(frozen=True, slots=True)
class Turn:
    """What a key does: opens or closes the line, or goes to another one; neither where it rests."""

    opens: bool | None = None
    goes_to: int | None = None


def turn(model: BoardModel, line: int, column: int, key: int) -> Turn | None:
    """What ``key`` does in a line; None where it is not about what is under it.

    Right opens and Left closes while the first number is the current one; Left goes from a segment to its
    measure. Space does either, and Enter on the fold.
    """
    row, can, opened = model.row_at(line), model.can_open(line), model.is_open(line)
    fold = can and row is None
    if can and (key == Qt.Key.Key_Space or (fold and key in ENTER)):
        return Turn(opens=not opened)
    if key not in _ACROSS or not (fold or column == columns.VALUE):
        return None
    wanted = key == Qt.Key.Key_Right
    if can and wanted is not opened:
        return Turn(opens=wanted)
    if row is not None and row.slice is not Slice.WHOLE and not wanted:
        return Turn(goes_to=model.line_with(whole_of(row.key)))
    return Turn() if fold else None
