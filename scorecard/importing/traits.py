"""What a person says of a new measure where it is not as it was guessed."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

from scorecard.measures import Direction, Measure, Rollup
from scorecard.units import Unit


@dataclass(frozen=True, slots=True)
class Traits:
    """None for what stays as it is."""

    department: str | None = None
    unit: Unit | None = None
    rollup: Rollup | None = None
    direction: Direction | None = None

    def over(self, former: Traits) -> Traits:
        """Both together; of two this one."""
        return replace(former, **self._said())

    def of(self, measure: Measure) -> Measure:
        """The measure with these traits."""
        return replace(measure, **self._said())

    def _said(self) -> dict[str, Any]:
        values = ((each.name, getattr(self, each.name)) for each in fields(self))
        return {name: value for name, value in values if value is not None}
