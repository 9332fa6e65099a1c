"""Writing a template file: TOML that a person can read, and that reads back as the same definitions."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from scorecard.book import Book
from scorecard.goals import Goal
from scorecard.measures import ALERT_STREAK, Company, Measure, Scorecard
from scorecard.templates.template import COMPANY_KEYS, Template
from scorecard.toml_text import pairs, save_text


def dump(book: Book) -> str:
    """A company's definitions as the text of a template file."""
    return write(Template(book.company.name.strip() or Company().name, "", book, frozenset(COMPANY_KEYS)))


def save(book: Book, target: Path) -> None:
    """Write a company's definitions as a template file, whole or not at all. Raises StoreError."""
    save_text(dump(book), target)


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
    names = tuple(book.by_id[measure_id].short_name for measure_id in scorecard.measure_ids)
    own = {"name": scorecard.name or None, "cadence": scorecard.cadence.value, "measures": names}
    return "[[scorecards]]\n" + pairs(own)
