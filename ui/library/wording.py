"""The library's words: formulas with full names, benchmarks, and what else a measure is told by."""

from __future__ import annotations

import re
from html import escape

from scorecard.book import Book
from scorecard.formulas import scan
from scorecard.goals import Goal, format_target
from scorecard.language import Language, run_from_right
from scorecard.measures import Direction, Kind, Measure, Rollup
from scorecard.periods import Cadence, Grain
from scorecard.templates.adding import Plan, Standing
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
KIND, LEADS, FORMULA = "Kind", "Leads", "How it is worked out"
BENCHMARK, NOTE = "Benchmark", "Good to know"
GOOD, UNIT = "On track when it is", "Unit"
ROLLUP = "Weeks into months, months into quarters"
SENSE, DEPARTMENT = "Makes sense", "Department"
COLLECTIONS, ELSEWHERE = "In the collections", "Elsewhere called"
FACTS = (
    (KIND,), (LEADS,), (FORMULA,), (BENCHMARK,), (NOTE,), (GOOD, UNIT), (SENSE, DEPARTMENT), (ROLLUP,),
    (COLLECTIONS,), (ELSEWHERE,),
)  # fmt: skip
"""The headings of all that is told, line by line."""
_FROM_LEFT = "\u200e"
"""A line that begins with it runs from the left, whatever its first word."""
_BEFORE = re.compile(r"previous\((\w+)\)")
_SIGNS = {"*": " × ", "/": " ÷ ", "+": " + ", "-": " − ", ",": ", "}


def formula_words(formula: str, language: Language) -> str:
    """A formula as it is said: ``100 × Deals won ÷ Sales opportunities``."""
    return "".join(words for words, _ in _pieces(formula, language)).strip()


def formula_markup(formula: str, language: Language) -> str:
    """The same with each name as a chip, for a label."""
    colours = theme.current()
    ground, ink = theme.css(colours.accentTint), theme.css(colours.accent)
    chip = f'<span style="background-color: {ground}; color: {ink}">'
    return "".join(
        f"{chip}&nbsp;{escape(words).replace(' ', '&nbsp;')}&nbsp;</span>" if is_name else escape(words)
        for words, is_name in _pieces(formula, language)
    ).strip()


def _pieces(formula: str, language: Language) -> list[tuple[str, bool]]:
    """The parts of a formula in words, and whether each is a measure's name."""
    pieces = []
    for token in scan(_BEFORE.sub(r"previous \1", formula)):
        if token.kind != "name":
            pieces.append((_SIGNS.get(token.text, token.text), False))
        elif token.text == "previous":
            pieces.append(("last period’s ", False))
        else:
            pieces.append((_isolated(name_of(token.text, language)), True))
    return pieces


def facts(known: KnownMeasure, writing: Writing, language: Language) -> dict[str, str]:
    """All that is told of a measure, by its heading; what does not apply is empty.

    It is called by its name in ``language``; the other names are a fact of their own.
    """
    measure, names = known.measure, known.names
    others = [_isolated(name) for each, name in names.items() if each is not language]
    return {
        KIND: f"{measure.kind.value.capitalize()}: {KINDS[measure.kind]}",
        LEADS: ", ".join(_isolated(name_of(word, language)) for word in known.leads),
        FORMULA: formula_words(measure.formula, language),
        BENCHMARK: benchmark(known, writing),
        NOTE: known.note,
        GOOD: DIRECTIONS[measure.direction],
        UNIT: unit(measure.unit, writing),
        ROLLUP: ROLLUPS[measure.rollup],
        SENSE: cadences(known.cadences),
        DEPARTMENT: measure.department,
        COLLECTIONS: ", ".join(map(collection, known.collections)),
        ELSEWHERE: _FROM_LEFT + " · ".join(others),
    }


def _isolated(name: str) -> str:
    """A name that is written from the right keeps to itself in a line that is not."""
    return f"\u2068{name}\u2069" if run_from_right([name]) else name


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


def listed(names: list[str], most: int) -> str:
    """``A, B and C``; of many the first and how many more."""
    if len(names) > most:
        names = [*names[: most - 1], f"{len(names) - most + 1} more"]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


STATES = {
    Standing.NEW: "",
    Standing.LISTED: "On the scorecard",
    Standing.UNLISTED: "Not on this scorecard",
    Standing.ARCHIVED: "Archived",
}
"""How a measure stands in the company, as short as a row of the list needs it."""
SENTENCES = {
    Standing.NEW: "",
    Standing.LISTED: "It is on the scorecard already.",
    Standing.UNLISTED: "The company has it already. Tick it to show it on the scorecard.",
    Standing.ARCHIVED: "It is archived. Tick it to bring it back with all its numbers.",
}
HINT = "Tick what you want to follow: click a box, or press Space. Shift ticks all on the way."


def goal(found: Goal, measure: Measure, writing: Writing) -> str:
    """``≥ 110.0%``."""
    return format_target(found.target, measure.unit, measure.decimals, writing)


def plan_sentences(plan: Plan, wanted: frozenset[Cadence], book: Book, most: int = 4) -> list[str]:
    """What adding takes beside the chosen measures themselves; of long lists at most so many are named."""
    sentences = [_inputs(plan, most), _moved(plan, wanted, most)]
    sentences += [
        f"The {cadence.value} tab will have {count} numbers; 8 to 15 read best."
        for cadence, count in plan.crowded.items()
    ]
    # Each goal stands in its row too: it comes last, where the words may have no room.
    sentences.append(_first_goals(plan, book, most))
    return [sentence for sentence in sentences if sentence]


def _first_goals(plan: Plan, book: Book, most: int) -> str:
    if not plan.goals:
        return ""
    made = {measure.id: measure for measure in plan.chosen}
    pairs = [(made[each.measure_id], each) for each in plan.goals]
    goals = [f"{_isolated(measure.name)} {goal(each, measure, book.writing)}" for measure, each in pairs]
    month = book.calendar.title(book.calendar.period(Grain.MONTH, plan.goals[0].begin))
    return f"First goals a month, from {month}: {listed(goals, most)}."


def _inputs(plan: Plan, most: int) -> str:
    if not plan.inputs:
        return ""
    count, names = len(plan.inputs), listed([_isolated(measure.name) for measure in plan.inputs], most)
    noun = "1 input comes" if count == 1 else f"{count} inputs come"
    return f"{noun} along, shown on no tab: {names}."


def _moved(plan: Plan, wanted: frozenset[Cadence], most: int) -> str:
    if not plan.moved:
        return ""
    places = frozenset(place for measure in plan.moved for place in plan.places[measure.id])
    verb = "goes" if len(plan.moved) == 1 else "go"
    names = listed([_isolated(measure.name) for measure in plan.moved], most)
    reason = f": {cadences(wanted).lower()} makes no sense" if wanted else ""
    return f"{names} {verb} to the {cadences(places).lower()} tab{reason}."
