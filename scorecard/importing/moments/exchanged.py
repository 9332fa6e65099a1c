"""Dates of which a spreadsheet took some, with day and month exchanged, and left the others as text."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from scorecard.importing.characters import plain
from scorecard.importing.grid import CellValue
from scorecard.importing.moments.figures import DateOrder, is_in_figures, read_figures
from scorecard.importing.moments.reading import without_clock

_SOME = 3
_MONTHS = 12


def exchanged_notes(values: Iterable[CellValue]) -> list[str]:
    """What to say where the day of each real date may be a month, and that of each date that is text is none.

    So it is where 05/11/2026 was typed as 5 November into a spreadsheet that puts the month first.
    """
    days: set[date] = set()
    texts: list[str] = []
    for value in values:
        if isinstance(value, date):
            if value.day > _MONTHS:
                return []
            days.add(value)
        elif isinstance(value, str) and is_in_figures(plain(without_clock(value).strip())):
            texts.append(value.strip())
    if len(days) < _SOME or not texts or not all(map(_fits_one_order, texts)):
        return []
    return [
        f"“{texts[0][:60]}” is text, and none of the {len(days):,} real dates beside it is after the 12th "
        "of a month: their day and month may be exchanged. Check them."
    ]


def _fits_one_order(text: str) -> bool:
    orders = (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)
    return sum(read_figures(plain(without_clock(text)), order) is not None for order in orders) == 1
