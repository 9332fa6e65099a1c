"""A measure as it is being edited: texts become values, or a sentence that says why not."""

from __future__ import annotations

from dataclasses import dataclass, replace

from scorecard.book import Book
from scorecard.commands.goals import check_goal
from scorecard.commands.measures import check_measure
from scorecard.errors import ScorecardError
from scorecard.formulas import names, parse
from scorecard.goals import Goal
from scorecard.measures import Direction, Measure, Rollup
from scorecard.periods import Cadence, Period
from scorecard.units import Unit, parse_value
from scorecard.writing import Writing

ROLLUP_OF = {Unit.COUNT: Rollup.SUM, Unit.CURRENCY: Rollup.SUM, Unit.YES_NO: Rollup.ALL}
"""The roll-up that suits a unit; the average where none is named."""


@dataclass(frozen=True, slots=True)
class GoalTexts:
    """A new goal as it is typed; both bounds empty mean none."""

    cadence: Cadence
    begin: Period
    low: str = ""
    high: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What would be saved."""

    measure: Measure
    goal: Goal | None
    cadences: frozenset[Cadence]


@dataclass(frozen=True, slots=True)
class Archive:
    """The wish to take a measure off all tabs."""

    measure: Measure


def make_draft(
    book: Book, measure: Measure, goal: GoalTexts, tolerance: str, cadences: frozenset[Cadence]
) -> Draft:
    """Check everything. Raises ScorecardError with the sentence to show."""
    measure = _with_tolerance(measure, tolerance, book.writing)
    check_measure(book, measure)
    made = _goal(book, measure, goal)
    if made is not None:
        check_goal(measure, made)
    return Draft(measure, made, cadences)


def formula_sentence(book: Book, text: str) -> str:
    """``Uses Deals won and Opportunities.`` Raises ScorecardError where the text is no formula."""
    known = book.by_short_name
    used = [known[name].name for name in names(parse(text)) if name in known]
    if not used:
        return ""
    listed = used[0] if len(used) == 1 else f"{', '.join(used[:-1])} and {used[-1]}"
    return f"Uses {listed}. Empty where one of them is missing."


def _with_tolerance(measure: Measure, text: str, writing: Writing) -> Measure:
    return replace(measure, tolerance=_number(text, Unit.PERCENT, writing) or 0.0)


def _goal(book: Book, measure: Measure, texts: GoalTexts) -> Goal | None:
    kind = measure.direction
    if kind is Direction.YES:
        # Nothing is typed: yes is the goal, from then on where it is not yet.
        there = book.goal_book.target(measure, texts.begin)
        known = there is not None and there.kind is Direction.YES
        return None if known else Goal(measure.id, texts.cadence, texts.begin.begin, kind)
    low, high = (_number(text, measure.unit, book.writing) for text in (texts.low, texts.high))
    if low is None and high is None:
        return None
    return Goal(
        measure.id,
        texts.cadence,
        texts.begin.begin,
        kind,
        low=low if kind in (Direction.AT_LEAST, Direction.BETWEEN) else None,
        high=high if kind in (Direction.AT_MOST, Direction.BETWEEN) else None,
    )


def _number(text: str, unit: Unit, writing: Writing) -> float | None:
    if not text.strip():
        return None
    try:
        return parse_value(text, unit, writing)
    except ValueError as error:
        raise ScorecardError(str(error)) from None
