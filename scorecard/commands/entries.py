"""Changes to single numbers and to what people say about them."""

from __future__ import annotations

from datetime import datetime

from scorecard.book import Book
from scorecard.changes import Change, ChangeSet
from scorecard.errors import ScorecardError
from scorecard.measures import Entry, Measure, Note, Rollup
from scorecard.periods import Period
from scorecard.units import LARGEST

LONGEST_NOTE = 2_000


def set_value(
    book: Book, measure: Measure, period: Period, before: Entry | None, value: float | None, segment: str = ""
) -> ChangeSet:
    """Enter, change or (with None) remove one number.

    ``value`` is in the measure's unit. Raises ScorecardError for a formula or a number that is too large.
    """
    if measure.rollup is Rollup.FORMULA:
        raise ScorecardError(f"{measure.name} is worked out by its formula and cannot be typed.")
    if value is not None and not abs(value) < LARGEST:
        raise ScorecardError(f"{value} is no number that {measure.name} can have.")
    after = None
    if value is not None:
        after = Entry(measure.id, period.grain, period.begin, value, segment)
    unchanged = (before is None and after is None) or (
        before is not None and after is not None and before.value == after.value
    )
    title = f"{'Remove' if value is None else 'Change'} {measure.name}, {book.calendar.title(period).lower()}"
    return ChangeSet(title, () if unchanged else (Change(before, after),))


def set_note(
    book: Book,
    measure: Measure,
    period: Period,
    before: Note | None,
    text: str,
    *,
    author: str,
    now: datetime,
    starts_range: bool = False,
) -> ChangeSet:
    """Write, change or (with an empty text) remove the note on a number.

    Raises ScorecardError for a text of more than 2,000 characters.
    """
    text = text.strip()
    if len(text) > LONGEST_NOTE:
        raise ScorecardError(f"A note has at most {LONGEST_NOTE:,} characters; this one has {len(text):,}.")
    after = None
    if text:
        after = Note(measure.id, period.grain, period.begin, text, author, now, starts_range)
    same = (
        before is not None
        and after is not None
        and (before.text, before.starts_range) == (text, starts_range)
    )
    changes = () if same or before is after else (Change(before, after),)
    return ChangeSet(f"Note on {measure.name}, {book.calendar.title(period).lower()}", changes)
