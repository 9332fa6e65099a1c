"""Where things stand in a workbook that Scorecard writes, for whoever reads it again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

DATA: Final = "Data"
"""The sheet of numbers, which people may change."""
AS_EXPORTED: Final = "Exported"
"""A hidden sheet that holds, in the same cells, what stood there."""
WORKED_OUT: Final = "f"
"""What the hidden sheet holds where a formula stood."""
TITLES_ROW, UNITS_ROW, NAMES_ROW = 0, 1, 2
"""On the hidden sheet: the name, the unit and the short name of the measure in each column."""
KEY_COLUMN: Final = 1
"""The periods: ``2026-W47``."""
FIRST_MEASURE: Final = 3
PERCENT: Final = "percent"
"""The unit whose numbers are fractions in cells."""


def sheet_of_changes(grain: str) -> str:
    """What was changed among the numbers of one grain, where it was among those of several."""
    return f"{DATA}, {grain}"


def other_changes(sheets: Iterable[str], chosen: str) -> tuple[str, ...]:
    """What was changed besides, where an import takes the numbers of one grain."""
    found = [each for each in sheets if each.startswith(sheet_of_changes(""))]
    return tuple(each for each in found if each != chosen) if chosen in found else ()
