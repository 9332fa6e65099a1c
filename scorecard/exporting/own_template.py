"""A workbook of a person’s own, filled in with a scorecard.

Cells that have a name are filled in, and columns of Excel tables by their headings. All else stays as it is:
looks, formulas, charts, macros. A cell that holds a formula is never written over.

*Names.* ``Scorecard_Company``, ``_Name``, ``_Title``, ``_Period``, ``_Dates``, ``_From``, ``_To``,
``_Summary``, ``_Measures``, ``_On_track``, ``_Off_track``, ``_Missing`` and ``_Made_on``. A measure’s number
has the measure’s name, with ``_`` for what Excel takes in no name: ``Close_rate``, or its name in formulas:
``close_rate``. What is told of it is added: ``Close_rate_Goal``, ``_Status``, ``_Change``, ``_Owner``,
``_Department``, ``_Kind``, ``_Unit``, ``_Note``, ``_Previous``, ``_Last_year``, ``_Year_over_year``. They are
of the first tab exported; ``Weekly_``, ``Monthly_`` or ``Quarterly_`` before a name asks for another one.
Capitals do not matter. ``Scorecard_`` may stand before any name, for one that Excel takes for a cell
(``MRR1``).

*Tables.* Columns headed Measure, Department, Kind, Owner, Unit, Goal, Status, Value (or This period, This
week …), Change, Year over year, Previous, Last year, Note; a number of periods back: ``1 ago``; or a period
by its name: ``W47``, ``Nov 2026``, ``2026-W47``. Where measures are named in the table, their rows are filled
in; where that column is empty, all measures of the tab are written, and the table grows where there is room
below. A table is of the tab that its name or its sheet’s begins with, else of the first.

Numbers are plain numbers, percents real percents; a missing number leaves its cell empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from scorecard.board import Board
from scorecard.errors import ScorecardError
from scorecard.exporting.atomic import write_whole
from scorecard.exporting.package import SUFFIXES, Package, Table, refused
from scorecard.exporting.report import Report
from scorecard.exporting.sheet_cells import Place, SheetCells, Value
from scorecard.exporting.template_words import (
    Tell,
    asked_for,
    plain_name,
    rows_by_name,
    told_of_measure,
    told_of_tab,
    told_under,
)
from scorecard.filled import Filled
from scorecard.periods import Cadence

_OWN = "scorecard_"
_NOTHING_FOUND = (
    "{} has no named cell and no table that Scorecard can fill in. In Excel, name a cell Scorecard_Company, "
    "Scorecard_Period or as a measure is called, or head a table’s columns Measure, Goal, Status and Value."
)


def fill_template(report: Report, template: Path, target: Path) -> Filled:
    """Write ``template`` filled in with ``report`` to ``target``.

    Raises ScorecardError where nothing in the template can be filled in or it is no workbook; StoreError
    where the file cannot be written.
    """
    kind = template.suffix.lower()
    if kind not in SUFFIXES:
        raise ScorecardError(f"{template.name}: a workbook that is filled in ends in .xlsx or .xlsm.")
    if target.suffix.lower() != kind:
        raise ScorecardError(f"{target.name}: {template.name} stays a {kind} file when it is filled in.")
    with refused(template):
        filling = _Filling(report, Package(template))
        filling.fill()
        content = filling.package.packed()
    found = Filled(len(filling.cells), len(filling.tables), tuple(filling.unknown))
    if not found.cells + found.tables:
        raise ScorecardError(_NOTHING_FOUND.format(template.name))
    write_whole(target, content)
    return found


@dataclass
class _Filling:
    """What goes where in one workbook."""

    report: Report
    package: Package
    cells: set[tuple[str, Place]] = field(default_factory=set)
    """The cells with a name that were filled in."""
    tables: set[str] = field(default_factory=set)
    unknown: list[str] = field(default_factory=list)
    values: dict[str, dict[Place, Value]] = field(default_factory=dict)
    styles: dict[str, dict[Place, str]] = field(default_factory=dict)

    def fill(self) -> None:
        for name, sheet, place in self.package.names:
            self._fill_name(name, sheet, place)
        texts = self.package.shared_texts()
        for table in self.package.tables:
            self._fill_table(table, texts)
        for sheet, values in self.values.items():
            cells = self.package.cells(sheet)
            self.package.put_sheet(sheet, cells.with_values(values, self.styles.get(sheet, {})))

    def _fill_name(self, name: str, sheet: str, place: Place) -> None:
        board, wanted = self._board_of(name)
        told = told_of_tab(self.report, board, self.package.counts_from_1904)
        key = wanted.removeprefix(_OWN)
        if wanted.startswith(_OWN) and key in told:
            found: tuple[Value] | None = (told[key],)
        else:
            found = told_of_measure(self.report, board, key)
        if found is not None:
            if self._put(sheet, place, found[0]):
                self.cells.add((sheet, place))
        elif wanted.startswith(_OWN) or wanted != name.lower() or asked_for(wanted) in ("goal", "status"):
            self.unknown.append(f"“{name}” names nothing on the {board.cadence} tab.")
        elif any(wanted.startswith(f"{each.value}_") for each in Cadence):
            self.unknown.append(f"“{name}” asks for a tab that is not exported.")

    def _fill_table(self, table: Table, texts: list[str]) -> None:
        board, _ = self._board_of(table.name, table.sheet)
        columns = {
            table.left + place: tell
            for place, heading in enumerate(table.columns)
            if (tell := told_under(self.report, board, heading)) is not None
        }
        measure = next(
            (table.left + i for i, name in enumerate(table.columns) if name.strip().lower() == "measure"),
            None,
        )
        if measure is None or len(columns) < 2:
            return
        cells = self.package.cells(table.sheet)
        said = {row: _text(cells, (row, measure), texts) for row in range(table.top, table.bottom + 1)}
        if any(said.values()):
            self._fill_named_rows(table, board, columns, measure, said)
        else:
            self._fill_all_rows(table, board, columns, cells)

    def _fill_named_rows(
        self, table: Table, board: Board, columns: Mapping[int, Tell], measure: int, said: Mapping[int, str]
    ) -> None:
        rows = rows_by_name(board)
        for at, name in said.items():
            row = rows.get(plain_name(name))
            if row is not None:
                for column in columns.keys() - {measure}:
                    self._put_in(table, (at, column), columns[column](row))
            elif name:
                where = f"the table {table.name}"
                self.unknown.append(f"“{name}” in {where} is no measure on the {board.cadence} tab.")

    def _fill_all_rows(
        self, table: Table, board: Board, columns: Mapping[int, Tell], cells: SheetCells
    ) -> None:
        bottom = self._room(table, len(board.rows), cells)
        rows = [*board.rows, *[None] * (bottom - table.top + 1)]
        for at, row in zip(range(table.top, bottom + 1), rows, strict=False):
            for column, tell in columns.items():
                self._put_in(table, (at, column), None if row is None else tell(row))
        for at in range(table.bottom + 1, bottom + 1):
            for column in range(table.left, table.left + len(table.columns)):
                above = cells.cell((table.bottom, column))
                if above is not None and above.style:
                    self.styles.setdefault(table.sheet, {})[at, column] = above.style
        if left := len(board.rows) - (bottom - table.top + 1):
            self.unknown.append(f"The table {table.name} has no room for {left} measures; make it longer.")

    def _room(self, table: Table, wanted: int, cells: SheetCells) -> int:
        """The last row that the table can have, where all below it is empty and it has no totals."""
        bottom = max(table.bottom, table.top + wanted - 1)
        columns = range(table.left, table.left + len(table.columns))
        below = ((row, column) for row in range(table.bottom + 1, bottom + 2) for column in columns)
        taken = any(
            (cell := cells.cell(each)) is not None and (cell.text or cell.has_formula) for each in below
        )
        if bottom == table.bottom or table.has_totals or taken:
            return table.bottom
        self.package.lengthen(table, bottom)
        return bottom

    def _board_of(self, *names: str) -> tuple[Board, str]:
        """The tab that one of the names begins with, else the first; and the first name without it."""
        plain = [name.lower() for name in names]
        for name in plain:
            bare = name.removeprefix(_OWN)
            for board in self.report.boards:
                word = board.cadence.value
                if bare == word or bare.startswith((f"{word}_", f"{word} ")):
                    own = _OWN if name.startswith(_OWN) else ""
                    return board, own + plain[0].removeprefix(_OWN).removeprefix(f"{word}_")
        return self.report.boards[0], plain[0]

    def _put(self, sheet: str, place: Place, value: Value) -> bool:
        """Whether there is no formula, which stays."""
        cell = self.package.cells(sheet).cell(place)
        if cell is not None and cell.has_formula:
            return False
        self.values.setdefault(sheet, {})[place] = value
        return True

    def _put_in(self, table: Table, place: Place, value: Value) -> None:
        if self._put(table.sheet, place, value):
            self.tables.add(table.name)


def _text(cells: SheetCells, place: Place, texts: list[str]) -> str:
    cell = cells.cell(place)
    if cell is None:
        return ""
    if cell.kind == "s" and cell.text.isdigit() and int(cell.text) < len(texts):
        return texts[int(cell.text)].strip()
    return cell.text.strip()
