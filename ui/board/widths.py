"""The columns of one tab as the person left them, and how they are remembered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ui.board.columns import LEAST_WIDTH, PERIOD_COUNTS, Part

_MOST = 2000


@dataclass
class Widths:
    """Chosen widths in logical pixels, hidden parts, and how many periods are shown."""

    chosen: dict[Part, int] = field(default_factory=dict)
    hidden: set[Part] = field(default_factory=set)
    periods: int | None = None
    """The one shown included; None for as many as fit."""

    def state(self) -> dict[str, Any]:
        """As plain values that JSON can keep."""
        return {
            "widths": {part.name.lower(): width for part, width in self.chosen.items()},
            "hidden": sorted(part.name.lower() for part in self.hidden),
            "periods": self.periods,
        }

    @classmethod
    def from_state(cls, state: object) -> Widths:
        """What :meth:`state` gave; anything that makes no sense is left out."""
        if not isinstance(state, Mapping):
            return cls()
        widths, hidden = state.get("widths"), state.get("hidden")
        parts = {part.name.lower(): part for part in Part}
        chosen = {
            parts[name]: width
            for name, width in (widths.items() if isinstance(widths, Mapping) else ())
            if name in parts and isinstance(width, int) and LEAST_WIDTH <= width <= _MOST
        }
        names = hidden if isinstance(hidden, list | tuple) else ()
        kept = {parts[name] for name in names if name in parts and name != "measure"}
        periods = state.get("periods")
        return cls(chosen, kept, periods if periods in PERIOD_COUNTS else None)
