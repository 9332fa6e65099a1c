"""Words that stand on more than one page."""

from __future__ import annotations

from scorecard.board import Group
from scorecard.status import Status


def group_summary(group: Group, *, to_date: bool) -> str:
    """``3 of 4 on track``, of those with a goal; for a period to date ``2 of 4 on pace``.

    Empty for rows that count nowhere.
    """
    if not group.summary.total:
        return ""
    if not group.summary.held:
        return "no goals yet"
    status = Status.ON_PACE if to_date else Status.ON_TRACK
    return f"{group.summary[status]} of {group.summary.held} {status.word.lower()}"


def fit(words: str, typed: str) -> int:
    """How well what was typed fits: 3 as the beginning, 2 as beginnings of words, 1 within; 0 not at all."""
    words, typed = words.casefold(), " ".join(typed.casefold().split())
    if words.startswith(typed):
        return 3
    parts = typed.split()
    if all(any(word.startswith(part) for word in words.split()) for part in parts):
        return 2
    return int(all(part in words for part in parts))
