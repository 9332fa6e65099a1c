"""Number formats, formula errors and hidden lines of an ``.xlsx`` workbook, which calamine does not tell."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.importing.grid import Style
from scorecard.importing.readers.details import Details, Place, style_of

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_MOST_COLUMNS = 16384


def read_details(path: Path, reaches: Mapping[str, Place]) -> dict[str, Details]:
    """Details by sheet; none where openpyxl cannot read the file, though calamine can.

    ``reaches`` says for each sheet how far to look: openpyxl would walk over a million empty rows.
    """
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(path, data_only=True)
    except (InvalidFileException, KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError):
        return {}
    return {
        sheet.title: _of_sheet(sheet, *reaches[sheet.title])
        for sheet in book.worksheets
        if sheet.title in reaches
    }


def _of_sheet(sheet: Worksheet, end_row: int, end_column: int) -> Details:
    styles: dict[Place, Style] = {}
    errors: dict[Place, str] = {}
    for line in sheet.iter_rows(
        max_row=min(sheet.max_row, end_row), max_col=min(sheet.max_column, end_column)
    ):
        for cell in (each for each in line if each.value is not None):
            place = (cell.row - 1, (cell.column or 1) - 1)
            if cell.data_type == "e":
                errors[place] = str(cell.value)
            elif (
                cell.number_format != "General" and (style := style_of(cell.number_format)) is not Style.PLAIN
            ):
                styles[place] = style
    hidden_rows = frozenset(row - 1 for row, each in sheet.row_dimensions.items() if each.hidden)
    return Details(styles, errors, hidden_rows, _hidden_columns(sheet))


def _hidden_columns(sheet: Worksheet) -> frozenset[int]:
    from openpyxl.utils import column_index_from_string

    return frozenset(
        column - 1
        for letter, each in sheet.column_dimensions.items()
        if each.hidden
        for column in range(each.min or column_index_from_string(letter), (each.max or 0) + 1)
        if column <= _MOST_COLUMNS
    )
