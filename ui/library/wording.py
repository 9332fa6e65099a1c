"""The library's words: formulas with full names, benchmarks, and what else a measure is told by."""

from __future__ import annotations

import re
from html import escape

from scorecard.formulas import scan
from scorecard.goals import format_target
from scorecard.measures import Direction, Kind, Rollup
from scorecard.periods import Cadence
from scorecard.templates.library import KnownMeasure, name_of
from scorecard.units import Unit
from scorecard.writing import Writing
from ui import theme

DIRECTIONS = {
    Direction.AT_LEAST: "At least the goal",
    Direction.AT_MOST: "At most the goal",
    Direction.BETWEEN: "Within a range",
    Direction.YES: "Yes",
}
ROLLUPS = {
    Rollup.SUM: "Sum",
    Rollup.AVERAGE: "Average",
    Rollup.LAST: "Last value",
    Rollup.FIRST: "First value",
    Rollup.MINIMUM: "Least value",
    Rollup.MAXIMUM: "Greatest value",
    Rollup.FORMULA: "The formula of the rolled-up numbers",
    Rollup.ALL: "Yes only if all are yes",
}
KINDS = {
    Kind.LEADING: "moves first and tells what is coming",
    Kind.LAGGING: "shows the result after the fact",
}
LEADS, FORMULA = "Leads", "How it is worked out"
_BEFORE = re.compile(r"previous\((\w+)\)")
_SIGNS = {"*": " × ", "/": " ÷ ", "+": " + ", "-": " − ", ",": ", "}


def formula_words(formula: str) -> str:
    """A formula as it is said: ``100 × Deals won ÷ Sales opportunities``."""
    return "".join(words for words, _ in _pieces(formula)).strip()


def formula_markup(formula: str) -> str:
    """The same with each name as a chip, for a label."""
    colours = theme.current()
    ground, ink = theme.css(colours.accentTint), theme.css(colours.accent)
    chip = f'<span style="background-color: {ground}; color: {ink}">'
    return "".join(
        f"{chip}&nbsp;{escape(words).replace(' ', '&nbsp;')}&nbsp;</span>" if is_name else escape(words)
        for words, is_name in _pieces(formula)
    ).strip()


def _pieces(formula: str) -> list[tuple[str, bool]]:
    """The parts of a formula in words, and whether each is a measure's name."""
    pieces = []
    for token in scan(_BEFORE.sub(r"previous \1", formula)):
        if token.kind != "name":
            pieces.append((_SIGNS.get(token.text, token.text), False))
        elif token.text == "previous":
            pieces.append(("last period’s ", False))
        else:
            pieces.append((name_of(token.text), True))
    return pieces


def facts(known: KnownMeasure, writing: Writing) -> dict[str, str]:
    """All that is told of a measure, by its heading; what does not apply is empty."""
    measure = known.measure
    return {
        "Kind": f"{measure.kind.value.capitalize()}: {KINDS[measure.kind]}",
        LEADS: ", ".join(map(name_of, known.leads)),
        FORMULA: formula_words(measure.formula),
        "Benchmark": benchmark(known, writing),
        "Good to know": known.note,
        "On track when it is": DIRECTIONS[measure.direction],
        "Unit": unit(measure.unit, writing),
        "Weeks into months, months into quarters": ROLLUPS[measure.rollup],
        "Makes sense": cadences(known.cadences),
        "Department": measure.department,
        "In the collections": ", ".join(map(collection, known.collections)),
        "Elsewhere called": " · ".join(map(_isolated, known.names.values())),
    }


def _isolated(name: str) -> str:
    """A name that is written from the right keeps to itself in a line that is not."""
    return f"\u2068{name}\u2069"


def benchmark(known: KnownMeasure, writing: Writing) -> str:
    """The benchmark alone: ``10.0–15.0%``; empty where none is known."""
    if (found := known.benchmark_range) is None:
        return ""
    return format_target(found, known.measure.unit, known.measure.decimals, writing)


def unit(found: Unit, writing: Writing) -> str:
    """A unit's name, a currency with its sign."""
    return f"{found.label} ({writing.sign.strip()})" if found is Unit.CURRENCY else found.label


def cadences(found: frozenset[Cadence]) -> str:
    """``Weekly, monthly``, shortest first."""
    return ", ".join(cadence.value for cadence in Cadence if cadence in found).capitalize()


def collection(name: str) -> str:
    """A collection's name as it begins a line."""
    return name[:1].upper() + name[1:]


def listed(names: list[str], most: int = 4) -> str:
    """``A, B and C``; of many the first and how many more."""
    if len(names) > most:
        names = [*names[: most - 1], f"{len(names) - most + 1} more"]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
