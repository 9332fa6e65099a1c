"""Words that stand on more than one page."""

from __future__ import annotations

from scorecard.board import Group
from scorecard.status import Status


def group_summary(group: Group, *, to_date: bool) -> str:
    """``3 of 4 on track``; for a period to date ``2 of 4 on pace``; without any goal no counts."""
    if group.summary[Status.NO_GOAL] == group.summary.total:
        return "no goals yet"
    status = Status.ON_PACE if to_date else Status.ON_TRACK
    return f"{group.summary[status]} of {group.summary.total} {status.word.lower()}"
