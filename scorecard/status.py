"""Judging a value against its goal, and streaks."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from scorecard.goals import NOISE, Target


class Status(StrEnum):
    """How a value stands. The order is that of the summary."""

    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OFF_TRACK = "off_track"
    MISSING = "missing"
    ON_PACE = "on_pace"
    BEHIND = "behind"
    NOT_DUE = "not_due"
    NO_GOAL = "no_goal"

    @property
    def word(self) -> str:
        """The word that stands beside the mark."""
        return _WORDS[self]


_WORDS = {
    Status.ON_TRACK: "On track",
    Status.AT_RISK: "At risk",
    Status.OFF_TRACK: "Off track",
    Status.MISSING: "Missing",
    Status.ON_PACE: "On pace",
    Status.BEHIND: "Behind",
    Status.NOT_DUE: "Not due",
    Status.NO_GOAL: "No goal",
}


def judge(
    value: float | None,
    target: Target | None,
    *,
    ended: bool,
    tolerance: float = 0.0,
    due: float | None = 1.0,
) -> Status:
    """The status of a value.

    ``tolerance`` is in percent of the goal. For a period to date, ``due`` is the part of the goal that is
    due (0 to 1), or None where nothing is due before the period ends.
    """
    if value is None:
        return Status.MISSING if ended else Status.NOT_DUE
    if target is None:
        return Status.NO_GOAL
    if ended:
        if target.met_by(value):
            return Status.ON_TRACK
        return Status.AT_RISK if _within(value, target, tolerance) else Status.OFF_TRACK
    return Status.ON_PACE if _on_pace(value, target, due) else Status.BEHIND


def _on_pace(value: float, target: Target, due: float | None) -> bool:
    if due is not None:
        return target.times(due).met_by(value)
    # Nothing is due, but what is above the most that is on track will not come down again.
    return target.missed_bound(value) is None or target.high is None or value < target.high


def _within(value: float, target: Target, tolerance: float) -> bool:
    bound = target.missed_bound(value)
    return (
        bound is not None and tolerance > 0 and abs(value - bound) <= abs(bound) * (tolerance / 100 + NOISE)
    )


def off_track_streak(statuses: Sequence[Status]) -> int:
    """How many of the newest periods are off track in a row.

    ``statuses`` is oldest first. A missing period neither counts nor breaks the row; one to date neither.
    """
    count = 0
    for status in reversed(statuses):
        if status is Status.OFF_TRACK:
            count += 1
        elif status not in (Status.MISSING, Status.ON_PACE, Status.BEHIND, Status.NOT_DUE):
            break
    return count
