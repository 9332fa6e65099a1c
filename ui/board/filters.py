"""What part of a board is shown."""

from __future__ import annotations

from dataclasses import dataclass, replace

from scorecard.board import Board, Group, Row, summarize
from scorecard.measures import Kind
from scorecard.status import Status

NO_OWNER = "No owner"


@dataclass(frozen=True, slots=True)
class Filter:
    """A department, an owner, a kind (None for all), statuses (none for all) and a part of the name."""

    department: str | None = None
    owner: str | None = None
    kind: Kind | None = None
    statuses: frozenset[Status] = frozenset()
    text: str = ""

    def toggled(self, status: Status) -> Filter:
        """With only this status shown; without, where it was so already."""
        wanted = frozenset({status})
        return replace(self, statuses=frozenset() if self.statuses == wanted else wanted)

    @property
    def chips(self) -> tuple[tuple[str, Filter], ...]:
        """What it asks for besides department and name, in words, each with the filter without it."""
        states = " or ".join(status.word for status in Status if status in self.statuses)
        owner = "" if self.owner is None else self.owner or NO_OWNER
        parts = (
            (owner, replace(self, owner=None)),
            (states, replace(self, statuses=frozenset())),
            (self.kind.value.capitalize() if self.kind else "", replace(self, kind=None)),
        )
        return tuple((words, without) for words, without in parts if words)

    @property
    def nothing_found(self) -> str:
        """Says that it lets nothing through."""
        if self.text:
            return f"No measure matches “{self.text}”."
        if not self.chips:
            return "No measures here."
        if len(self.chips) == 1 and self.statuses:
            return f"No measure here is {self.chips[0][0].lower()}."
        return f"No measure here is all of: {', '.join(words for words, _ in self.chips)}."

    def lets_through(self, row: Row) -> bool:
        """Whether a row is to be seen in its department."""
        measure = row.measure
        return (
            self.owner in (None, measure.owner)
            and self.kind in (None, measure.kind)
            and (not self.statuses or row.cell.status in self.statuses)
            and self.text.casefold() in measure.name.casefold()
        )

    def rows(self, group: Group) -> tuple[Row, ...]:
        """The rows of a department that are to be seen."""
        if self.department not in (None, group.department):
            return ()
        return tuple(row for row in group.rows if self.lets_through(row))

    def counted(self, group: Group) -> Group:
        """A department with the rows that are to be seen and the counts of those, whatever their status.

        A status that is asked for leaves the counts whole: they say what else there is to ask for.
        """
        anyhow = replace(self, statuses=frozenset())
        return replace(group, rows=self.rows(group), summary=summarize(anyhow.rows(group)))

    def apply(self, board: Board) -> Board:
        """``board`` with only the rows that pass, and the counts of :meth:`counted`."""
        if self == Filter():
            return board
        groups = tuple(map(self.counted, board.groups))
        anyhow = replace(self, statuses=frozenset())
        summary = summarize(row for group in board.groups for row in anyhow.rows(group))
        return replace(board, groups=tuple(group for group in groups if group.rows), summary=summary)
