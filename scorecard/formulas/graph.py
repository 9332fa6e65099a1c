"""Which measures a formula needs, how far back it looks, and that no formula goes in a circle."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from scorecard.formulas.syntax import (
    Call,
    FormulaError,
    Name,
    Negation,
    Number,
    Operation,
    Tree,
    names,
    parse,
)
from scorecard.measures import Measure, Rollup


class Reach(NamedTuple):
    """How far back a formula looks: so many periods and so many whole years."""

    periods: int = 0
    years: int = 0

    def __add__(self, other: object) -> Reach:
        if not isinstance(other, Reach):
            return NotImplemented
        return Reach(self.periods + other.periods, self.years + other.years)


tree_of = lru_cache(maxsize=4096)(parse)
"""The tree of a formula's text, remembered. Raises FormulaError."""


def check(measures: Iterable[Measure]) -> None:
    """Refuse unknown names and circles. Raises FormulaError naming the measure and the circle."""
    by_name = {measure.short_name: measure for measure in measures}
    for measure in by_name.values():
        if measure.rollup is not Rollup.FORMULA:
            continue
        try:
            used = names(tree_of(measure.formula))
        except FormulaError as error:
            raise FormulaError(f"The formula of {measure.name}: {error}", error.position) from None
        for name in used:
            if name not in by_name:
                raise FormulaError(_unknown(measure, name, by_name), measure.formula.find(name))
    finished: set[str] = set()
    for name in by_name:
        _visit(name, by_name, [], finished)


def _unknown(measure: Measure, name: str, by_name: Mapping[str, Measure]) -> str:
    near = nearest(name, by_name.values())
    hint = f" Do you mean {near.short_name}?" if near is not None else ""
    return f"The formula of {measure.name}: “{name}” is not known.{hint}"


def nearest(name: str, measures: Iterable[Measure]) -> Measure | None:
    """The measure whose short or full name is most like ``name``; None where none is like it."""
    from difflib import get_close_matches

    names: dict[str, Measure] = {}
    for measure in measures:
        names[measure.name.casefold()] = names[measure.short_name] = measure
    found = get_close_matches(name.casefold(), names, n=1)
    return names[found[0]] if found else None


def _visit(name: str, by_name: Mapping[str, Measure], path: list[str], finished: set[str]) -> None:
    if name in finished:
        return
    if name in path:
        circle = [by_name[each].name for each in (*path[path.index(name) :], name)]
        if len(circle) == 2:
            raise FormulaError(f"{circle[0]} cannot use itself.")
        raise FormulaError(f"These formulas go in a circle: {' → '.join(circle)}.")
    measure = by_name[name]
    if measure.rollup is Rollup.FORMULA:
        path.append(name)
        for used in names(tree_of(measure.formula)):
            _visit(used, by_name, path, finished)
        path.pop()
    finished.add(name)


def closure(roots: Iterable[Measure], by_name: Mapping[str, Measure]) -> dict[str, Reach]:
    """Every measure needed to work out ``roots``, by short name, with how far back it is looked at."""
    found: dict[str, Reach] = {}
    waiting = [(measure, Reach()) for measure in roots]
    while waiting:
        measure, reach = waiting.pop()
        known = found.get(measure.short_name)
        if known is not None and known.periods >= reach.periods and known.years >= reach.years:
            continue
        found[measure.short_name] = (
            reach if known is None else Reach(*map(max, zip(known, reach, strict=True)))
        )
        if measure.rollup is Rollup.FORMULA:
            for name, more in _reaches(tree_of(measure.formula)):
                if name in by_name:
                    waiting.append((by_name[name], reach + more))
    return found


def dependents(short_name: str, measures: Iterable[Measure]) -> frozenset[int]:
    """The ids of the measures whose value changes with that of ``short_name``, itself left out."""
    formulas = [measure for measure in measures if measure.rollup is Rollup.FORMULA]
    found: set[int] = set()
    waiting = [short_name]
    while waiting:
        name = waiting.pop()
        for measure in formulas:
            if measure.id not in found and name in names(tree_of(measure.formula)):
                found.add(measure.id)
                waiting.append(measure.short_name)
    return frozenset(found)


def _reaches(tree: Tree) -> list[tuple[str, Reach]]:
    match tree:
        case Number():
            return []
        case Name(name):
            return [(name, Reach())]
        case Negation(operand):
            return _reaches(operand)
        case Operation(_, left, right):
            return _reaches(left) + _reaches(right)
        case Call(function, arguments):
            own = _own_reach(function, arguments)
            return [(name, reach + own) for argument in arguments for name, reach in _reaches(argument)]


def _own_reach(function: str, arguments: tuple[Tree, ...]) -> Reach:
    match function:
        case "previous":
            return Reach(periods=1)
        case "same_last_year" | "year_to_date":
            return Reach(years=1)
        case "rolling":
            count = arguments[1]
            return Reach(periods=int(count.value) if isinstance(count, Number) else 0)
        case _:
            return Reach()
