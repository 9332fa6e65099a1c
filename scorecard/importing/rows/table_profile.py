"""What the columns of a table hold, as a person who makes rules for it sees them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scorecard.importing.moments import DateOrder
from scorecard.importing.numbers import NumberStyle


class ColumnKind(StrEnum):
    """What a column holds for the most part."""

    DATE = "date"
    NUMBER = "number"
    TEXT = "text"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class ColumnProfile:
    """One column below the heading."""

    name: str
    index: int
    """Counted from 0."""
    kind: ColumnKind
    distinct: int
    """How many different values there are."""
    blanks: int
    """How many cells are empty."""
    sample: tuple[str, ...]
    """The first different values."""
    top: tuple[tuple[str, int], ...] = ()
    """The most frequent names with their counts, of a column that is no date."""
    is_key: bool = False
    """Whether it numbers or names things (orders, products, people), so that a sum of it means nothing."""
    is_sample: bool = False
    """Whether its different values, and for texts its blanks, were looked for in the first rows alone."""
    orders: tuple[DateOrder, ...] = ()
    """The orders in which all dates in figures are dates, the likelier first."""
    unclear_date: str = ""
    """A date that fits several of these."""
    first: date | None = None
    last: date | None = None
    number_style: NumberStyle = NumberStyle.POINT
    unclear_number: str = ""
    """A number that fits both styles."""


@dataclass(frozen=True, slots=True)
class TableProfile:
    """A table below a heading row."""

    sheet: str
    heading: int
    row_count: int
    """Rows below the heading, whatever they hold."""
    columns: tuple[ColumnProfile, ...]
    date_column: str
    """The column whose day each row most likely belongs to; empty where no column holds dates."""

    def column(self, name: str) -> ColumnProfile | None:
        """The column of this name."""
        return next((each for each in self.columns if each.name == name), None)

    def of_kind(self, kind: ColumnKind) -> tuple[ColumnProfile, ...]:
        """The columns of one kind, in their order."""
        return tuple(each for each in self.columns if each.kind is kind)
