"""A formula while it is typed: full names become short ones, and the first fault is found with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from scorecard.formulas.graph import check, closure, nearest, tree_of
from scorecard.formulas.syntax import FUNCTIONS, FormulaError, Token, plain_signs, scan
from scorecard.measures import Measure, Rollup


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a formula, and the stretch of its text that is to blame."""

    text: str
    begin: int
    end: int
    suggestion: Measure | None = None
    """What was likely meant there."""


def with_short_names(text: str, measures: Iterable[Measure]) -> str:
    """The formula with measures' short names where their names are written in full, and plain signs."""
    short = {" ".join(measure.name.split()).casefold(): measure.short_name for measure in measures}
    known = frozenset(short.values())
    longest_first = sorted(short, key=len, reverse=True)
    if not longest_first:
        return plain_signs(text)
    names = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in longest_first)

    def replaced(match: re.Match[str]) -> str:
        if match[0] in known or (match[0] in FUNCTIONS and text[match.end() :].lstrip().startswith("(")):
            return match[0]
        return short[" ".join(match[0].split()).casefold()]

    return plain_signs(re.sub(rf"(?<!\w)(?:{names})(?!\w)", replaced, text, flags=re.IGNORECASE))


def find_fault(formula: str, own: Measure, measures: Iterable[Measure]) -> Fault | None:
    """The first thing that is wrong with ``formula`` as that of ``own``; None where it can be kept.

    ``measures`` are all of the company; that with the id of ``own`` counts as it stands in ``own``.
    """
    drafted = replace(own, formula=formula, rollup=Rollup.FORMULA)
    # It comes first, so that a circle is told from it on.
    by_name = {own.short_name: drafted}
    by_name |= {measure.short_name: measure for measure in measures if measure.id != own.id}
    if (unknown := _unknown(formula, by_name, drafted)) is not None:
        return unknown
    try:
        tree_of(formula)
    except FormulaError as error:
        return Fault(str(error), *_span(formula, error.position))
    try:
        check(by_name.values())
    except FormulaError as error:
        return Fault(str(error), *_circle_span(formula, own.short_name, by_name))
    return None


def _unknown(formula: str, by_name: Mapping[str, Measure], own: Measure) -> Fault | None:
    """Words that are no measure. Several in a row count as one name: “New leds” is meant as a whole."""
    for words in _runs(formula):
        if all(word.text in by_name or word.text in FUNCTIONS for word in words):
            continue
        begin, end = words[0].position, words[-1].end
        written = formula[begin:end]
        if formula[end:].lstrip().startswith("("):
            # A function that is not known is told by the parser, which knows them all.
            continue
        meant = nearest(written, (measure for measure in by_name.values() if measure is not own))
        hint = f" Do you mean {meant.name}?" if meant is not None else ""
        return Fault(f"“{written}” is not known.{hint}", begin, end, meant)
    return None


def _runs(formula: str) -> Iterator[list[Token]]:
    for is_name, run in groupby(scan(formula), key=lambda token: token.kind == "name"):
        if is_name:
            yield list(run)


def _span(formula: str, position: int) -> tuple[int, int]:
    """The token at a position; the last one where the formula ends too early."""
    tokens = list(scan(formula))
    found = next((token for token in tokens if token.position <= position < token.end), None)
    if found is None:
        found = tokens[-1] if tokens else Token("end", "", 0)
    return found.position, found.end


def _circle_span(formula: str, own: str, by_name: Mapping[str, Measure]) -> tuple[int, int]:
    """The name through which a formula comes back to itself; all of it where no name of it does."""
    for token in scan(formula):
        if token.kind == "name" and token.text in by_name and own in closure([by_name[token.text]], by_name):
            return token.position, token.end
    return 0, len(formula)
