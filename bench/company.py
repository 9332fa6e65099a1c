"""The companies that are measured: the sample, and one with ten years of 300 measures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from scorecard.book import Book
from scorecard.changes import Change, ChangeSet
from scorecard.measures import Entry, Measure, Scorecard
from scorecard.periods import Cadence, Grain, Period
from scorecard.starting import make_sample
from scorecard.workspace import Workspace

TODAY = date(2026, 11, 25)
MEASURES, WEEKS = 300, 520


def clock() -> date:
    """The day on which everything is measured."""
    return TODAY


def sample(folder: Path) -> Path:
    """The sample company, made new."""
    path = folder / "sample.scorecard"
    make_sample(path, clock=clock)
    return path


def large(folder: Path) -> Path:
    """The sample company with 300 measures in all, each with 520 weeks: 156,000 entries.

    Its weekly tab shows the same measures as the sample's.
    """
    path = folder / "large.scorecard"
    make_sample(path, clock=clock)
    workspace = Workspace.open(path, clock=clock)
    try:
        workspace.do(ChangeSet("Many measures", tuple(_more_measures(workspace.book))))
        workspace.do(ChangeSet("Ten years", tuple(_ten_years(workspace.book))))
    finally:
        workspace.close()
    return path


def fifteen(path: Path) -> None:
    """Let the weekly tab show 15 measures."""
    workspace = Workspace.open(path, clock=clock)
    try:
        card = workspace.book.scorecard(Cadence.WEEKLY)
        others = [measure.id for measure in workspace.book.measures if measure.id not in card.measure_ids]
        longer = Scorecard(card.cadence, (*card.measure_ids, *others)[:15], card.name)
        workspace.do(ChangeSet("Fifteen measures", (Change(card, longer),)))
    finally:
        workspace.close()


def _more_measures(book: Book) -> Iterator[Change]:
    first = book.next_measure_id
    for number in range(MEASURES - len(book.measures)):
        yield Change(None, Measure(first + number, f"extra_{number}", f"Extra {number}", "Marketing"))


def _ten_years(book: Book) -> Iterator[Change]:
    newest = book.calendar.newest_ended(Grain.WEEK, TODAY)
    weeks: list[Period] = [book.calendar.shift(newest, -step) for step in range(WEEKS)]
    for measure in book.measures:
        if measure.short_name.startswith("extra_"):
            for step, week in enumerate(weeks):
                yield Change(None, Entry(measure.id, Grain.WEEK, week.begin, 100.0 + step % 17))
