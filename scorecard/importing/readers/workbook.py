"""Reads workbooks: values by calamine, what it does not tell by a reader for each kind of file."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.errors import ScorecardError
from scorecard.importing.grid import CellValue
from scorecard.importing.readers import old_excel, opendocument, openxml
from scorecard.importing.readers.details import Details
from scorecard.importing.readers.raw import RawSheet

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook, SheetMetadata

LARGEST_UNPACKED = 1 << 30
_ALWAYS_FINE = 100 << 20
_MOST_RATIO = 200
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = (
    "{name} is locked with a password. Take the password off in Excel, save the file and import it again."
)
_DAMAGED = "{name} is no workbook, or it is damaged. Open it in Excel, save it again and import that file."


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
    details = _details(path, sheets)
    return [sheet.with_details(details.get(sheet.name, Details())) for sheet in sheets]


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


def _details(path: Path, sheets: list[RawSheet]) -> Mapping[str, Details]:
    """What calamine does not tell, by sheet."""
    if _is_old(path):
        return old_excel.read_details(path)
    match path.suffix.lower():
        case ".xlsx" | ".xlsm":
            return openxml.read_details(path, {sheet.name: sheet.reach for sheet in sheets})
        case ".ods":
            return opendocument.read_details(path)
        case _:
            return {}


def _is_old(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_OLE)) == _OLE
