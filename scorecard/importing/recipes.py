"""Recipes as text: the choices for files of one shape, in TOML that a person can read, edit and give away.

Measures are named by their short names, so that another company with the same measures can use the recipe.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from scorecard.book import Book
from scorecard.importing.area_text import area_of, area_text
from scorecard.importing.choices import Choices
from scorecard.importing.corrections import Correction
from scorecard.importing.foreign import Foreign, UsedRate
from scorecard.importing.layout import Area, LayoutKind
from scorecard.importing.mapping import Choice
from scorecard.importing.moments import DateOrder
from scorecard.importing.numbers import NumberStyle
from scorecard.importing.readings import Scaling
from scorecard.importing.rule_text import dump_rules, load_rules
from scorecard.importing.shape import Shape
from scorecard.toml_table import Table, parse
from scorecard.toml_text import Value, pairs, quoted
from scorecard.units import LARGEST

LONGEST_NAME = 80
"""Characters in the name of a recipe."""
_PLAIN = Choices()
_WORDS = {Choice.NEW: "(new measure)", Choice.LEAVE_OUT: "(leave out)"}
"""What stands in place of a short name, which has no brackets."""


def dump(name: str, choices: Choices, book: Book) -> str:
    """The text of a recipe. Names whose measure is not in the book are left out."""
    parts = [_heading(name, choices)]
    if choices.rules is not None:
        parts.append(dump_rules(choices.rules))
    if matches := _matches(choices.matches, book):
        parts.append("[matches]\n" + pairs({quoted(key): value for key, value in matches.items()}))
    parts += _corrections(choices.corrections, book)
    return "\n".join(parts)


def load(text: str, book: Book, file: str) -> tuple[str, Choices]:
    """The name of a recipe and its choices; ``file`` is what messages call it.

    Raises ScorecardError that names the file, the key and what is allowed.
    """
    root = parse(text, file, "recipe")
    name = _name(root)
    choices = Choices(
        sheet=root.text("sheet", "") if root.given("sheet") else None,
        together=root.flag("together", _PLAIN.together),
        area=_area(root),
        layout=root.word("layout", LayoutKind) if root.given("layout") else None,
        date_order=root.word("dates", DateOrder) if root.given("dates") else None,
        number_style=root.word("numbers", NumberStyle) if root.given("numbers") else None,
        exchanged=root.flag("exchanged", False) if root.given("exchanged") else None,
        scaling=root.word("scales", Scaling) if root.given("scales") else None,
        foreign=root.word("foreign", Foreign) if root.given("foreign") else None,
        foreign_in=root.text("foreign_in", ""),
        last_rate=_rate(root) if root.given("last_rate") else None,
        with_hidden=root.flag("with_hidden", _PLAIN.with_hidden),
        newest_wins=root.flag("newest_wins", _PLAIN.newest_wins),
        is_complete=root.flag("is_complete", _PLAIN.is_complete),
        with_goals=root.flag("with_goals", _PLAIN.with_goals),
        rules=load_rules(root.table("rows")) if root.given("rows") else None,
        matches=_measures(root.table("matches"), book),
        corrections=tuple(_correction(each, book) for each in root.tables("corrections")),
    )
    if root.given("files"):
        _shape(root.table("files"))
    root.finish()
    return name, choices


def with_shape(text: str, shape: str) -> str:
    """The text of a recipe to be given away: with the shape of the files that it is for."""
    known = Shape.of(shape)
    names = tuple(sorted(known.names))
    table: dict[str, Value] = {"kind": known.kind, "sheet": known.sheet, "names": names}
    return f"{text}\n[files]\n{pairs(table)}" if shape else text


def without_shape(text: str) -> str:
    """The text of a recipe that was given away as it is kept."""
    return re.sub(r"(?ms)\n?^\[files\].*?(?=^\[|\Z)", "", text)


def shape_in(text: str, file: str) -> str:
    """The shape in a recipe that was given away; empty where it has none. Raises ScorecardError."""
    root = parse(text, file, "recipe")
    return _shape(root.table("files")) if root.given("files") else ""


def renamed(text: str, name: str) -> str:
    """The text of a recipe with another name; all else, comments too, stays as it is."""
    return re.sub(r"(?m)^name\s*=.*$", lambda _: f"name = {quoted(name)}", text, count=1)


def _heading(name: str, choices: Choices) -> str:
    return pairs({
        "name": name,
        "sheet": choices.sheet,
        "together": _unless_plain("together", choices),
        "area": area_text(choices.area) if choices.area else None,
        "layout": choices.layout.value if choices.layout else None,
        "dates": choices.date_order.value if choices.date_order else None,
        "exchanged": choices.exchanged,
        "numbers": choices.number_style.value if choices.number_style else None,
        "scales": choices.scaling.value if choices.scaling else None,
        "foreign": choices.foreign.value if choices.foreign else None,
        "foreign_in": choices.foreign_in if choices.foreign else None,
        "last_rate": choices.last_rate.rate if choices.last_rate else None,
        "last_rate_on": choices.last_rate.day.isoformat() if choices.last_rate else None,
        "with_hidden": _unless_plain("with_hidden", choices),
        "newest_wins": _unless_plain("newest_wins", choices),
        "is_complete": _unless_plain("is_complete", choices),
        "with_goals": _unless_plain("with_goals", choices),
    })  # fmt: skip


def _unless_plain(key: str, choices: Choices) -> bool | None:
    chosen: bool = getattr(choices, key)
    return None if chosen is getattr(_PLAIN, key) else chosen


def _matches(matches: Mapping[str, int | Choice], book: Book) -> dict[str, str]:
    found = {}
    for name, choice in matches.items():
        if isinstance(choice, Choice):
            found[name] = _WORDS[choice]
        elif choice in book.by_id:
            found[name] = book.by_id[choice].short_name
    return found


def _corrections(corrections: Iterable[Correction], book: Book) -> list[str]:
    return [
        "[[corrections]]\n"
        + pairs({
            "measure": book.by_id[each.measure_id].short_name,
            "period": each.period,
            "segment": each.segment or None,
            "found": each.found,
            "value": each.value,
        })
        for each in corrections
        if each.measure_id in book.by_id
    ]  # fmt: skip


def _correction(table: Table, book: Book) -> Correction:
    by_name = {measure.short_name: measure.id for measure in book.measures}
    name, value = table.text("measure"), table.number("value")
    if name not in by_name:
        raise table.refusal("measure", name, "short names of this company's measures")
    if value is None:
        raise table.refusal("value", value, "a number")
    found = Correction(
        by_name[name], table.text("period"), table.text("segment", ""), table.text("found"), value
    )
    table.finish()
    return found


def _name(root: Table) -> str:
    name = root.text("name")
    if len(name) > LONGEST_NAME or name != " ".join(name.split()):
        raise root.refusal("name", name, f"one line of at most {LONGEST_NAME} characters")
    return name


def _area(root: Table) -> Area | None:
    if not root.given("area"):
        return None
    text = root.text("area")
    area = area_of(text)
    if area is None:
        raise root.refusal("area", text, "cells such as B3:N20, or B3: for all from B3 on")
    return area


def _rate(root: Table) -> UsedRate:
    rate, day = root.number("last_rate"), root.text("last_rate_on")
    if rate is None or not 0 < rate < LARGEST:
        raise root.refusal("last_rate", rate, "a number above 0")
    try:
        return UsedRate(rate, date.fromisoformat(day))
    except ValueError:
        raise root.refusal("last_rate_on", day, "a date such as 2026-11-03") from None


def _shape(table: Table) -> str:
    shape = Shape(table.text("kind"), table.text("sheet", ""), frozenset(table.texts("names")))
    table.finish()
    return shape.text


def _measures(table: Table, book: Book) -> dict[str, int | Choice]:
    by_word: dict[str, int | Choice] = {word: choice for choice, word in _WORDS.items()}
    by_word |= {measure.short_name: measure.id for measure in book.measures}
    found = {}
    for key in table.left:
        value = table.text(key)
        if value not in by_word:
            allowed = f"short names of this company's measures, {' or '.join(_WORDS.values())}"
            raise table.refusal(key, value, allowed)
        found[key] = by_word[value]
    return found
