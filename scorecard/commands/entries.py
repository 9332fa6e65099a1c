"""Changes to single numbers and to what people say about them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from scorecard.book import Book
from scorecard.changes import Change, ChangeSet
from scorecard.errors import ScorecardError
from scorecard.measures import Entry, EntryKey, Measure, Note, Rollup
from scorecard.periods import Period
from scorecard.units import LARGEST

LONGEST_NOTE = 2_000


def set_value(
    book: Book, measure: Measure, period: Period, before: Entry | None, value: float | None, segment: str = ""
) -> ChangeSet:
    """Enter, change or (with None) remove one number.

    ``value`` is in the measure's unit. Raises ScorecardError for a formula or a number that is too large.
    """
    key = (measure.id, period.grain, period.begin, segment)
    of_segment = f", {segment}" if segment else ""
    title = f"{'Remove' if value is None else 'Change'} {measure.name}{of_segment}, {_mention(book, period)}"
    return set_values(book, {key: value}, {} if before is None else {key: before}, title)


def set_values(
    book: Book, values: Mapping[EntryKey, float | None], before: Mapping[EntryKey, Entry], title: str
) -> ChangeSet:
    """Enter, change or (with None) remove numbers in one step; ``before`` holds those that are there.

    Values are in the measures' units. Raises ScorecardError as :func:`set_value` does, and then changes none.
    """
    changes = []
    for key, value in values.items():
        held = before.get(key)
        if value != (held.value if held is not None else None):
            changes.append(Change(held, _entry(book.by_id[key[0]], key, value)))
    return ChangeSet(title, tuple(changes))


def _entry(measure: Measure, key: EntryKey, value: float | None) -> Entry | None:
    if measure.rollup is Rollup.FORMULA:
        raise ScorecardError(f"{measure.name} is worked out by its formula and cannot be typed.")
    if value is None:
        return None
    if not abs(value) < LARGEST:
        raise ScorecardError(f"{value} is no number that {measure.name} can have.")
    return Entry(*key[:3], value, key[3])


def _mention(book: Book, period: Period) -> str:
    return book.calendar.title(period).lower()


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
    return ChangeSet(f"Note on {measure.name}, {_mention(book, period)}", changes)
