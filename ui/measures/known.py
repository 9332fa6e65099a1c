"""A measure of the library as one of the company's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from scorecard.book import Book
from scorecard.measures import Measure, short_name_from
from scorecard.templates.library import KnownMeasure, library


def taken_from(book: Book, own: Measure, known: KnownMeasure) -> Measure:
    """The known measure in the place of ``own``: its id, owner and sub-metrics stay."""
    found = known.measure
    departments = book.company.departments
    taken = {each.short_name for each in book.measures if each.id != own.id}
    return replace(
        found,
        id=own.id,
        short_name=own.short_name if own.id in book.by_id else _free(found.short_name, taken),
        department=found.department if found.department in departments else own.department,
        owner=own.owner,
        parent_id=own.parent_id,
        aliases=own.aliases,
        decimals=own.decimals if own.unit is found.unit else None,
        tolerance=own.tolerance,
    )


def along_with(book: Book, own: Measure, known: KnownMeasure) -> tuple[Measure, ...]:
    """The inputs of its formula that the company lacks, with ids of their own."""
    numbers = count(max(book.next_measure_id, own.id + 1))
    there = {*book.by_short_name, own.short_name, known.short_name}
    return tuple(
        replace(each.measure, id=next(numbers), owner="")
        for name, each in _inputs(known)
        if name not in there
    )


def _inputs(known: KnownMeasure) -> Iterator[tuple[str, KnownMeasure]]:
    """Each input once, what it needs itself before it."""
    found: dict[str, KnownMeasure] = {}
    for name in known.inputs:
        if (each := library().get(name)) is not None:
            found.update(_inputs(each))
            found.setdefault(name, each)
    yield from found.items()


def _free(short_name: str, taken: set[str]) -> str:
    return short_name if short_name not in taken else short_name_from(short_name, taken)
