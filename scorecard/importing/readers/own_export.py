"""A workbook that Scorecard wrote: of its sheet of numbers only what was changed in it since then.

Beside the sheet it holds what stood there, and where formulas stood. So a number that was changed in the
company meanwhile, or that follows from another, is not taken for one that was changed in the workbook.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from scorecard.errors import ScorecardError
from scorecard.importing.grid import CellValue
from scorecard.importing.numbers import is_missing
from scorecard.importing.readers.details import Place
from scorecard.importing.readers.encoding import encode
from scorecard.importing.readers.opened import OpenFile
from scorecard.importing.readers.raw import PREVIEW_ROWS, RawColumn, RawSheet, SheetHead
from scorecard.own_workbook import (
    AS_EXPORTED,
    DATA,
    EMPTIED,
    FIRST_MEASURE,
    KEY_COLUMN,
    NAMES_ROW,
    PERCENT,
    TITLES_ROW,
    UNITS_ROW,
    WORKED_OUT,
    sheet_of_changes,
)

_SAME = 1e-12
"""Part of a number that another program may change when it writes it."""
_DIGITS = 12
_PERIOD = re.compile(r"\d{4}-(W\d\d|Q\d|\d\d)")
"""Also one that a person added below a table."""
_GRAINS = {"W": "weeks", "Q": "quarters"}

_Rows = list[list[CellValue]]


def own_export(book: OpenFile, formulas: Callable[[str], Collection[Place]]) -> OpenFile:
    """The changes in a workbook that Scorecard wrote; any other as it is.

    ``formulas`` gives the places of the formulas on a sheet. Raises ScorecardError where nothing was changed.
    """
    if not {DATA, AS_EXPORTED} <= {each.name for each in book.heads()}:
        return book
    before, now = book.whole(AS_EXPORTED).rows, book.whole(DATA).rows
    if _at(before, NAMES_ROW, 0) != AS_EXPORTED:
        return book
    changed = dict(_changed(before, now, formulas(DATA)))
    if not changed:
        raise ScorecardError(
            f"{book.name} was exported from Scorecard, and no number on its sheet “{DATA}” was changed "
            "since. Numbers are read from that sheet alone: change them there, not on sheets that show them."
        )
    return OwnExport(book.name, _sheets(changed))


class _Edited(NamedTuple):
    """A cell that was changed; its number is in the measure's unit."""

    measure: str
    period: str
    value: CellValue


class OwnExport(OpenFile):
    """The changed numbers where they stand, without all that was not changed: a sheet for each grain."""

    def __init__(self, name: str, sheets: Mapping[str, _Rows]) -> None:
        """``name`` is the file's."""
        self.name = name
        self._sheets = dict(sheets)

    @property
    def is_whole(self) -> bool:
        """All of it was read."""
        return True

    @property
    def is_own(self) -> bool:
        """Scorecard wrote it."""
        return True

    def heads(self) -> tuple[SheetHead, ...]:
        """One sheet, more where numbers of several grains were changed."""
        return tuple(SheetHead(name, len(rows), len(rows[0])) for name, rows in self._sheets.items())

    def head(self, sheet: str) -> RawSheet:
        """The first rows."""
        return RawSheet(sheet, self._sheets[sheet][:PREVIEW_ROWS])

    def whole(self, sheet: str) -> RawSheet:
        """All rows."""
        return RawSheet(sheet, self._sheets[sheet])

    def rows(self, sheet: str, first_row: int, count: int) -> _Rows:
        """Some rows."""
        return self._sheets[sheet][first_row : first_row + count]

    def finish(self) -> None:
        """Nothing is left to be read."""

    def columns(
        self, sheet: str, first_row: int, indices: Sequence[int], *, as_text: Collection[int] = ()
    ) -> list[RawColumn]:
        """Some columns."""
        rows = self._sheets[sheet][first_row:]
        return [encode([row[index] for row in rows], lambda cell: cell) for index in indices]


def _changed(before: _Rows, now: _Rows, formulas: Collection[Place]) -> Iterator[tuple[Place, _Edited]]:
    """The cells that differ, also where a formula or nothing stood, and those that were emptied."""
    lines = {_at(before, row, KEY_COLUMN): row for row in range(len(before))}
    columns = {
        _at(before, NAMES_ROW, column): column for column in range(FIRST_MEASURE, len(before[NAMES_ROW]))
    }
    heading: dict[int, int] = {}
    for row, line in enumerate(now):
        named = {place: columns[cell] for place, cell in enumerate(line) if cell in columns}
        heading = named if len(named) > len(columns) // 2 else heading
        period = _at(now, row, KEY_COLUMN)
        there = lines.get(period)
        if there is None and not (isinstance(period, str) and _PERIOD.fullmatch(period)):
            continue
        for column, known in heading.items():
            value, former = (
                _value(_at(now, row, column)),
                None if there is None else _at(before, there, known),
            )
            if (row, column) not in formulas and _differs(value, former, bool(formulas)):
                name, unit = _at(before, TITLES_ROW, known), _at(before, UNITS_ROW, known)
                yield (row, column), _Edited(str(name), str(period), _in_unit(value, unit))


def _value(cell: CellValue) -> CellValue:
    """What stands in a cell; EMPTIED where that is nothing, or a dash for a missing number."""
    if isinstance(cell, bool):
        return float(cell)
    is_blank = cell is None or (isinstance(cell, str) and (not cell.strip() or is_missing(cell)))
    return EMPTIED if is_blank else cell


def _differs(value: CellValue, former: CellValue, knows_formulas: bool) -> bool:
    """Whether a cell says something else; an empty one says nothing where a formula stood."""
    if former == WORKED_OUT:
        return knows_formulas and value != EMPTIED
    if not isinstance(former, float) or not isinstance(value, float):
        return value != EMPTIED or isinstance(former, float)
    return abs(value - former) > _SAME * max(abs(value), abs(former))


def _in_unit(value: CellValue, unit: CellValue) -> CellValue:
    """A percent is a fraction in a cell and percent points in the company."""
    return float(f"{value * 100:.{_DIGITS}g}") if unit == PERCENT and isinstance(value, float) else value


def _sheets(changed: Mapping[Place, _Edited]) -> dict[str, _Rows]:
    """The same cells with nothing but headings, the periods in which something was changed, and that."""
    by_grain: dict[str, dict[Place, _Edited]] = {}
    for place, each in changed.items():
        by_grain.setdefault(_GRAINS.get(each.period[5:6], "months"), {})[place] = each
    return {
        DATA if len(by_grain) == 1 else sheet_of_changes(grain): _sheet(cells)
        for grain, cells in by_grain.items()
    }


def _sheet(cells: Mapping[Place, _Edited]) -> _Rows:
    names = {column: each.measure for (_, column), each in cells.items()}
    width = max(names) + 1
    rows: _Rows = [[None] * width for _ in range(max(row for row, _ in cells) + 1)]
    for column, name in names.items():
        rows[NAMES_ROW][column] = name
    rows[NAMES_ROW][KEY_COLUMN] = "Period"
    for (row, column), each in cells.items():
        rows[row][KEY_COLUMN] = each.period
        rows[row][column] = each.value
    return rows


def _at(rows: _Rows, row: int, column: int) -> CellValue:
    return rows[row][column] if row < len(rows) and column < len(rows[row]) else None
