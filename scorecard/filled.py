"""What became of a workbook of a person’s own that was filled in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Filled:
    """What became of a workbook of a person’s own."""

    cells: int
    """Cells with a name that were filled in."""
    tables: int
    unknown: tuple[str, ...]
    """What could not be found, a sentence each."""

    @property
    def told(self) -> str:
        """``3 named cells and 1 table were filled in.``"""
        parts = [
            f"{count} {word}{'' if count == 1 else 's'}"
            for count, word in ((self.cells, "named cell"), (self.tables, "table"))
            if count
        ]
        verb = "was" if self.cells + self.tables == 1 else "were"
        return f"{' and '.join(parts)} {verb} filled in."
