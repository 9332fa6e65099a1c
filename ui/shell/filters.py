"""What part of a board is shown."""

from __future__ import annotations

from dataclasses import dataclass, replace

from scorecard.board import Board, Row
from scorecard.status import Status


@dataclass(frozen=True, slots=True)
class Filter:
    """A department (None for all), statuses (none for all) and a part of the name."""

    department: str | None = None
    statuses: frozenset[Status] = frozenset()
    text: str = ""

    def toggled(self, status: Status) -> Filter:
        """With only this status shown; without, where it was so already."""
        wanted = frozenset({status})
        return replace(self, statuses=frozenset() if self.statuses == wanted else wanted)

    def apply(self, board: Board) -> Board:
        """``board`` with only the rows that pass; its counts stay those of all rows."""
        groups = []
        for group in board.groups:
            rows = tuple(row for row in group.rows if self._passes(row))
            if rows and self.department in (None, group.department):
                groups.append(replace(group, rows=rows))
        return replace(board, groups=tuple(groups))

    def _passes(self, row: Row) -> bool:
        return (not self.statuses or row.cell.status in self.statuses) and (
            self.text.casefold() in row.measure.name.casefold()
        )
