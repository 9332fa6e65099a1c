"""The library of well-known measures, from which the shipped templates are made."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from resources import resource
from scorecard.formulas import names, parse
from scorecard.goals import Target
from scorecard.language import Language
from scorecard.measures import Direction, Kind, Measure, Rollup
from scorecard.periods import Cadence
from scorecard.units import Unit


@dataclass(frozen=True, slots=True)
class KnownMeasure:
    """A measure as most companies define it."""

    measure: Measure
    """Its id is its place in the library; its description is what it tells."""
    cadences: frozenset[Cadence]
    """The scorecards on which it makes sense; none for a mere input of formulas."""
    low: float | None
    high: float | None
    """Where a benchmark is known, its bounds in the measure's unit."""
    note: str
    """What there is to know about the benchmark and how the number is counted."""
    collections: tuple[str, ...]
    """The kinds of company and scorecard that it suits: ``revenue team``."""
    words: str
    """What people complain about or search for when this is the number to look at."""
    leads: tuple[str, ...]
    """The lagging ones that a leading one leads: short names, or plain words for what the library lacks."""
    names: Mapping[Language, str]
    """Its name in each language; the measure's own is the English one."""

    @property
    def short_name(self) -> str:
        """The name in formulas, by which it is found again in a company."""
        return self.measure.short_name

    @property
    def inputs(self) -> tuple[str, ...]:
        """The short names that its formula uses."""
        return names(parse(self.measure.formula)) if self.measure.formula else ()

    @property
    def benchmark(self) -> Target | None:
        """The benchmark as a goal for a period; None where none is known."""
        match self.measure.direction:
            case Direction.AT_LEAST if self.low is not None:
                return Target(Direction.AT_LEAST, low=self.low)
            case Direction.AT_MOST if self.high is not None:
                return Target(Direction.AT_MOST, high=self.high)
            case Direction.BETWEEN if self.low is not None and self.high is not None:
                return Target(Direction.BETWEEN, self.low, self.high)
        return None

    @property
    def benchmark_range(self) -> Target | None:
        """The benchmark as it is told: ``10–15%`` also where only its lower end makes the goal."""
        if self.low is not None and self.high is not None:
            return Target(Direction.BETWEEN, self.low, self.high)
        return self.benchmark


@lru_cache(maxsize=1)
def library() -> Mapping[str, KnownMeasure]:
    """All known measures and inputs of formulas, by short name."""
    lines = resource("library.csv").read_text(encoding="utf-8").splitlines()
    return {row["short_name"]: _known(number, row) for number, row in enumerate(csv.DictReader(lines), 1)}


@lru_cache(maxsize=1)
def to_choose_from() -> tuple[KnownMeasure, ...]:
    """The known measures that can stand on a scorecard, in the library's order; no mere inputs."""
    return tuple(known for known in library().values() if known.cadences)


@lru_cache(maxsize=1)
def collections() -> tuple[str, ...]:
    """The names of all collections, in the order in which the library brings them."""
    return tuple(dict.fromkeys(name for known in to_choose_from() for name in known.collections))


def name_of(word: str, language: Language = Language.ENGLISH) -> str:
    """The full name of a short name; words that are none stay."""
    known = library().get(word)
    return known.names[language] if known is not None else word


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
        description=row["tells"],
    )
    return KnownMeasure(
        measure,
        frozenset(Cadence(word) for word in _parts(row["cadences"])),
        _bound(row["low"]),
        _bound(row["high"]),
        row["note"],
        _parts(row["collections"]),
        row["words"],
        _parts(row["leads"]),
        {each: row["name" if each is Language.ENGLISH else f"name_{each}"] for each in Language},
    )


def _parts(text: str) -> tuple[str, ...]:
    return tuple(filter(None, text.split(";")))


def _bound(text: str) -> float | None:
    return float(text) if text else None
