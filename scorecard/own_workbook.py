"""Where things stand in a workbook that Scorecard writes, for whoever reads it again."""

from __future__ import annotations

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

EMPTIED: Final = "(emptied)"
"""What the reader hands over for a cell that held a number when it was exported, and holds none now."""

TO_FILL_IN: Final = (
    "Type in the yellow cells. Leave a cell empty when there is no number: an empty cell changes nothing."
)
"""What stands above the numbers of a workbook to fill in, and tells it from other files."""
MEASURE, SEGMENT, OWNER = "Measure", "Segment", "Owner"
"""What heads the columns beside the periods there."""


def sheet_of_changes(grain: str) -> str:
    """What was changed among the numbers of one grain, where it was among those of several."""
    return f"{DATA}, {grain}"
