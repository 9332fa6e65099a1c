"""The line of headings that name the periods, with what stands above and below it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from scorecard.importing.across.figures import days_in_figures, numbered_periods
from scorecard.importing.across.texts import text_at
from scorecard.importing.across.years import plain_years, with_years
from scorecard.importing.clues import Clues
from scorecard.importing.grid import Grid, GridCell
from scorecard.importing.moments import Moment, read_moment, settle_days, turned_back
from scorecard.importing.role_words import Role, bare_role, role_in
from scorecard.periods import Grain

_HEADINGS_WITHIN = 100
_WITHOUT_YEAR, _YEAR_ALONE = 0.9, 0.5
"""How much such a heading weighs against a full one."""


@dataclass(frozen=True, slots=True)
class Slot:
    """What stands in a column: numbers of a period, and what they are to their measure."""

    moment: Moment
    role: Role = Role.ACTUAL


@dataclass(frozen=True)
class Heading:
    """The headings of the columns with numbers."""

    row: int
    """The row that names the periods."""
    bottom: int
    """The last row of headings; the measures begin below."""
    slots: Mapping[int, Slot]
    """By column."""
    left_out: Mapping[int, str]
    """Columns of differences or forecasts below a period, with the reason."""

    @property
    def first(self) -> int:
        """The first column of numbers."""
        return min(self.slots)


def find_heading(view: Grid, clues: Clues) -> Heading | None:
    """The row with most periods; None where no row names any beside a column for names."""
    best: tuple[float, int, dict[int, Slot]] | None = None
    for row in view.first_rows(_HEADINGS_WITHIN):
        slots = _slots(view, row, clues)
        weight = sum(_weight(slot.moment) for slot in slots.values())
        if slots and min(slots) > 0 and (best is None or weight > best[0]):
            best = (weight, row, slots)
    return None if best is None else _complete(view, best[1], best[2], clues)


def names_periods(view: Grid, row: int, clues: Clues) -> bool:
    """Whether a row names periods."""
    return bool(_slots(view, row, clues))


def _weight(moment: Moment) -> float:
    if moment.grain is Grain.YEAR:
        return _YEAR_ALONE
    return 1.0 if moment.year is not None else _WITHOUT_YEAR


def _slots(view: Grid, row: int, clues: Clues) -> dict[int, Slot]:
    line = view.cells[row]
    if clues.exchanged:
        values = turned_back([cell.value for cell in line])
        line = tuple(replace(cell, value=value) for cell, value in zip(line, values, strict=True))
    found = {
        column: slot
        for column, cell in enumerate(line)
        if not isinstance(cell.value, float) and (slot := _slot(cell, clues)) is not None
    }
    if found:
        moments = settle_days({column: slot.moment for column, slot in found.items()})
        return {column: replace(slot, moment=moments[column]) for column, slot in found.items()}
    figures = numbered_periods(line) or days_in_figures(line) or plain_years(line)
    return {column: Slot(moment) for column, moment in figures.items()}


def _slot(cell: GridCell, clues: Clues) -> Slot | None:
    """A period, which may have its role in the same cell: ``Jan 2026 Plan``."""
    if (moment := read_moment(cell.value, clues.order)) is not None:
        return Slot(moment)
    named = role_in(cell.value) if isinstance(cell.value, str) and len(cell.value) < 40 else None
    if named is None or (moment := read_moment(named[0], clues.order)) is None:
        return None
    return Slot(moment, named[1])


def _complete(view: Grid, row: int, slots: dict[int, Slot], clues: Clues) -> Heading:
    """The heading with merged cells, years and roles, which may stand in the rows beside it."""
    slots = dict(sorted((slots | _merged(view, row, slots, clues)).items()))
    below = _roles_below(view, row, min(slots))
    parted = below or _years_below(view, row, min(slots))
    if parted:
        slots = _spread(view, row, slots, parted)
    above = _roles_above(view, row, slots)
    roles = {column: below.get(column) or above.get(column) or slot.role for column, slot in slots.items()}
    if Role.ACTUAL not in roles.values():
        roles = dict.fromkeys(roles, Role.ACTUAL)
    slots = {column: replace(slot, role=roles[column]) for column, slot in slots.items()}
    kept = {column: slot for column, slot in slots.items() if slot.role.is_kept}
    left_out = {column: slot.role.value for column, slot in slots.items() if not slot.role.is_kept}
    moments = {column: (slot.moment, slot.role.value) for column, slot in kept.items()}
    dated = with_years(view, row, moments, partial(_is_heading, view, min(slots)), clues.year)
    kept = {column: replace(slot, moment=dated[column]) for column, slot in kept.items()}
    return Heading(row, row + 1 if parted else row, kept, left_out)


def _is_heading(view: Grid, first: int, row: int) -> bool:
    """Whether a row has nothing in the columns before the periods, so that it can head them."""
    return all(view.cells[row][column].is_empty for column in range(first))


def _merged(view: Grid, row: int, slots: Mapping[int, Slot], clues: Clues) -> dict[int, Slot]:
    """Periods whose heading is merged over several columns, for all but the first."""
    covered = {
        column: view.shown(row, column)
        for column in range(min(slots) + 1, view.column_count)
        if column not in slots and view.cells[row][column].is_empty
    }
    return {column: slot for column, cell in covered.items() if (slot := _slot(cell, clues)) is not None}


def _roles_below(view: Grid, row: int, first: int) -> dict[int, Role]:
    """``Actual``, ``Target`` ... right below the periods."""
    if row + 1 >= view.row_count:
        return {}
    filled = [c for c in range(first, view.column_count) if not view.cells[row + 1][c].is_empty]
    roles = {column: role for column in filled if (role := bare_role(text_at(view, row + 1, column)))}
    if len(roles) < 2 or len(roles) <= len(filled) / 2:
        return {}
    # Beside actual numbers that are called so, what is called anything else is none of them.
    others = dict.fromkeys(filled, Role.OTHER) if Role.ACTUAL in roles.values() else {}
    return others | roles


def _years_below(view: Grid, row: int, first: int) -> dict[int, int]:
    """Years right below the periods that hold for one column each: 2025, 2026, 2025, 2026."""
    if row + 1 >= view.row_count or not _is_heading(view, first, row + 1):
        return {}
    line = view.cells[row + 1]
    years = plain_years(line, each_once=False)
    return {column: moment.year or 0 for column, moment in years.items() if column >= first}


def _roles_above(view: Grid, row: int, slots: Mapping[int, Slot]) -> dict[int, Role]:
    """``Actual`` or ``Plan`` above the periods, each up to the next."""
    found: dict[int, Role] = {}
    role: Role | None = None
    for column in range(min(slots), view.column_count if row else 0):
        if text := text_at(view, row - 1, column):
            role = bare_role(text)
        if role is not None:
            found[column] = role
    return found


def _spread(view: Grid, row: int, slots: dict[int, Slot], below: Mapping[int, object]) -> dict[int, Slot]:
    """The periods, each up to the next heading, over the columns that are told apart below."""
    result = dict(slots)
    for column in sorted(below):
        before = result.get(column - 1)
        if column not in result and before is not None and view.cells[row][column].is_empty:
            result[column] = before
    return result
