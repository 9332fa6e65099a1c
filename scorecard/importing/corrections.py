"""Cells that a person corrected: what is used again where the very same text stands in a later file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from scorecard.importing.findings import Home, Place
from scorecard.importing.foreign import as_in_file
from scorecard.importing.plan import CellProblem
from scorecard.measures import Entry, EntryKey
from scorecard.periods import Calendar


@dataclass(frozen=True, slots=True)
class Correction:
    """What is meant by a text for one measure, period and segment, wherever in a file it stands."""

    measure_id: int
    period: str
    """Its key: ``2026-01``."""
    segment: str
    found: str
    """The text of the cell: ``approx 45``."""
    value: float
    """In the measure's unit and in the file's currency."""

    @classmethod
    def of(cls, problem: CellProblem, value: float, calendar: Calendar) -> Correction | None:
        """A value for a cell; None where it is not known for which number it would be."""
        if problem.key is None or not problem.found:
            return None
        measure_id, grain, begin, segment = problem.key
        return cls(measure_id, calendar.key(calendar.period(grain, begin)), segment, problem.found, value)

    def is_of_same(self, other: Correction) -> bool:
        """Whether both are of the same text for the same number, whatever their values."""
        return replace(self, value=other.value) == other


@dataclass(frozen=True, slots=True)
class Recalled:
    """A cell that is read as its text was corrected before."""

    problem: CellProblem
    value: float


def with_correction(
    known: Sequence[Correction], problem: CellProblem, value: float | None, calendar: Calendar
) -> tuple[Correction, ...]:
    """The corrections with this one in place of an older one; without any for the cell where it is None."""
    new = Correction.of(problem, 0.0 if value is None else value, calendar)
    if new is None:
        return tuple(known)
    kept = [each for each in known if not each.is_of_same(new)]
    return tuple(kept if value is None else [*kept, new])


def recall(
    problems: Iterable[CellProblem], known: Sequence[Correction], calendar: Calendar
) -> dict[Place, Recalled]:
    """The cells among these whose text was corrected before for the same measure, period and segment."""
    values = {replace(each, value=0.0): each.value for each in known}
    found = {}
    for problem in problems if values else ():
        wanted = Correction.of(problem, 0.0, calendar)
        if wanted in values:
            found[problem.sheet, problem.address] = Recalled(problem, values[wanted])
    return found


def recalled_notes(recalled: Iterable[Recalled]) -> list[str]:
    """What is read as before."""
    texts = [f"{each.problem.address} “{each.problem.found}”" for each in recalled]
    if not texts:
        return []
    more = f" and {len(texts) - 1:,} more" if len(texts) > 1 else ""
    return [f"{texts[0]}{more} {'are' if more else 'is'} read as corrected before."]


def suggest_as_now(
    problems: Iterable[CellProblem], home: Home, rates: Mapping[Place, float | None]
) -> list[CellProblem]:
    """The problems; where the company has a number from that very cell, it was given by hand and may stay.

    ``rates`` has those at which such cells are converted.
    """
    problems = list(problems)
    asked = {each.key for each in problems if each.key is not None and each.suggestion is None}
    there = home.entries([key for key in asked if key[0] in home.book.by_id])
    return [_as_now(each, there, rates.get((each.sheet, each.address))) for each in problems]


def _as_now(problem: CellProblem, there: Mapping[EntryKey, Entry], rate: float | None) -> CellProblem:
    entry = there.get(problem.key) if problem.key is not None and problem.suggestion is None else None
    source = entry.source if entry is not None else None
    if entry is None or source is None or (source.sheet, source.cell) != (problem.sheet, problem.address):
        return problem
    return replace(problem, suggestion=as_in_file(entry.value, rate), is_as_now=True)
