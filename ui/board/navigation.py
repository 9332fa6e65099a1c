"""Where the keys lead: rows without departments, numbers without what stands between them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QAbstractItemView

from ui.board import columns

_Move = QAbstractItemView.CursorAction
_ACROSS = {_Move.MoveLeft: -1, _Move.MoveRight: 1}


def moved_line(lines: Sequence[int], line: int, action: _Move, page: int) -> int:
    """The line reached from ``line``; ``lines`` are those with measures, ``page`` is how many are seen."""
    if not lines:
        return -1
    steps = {
        _Move.MoveUp: -1,
        _Move.MoveDown: 1,
        _Move.MovePageUp: -page,
        _Move.MovePageDown: page,
        _Move.MoveHome: -len(lines),
        _Move.MoveEnd: len(lines),
    }
    place = lines.index(line) if line in lines else 0
    return lines[min(max(0, place + steps.get(action, 0)), len(lines) - 1)]


def moved_column(numbers: Sequence[int], column: int, action: _Move) -> int:
    """The column reached from ``column``; ``numbers`` are those with numbers, as they stand."""
    if not numbers:
        return columns.VALUE
    place = numbers.index(column) if column in numbers else 0
    return numbers[min(max(0, place + _ACROSS.get(action, 0)), len(numbers) - 1)]
