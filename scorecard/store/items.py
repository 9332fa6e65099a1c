"""Reading items of every kind, in plain SQL: it is what the first table waits for."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from scorecard.book import Book
from scorecard.changes import Subject
from scorecard.measures import Company
from scorecard.periods import Grain
from scorecard.reading import EntrySpan
from scorecard.rollup import ReportedTotal, ReportedValue
from scorecard.store.rows import CODECS

KeptValue = tuple[int, int, str, float]
"""Measure id, first day as an ordinal, segment and value."""
_ALL_GRAINS = tuple(int(grain) for grain in Grain)
_WINDOWS = frozenset({Subject.ENTRIES, Subject.NOTES})
"""The kinds of which there may be too many to read them all."""
_TOTALS = """\
SELECT measure_id, grain, begin, max(CASE WHEN segment = '' THEN value END),
       sum(CASE WHEN segment <> '' THEN value END)
FROM entry"""
_SPANS = """\
SELECT id,
       (SELECT min(begin) FROM entry WHERE measure_id = measure.id AND grain = ?),
       (SELECT max(begin) FROM entry WHERE measure_id = measure.id AND grain = ?)
FROM measure"""


def read_book(connection: sqlite3.Connection) -> Book:
    """Everything that gives the numbers a meaning."""
    company = read_all(connection, Subject.COMPANY)
    return Book(
        company[0] if company else Company(),
        tuple(read_all(connection, Subject.MEASURES)),
        tuple(read_all(connection, Subject.GOALS)),
        tuple(read_all(connection, Subject.SCORECARDS)),
        tuple(read_all(connection, Subject.MARKS)),
    )


def read_all(connection: sqlite3.Connection, subject: Subject) -> list[Any]:
    """All items of a kind, in the order of their keys."""
    codec = CODECS[subject]
    order = f" ORDER BY {', '.join(codec.key_names)}" if codec.key_names else ""
    return codec.items(connection.execute(_select(subject) + order))


def read_window(
    connection: sqlite3.Connection,
    subject: Subject,
    measure_ids: Collection[int],
    first: int,
    last: int,
    grains: Collection[int] = _ALL_GRAINS,
) -> list[Any]:
    """Entries or notes of these measures that begin on the days (ordinals) ``first`` to ``last``."""
    return CODECS[subject].items(_window(connection, _select(subject), measure_ids, first, last, grains))


def read_values(
    connection: sqlite3.Connection, measure_ids: Collection[int], first: int, last: int
) -> list[ReportedValue]:
    """The fast road to the numbers in a window: plain tuples."""
    text = "SELECT measure_id, grain, begin, segment, value FROM entry"
    day = date.fromordinal
    return [
        (measure_id, grain, day(begin), segment, value)
        for measure_id, grain, begin, segment, value in _window(connection, text, measure_ids, first, last)
    ]


def read_at_grain(
    connection: sqlite3.Connection, measure_ids: Collection[int], grain: Grain
) -> list[KeptValue]:
    """All numbers of measures at one grain, as plain tuples."""
    text = f"SELECT measure_id, begin, segment, value FROM entry WHERE {_among('measure_id', measure_ids)}"
    return connection.execute(f"{text} AND grain = ?", (*measure_ids, int(grain))).fetchall()


def with_other_entries(
    connection: sqlite3.Connection, measure_ids: Collection[int], import_id: int
) -> set[int]:
    """Which of the measures have entries that did not come from an import."""
    text = f"SELECT DISTINCT measure_id FROM entry WHERE {_among('measure_id', measure_ids)}"
    rows = connection.execute(f"{text} AND import_id IS NOT ?", (*measure_ids, import_id))
    return {measure_id for (measure_id,) in rows}


def read_totals(
    connection: sqlite3.Connection, measure_ids: Collection[int], first: int, last: int
) -> list[ReportedTotal]:
    """The numbers in a window with their segments added up by the database."""
    rows = _window(connection, _TOTALS, measure_ids, first, last, then=" GROUP BY measure_id, grain, begin")
    day = date.fromordinal
    return [(measure_id, grain, day(begin), whole, parts) for measure_id, grain, begin, whole, parts in rows]


def read_held(
    connection: sqlite3.Connection, subject: Subject, keys: Collection[tuple[Any, ...]]
) -> dict[Any, Any]:
    """The items that the file holds under these keys (the keys of ``Item.key``)."""
    codec = CODECS[subject]
    if not keys:
        return {}
    if subject in _WINDOWS:
        days = [key[2].toordinal() for key in keys]
        measure_ids, grains = {key[0] for key in keys}, {key[1] for key in keys}
        found = read_window(connection, subject, measure_ids, min(days), max(days), grains)
    elif codec.key_names:
        widest = tuple({key[0] for key in keys})
        text = f"{_select(subject)} WHERE {_among(codec.key_names[0], widest)}"
        found = codec.items(connection.execute(text, widest))
    else:
        found = read_all(connection, subject)
    return {item.key: item for item in found if item.key in keys}


def read_spans(connection: sqlite3.Connection, measure_ids: Collection[int] | None) -> dict[int, EntrySpan]:
    """For each measure with entries, of these or of all, from when to when and at which grains."""
    found: dict[int, EntrySpan] = {}
    text, only = _SPANS, measure_ids or ()
    if measure_ids is not None:
        text += f" WHERE {_among('id', only)}"
    for grain in Grain:
        for measure_id, first, last in connection.execute(text, (int(grain), int(grain), *only)):
            if first is not None:
                begin, end = date.fromordinal(first), date.fromordinal(last)
                was_begin, was_end, grains = found.get(measure_id, (begin, end, frozenset()))
                found[measure_id] = (min(begin, was_begin), max(end, was_end), grains | {grain})
    return found


def _select(subject: Subject) -> str:
    codec = CODECS[subject]
    return f"SELECT {', '.join(codec.names)} FROM {codec.table}"


def _window(
    connection: sqlite3.Connection,
    text: str,
    measure_ids: Collection[int],
    first: int,
    last: int,
    grains: Collection[int] = _ALL_GRAINS,
    then: str = "",
) -> Iterable[Any]:
    # All grains are named so that the primary key serves: one run of it for each measure and grain.
    where = f"{_among('measure_id', measure_ids)} AND {_among('grain', grains)} AND begin BETWEEN ? AND ?"
    return connection.execute(f"{text} WHERE {where}{then}", (*measure_ids, *grains, first, last))


def _among(name: str, values: Collection[Any]) -> str:
    return f"{name} IN ({', '.join('?' * len(values))})"
