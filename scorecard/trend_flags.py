"""What stands on a chart beside its line: notes on numbers, and marks on days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from scorecard.book import Book
from scorecard.measures import Measure, Note
from scorecard.periods import Calendar, Period
from scorecard.trend import Flag


def find_flags(
    book: Book, measure: Measure, notes: Sequence[Note], periods: Sequence[Period]
) -> tuple[Flag, ...]:
    """The flags of a measure's window, as they follow each other in time."""
    flags = []
    for place, period in enumerate(periods):
        flags += [Flag(place, note, _middle(period)) for note in notes_within(book.calendar, notes, period)]
        flags += [
            Flag(place, mark, mark.day)
            for mark in book.marks
            if mark.measure_id == measure.id and period.begin <= mark.day < period.end
        ]
    return tuple(sorted(flags, key=lambda flag: flag.day))


def notes_within(calendar: Calendar, notes: Iterable[Note], period: Period) -> list[Note]:
    """The notes on a period, or on a shorter one that belongs to it."""
    return [
        note
        for note in notes
        if note.grain <= period.grain
        and calendar.containing(calendar.period(note.grain, note.begin), period.grain) == period
    ]


def _middle(period: Period) -> date:
    return period.begin + (period.end - period.begin) / 2
