"""Number formats, formula errors and hidden lines of an ``.xls`` workbook, which calamine does not tell."""

from __future__ import annotations

import io
import struct
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.importing.readers.details import Details, Look, look_of

if TYPE_CHECKING:
    from xlrd.sheet import Sheet

_NOT_AS_IT_SHOULD_BE = (
    AssertionError, AttributeError, LookupError, TypeError, ValueError, NotImplementedError, struct.error,
)  # fmt: skip
"""What xlrd raises, beside its own error, while it reads."""


def read_details(path: Path) -> dict[str, Details]:
    """Details by sheet; none where xlrd cannot read the file, though calamine can."""
    import xlrd
    from xlrd.compdoc import CompDocError

    try:
        book = xlrd.open_workbook(str(path), formatting_info=True, logfile=io.StringIO())
        looks = [look_of(book.format_map[xf.format_key].format_str) for xf in book.xf_list]
        return {sheet.name: _of_sheet(sheet, looks) for sheet in book.sheets()}
    except (xlrd.XLRDError, CompDocError, *_NOT_AS_IT_SHOULD_BE):
        return {}


def _of_sheet(sheet: Sheet, looks: list[Look]) -> Details:
    import xlrd

    details = Details(
        hidden_rows={row for row, info in sheet.rowinfo_map.items() if info.hidden},
        hidden_columns={column for column, info in sheet.colinfo_map.items() if info.hidden},
    )
    for row in range(sheet.nrows):
        for column, cell in enumerate(sheet.row(row)):
            if cell.ctype == xlrd.XL_CELL_ERROR:
                details.errors[row, column] = xlrd.error_text_from_code.get(cell.value, "#N/A")
            elif cell.ctype == xlrd.XL_CELL_NUMBER:
                details.show((row,), column, looks[cell.xf_index])
    return details
