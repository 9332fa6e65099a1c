"""Where the columns of a table of rows stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.cells import column_name
from scorecard.importing.grid import GridCell

if TYPE_CHECKING:
    from scorecard.importing.moments import DateOrder
    from scorecard.importing.numbers import NumberStyle


@dataclass(frozen=True, slots=True)
class LongColumns:
    """Which column says what where each row is a number. All count from 0."""

    heading: int
    """The row of the column names."""
    period: int
    measure: int
    value: int
    segment: int | None = None
    unit: int | None = None

    @property
    def used(self) -> tuple[int, ...]:
        """The columns that are read, in a fixed order."""
        optional = (each for each in (self.segment, self.unit) if each is not None)
        return (self.period, self.measure, self.value, *optional)


@dataclass(frozen=True, slots=True)
class TableColumns:
    """The columns of a table in which each row is a deal, an order or a visit."""

    heading: int
    """The row of the column names."""
    names: tuple[str, ...]
    """All different and none empty."""
    dates: tuple[int, ...]
    """The columns that hold days, counted from 0."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """How a person wants dates and numbers to be read; where None, each column decides by all its values."""

    order: DateOrder | None = None
    numbers: NumberStyle | None = None
    with_hidden: bool = True
    """Whether rows that the file hides count among those that are gathered."""


RowColumns = LongColumns | TableColumns


def column_names(cells: Iterable[GridCell]) -> tuple[str, ...]:
    """The names in a heading row, ``Column C`` where there is none; the second of a name is ``Name (2)``."""
    seen: Counter[str] = Counter()
    names = []
    for index, cell in enumerate(cells):
        name = " ".join(cell.text.split()) or f"Column {column_name(index)}"
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(names)
