"""Naming what another window changed in the meantime."""

from __future__ import annotations

from sqlalchemy import Connection

from scorecard.batches import Batch
from scorecard.book import Book
from scorecard.changes import Item
from scorecard.errors import ScorecardError
from scorecard.goals import Goal
from scorecard.measures import Company, Entry, ImportRecord, Mark, Measure, Note, Scorecard
from scorecard.periods import Grain, format_day
from scorecard.recipes import Link, Recipe
from scorecard.store.dialect import driver_of
from scorecard.store.items import read_book


def changed_meanwhile(connection: Connection, item: Item, held: Item | None) -> ScorecardError:
    """The refusal of a change to something that is no longer as it was when the change was made."""
    what = _name(read_book(driver_of(connection)), item)
    now = f" It is now {held.value:g}." if isinstance(held, Entry) else ""
    return ScorecardError(
        f"{what} was changed meanwhile.{now} Nothing was saved; look at it again, then repeat the change."
    )


def batch_changed_meanwhile(batch: Batch) -> ScorecardError:
    """The refusal of a batch some of whose entries are no longer as they were when it was made."""
    sheet = f" of “{batch.sheet}”" if batch.sheet else ""
    return ScorecardError(
        f"Some of the numbers{sheet} were changed meanwhile. Nothing was saved; look at the import again."
    )


def _name(book: Book, item: Item) -> str:
    match item:
        case Company():
            return "The company’s settings"
        case Measure():
            return f"The measure “{item.name}”"
        case Goal():
            of = _measure(book, item.measure_id)
            return f"The {item.cadence} goal of “{of}” from {format_day(item.begin)}"
        case Scorecard():
            return f"The {item.cadence} scorecard"
        case ImportRecord():
            return f"The import of “{item.file}”"
        case Note():
            return f"The note on {_number(book, item.measure_id, item.grain, item)}"
        case Entry():
            return _number(book, item.measure_id, item.grain, item)
        case Mark():
            return f"The mark on “{_measure(book, item.measure_id)}”, {format_day(item.day)},"
        case Recipe():
            return f"The recipe “{item.name}”"
        case Link():
            return f"The link to “{item.path}”"


def _measure(book: Book, measure_id: int) -> str:
    measure = book.by_id.get(measure_id)
    return f"measure {measure_id}" if measure is None else measure.name


def _number(book: Book, measure_id: int, grain: Grain, item: Entry | Note) -> str:
    period = book.calendar.period(grain, item.begin)
    segment = f" ({item.segment})" if isinstance(item, Entry) and item.segment else ""
    return f"“{_measure(book, measure_id)}”{segment}, {book.calendar.key(period)},"
