"""What is said of numbers that were entered: on Undo, on the bar, at the foot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from scorecard.book import Book
from scorecard.measures import EntryKey
from scorecard.periods import Grain, Period

if TYPE_CHECKING:
    from scorecard.pasting import PastePlan

_INTO = {"Copy": "into", "Paste": "into"}


def title(book: Book, today: date, values: Mapping[EntryKey, float | None], verb: str) -> str:
    """``Change Leads, week 47`` or ``Paste 6 numbers into week 47``."""
    periods = sorted({book.calendar.period(Grain(key[1]), key[2]) for key in values})
    when = book.calendar.mention_span(periods[0], periods[-1], today)
    if len(values) > 1:
        return f"{verb} {len(values)} numbers {_INTO.get(verb, 'in')} {when}"
    measure_id, _, _, segment = next(iter(values))
    name = book.by_id[measure_id].name + (f", {segment}" if segment else "")
    return f"{verb} {name}, {when}"


def paste_text(
    book: Book, today: date, plan: PastePlan, periods: Sequence[Period], origin: str
) -> tuple[str, str]:
    """``6 values pasted from Excel into week 47`` and from which measure down to which."""
    count = len(plan.values)
    when = book.calendar.mention_span(periods[0], periods[-1], today)
    pasted = f"pasted {origin}".strip()
    text = f"{count} value{'' if count == 1 else 's'} {pasted} into {when}"
    where = plan.first if plan.first == plan.last else f"from {plan.first} down to {plan.last}"
    return text, f"{where}; {plan.left_out_text}" if plan.left_out_text else where


def moved_text(row: int, rows: int, book: Book, period: Period, today: date) -> str:
    """``Row 11 of 12, week 47``; only the period where there is no row."""
    if not rows:
        return book.calendar.title(period)
    return f"Row {row} of {rows}, {book.calendar.mention(period, today)}"
