"""The sheets that are imported together, each read, and what they hold beside numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scorecard.book import Book
from scorecard.importing.across.notes import hidden_notes
from scorecard.importing.file_sheets import FileSheets
from scorecard.importing.findings import Decisions, Goals, Part, Ratio
from scorecard.importing.layout import LayoutKind
from scorecard.importing.mapping import Match
from scorecard.importing.matching import Names
from scorecard.importing.phrases import normalized
from scorecard.importing.planning import chosen_measure
from scorecard.importing.readings import Readings, Scaling
from scorecard.importing.rows.columns import Chosen
from scorecard.importing.rows.rules import RawRules
from scorecard.importing.scales import in_full, own_factor
from scorecard.importing.sheet_reading import SheetReading, read_grid, read_rows
from scorecard.importing.sheet_search import FoundSheet
from scorecard.importing.worth import in_unit
from scorecard.measures import Measure

_MOST_NAMED = 5


@dataclass(frozen=True)
class SheetPart:
    """One sheet with what it gives."""

    sheet: FoundSheet
    reading: SheetReading
    with_hidden: bool
    """Whether its hidden rows and columns are imported too."""

    @property
    def notes(self) -> Iterator[str]:
        """What the person should know about how it is read."""
        yield from self.reading.layout.notes
        yield from hidden_notes(self.reading.layout, self.with_hidden)
        yield from self.reading.readings.notes

    def numbers(self, matches: Sequence[int], foreign: frozenset[int]) -> Part:
        """Its numbers, for the plan; ``matches`` are those of its names, ``foreign`` those of other money."""
        return Part(self.sheet.name, self.reading.readings, matches, foreign)


def read_part(
    file: FileSheets, sheet: FoundSheet, kind: LayoutKind, chosen: Chosen, rules: RawRules | None
) -> SheetPart:
    """Read a sheet in its layout of this kind. Raises ScorecardError."""
    layout = sheet.layout(kind) or sheet.layouts[0]
    if layout.kind.is_rows:
        reading = read_rows(file, sheet.name, layout, sheet.clues, chosen, rules)
    else:
        reading = read_grid(sheet.grid, layout, sheet.clues, chosen)
    return SheetPart(sheet, reading, chosen.with_hidden)


def hidden_lines(parts: Sequence[SheetPart]) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """The hidden rows and columns that hold numbers, with their sheets."""
    return (
        [(part.sheet.name, row) for part in parts for row in part.reading.layout.hidden_rows],
        [(part.sheet.name, column) for part in parts for column in part.reading.layout.hidden_columns],
    )


def rival_notes(sheets: Sequence[str]) -> list[str]:
    """Sheets that are left out, since they have the same measures for the same periods."""
    if not sheets:
        return []
    shown = ", ".join(f"“{sheet}”" for sheet in sheets[:_MOST_NAMED])
    more = f" and {len(sheets) - _MOST_NAMED:,} more" if len(sheets) > _MOST_NAMED else ""
    have, are, one = ("has", "is", "it") if len(sheets) == 1 else ("have", "are", "one of them")
    return [
        f"{shown}{more} {have} the same measures for the same periods and {are} left out. "
        f"Choose {one} to import it instead."
    ]


def find_goals(
    parts: Sequence[SheetPart],
    names: Names,
    matches: Sequence[Match],
    book: Book,
    decisions: Decisions,
    foreign: Sequence[frozenset[int]],
) -> list[Goals]:
    """The goals in the file, by match, in the units of their measures."""
    found: dict[int, dict[int, float]] = {}
    for part, codes, others in zip(parts, names.of_parts, foreign, strict=True):
        goals = part.reading.goals
        for code in range(len(goals.names)) if goals else ():
            measure = chosen_measure(matches[codes[code]], book)
            if goals is not None and measure is not None:
                rate = decisions.rate if code in others else None
                out = [row for sheet, row in decisions.left_out_rows if sheet == part.sheet.name]
                values = _in_unit(goals, code, measure, decisions.scaling, out)
                found.setdefault(codes[code], {}).update(
                    {begin: value * (rate or 1) for begin, value in values.items()}
                )
    return [Goals(match, tuple(sorted(values.items()))) for match, values in found.items() if values]


def find_ratios(rules: RawRules | None, matches: Sequence[Match]) -> list[Ratio]:
    """The ratios that raw rows are asked for, between matches."""
    if rules is None:
        return []
    index = {normalized(match.name): match.index for match in matches}
    return [
        Ratio(
            ratio.name,
            index[normalized(ratio.numerator)],
            index[normalized(ratio.denominator)],
            ratio.in_percent,
        )
        for ratio in rules.worked_out().ratios
        if normalized(ratio.numerator) in index and normalized(ratio.denominator) in index
    ]


def _in_unit(
    goals: Readings, code: int, measure: Measure, scaling: Scaling | None, left_out_rows: Sequence[int]
) -> dict[int, float]:
    import numpy as np

    mine = (goals.name_codes == code) & ~np.isin(goals.rows, left_out_rows)
    numbers = in_full(goals, [own_factor(measure)] * len(goals.names), goals.name_codes, scaling)
    values = in_unit(numbers[mine], goals.written[mine], measure.unit)
    pairs = zip(goals.begins[mine].tolist(), values.tolist(), strict=True)
    return {begin: value for begin, value in pairs if value == value}
