"""Changes to the marks on charts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from scorecard.book import Book
from scorecard.changes import Change, ChangeSet
from scorecard.errors import ScorecardError
from scorecard.measures import Mark, Measure

LONGEST_MARK = 200


def add_mark(book: Book, measure: Measure, day: date, text: str, *, author: str, now: datetime) -> ChangeSet:
    """Mark a day on every chart of a measure. Raises ScorecardError for an empty or a long text."""
    mark = Mark(book.next_mark_id, measure.id, day, _checked(text), author, now)
    return ChangeSet(f"Mark {measure.name}", (Change(None, mark),))


def change_mark(book: Book, mark: Mark, day: date, text: str) -> ChangeSet:
    """Move a mark or say it otherwise."""
    after = replace(mark, day=day, text=_checked(text))
    changes = () if after == mark else (Change(mark, after),)
    return ChangeSet(f"Change a mark on {_name(book, mark)}", changes)


def remove_mark(book: Book, mark: Mark) -> ChangeSet:
    """Take a mark away."""
    return ChangeSet(f"Remove a mark from {_name(book, mark)}", (Change(mark, None),))


def _checked(text: str) -> str:
    plain = " ".join(text.split())
    if not plain:
        raise ScorecardError("A mark needs a few words.")
    if len(plain) > LONGEST_MARK:
        raise ScorecardError(f"A mark has at most {LONGEST_MARK} characters; this one has {len(plain):,}.")
    return plain


def _name(book: Book, mark: Mark) -> str:
    measure = book.by_id.get(mark.measure_id)
    return measure.name if measure is not None else "a measure"
