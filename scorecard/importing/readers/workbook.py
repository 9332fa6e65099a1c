"""Reads workbooks: values by calamine, number formats, errors and hidden lines of .xlsx by openpyxl."""

from __future__ import annotations

import re
import warnings
import zipfile
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.errors import ScorecardError
from scorecard.importing.grid import CellError, CellValue, Style
from scorecard.importing.readers.opendocument import read_styles
from scorecard.importing.readers.raw import RawSheet

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook, SheetMetadata

LARGEST_UNPACKED = 1 << 30
_ALWAYS_FINE = 100 << 20
_MOST_RATIO = 200
_ERRORS_BEYOND = 50
"""Rows and columns after the last value in which formula errors are still looked for."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = (
    "{name} is locked with a password. Take the password off in Excel, save the file and import it again."
)
_DAMAGED = "{name} is no workbook, or it is damaged. Open it in Excel, save it again and import that file."
_CURRENCY = re.compile(r"[$€£¥₹₺]|\b(USD|EUR|GBP|Rp)\b")


def is_workbook(head: bytes, suffix: str) -> bool:
    """Whether a file is to be read as a workbook, by its first bytes or else its name."""
    return head.startswith((b"PK\x03\x04", _OLE)) or suffix in (".xlsx", ".xlsm", ".xlsb", ".ods")


def read_workbook(path: Path) -> list[RawSheet]:
    """All sheets. Raises ScorecardError where the file is locked, damaged, no workbook or a bomb."""
    import python_calamine as calamine

    _check_container(path)
    try:
        kinds = calamine.SheetTypeEnum
        book = calamine.CalamineWorkbook.from_path(path)
        sheets = [_sheet(book, meta) for meta in book.sheets_metadata if meta.typ == kinds.WorkSheet]
    except calamine.PasswordError:
        raise ScorecardError(_LOCKED.format(name=path.name)) from None
    except (calamine.CalamineError, OSError, ValueError):
        raise ScorecardError(_DAMAGED.format(name=path.name)) from None
    if not sheets:
        raise ScorecardError(f"{path.name} holds no sheet with cells.")
    match path.suffix.lower():
        case ".xlsx" | ".xlsm":
            return _with_details(path, sheets)
        case ".ods":
            styles = read_styles(path)
            return [replace(sheet, styles=styles.get(sheet.name, {})) for sheet in sheets]
        case _:
            return sheets


def _sheet(book: CalamineWorkbook, meta: SheetMetadata) -> RawSheet:
    sheet = book.get_sheet_by_name(meta.name)
    rows = [[_value(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    return RawSheet(meta.name, rows, is_hidden=str(meta.visible) != "SheetVisibleEnum.Visible")


def _value(cell: object) -> CellValue:
    match cell:
        case str():
            return cell if cell.strip() else None
        case bool() | float() | datetime() | date():
            return cell
        case int():
            return float(cell)
        case timedelta():
            return cell.total_seconds() / 3600
        case time():
            return cell.hour + cell.minute / 60 + cell.second / 3600
        case _:
            return None


def _check_container(path: Path) -> None:
    with path.open("rb") as file:
        head = file.read(8)
        if head.startswith(_OLE):
            if "EncryptedPackage".encode("utf-16-le") in file.read():
                raise ScorecardError(_LOCKED.format(name=path.name))
            return
    try:
        with zipfile.ZipFile(path) as parts:
            _check_parts(path, parts)
    except (zipfile.BadZipFile, OSError, NotImplementedError):
        raise ScorecardError(_DAMAGED.format(name=path.name)) from None


def _check_parts(path: Path, parts: zipfile.ZipFile) -> None:
    unpacked = sum(part.file_size for part in parts.infolist())
    packed = max(1, path.stat().st_size)
    if unpacked > LARGEST_UNPACKED or (unpacked > _ALWAYS_FINE and unpacked / packed > _MOST_RATIO):
        size = f"{unpacked >> 20:,} MB"
        raise ScorecardError(
            f"{path.name} would unpack to {size} and is not opened. Save only the sheet you need."
        )
    names = parts.namelist()
    if "META-INF/manifest.xml" in names and b"encryption-data" in parts.read("META-INF/manifest.xml"):
        raise ScorecardError(_LOCKED.format(name=path.name))


def _with_details(path: Path, sheets: list[RawSheet]) -> list[RawSheet]:
    """The sheets with what calamine does not tell; as they are where openpyxl cannot read the file."""
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(path, data_only=True)
    except (InvalidFileException, KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError):
        return sheets
    return [
        _detailed(sheet, book[sheet.name]) if sheet.name in book.sheetnames else sheet for sheet in sheets
    ]


def _detailed(sheet: RawSheet, details: object) -> RawSheet:
    from openpyxl.utils import column_index_from_string
    from openpyxl.worksheet.worksheet import Worksheet

    if not isinstance(details, Worksheet):
        return sheet
    styles: dict[tuple[int, int], Style] = {}
    rows = [list(row) for row in sheet.rows]
    width = max(map(len, rows), default=0)
    last_row = min(details.max_row, len(rows) + _ERRORS_BEYOND)
    last_column = min(details.max_column, width + _ERRORS_BEYOND)
    for line in details.iter_rows(max_row=last_row, max_col=last_column):
        for cell in line:
            if cell.value is None:
                continue
            place = (cell.row - 1, (cell.column or 1) - 1)
            if cell.data_type == "e":
                _put(rows, place, CellError(str(cell.value)))
            elif (
                cell.number_format != "General" and (style := style_of(cell.number_format)) is not Style.PLAIN
            ):
                styles[place] = style
    hidden_columns = {
        column - 1
        for letter, each in details.column_dimensions.items()
        if each.hidden
        for column in range(each.min or column_index_from_string(letter), (each.max or 0) + 1)
        if column <= 16384
    }
    hidden_rows = {row - 1 for row, each in details.row_dimensions.items() if each.hidden}
    return replace(
        sheet,
        rows=rows,
        styles=styles,
        hidden_rows=frozenset(hidden_rows),
        hidden_columns=frozenset(hidden_columns),
    )


@lru_cache(maxsize=512)
def style_of(number_format: str) -> Style:
    """What a number format says: ``0.0%`` is percent, ``$#,##0`` currency."""
    plain = number_format.split(";")[0]
    if "%" in re.sub(r'"[^"]*"', "", plain):
        return Style.PERCENT
    if _CURRENCY.search(re.sub(r"\[\$-[^\]]*\]", "", plain)):
        return Style.CURRENCY
    return Style.PLAIN


def _put(rows: list[list[CellValue]], place: tuple[int, int], value: CellValue) -> None:
    row, column = place
    while len(rows) <= row:
        rows.append([])
    rows[row] += [None] * (column + 1 - len(rows[row]))
    rows[row][column] = value
