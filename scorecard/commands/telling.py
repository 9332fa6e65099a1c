"""What a change would do to a company's definitions, in words, before it is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields

from scorecard.book import Book
from scorecard.changes import Change, ChangeSet
from scorecard.commands.applying import after
from scorecard.goals import Goal, format_target
from scorecard.measures import Company, Measure, Scorecard
from scorecard.periods import MONTH_NAMES, Cadence

_MOST_NAMED = 6
_TABS = tuple(Cadence)
_SAID = {
    "name": "name", "department": "department", "kind": "kind", "unit": "unit", "direction": "direction",
    "rollup": "roll-up", "formula": "formula", "decimals": "decimals", "tolerance": "tolerance",
    "owner": "owner", "archived": "archived", "parent_id": "sub-measure of", "alert_streak": "alert after",
    "alert_range": "alert outside its range", "description": "what it tells", "aliases": "other names",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of change: ``3 measures change``, with a line each."""

    title: str
    lines: tuple[str, ...] = ()


def tell(book: Book, change_set: ChangeSet) -> tuple[Section, ...]:
    """What ``change_set`` would change in ``book``; nothing for what it leaves as it is."""
    new_book = after(book, change_set.changes)
    measures = [change for change in change_set.changes if isinstance(change.item, Measure)]
    new = [
        change.after.name for change in measures if isinstance(change.after, Measure) and not change.before
    ]
    updated = list(_updated(measures, book, new_book))
    goals = list(_goals(change_set.changes, new_book))
    lists = list(_lists(change_set.changes, new_book))
    company = list(_company(book.company, new_book.company))
    told = (
        (_counted(len(new), "new measure"), new),
        (_counted(len(updated), "measure changes", "measures change"), updated),
        (_counted(len(goals), "new goal"), goals),
        ("On the scorecards", lists),
        ("Company settings", company),
    )
    return tuple(Section(title, tuple(lines)) for title, lines in told if lines)


def _counted(count: int, one: str, more: str = "") -> str:
    return f"{count:,} {one if count == 1 else more or f'{one}s'}"


def _updated(changes: Iterable[Change], book: Book, new_book: Book) -> Iterator[str]:
    for change in changes:
        before, now = change.before, change.after
        if isinstance(before, Measure) and isinstance(now, Measure):
            yield f"{before.name}: {'; '.join(_differences(before, now, book, new_book))}"


def _differences(before: Measure, now: Measure, book: Book, new_book: Book) -> Iterator[str]:
    for each in fields(Measure):
        old, new = getattr(before, each.name), getattr(now, each.name)
        if old == new or each.name not in _SAID:
            continue
        if each.name in ("description", "aliases"):
            yield f"{_SAID[each.name]} changes"
        else:
            yield f"{_SAID[each.name]} {_said(old, each.name, book)} → {_said(new, each.name, new_book)}"


def _said(value: object, field: str, book: Book) -> str:
    if field == "parent_id" and isinstance(value, int) and value in book.by_id:
        return f"“{book.by_id[value].name}”"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value in (None, ""):
        return "none"
    return f"“{value}”" if field in ("name", "formula") else str(value).replace("_", " ")


def _goals(changes: Iterable[Change], book: Book) -> Iterator[str]:
    for change in changes:
        goal = change.after
        if not isinstance(goal, Goal):
            continue
        measure = book.by_id[goal.measure_id]
        text = format_target(goal.target, measure.unit, measure.decimals, book.writing)
        period = book.calendar.title(book.calendar.period(goal.cadence.grain, goal.begin))
        part = f" ({goal.segment})" if goal.segment else ""
        yield f"{measure.name}{part}: {text} {goal.cadence.value} from {period} on"


def _lists(changes: Iterable[Change], book: Book) -> Iterator[str]:
    found = [(change.before, change.after) for change in changes]
    lists = [(before, listed) for before, listed in found if isinstance(listed, Scorecard)]
    for before, listed in sorted(lists, key=lambda pair: (pair[1].name, _TABS.index(pair[1].cadence))):
        there = before.measure_ids if isinstance(before, Scorecard) else ()
        added = [book.by_id[each].name for each in listed.measure_ids if each not in there]
        place = f"{listed.name}, {listed.cadence.value}" if listed.name else listed.cadence.value.capitalize()
        if added:
            yield f"{place}: adds {_named(added)}"


def _named(names: Sequence[str]) -> str:
    if len(names) <= _MOST_NAMED:
        return ", ".join(names)
    return f"{', '.join(names[: _MOST_NAMED - 1])} and {len(names) - _MOST_NAMED + 1:,} more"


def _company(before: Company, now: Company) -> Iterator[str]:
    if before.currency != now.currency:
        yield f"Currency: {before.currency} → {now.currency}"
    if before.week_start is not now.week_start:
        yield f"Weeks start on {before.week_start.value.capitalize()} → {now.week_start.value.capitalize()}"
    if before.fiscal_year_start != now.fiscal_year_start:
        old, new = (MONTH_NAMES[each.fiscal_year_start - 1] for each in (before, now))
        yield f"Fiscal year starts in {old} → {new}"
    if before.departments != now.departments:
        yield f"Departments: {', '.join(now.departments)}"
    if added := [name for name in now.scorecards if name not in before.scorecards]:
        yield f"Scorecards: {', '.join(added)}"
