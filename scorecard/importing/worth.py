"""What numbers are worth in a measure's unit, and which of them look like slips of the pen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scorecard.importing.examples import shown
from scorecard.importing.readings import Written
from scorecard.units import LARGEST, Unit

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_IN_POINTS = (Unit.PERCENT, Unit.SCORE)
_TOO_FEW = 3
_ENOUGH = 6
"""So many numbers that the company has tell what is usual ..."""
_ENOUGH_OTHERS = 5
"""... and so many others of the same file."""
_FAR = 8.0
"""So many times the usual is far out ..."""
_ALONE = 3.0
"""... if it is so many times what nine in ten of the others reach."""
_STEADY = 3.0
"""Others of the same file tell it where nine in ten are below so many times the usual: growth is no slip."""
_FEW = 20
"""A count below this may well have been 1 or 2 before."""
_MOST = 0.02
"""Where more than this share is far out, that is how the numbers are."""


@dataclass(frozen=True, slots=True)
class Suspect:
    """A number that may be a slip."""

    index: int
    text: str
    suggestion: float | None = None
    is_skipped: bool = False
    """Whether it is so surely wrong that it is left out unless the person says otherwise."""


def in_unit(values: Floats, written: NDArray[np.int8], unit: Unit) -> Floats:
    """The values of one measure in its unit; nan for what is no number in it."""
    import numpy as np

    if not written.any():
        # By far the most numbers: nothing to do, and no copy of a million of them.
        too_large = np.abs(values) >= LARGEST
        return np.where(too_large, np.nan, values) if too_large.any() else values
    if unit in _IN_POINTS:
        worth = np.where(written == Written.PERCENT_FORMAT, np.round(values * 100, 10), values)
    else:
        worth = np.where(written == Written.PERCENT_TEXT, values / 100, values)
        if unit is not Unit.RATIO:
            # 12.5 % is no number of leads, hours or dollars.
            worth = np.where(written == Written.PERCENT_TEXT, np.nan, worth)
    if unit is not Unit.YES_NO:
        worth = np.where(written == Written.YES_NO, np.nan, worth)
    return np.where(np.abs(worth) < LARGEST, worth, np.nan)


def suspects(values: Floats, history: Floats, unit: Unit) -> Iterator[Suspect]:
    """The values of one series that look like slips, beside each other and beside what is kept of it."""
    slipped = [*_slipped_percents(values, unit), *_shares(values, history, unit)]
    yield from slipped
    if not slipped:
        yield from _far_out(values, history, unit)


def _slipped_percents(values: Floats, unit: Unit) -> Iterator[Suspect]:
    """Percents above 100 where all others are below: most likely a lost decimal mark."""
    import numpy as np

    if unit is not Unit.PERCENT:
        return
    above = np.flatnonzero(values > 100)
    below = values[values <= 100]
    if not len(above) or len(below) < _TOO_FEW * len(above):
        return
    usual = float(np.sort(below)[len(below) // 2])
    for index in above:
        fixed = float(values[index]) / 10
        if usual > 0 and 0.5 <= fixed / usual <= 2:
            text = f"{shown(float(values[index]))}% is above 100% – is a decimal mark missing?"
            yield Suspect(int(index), text, fixed, is_skipped=True)


def _shares(values: Floats, history: Floats, unit: Unit) -> Iterator[Suspect]:
    """Percents up to 1 that were usual a hundred times as large: shares not written as percents."""
    import numpy as np

    if unit is not Unit.PERCENT:
        return
    sizes = np.abs(values)
    small = np.flatnonzero((sizes > 0) & (sizes <= 1))
    known = np.abs(history) if len(history) >= _TOO_FEW else sizes[sizes > 1]
    needed = _TOO_FEW if len(history) >= _TOO_FEW else _TOO_FEW * len(small)
    if not len(small) or len(known) < needed or np.quantile(known, 0.1) <= 1:
        return
    usual = float(np.median(known))
    for index in small:
        fixed = round(float(values[index]) * 100, 10)
        if 0.5 <= abs(fixed) / usual <= 2:
            text = f"{shown(float(values[index]))}% is a hundredth of the usual – is {shown(fixed)}% meant?"
            yield Suspect(int(index), text, fixed, is_skipped=True)


def _far_out(values: Floats, history: Floats, unit: Unit) -> Iterator[Suspect]:
    import numpy as np

    sizes = np.abs(values)
    usual, far = _far_from(sizes, np.abs(history)) if len(history) >= _ENOUGH else _far_from_others(sizes)
    if unit is Unit.COUNT:
        far = far[sizes[far] >= _FEW]
    if len(far) > max(1, _MOST * len(values)):
        return
    for index in far:
        value = float(values[index])
        sign = "%" if unit is Unit.PERCENT else ""
        shifted = (value / power for power in (10, 100, 1000))
        likely = next((each for each in shifted if 0.5 <= abs(each) / usual <= 2), None)
        text = f"{shown(value)}{sign} is {sizes[index] / usual:,.0f} times the usual"
        yield Suspect(int(index), text, likely)


def _far_from(sizes: Floats, known: Floats) -> tuple[float, NDArray[np.intp]]:
    """What is usual among the known sizes, and the indices of the sizes that are far above it."""
    import numpy as np

    known = known[known > 0]
    if len(known) < _ENOUGH_OTHERS:
        return 0.0, np.array([], np.intp)
    usual, high = float(np.median(known)), float(np.quantile(known, 0.9))
    return usual, np.flatnonzero((sizes >= _FAR * usual) & (sizes >= _ALONE * high))


def _far_from_others(sizes: Floats) -> tuple[float, NDArray[np.intp]]:
    """The same where only the file itself can tell: what may be far out does not say what is usual."""
    import numpy as np

    middle = float(np.median(sizes[sizes > 0])) if sizes.any() else 0.0
    others = sizes[(sizes > 0) & (sizes < _FAR * middle)]
    usual, far = _far_from(sizes, others)
    if len(far) and np.quantile(others, 0.9) > _STEADY * usual:
        return usual, far[:0]
    return usual, far


def series_of(*columns: NDArray[Any]) -> list[NDArray[np.intp]]:
    """The indices of each group of equal columns, each in its former order."""
    import numpy as np

    if not len(columns[0]):
        return []
    order = np.lexsort(columns)
    changes = np.zeros(len(order) - 1, bool)
    for column in columns:
        changes |= column[order][1:] != column[order][:-1]
    return np.split(order, np.flatnonzero(changes) + 1)
