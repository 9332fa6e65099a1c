"""In what the numbers of a sheet are given: thousands or more, as signs beside names and titles say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from scorecard.importing.grid import Grid
from scorecard.importing.guess import AMOUNTS, is_amount
from scorecard.importing.layout import Layout
from scorecard.importing.numbers import Scale, currency_in_title, letter_scale, scale_in, split_scale
from scorecard.importing.readings import FoundName, Readings, Scales, Scaling, Written
from scorecard.measures import Measure

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_NEAR = 15
"""So many rows above and below the numbers hold titles and notes."""
_IN_FULL = Scale(1.0, "")
_TAKES = (Written.PLAIN, Written.CURRENCY)


def make_scales(
    named: Floats,
    written: NDArray[np.int8],
    name_codes: NDArray[np.int32],
    names: Sequence[FoundName],
    signs: Sequence[str],
    title: Scale | None = None,
) -> Scales | None:
    """What each number is to be multiplied by; None where nothing says so.

    ``named`` is by the sign beside its name. Percents, answers and what itself says in what it is given, such
    as 1.2k, are in full.
    """
    import numpy as np

    letters = [None if sign else _doubtful(name) for name, sign in zip(names, signs, strict=True)]
    if title is None and not any(signs) and not any(letters):
        return None
    may = np.isin(written, _TAKES)
    own = np.where(may, named, 1.0)
    if title is None and not any(letters):
        return Scales(tuple(signs), own)
    by_name = [
        1.0 if sign or not is_amount(name) else (letter or title or _IN_FULL).factor
        for name, sign, letter in zip(names, signs, letters, strict=True)
    ]
    told = np.array(by_name or [1.0])[name_codes]
    doubtful = tuple(name.name for name, letter in zip(names, letters, strict=True) if letter)
    titled = np.where(may & (told != 1), told, own)
    return Scales(tuple(signs), own, title.sign if title else "", titled, doubtful)


def _doubtful(name: FoundName) -> Scale | None:
    """What a letter behind a name of amounts may mean: ``Revenue (M)``."""
    scale = letter_scale(name.name)
    return scale if scale is not None and is_amount(name) else None


def scaled_values(values: Floats, factors: Floats | None) -> Floats:
    """The numbers in full, without the noise of binary fractions."""
    import numpy as np

    if factors is None or (factors == 1).all():
        return values
    found = values.copy()
    places = np.flatnonzero(factors != 1)
    found[places] = [float(f"{each:.15g}") for each in (values[places] * factors[places]).tolist()]
    return found


def own_factor(measure: Measure | None) -> float:
    """In what a measure itself is kept: one that is called ``Revenue (k€)`` holds thousands.

    A letter, as of ``Revenue (M)``, means for it what it means in a file that is read in full.
    """
    if measure is None:
        return 1.0
    letter = letter_scale(measure.name) if measure.unit in AMOUNTS else None
    scale = split_scale(measure.name)[1] or letter
    return scale.factor if scale else 1.0


def in_full(
    readings: Readings, own: Sequence[float], matches: NDArray[np.integer[Any]], scaling: Scaling | None
) -> Floats:
    """The numbers in full, or in what their measure is kept in where its name says so.

    ``own`` is by match, ``matches`` by number. Where a file says nothing, its numbers stay as they are.
    """
    import numpy as np

    factors = readings.scales.factors(scaling) if readings.scales else None
    if factors is None:
        return readings.values
    return scaled_values(readings.values, np.where(factors == 1, 1.0, factors / np.array(own)[matches]))


def title_scale(grid: Grid, layout: Layout) -> Scale | None:
    """In what a title, a note or the corner of a sheet says that all its numbers are given."""
    return next((found for text in _texts(grid, layout) if (found := scale_in(text)) is not None), None)


def scale_above(grid: Grid, heading: int) -> Scale | None:
    """In what the sheet's name and the lines above a heading say that all numbers are given."""
    return next((found for text in _above(grid, heading) if (found := scale_in(text)) is not None), None)


def title_currencies(grid: Grid, layout: Layout) -> tuple[str, ...]:
    """The currencies that titles, notes and the corner of a sheet name."""
    return tuple(dict.fromkeys(found for text in _texts(grid, layout) if (found := currency_in_title(text))))


def currencies_above(grid: Grid, heading: int) -> tuple[str, ...]:
    """The currencies that the sheet's name and the lines above a heading name."""
    return tuple(dict.fromkeys(found for text in _above(grid, heading) if (found := currency_in_title(text))))


def _above(grid: Grid, heading: int) -> Iterator[str]:
    yield grid.name
    yield from (cell.value for line in grid.cells[:heading] for cell in line if isinstance(cell.value, str))


def _texts(grid: Grid, layout: Layout) -> Iterator[str]:
    yield grid.name
    values = layout.values
    for row in range(max(0, values.top - _NEAR), min(grid.row_count, values.bottom + 1 + _NEAR)):
        if values.top <= row <= values.bottom:
            continue
        for column, cell in enumerate(grid.cells[row]):
            is_heading = layout.headings.holds(row, column) or layout.names.holds(row, column)
            if isinstance(cell.value, str) and not is_heading:
                yield cell.value
