"""Names of measures as the file has them, made distinct and short enough."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from scorecard.importing.grid import Grid, address
from scorecard.importing.layout import FoundSeries
from scorecard.importing.mapping import normalized
from scorecard.importing.plan import CellProblem
from scorecard.measures import LONGEST_NAME

_FOOTNOTE = re.compile(r"\s\d(,\d)*$")


def distinct_names(
    series: Sequence[FoundSeries], grid: Grid
) -> tuple[tuple[FoundSeries, ...], tuple[CellProblem, ...]]:
    """The series with one name each, and the names that had to be shortened.

    A name that repeats gets its section before it: ``Males: 15-44``; where that repeats too, its place.
    """
    problems = tuple(
        CellProblem(
            address(each.row, each.column),
            each.name[:60] + "…",
            f"the name has {len(each.name):,} characters, at most {LONGEST_NAME} are kept",
            "shortened",
        )
        for each in series
        if len(each.name) > LONGEST_NAME
    )
    named = [replace(each, name=each.name[:LONGEST_NAME].strip()) for each in series]
    for rename in (_with_section, _with_place):
        counts = Counter(normalized(each.name) for each in named)
        named = [rename(each) if counts[normalized(each.name)] > 1 else each for each in named]
    return tuple(named), problems


def _with_section(series: FoundSeries) -> FoundSeries:
    section = _FOOTNOTE.sub("", series.section).strip()
    return replace(series, name=f"{section}: {series.name}"[:LONGEST_NAME]) if section else series


def _with_place(series: FoundSeries) -> FoundSeries:
    return replace(series, name=f"{series.name[: LONGEST_NAME - 20]} ({series.place})")
