"""From the wish for another tab or period to its board painted, on a small and on a large file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import cycle
from pathlib import Path

from bench.company import fifteen, large, sample
from bench.measure import Ratio, interleaved
from bench.window import Driven, driven
from scorecard.periods import Cadence

FRAME_MS = 1000 / 60
RUNS = 25


def measure_switch(folder: Path) -> list[Ratio]:
    """Steps to periods that were not shown before, and to other tabs."""
    small, big = sample(folder), large(folder)
    for store in (small, big):
        fifteen(store)
    with driven(small, folder / "small.ini") as sampled, driven(big, folder / "large.ini") as filled:
        periods = interleaved(lambda: _step(sampled), lambda: _step(filled), runs=RUNS)
        tabs_small, tabs_big = _tabs(sampled), _tabs(filled)
        tabs = interleaved(lambda: next(tabs_small), lambda: next(tabs_big), runs=RUNS)
    frame, same = "one 60 Hz frame", "the same switch on the sample company"
    return [
        Ratio("period switch, 15 measures, until painted", frame, periods[0] * 1e3, FRAME_MS, "ms", 1.0),
        Ratio("tab switch, until painted", frame, tabs[0] * 1e3, FRAME_MS, "ms", 1.0),
        Ratio("period switch with 156,000 entries", same, periods[1] * 1e3, periods[0] * 1e3, "ms", 1.3),
        Ratio("tab switch with 156,000 entries", same, tabs[1] * 1e3, tabs[0] * 1e3, "ms", 1.3),
    ]


def _step(driven_: Driven) -> float:
    """One week back."""
    return driven_.seconds_until_painted(lambda: driven_.window.company.toolbar.periods.step(-1))


def _tabs(driven_: Driven) -> Iterator[float]:
    """Monthly, quarterly, weekly, and again."""
    for cadence in cycle((Cadence.MONTHLY, Cadence.QUARTERLY, Cadence.WEEKLY)):
        yield driven_.seconds_until_painted(partial(driven_.window.company.tabs.show_cadence, cadence))
