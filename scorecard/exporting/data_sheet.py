"""The sheet of numbers: what was reported to be changed there, and what follows from it as formulas."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from scorecard.cells import column_name
from scorecard.exporting.formats import SERIES, Formats, clip
from scorecard.exporting.number_codes import DATE, stored, unit_code
from scorecard.exporting.number_tables import (
    FIRST_DAY,
    PART_OF,
    PERIOD,
    NumberTables,
    Table,
)
from scorecard.exporting.writer import Cells
from scorecard.measures import Measure
from scorecard.own_workbook import (
    AS_EXPORTED,
    DATA,
    FIRST_MEASURE,
    KEY_COLUMN,
    NAMES_ROW,
    TITLES_ROW,
    UNITS_ROW,
    WORKED_OUT,
)
from scorecard.periods import Period

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_WIDTHS = (86, 92, 86)
_MEASURE_WIDTH = 96
_COLUMNS_A_PAGE = 14
_TOLD = (
    "Blue numbers were reported: change one here, and all that follows from it changes. "
    "Black ones are formulas."
)


@dataclass(frozen=True)
class DataSheet:
    """Writes the tables, and on a hidden sheet what stood in them."""

    sheet: Worksheet
    hidden: Worksheet
    formats: Formats
    tables: NumberTables
    cells: Cells

    def write(self) -> None:
        """Write everything."""
        self._set_up()
        for table in self.tables.tables.values():
            self._write_headings(table)
            for period in table.periods:
                self._write_periods_row(table, period)
        for measure in self.tables.measures:
            self._write_measure(measure)

    def trailing(self, measure: Measure, periods: tuple[Period, ...]) -> str | None:
        """The numbers of some periods as a range in which a missing one is truly empty; else None."""
        table = self.tables.tables.get(periods[0].grain)
        if table is None or (first := table.row(periods[0])) is None:
            return None
        for period in periods:
            formula, number = self.tables.cell(measure, period)
            if formula is not None and number is None:
                return None
        letters = column_name(self.tables.columns[measure.id])
        return f"{DATA}!${letters}${first + 1}:${letters}${first + len(periods)}"

    def _set_up(self) -> None:
        sheet, formats = self.sheet, self.formats
        for column, width in enumerate(_WIDTHS):
            sheet.set_column_pixels(column, column, width)
        last = FIRST_MEASURE + len(self.tables.measures) - 1
        sheet.set_column_pixels(FIRST_MEASURE, last, _MEASURE_WIDTH)
        sheet.write_string(0, 0, DATA, formats.title)
        sheet.write_string(
            1, 0, _TOLD if self.cells.live else "The numbers behind the tabs.", formats.summary
        )
        sheet.set_row_pixels(0, 28)
        sheet.set_row_pixels(NAMES_ROW, 48)
        for column, table in enumerate(self.tables.tables.values(), start=FIRST_MEASURE):
            place = f"internal:'{DATA}'!A{table.first}"
            sheet.write_url(0, column, place, formats.link, table.name, f"Go to the {table.name.lower()}")
        heading = formats.of(bold=True, text_wrap=True, align="right", valign="bottom")
        for measure in self.tables.measures:
            sheet.write_string(NAMES_ROW, self.tables.columns[measure.id], clip(measure.name), heading)
        sheet.freeze_panes(NAMES_ROW + 1, FIRST_MEASURE)
        sheet.set_landscape()
        sheet.fit_to_pages(-(-len(self.tables.measures) // _COLUMNS_A_PAGE), 0)
        sheet.repeat_rows(NAMES_ROW)
        sheet.repeat_columns(0, FIRST_MEASURE - 1)
        self.hidden.very_hidden()
        self.hidden.write_string(NAMES_ROW, 0, AS_EXPORTED)

    def _write_headings(self, table: Table) -> None:
        look, right = self.formats.header, self.formats.header_narrow
        columns: list[dict[str, Any]] = [
            {"header": heading, "header_format": look} for heading in (FIRST_DAY, PERIOD, PART_OF)
        ]
        columns += [{"header": each.short_name, "header_format": right} for each in self.tables.measures]
        last = FIRST_MEASURE + len(self.tables.measures) - 1
        options = {
            "name": table.name,
            "columns": columns,
            "style": "Table Style Light 1",
            "banded_rows": False,
        }
        self.sheet.add_table(table.first - 1, 0, table.last, last, options)

    def _write_periods_row(self, table: Table, period: Period) -> None:
        day, row = self.formats.of(num_format=DATE, align="left"), table.row(period) or 0
        self.sheet.write_number(row, 0, day_number(period.begin), day)
        for sheet in (self.sheet, self.hidden):
            sheet.write_string(row, KEY_COLUMN, self.tables.report.book.calendar.key(period))
        if (coarser := self.tables.coarser(period)) is not None:
            self.sheet.write_number(row, 2, day_number(coarser.begin), day)

    def _write_measure(self, measure: Measure) -> None:
        currency = self.tables.report.book.company.currency
        code = unit_code(measure.unit, measure.shown_decimals, currency)
        reported, worked_out = (
            self.formats.of(num_format=code, font_color=SERIES),
            self.formats.of(num_format=code),
        )
        column = self.tables.columns[measure.id]
        self.hidden.write_string(TITLES_ROW, column, clip(measure.name))
        self.hidden.write_string(NAMES_ROW, column, measure.short_name)
        self.hidden.write_string(UNITS_ROW, column, measure.unit.value)
        for table in self.tables.tables.values():
            for row, period in enumerate(table.periods, start=table.first):
                formula, number = self.tables.cell(measure, period)
                value = None if number is None else stored(number, measure.unit)
                if formula is not None:
                    self.cells.write(
                        self.sheet, row, column, formula, "" if value is None else value, worked_out
                    )
                    self.hidden.write_string(row, column, WORKED_OUT)
                elif value is not None:
                    self.sheet.write_number(row, column, value, reported)
                    self.hidden.write_number(row, column, value)
                else:
                    self.sheet.write_blank(row, column, None, reported)


def day_number(day: date) -> int:
    """A day as a spreadsheet counts days: 1 March 1900 is 61 (earlier ones are one off in Excel)."""
    return day.toordinal() - 693_594
