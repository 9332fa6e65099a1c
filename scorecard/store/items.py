"""Reading and writing items of every kind."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    CursorResult,
    Delete,
    Select,
    Table,
    bindparam,
    case,
    delete,
    func,
    insert,
    or_,
    select,
)

from scorecard.book import Book
from scorecard.changes import Change, Item, Subject
from scorecard.measures import Company
from scorecard.periods import Grain
from scorecard.reading import EntrySpan
from scorecard.rollup import ReportedTotal, ReportedValue
from scorecard.store.rows import CODECS, Codec
from scorecard.store.schema import entry, measure, note

KeptValue = tuple[int, int, str, float]
"""Measure id, first day as an ordinal, segment and value."""
_ALL_GRAINS = tuple(int(grain) for grain in Grain)


def _in_window(table: Table) -> tuple[ColumnElement[bool], ...]:
    # All grains are named so that the primary key serves: one run of it for each measure and grain.
    return (
        table.c.measure_id.in_(bindparam("measure_ids", expanding=True)),
        table.c.grain.in_(bindparam("grains", expanding=True)),
        table.c.begin.between(bindparam("first"), bindparam("last")),
    )


_VALUES = select(entry.c.measure_id, entry.c.grain, entry.c.begin, entry.c.segment, entry.c.value).where(
    *_in_window(entry)
)
_OTHERS = (
    select(entry.c.measure_id)
    .where(entry.c.measure_id.in_(bindparam("measure_ids", expanding=True)))
    .where(or_(entry.c.import_id.is_(None), entry.c.import_id != bindparam("import_id")))
    .distinct()
)
_AT_GRAIN = select(entry.c.measure_id, entry.c.begin, entry.c.segment, entry.c.value).where(
    entry.c.measure_id.in_(bindparam("measure_ids", expanding=True)), entry.c.grain == bindparam("grain")
)
_TOTALS = (
    select(
        entry.c.measure_id,
        entry.c.grain,
        entry.c.begin,
        func.max(case((entry.c.segment == "", entry.c.value))),
        func.sum(case((entry.c.segment != "", entry.c.value))),
    )
    .where(*_in_window(entry))
    .group_by(entry.c.measure_id, entry.c.grain, entry.c.begin)
)
_WINDOWS = {
    Subject.ENTRIES: select(entry).where(*_in_window(entry)),
    Subject.NOTES: select(note).where(*_in_window(note)),
}
_OF_MEASURE = (entry.c.measure_id == measure.c.id, entry.c.grain == bindparam("grain"))
_SPANS = select(
    measure.c.id,
    select(func.min(entry.c.begin)).where(*_OF_MEASURE).scalar_subquery().label("first"),
    select(func.max(entry.c.begin)).where(*_OF_MEASURE).scalar_subquery().label("last"),
)


def read_book(connection: Connection) -> Book:
    """Everything that gives the numbers a meaning."""
    company = read_all(connection, Subject.COMPANY)
    return Book(
        company[0] if company else Company(),
        tuple(read_all(connection, Subject.MEASURES)),
        tuple(read_all(connection, Subject.GOALS)),
        tuple(read_all(connection, Subject.SCORECARDS)),
        tuple(read_all(connection, Subject.MARKS)),
    )


def read_all(connection: Connection, subject: Subject) -> list[Any]:
    """All items of a kind, in the order of their keys."""
    codec = CODECS[subject]
    return _items(codec, connection.execute(_everything(codec)))


def read_window(
    connection: Connection,
    subject: Subject,
    measure_ids: Collection[int],
    first: int,
    last: int,
    grains: Collection[int] = _ALL_GRAINS,
) -> list[Any]:
    """Entries or notes of these measures that begin on the days (ordinals) ``first`` to ``last``."""
    rows = connection.execute(_WINDOWS[subject], _window(measure_ids, first, last, grains))
    return _items(CODECS[subject], rows)


def read_values(
    connection: Connection, measure_ids: Collection[int], first: int, last: int
) -> list[ReportedValue]:
    """The fast road to the numbers in a window: plain tuples."""
    rows = connection.execute(_VALUES, _window(measure_ids, first, last))
    day = date.fromordinal
    return [
        (measure_id, grain, day(begin), segment, value) for measure_id, grain, begin, segment, value in rows
    ]


def read_at_grain(connection: Connection, measure_ids: Collection[int], grain: Grain) -> list[KeptValue]:
    """All numbers of measures at one grain, as plain tuples."""
    values = {"measure_ids": list(measure_ids), "grain": int(grain)}
    return [(row[0], row[1], row[2], row[3]) for row in connection.execute(_AT_GRAIN, values)]


def with_other_entries(connection: Connection, measure_ids: Collection[int], import_id: int) -> set[int]:
    """Which of the measures have entries that did not come from an import."""
    values = {"measure_ids": list(measure_ids), "import_id": import_id}
    return set(connection.scalars(_OTHERS, values))


def read_totals(
    connection: Connection, measure_ids: Collection[int], first: int, last: int
) -> list[ReportedTotal]:
    """The numbers in a window with their segments added up by the database."""
    rows = connection.execute(_TOTALS, _window(measure_ids, first, last))
    day = date.fromordinal
    return [(measure_id, grain, day(begin), whole, parts) for measure_id, grain, begin, whole, parts in rows]


def read_held(connection: Connection, subject: Subject, keys: Collection[tuple[Any, ...]]) -> dict[Any, Any]:
    """The items that the file holds under these keys (the keys of ``Item.key``)."""
    codec = CODECS[subject]
    if not keys:
        return {}
    if subject in _WINDOWS:
        days = [key[2].toordinal() for key in keys]
        measure_ids, grains = {key[0] for key in keys}, {key[1] for key in keys}
        found = read_window(connection, subject, measure_ids, min(days), max(days), grains)
    else:
        widest = {"widest": list({key[0] for key in keys})} if codec.key_names else {}
        found = _items(codec, connection.execute(_some(codec), widest))
    return {item.key: item for item in found if item.key in keys}


def read_spans(connection: Connection, measure_ids: Collection[int] | None) -> dict[int, EntrySpan]:
    """For each measure with entries, of these or of all, from when to when and at which grains."""
    found: dict[int, EntrySpan] = {}
    query = _SPANS if measure_ids is None else _SPANS.where(measure.c.id.in_(measure_ids))
    for grain in Grain:
        for measure_id, first, last in connection.execute(query, {"grain": int(grain)}):
            if first is not None:
                begin, end = date.fromordinal(first), date.fromordinal(last)
                was_begin, was_end, grains = found.get(measure_id, (begin, end, frozenset()))
                found[measure_id] = (min(begin, was_begin), max(end, was_end), grains | {grain})
    return found


def write(connection: Connection, subject: Subject, changes: Sequence[Change]) -> None:
    """Make changes, at most one for each key, whose ``before`` is what the file holds.

    What changes is taken out and put in anew: so two measures can swap their short names.
    """
    codec = CODECS[subject]
    if out := [_named(codec, change.before) for change in changes if change.before is not None]:
        connection.execute(_removal(codec), out)
    if new := [codec.plain(change.after) for change in changes if change.after is not None]:
        connection.execute(insert(codec.table), new)


def _items(codec: Codec, rows: CursorResult[Any]) -> list[Any]:
    names = tuple(rows.keys())
    return [codec.item(dict(zip(names, row, strict=True))) for row in rows]


def _window(
    measure_ids: Iterable[int], first: int, last: int, grains: Iterable[int] = _ALL_GRAINS
) -> dict[str, Any]:
    return {"measure_ids": list(measure_ids), "grains": list(grains), "first": first, "last": last}


def _named(codec: Codec, item: Item) -> dict[str, Any]:
    return {f"key_{name}": value for name, value in codec.key(item).items()}


@cache
def _everything(codec: Codec) -> Select[Any]:
    return select(codec.table).order_by(*(codec.table.c[name] for name in codec.key_names))


@cache
def _some(codec: Codec) -> Select[Any]:
    names = [codec.table.c[name] for name in codec.key_names[:1]]
    return select(codec.table).where(*(name.in_(bindparam("widest", expanding=True)) for name in names))


@cache
def _removal(codec: Codec) -> Delete:
    return delete(codec.table).where(
        *(codec.table.c[name] == bindparam(f"key_{name}") for name in codec.key_names)
    )
