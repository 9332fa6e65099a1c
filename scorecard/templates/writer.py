"""Writing a template file: TOML that a person can read, and that reads back as the same definitions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from scorecard.book import Book
from scorecard.errors import StoreError
from scorecard.goals import Goal
from scorecard.measures import Company, Measure, Scorecard
from scorecard.templates.template import COMPANY_KEYS, Template

_Value = str | bool | int | float | tuple[str, ...] | None
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def dump(book: Book) -> str:
    """A company's definitions as the text of a template file."""
    return write(Template(book.company.name.strip() or Company().name, "", book, frozenset(COMPANY_KEYS)))


def save(book: Book, target: Path) -> None:
    """Write a company's definitions as a template file, whole or not at all. Raises StoreError."""
    unfinished = target.with_name(f"{target.name}.part")
    try:
        unfinished.write_text(dump(book), encoding="utf-8", newline="\n")
        unfinished.replace(target)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink()
        reason = error.strerror or error
        raise StoreError(f"{target} cannot be written: {reason}. Choose another name or folder.") from None


def write(template: Template) -> str:
    """The text of a template file."""
    book = template.book
    parts = [_pairs({"name": template.name, "description": template.description or None})]
    if template.company_keys:
        parts.append(_company(book.company, template.company_keys))
    parts += (_measure(measure, book) for measure in book.measures)
    parts += (_scorecard(scorecard, book) for scorecard in book.scorecards)
    return "\n".join(parts)


def _company(company: Company, keys: Iterable[str]) -> str:
    given = {key: getattr(company, key) for key in COMPANY_KEYS if key in keys}
    return "[company]\n" + _pairs(given)


def _measure(measure: Measure, book: Book) -> str:
    parent = book.by_id.get(measure.parent_id) if measure.parent_id is not None else None
    table = _pairs({
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
    }
    return "  [[measures.goals]]\n" + _pairs(table, "  ")


def _scorecard(scorecard: Scorecard, book: Book) -> str:
    names = tuple(book.by_id[measure_id].short_name for measure_id in scorecard.measure_ids)
    own = {"name": scorecard.name or None, "cadence": scorecard.cadence.value, "measures": names}
    return "[[scorecards]]\n" + _pairs(own)


def _pairs(table: Mapping[str, _Value], indent: str = "") -> str:
    lines = (f"{indent}{key} = {_value(value)}\n" for key, value in table.items() if value is not None)
    return "".join(lines)


def _value(value: _Value) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return _quoted(value)
        case tuple():
            return _list(value)
        case _:
            return repr(value)


def _list(texts: tuple[str, ...]) -> str:
    quoted = [_quoted(text) for text in texts]
    one_line = f"[{', '.join(quoted)}]"
    if len(one_line) <= 100:
        return one_line
    return "[\n" + "".join(f"  {text},\n" for text in quoted) + "]"


def _quoted(text: str) -> str:
    return '"' + "".join(_ESCAPES.get(sign) or _plain(sign) for sign in text) + '"'


def _plain(sign: str) -> str:
    """A sign as TOML takes it within quotes: control signs by their number."""
    return sign if " " <= sign != "\x7f" else f"\\u{ord(sign):04x}"
