"""The year that the titles of a sheet name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scorecard.importing.grid import Grid
from scorecard.importing.moments import is_year

_TITLE_ROWS = 15
_YEAR = re.compile(r"(?<!\d)(20\d\d|19[5-9]\d)(?!\d)")


def title_year(grid: Grid, *names: str) -> int | None:
    """The only year named in the sheet's first rows, else in its name, else in the file's."""
    for text in (" ".join(_titles(grid)), grid.name, *names):
        years = set(_YEAR.findall(text))
        if len(years) == 1:
            return int(years.pop())
    return None


def _titles(grid: Grid) -> Iterator[str]:
    """The texts of the first rows, and years that stand alone in theirs."""
    for row in grid.first_rows(_TITLE_ROWS):
        filled = [cell for cell in grid.cells[row] if not cell.is_empty]
        for cell in filled:
            if isinstance(cell.value, str):
                yield cell.value
            elif len(filled) == 1 and (year := is_year(cell.value)) is not None:
                yield str(year)
