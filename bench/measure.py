"""Measuring two things in turn, so that what else the machine does falls on both."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from time import perf_counter

RUNS = 9


@dataclass(frozen=True, slots=True)
class Ratio:
    """One line of the table. ``subject`` and ``baseline`` are medians in ``unit``."""

    what: str
    baseline_name: str
    subject: float
    baseline: float
    unit: str
    at_most: float

    @property
    def value(self) -> float:
        """How many times the baseline."""
        return self.subject / self.baseline

    @property
    def holds(self) -> bool:
        """Whether it is within its limit."""
        return self.value <= self.at_most


def interleaved(*measured: Callable[[], float], runs: int = RUNS, warm_up: int = 1) -> list[float]:
    """The medians of several measurements taken in turn, after ``warm_up`` rounds that do not count."""
    rounds = [[each() for each in measured] for _ in range(warm_up + runs)][warm_up:]
    return [statistics.median(column) for column in zip(*rounds, strict=True)]


def seconds(work: Callable[[], object]) -> float:
    """How long ``work`` takes."""
    begin = perf_counter()
    work()
    return perf_counter() - begin


def table(ratios: Iterable[Ratio]) -> Iterator[str]:
    """The ratios as lines of text."""
    yield f"{'what':<58} {'measured':>12} {'baseline':>12} {'ratio':>7} {'at most':>8}"
    for each in ratios:
        mark = "" if each.holds else "  over"
        yield (
            f"{each.what:<58} {each.subject:>9.1f} {each.unit:<2} {each.baseline:>9.1f} {each.unit:<2}"
            f" {each.value:>7.2f} {each.at_most:>8.1f}{mark}"
        )
        yield f"    over {each.baseline_name}"
