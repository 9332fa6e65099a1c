"""Which lines a workbook to fill in has: a row for each number that somebody types, of segments too."""

from __future__ import annotations

from collections.abc import Iterable

from scorecard.entry_sheet import EntryRow, EntrySheet
from scorecard.errors import ScorecardError
from scorecard.exporting.fill_in import Due
from scorecard.report_choices import FillInChoices


def lines_of(sheets: Iterable[EntrySheet], choices: FillInChoices) -> tuple[Due, ...]:
    """The lines of one person, or all by their owners, with those that nobody owns last.

    ``sheets`` have all segments open. Raises ScorecardError where nothing is due.
    """
    due = _due(sheets)
    if choices.owner is None:
        if not due:
            raise ScorecardError(f"No {choices.cadence} numbers are due.")
        return tuple(sorted(due, key=lambda each: (not each.measure.owner, each.measure.owner.casefold())))
    wanted = choices.owner.strip().casefold()
    lines = tuple(each for each in due if each.measure.owner.casefold() == wanted)
    if not lines:
        owners = ", ".join(sorted({each.measure.owner for each in due if each.measure.owner}))
        known = f" They are due from {owners}." if owners else ""
        raise ScorecardError(f"No {choices.cadence} numbers are due from “{choices.owner}”.{known}")
    return lines


def _due(sheets: Iterable[EntrySheet]) -> list[Due]:
    """What is typed for the measures of all scorecards, each measure once."""
    found: dict[int, list[Due]] = {}
    for sheet in sheets:
        rows: dict[int, list[EntryRow]] = {}
        for row in sheet.rows:
            rows.setdefault(row.measure.id, []).append(row)
        for measure_id, of_one in rows.items():
            found.setdefault(measure_id, [_line(row) for row in _typed(of_one)])
    return [line for lines in found.values() for line in lines]


def _typed(rows: Iterable[EntryRow]) -> list[EntryRow]:
    """Those rows of a measure and its segments into which numbers are typed.

    Where segments alone were reported there is no row for the whole, which they add up to.
    """
    open_rows = [row for row in rows if row.now.lock is None]
    segments = [row for row in open_rows if row.segment]
    wholes = [row for row in open_rows if not row.segment]
    if not segments:
        return wholes[:1]
    reported = [
        row for row in wholes if any(cell.lock is None and cell.value is not None for cell in row.cells)
    ]
    return [*reported[:1], *segments]


def _line(row: EntryRow) -> Due:
    values = tuple(None if cell.lock else cell.value for cell in row.cells)
    locked = tuple(cell.lock is not None for cell in row.cells)
    return Due(row.measure, values, locked, row.goal_text, row.segment)
