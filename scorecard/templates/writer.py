"""Writing a template file: TOML that a person can read, and that reads back as the same definitions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from scorecard.book import Book
from scorecard.formulas import names, tree_of
from scorecard.goals import Goal
from scorecard.measures import ALERT_STREAK, Company, Measure, Scorecard
from scorecard.periods import Cadence
from scorecard.templates.template import COMPANY_KEYS, Template
from scorecard.toml_text import pairs, save_text


def dump(book: Book, name: str = "", description: str = "") -> str:
    """A company's definitions as the text of a template file; without ``name`` it has the company's."""
    name = name.strip() or book.company.name.strip() or Company().name
    return write(Template(name, description.strip(), book, frozenset(COMPANY_KEYS)))


def save(book: Book, target: Path, name: str = "", description: str = "") -> None:
    """Write a company's definitions as a template file, whole or not at all. Raises StoreError."""
    save_text(dump(book, name, description), target)


def part(book: Book, scorecard: str) -> Book:
    """What one scorecard needs: its lists, their measures, what these stand under and are worked out from."""
    lists = tuple(
        replace(listed, name=scorecard)
        for cadence in Cadence
        if (listed := book.scorecard(cadence, scorecard)).measure_ids
    )
    needed: set[int] = set()
    open_ids = [measure_id for listed in lists for measure_id in listed.measure_ids]
    while open_ids:
        measure = book.by_id[open_ids.pop()]
        if measure.id not in needed:
            needed.add(measure.id)
            open_ids += _needs(measure, book)
    return Book(
        replace(book.company, scorecards=()),
        tuple(measure for measure in book.measures if measure.id in needed),
        tuple(goal for goal in book.goals if goal.measure_id in needed),
        lists,
    )


def _needs(measure: Measure, book: Book) -> Iterator[int]:
    if measure.parent_id is not None:
        yield measure.parent_id
    if measure.formula:
        known = (book.by_short_name.get(name) for name in names(tree_of(measure.formula)))
        yield from (other.id for other in known if other is not None)


def write(template: Template) -> str:
    """The text of a template file."""
    book = template.book
    parts = [pairs({"name": template.name, "description": template.description or None})]
    if template.company_keys:
        parts.append(_company(book.company, template.company_keys))
    parts += (_measure(measure, book) for measure in book.measures)
    parts += (_scorecard(scorecard, book) for scorecard in book.scorecards)
    return "\n".join(parts)


def _company(company: Company, keys: Iterable[str]) -> str:
    given = {key: getattr(company, key) for key in COMPANY_KEYS if key in keys}
    if not company.scorecards:
        given.pop("scorecards", None)
    return "[company]\n" + pairs(given)


def _measure(measure: Measure, book: Book) -> str:
    parent = book.by_id.get(measure.parent_id) if measure.parent_id is not None else None
    table = pairs({
        "name": measure.name,
        "short_name": measure.short_name,
        "department": measure.department or None,
        "kind": measure.kind.value,
        "unit": measure.unit.value,
        "direction": measure.direction.value,
        "rollup": measure.rollup.value,
        "formula": measure.formula or None,
        "decimals": measure.decimals,
        "tolerance": measure.tolerance or None,
        "owner": measure.owner or None,
        "parent": parent.short_name if parent else None,
        "aliases": measure.aliases or None,
        "description": measure.description or None,
        "archived": measure.archived or None,
        "alert_streak": measure.alert_streak if measure.alert_streak != ALERT_STREAK else None,
        "alert_range": None if measure.alert_range else False,
    })  # fmt: skip
    goals = [_goal(goal, book) for goal in book.goals if goal.measure_id == measure.id]
    return "\n".join(["[[measures]]\n" + table, *goals])


def _goal(goal: Goal, book: Book) -> str:
    calendar = book.calendar
    table = {
        "kind": goal.kind.value,
        "low": goal.low,
        "high": goal.high,
        "cadence": goal.cadence.value,
        "from": calendar.key(calendar.period(goal.cadence.grain, goal.begin)),
        "note": goal.note or None,
        "segment": goal.segment or None,
        "once": goal.once or None,
    }
    return "  [[measures.goals]]\n" + pairs(table, "  ")


def _scorecard(scorecard: Scorecard, book: Book) -> str:
    listed = tuple(book.by_id[measure_id].short_name for measure_id in scorecard.measure_ids)
    own = {"name": scorecard.name or None, "cadence": scorecard.cadence.value, "measures": listed}
    return "[[scorecards]]\n" + pairs(own)
