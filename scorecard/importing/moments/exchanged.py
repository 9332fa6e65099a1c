"""Dates of which a spreadsheet took some, with day and month exchanged, and left the others as text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from scorecard.importing.characters import plain
from scorecard.importing.grid import CellValue
from scorecard.importing.moments.figures import DateOrder, is_in_figures, read_figures
from scorecard.importing.moments.reading import without_clock

_SOME = 3
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What makes one think that the real dates of a column have day and month exchanged."""

    text: str
    """A date that stayed text, since there is no such month: ``13/01/2026``."""
    day: date
    """A real date beside it: 1 Dec 2026, where 12/01/2026 was typed."""

    @property
    def meant(self) -> date:
        """What the real date is with day and month exchanged: 12 Jan 2026."""
        return turned(self.day)


def find_exchanged(values: Sequence[CellValue]) -> Exchanged | None:
    """Where the day of each real date may be a month, and that of each date that is text is none.

    So it is where 05/11/2026 was typed as 5 November into a spreadsheet that puts the month first.
    """
    days: set[date] = set()
    texts: list[str] = []
    for value in values:
        if isinstance(value, date):
            if value.day > _MONTHS:
                return None
            days.add(value)
        elif isinstance(value, str) and is_in_figures(plain(without_clock(value).strip())):
            texts.append(value.strip())
    if len(days) < _SOME or not texts or not all(map(_fits_one_order, texts)):
        return None
    return Exchanged(texts[0][:60], next((day for day in sorted(days) if day.day != day.month), min(days)))


def turned_back(values: Sequence[CellValue]) -> list[CellValue]:
    """The values of a column with day and month of its real dates exchanged, where they seem to be."""
    if find_exchanged(values) is None:
        return list(values)
    return [turned(value) if isinstance(value, date) else value for value in values]


def turned(day: date) -> date:
    """A date with day and month exchanged. Its day is at most 12."""
    return day.replace(month=day.day, day=day.month)


def _fits_one_order(text: str) -> bool:
    orders = (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)
    return sum(read_figures(plain(without_clock(text)), order) is not None for order in orders) == 1
