"""Known measures that get numbers of a grain that they had none of: weekly ones where all were monthly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scorecard.importing.plan import PlannedMeasure
from scorecard.measures import Measure
from scorecard.periods import Cadence, Grain

_MOST_NAMED = 2


@dataclass(frozen=True, slots=True)
class Regrained:
    """One such measure."""

    measure: Measure
    grain: Grain
    """The grain of its numbers so far; of several the one next to the new one."""


def find_regrained(
    planned: Sequence[PlannedMeasure], grain: Grain, grains: Mapping[int, frozenset[Grain]]
) -> tuple[Regrained, ...]:
    """Those to which numbers are added; ``grains`` is what each measure has."""
    return tuple(
        Regrained(each.measure, min(had, key=lambda former: abs(former - grain)))
        for each in planned
        if each.added and (had := grains.get(each.measure.id)) and grain not in had
    )


def cadence_of(grain: Grain) -> Cadence | None:
    """The tab that shows numbers of a grain; None for years, which no tab shows."""
    return next((each for each in Cadence if each.grain >= grain), None)


def regrained_notes(regrained: Sequence[Regrained], grain: Grain) -> Iterator[str]:
    """What becomes of both: the number that was reported for the longer period wins over its parts."""
    for former in dict.fromkeys(each.grain for each in regrained):
        names = [f"“{each.measure.name}”" for each in regrained if each.grain is former]
        has = "has" if len(names) == 1 else "have"
        if len(names) > _MOST_NAMED:
            names = [names[0], f"{len(names) - 1:,} more"]
        longer, shorter = max(former, grain), min(former, grain)
        yield (
            f"{' and '.join(names)} {has} {former.adjective} numbers so far; this file brings "
            f"{grain.adjective} ones. What was reported for a {longer.word} stays and wins over its "
            f"{shorter.word}s."
        )
