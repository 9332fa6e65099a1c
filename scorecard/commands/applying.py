"""A book as it would be after some changes, without a file: for previews and for changes made of changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from scorecard.book import Book
from scorecard.changes import Change, Item
from scorecard.goals import Goal
from scorecard.measures import Company, Mark, Measure, Scorecard

_I = TypeVar("_I", Measure, Goal, Scorecard, Mark)


def after(book: Book, changes: Iterable[Change]) -> Book:
    """The definitions after ``changes``; what is no definition (entries, notes) is left out."""
    made = list(changes)
    company = next((change.after for change in made if isinstance(change.after, Company)), book.company)
    return replace(
        book,
        company=company,
        measures=_after(Measure, book.measures, made),
        goals=_after(Goal, book.goals, made),
        scorecards=_after(Scorecard, book.scorecards, made),
        marks=_after(Mark, book.marks, made),
    )


def differences(before: Iterable[Item], after: Iterable[Item]) -> list[Change]:
    """The changes that make ``after`` of ``before``: what is gone, then what is new or other."""
    there = {(type(item), item.key): item for item in before}
    wanted = {(type(item), item.key): item for item in after}
    gone = [Change(item, None) for name, item in there.items() if name not in wanted]
    made = [Change(there.get(name), item) for name, item in wanted.items() if there.get(name) != item]
    return [*gone, *made]


def _after(kind: type[_I], items: tuple[_I, ...], changes: Iterable[Change]) -> tuple[_I, ...]:
    found = {item.key: item for item in items}
    for change in changes:
        if isinstance(change.item, kind):
            if change.after is None:
                found.pop(change.item.key, None)
            elif isinstance(change.after, kind):
                found[change.after.key] = change.after
    return tuple(found.values())
