"""The counts of the summary line: how many measures stand how, and what mark that gets."""

from __future__ import annotations

from dataclasses import dataclass

from scorecard.board import Summary
from scorecard.status import Status


@dataclass(frozen=True, slots=True)
class Count:
    """How many measures have a status."""

    status: Status
    number: int
    held: int | None = None
    """Of how many; None where only those with the status are named."""

    @property
    def text(self) -> str:
        """``8 of 11 on track``, ``All 11 on track``, ``2 off track``."""
        word = self.status.word.lower()
        if self.held is None:
            return f"{self.number} {word}"
        return (
            f"All {self.held} {word}" if self.number == self.held else f"{self.number} of {self.held} {word}"
        )

    @property
    def mark(self) -> Status:
        """The mark says what is so: none on track has no tick."""
        return self.status if self.number else Status.NO_GOAL


def counts_of(summary: Summary) -> list[Count]:
    """``8 of 11 on track``, ``2 off track``, ``1 missing``; a part that is 0 is left out."""
    held = summary.held
    to_date = any(summary[status] for status in (Status.ON_PACE, Status.BEHIND, Status.NOT_DUE))
    lead = Status.ON_PACE if to_date else Status.ON_TRACK
    counts = []
    if held and held > summary[Status.NOT_DUE] - summary.empty_without_goal:
        counts.append(Count(lead, summary[lead], held))
    return counts + [
        Count(status, summary[status]) for status in Status if status is not lead and summary[status]
    ]
