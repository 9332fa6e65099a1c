"""The library of well-known measures, from which the shipped templates are made."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from resources import resource
from scorecard.measures import Direction, Kind, Measure, Rollup
from scorecard.periods import Cadence
from scorecard.units import Unit


@dataclass(frozen=True, slots=True)
class KnownMeasure:
    """A measure as most companies define it."""

    measure: Measure
    """Its id is its place in the library."""
    cadences: frozenset[Cadence]
    """The scorecards on which it makes sense; none for a mere input of formulas."""
    low: float | None
    high: float | None
    """Where a benchmark is known, its bounds in the measure's unit."""
    names: Mapping[str, str]
    """Its name in other languages, by language code (``fa``, ``ar``, ``id``)."""


@lru_cache(maxsize=1)
def library() -> Mapping[str, KnownMeasure]:
    """All known measures by short name."""
    lines = resource("library.csv").read_text(encoding="utf-8").splitlines()
    return {row["short_name"]: _known(number, row) for number, row in enumerate(csv.DictReader(lines), 1)}


def by_any_name() -> dict[str, Measure]:
    """All known measures by each of their names: short, in full and in other languages."""
    return {
        name: found.measure
        for found in library().values()
        for name in (found.measure.short_name, found.measure.name, *found.names.values())
    }


def _known(number: int, row: Mapping[str, str]) -> KnownMeasure:
    measure = Measure(
        number,
        row["short_name"],
        row["name"],
        department=row["department"],
        kind=Kind(row["kind"]),
        unit=Unit(row["unit"]),
        rollup=Rollup(row["rollup"]),
        direction=Direction(row["direction"]),
        formula=row["formula"],
        description=row["note"],
    )
    names = {language: row[f"name_{language}"] for language in ("fa", "ar", "id") if row[f"name_{language}"]}
    cadences = frozenset(Cadence(word) for word in row["cadences"].split(";") if word)
    return KnownMeasure(measure, cadences, _bound(row["low"]), _bound(row["high"]), names)


def _bound(text: str) -> float | None:
    return float(text) if text else None
