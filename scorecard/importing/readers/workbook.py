"""Opens workbooks: values by calamine, what it does not tell by a reader for each kind of file."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.errors import ScorecardError
from scorecard.importing.grid import CellValue
from scorecard.importing.readers import binary_excel, old_excel, opendocument, openxml
from scorecard.importing.readers.container import (
    BROKEN,
    DAMAGED,
    LOCKED,
    OLE_MARK,
    ZIP_MARK,
    Container,
    check_old,
    is_old,
)
from scorecard.importing.readers.details import Details, Place
from scorecard.importing.readers.opened import OpenFile
from scorecard.importing.readers.raw import PREVIEW_ROWS, RawColumn, RawSheet, SheetHead
from scorecard.importing.readers.sheet import OpenSheet
from scorecard.importing.readers.xml_parts import main_part
from scorecard.safe_xml import ENTITIES, EntitiesError

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

_SUFFIXES = (".xlsx", ".xlsm", ".xlsb", ".ods")


def is_workbook(head: bytes, suffix: str) -> bool:
    """Whether a file is to be read as a workbook, by its first bytes or else its name."""
    return head.startswith((ZIP_MARK, OLE_MARK)) or suffix in _SUFFIXES


class OpenWorkbook(OpenFile):
    """A workbook. It is read when it is opened; only what is asked for is made into values."""

    def __init__(self, path: Path) -> None:
        """Raises ScorecardError where the file is locked, damaged, no workbook or a bomb."""
        import python_calamine as calamine

        self.name = path.name
        self._path = path
        try:
            details = _read_details(path)
            self._sheets = _sheets(calamine.CalamineWorkbook.from_path(path), details)
        except calamine.PasswordError:
            raise ScorecardError(LOCKED.format(name=path.name)) from None
        except EntitiesError:
            raise ScorecardError(ENTITIES.format(name=path.name)) from None
        except (calamine.CalamineError, *BROKEN):
            raise ScorecardError(DAMAGED.format(name=path.name)) from None
        if not self._sheets:
            raise ScorecardError(f"{path.name} holds no sheet with cells.")

    @property
    def is_whole(self) -> bool:
        """A workbook is always read as a whole."""
        return True

    def heads(self) -> tuple[SheetHead, ...]:
        """Its sheets, without charts."""
        return tuple(sheet.head for sheet in self._sheets.values())

    def head(self, sheet: str) -> RawSheet:
        """The first rows of a sheet."""
        return self._sheets[sheet].raw(PREVIEW_ROWS)

    def whole(self, sheet: str) -> RawSheet:
        """All rows of a sheet."""
        return self._sheets[sheet].raw()

    def rows(self, sheet: str, first_row: int, count: int) -> list[list[CellValue]]:
        """A few rows of a sheet."""
        return self._sheets[sheet].rows(first_row, count)

    def finish(self) -> None:
        """Nothing is left to be read."""

    def columns(
        self, sheet: str, first_row: int, indices: Sequence[int], *, as_text: Collection[int] = ()
    ) -> list[RawColumn]:
        """Some columns of a sheet. Text that looks like a number is text."""
        return self._sheets[sheet].columns(first_row, indices)

    def formulas(self, sheet: str) -> frozenset[Place]:
        """Where formulas stand on a sheet of an ``.xlsx``; of other kinds nothing is known."""
        if is_old(self._path):
            return frozenset()
        with Container(self._path) as parts:
            book = "" if "content.xml" in parts else main_part(parts)
            return openxml.read_formulas(parts, book, sheet) if book.endswith(".xml") else frozenset()


def _sheets(book: CalamineWorkbook, details: Mapping[str, Details]) -> dict[str, OpenSheet]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    return {
        meta.name: OpenSheet(
            book.get_sheet_by_name(meta.name),
            details.get(meta.name, Details()),
            is_hidden=meta.visible is not SheetVisibleEnum.Visible,
        )
        for meta in book.sheets_metadata
        if meta.typ is SheetTypeEnum.WorkSheet
    }


def _read_details(path: Path) -> Mapping[str, Details]:
    """What calamine does not tell, by sheet; a bomb or a locked file goes no further."""
    if is_old(path):
        check_old(path)
        return old_excel.read_details(path)
    with Container(path) as parts:
        details = _details_of(parts)
        parts.check_rest()
    return details


def _details_of(parts: Container) -> Mapping[str, Details]:
    """None where the file is not built as it should be, though calamine may read it."""
    try:
        if "content.xml" in parts:
            return opendocument.read_details(parts)
        book = main_part(parts)
        if book.endswith(".bin"):
            return binary_excel.read_details(parts, book)
        return openxml.read_details(parts, book)
    except BROKEN:
        return {}
