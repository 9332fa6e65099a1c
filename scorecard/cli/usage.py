"""What was typed and makes no sense, and periods as they are typed."""

from __future__ import annotations

from collections.abc import Collection

from scorecard.errors import ScorecardError
from scorecard.periods import Cadence, Calendar, Period

_EXAMPLES = {Cadence.WEEKLY: "2026-W47", Cadence.MONTHLY: "2026-11", Cadence.QUARTERLY: "2026-Q4"}


class UsageError(Exception):
    """What was asked for makes no sense as it was typed."""


def named_period(text: str, calendar: Calendar, cadences: Collection[Cadence]) -> Period:
    """The period that was named. Raises UsageError where it is none of these cadences."""
    try:
        period = calendar.parse(text)
        own = Cadence.of(period.grain)
    except (ScorecardError, ValueError):
        examples = ", ".join(_EXAMPLES.values())
        raise UsageError(f"“{text}” is no period of a scorecard; write {examples}.") from None
    if own not in cadences:
        first = next(iter(cadences))
        raise UsageError(f"{text} is no period of the {first} scorecard, as {_EXAMPLES[first]} is.")
    return period
