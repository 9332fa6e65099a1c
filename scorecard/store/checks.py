"""Examining a file: what the database itself finds, and the rules that no table can hold."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import chain

from sqlalchemy import Connection, func, select

from scorecard.book import Book
from scorecard.errors import Place, Problem, Severity
from scorecard.measures import MOST_SUB_METRICS
from scorecard.periods import Calendar, Grain
from scorecard.store.dialect import Database, driver_of
from scorecard.store.items import read_book
from scorecard.store.schema import entry, note


def check(database: Database) -> list[Problem]:
    """All that is wrong with a file; empty where it is whole. Raises StoreError where it cannot be read."""
    place = Place(file=database.path.name)
    texts = list(database.damages())
    if not texts:
        with database.asking() as connection:
            book = read_book(driver_of(connection))
            texts += chain(
                _measures(book), _scorecards(book), _numbers(connection, book), _periods(connection, book)
            )
    return [Problem(Severity.ERROR, place, text, action="left as it is") for text in texts]


def _measures(book: Book) -> Iterator[str]:
    carried = Counter(measure.parent_id for measure in book.measures if measure.parent_id is not None)
    for measure in book.measures:
        if carried[measure.id] > MOST_SUB_METRICS:
            found = carried[measure.id]
            yield f"“{measure.name}” carries {found} sub-metrics; {MOST_SUB_METRICS} are the most."
        parent = None if measure.parent_id is None else book.by_id[measure.parent_id]
        if parent is not None and parent.parent_id is not None:
            yield f"“{measure.name}” stands under “{parent.name}”, itself a sub-metric."


def _scorecards(book: Book) -> Iterator[str]:
    for scorecard in book.scorecards:
        for measure_id, count in Counter(scorecard.measure_ids).items():
            measure = book.by_id.get(measure_id)
            if measure is None:
                yield f"The {scorecard.cadence} scorecard lists measure {measure_id}, which is not there."
            elif count > 1:
                yield f"The {scorecard.cadence} scorecard lists “{measure.name}” {count} times."


def _numbers(connection: Connection, book: Book) -> Iterator[str]:
    infinite = select(entry.c.measure_id, entry.c.begin).where(func.abs(entry.c.value) > sys.float_info.max)
    for measure_id, begin in connection.execute(infinite):
        yield f"“{book.by_id[measure_id].name}” has an infinite value on {date.fromordinal(begin)}."


def _periods(connection: Connection, book: Book) -> Iterator[str]:
    for table in (entry, note):
        for grain, begin in connection.execute(select(table.c.grain, table.c.begin).distinct()):
            if not _begins_period(book.calendar, grain, begin):
                found = select(table.c.measure_id).where(table.c.grain == grain, table.c.begin == begin)
                for measure_id in connection.scalars(found):
                    yield (
                        f"“{book.by_id[measure_id].name}” has {'a note' if table is note else 'a value'} on "
                        f"{date.fromordinal(begin)}, which is not the first day of a {Grain(grain).word}."
                    )


def _begins_period(calendar: Calendar, grain: int, begin: int) -> bool:
    day = date.fromordinal(begin)
    return calendar.period(Grain(grain), day).begin == day
