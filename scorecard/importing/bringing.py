"""What a file brings of one grain: its numbers as decided, beside those that the company has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from scorecard.book import Book
from scorecard.importing.comparing import Compared, Counts, compare, known_so, take_away, take_emptied
from scorecard.importing.conflicts import once_each
from scorecard.importing.corrections import suggest_as_now
from scorecard.importing.findings import Findings, Home
from scorecard.importing.gathering import Gathered, gather
from scorecard.importing.slips import point_out_slips
from scorecard.importing.table import places
from scorecard.importing.wholes import tell_of_wholes
from scorecard.measures import Measure
from scorecard.periods import Grain, Period


@dataclass(frozen=True)
class Brought:
    """The numbers of one grain."""

    grain: Grain
    gathered: Gathered
    compared: Compared

    def span(self, book: Book) -> tuple[Period | None, Period | None]:
        """The first and the last period; None where nothing is brought."""
        begins = self.gathered.table.begins
        if not len(begins):
            return None, None
        first, last = (date.fromordinal(int(day)) for day in (begins.min(), begins.max()))
        return book.calendar.period(self.grain, first), book.calendar.period(self.grain, last)


def bring(
    findings: Findings, home: Home, of_match: Sequence[Measure | None], measures: Mapping[int, Measure]
) -> Brought:
    """What findings of one grain bring; ``of_match`` has the measures of the matches, ``measures`` by id."""
    decisions = findings.decisions
    kept = home.kept([each for each in measures if each in home.book.by_id], findings.grain)
    gathered = gather(findings, of_match)
    once_each(gathered, decisions, of_match, home.book)
    place = places(gathered.table, kept)
    is_known = known_so(gathered.table, kept, place)
    stays = point_out_slips(gathered, decisions, of_match, kept, is_known)
    gathered.keep(stays)
    rates = dict.fromkeys(gathered.foreign, decisions.rate)
    gathered.problems = suggest_as_now(gathered.problems, home, rates)
    compared = compare(gathered.table, kept, place[stays], home, measures)
    if findings.is_own:
        tell_of_wholes(compared, gathered, kept, home, measures)
        take_emptied(compared, gathered, home, measures, decisions)
    elif decisions.is_complete:
        take_away(compared, gathered, kept, home, measures)
    return Brought(findings.grain, gathered, compared)


def counts_of(brought: Sequence[Brought], measure_id: int) -> Counts:
    """The counts of one measure over all grains."""
    return Counts(*map(sum, zip(*(each.compared.counts[measure_id] for each in brought), strict=True)))
