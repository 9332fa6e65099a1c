"""A workbook of a person’s own as a package: names, tables and sheets in it, changed part by part."""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import Element

from scorecard.cells import column_name
from scorecard.errors import ScorecardError
from scorecard.exporting.sheet_cells import Place, SheetCells, place_of
from scorecard.safe_xml import ENTITIES, EntitiesError, named, read_xml

SUFFIXES = (".xlsx", ".xlsm")
_LARGEST = 512 << 20
_DAMAGED = "{} is no workbook that can be filled in. Open it in Excel, save it as .xlsx and use that file."
_REFERENCE = re.compile(
    r"(?:'((?:[^']|'')+)'|([^'!]+))!(\$?[A-Z]{1,3}\$?\d{1,7})(?::\$?[A-Z]{1,3}\$?\d{1,7})?"
)
_BEFORE_CALCULATION = re.compile(rb"</(?:\w+:)?(?:sheets|functionGroups|externalReferences|definedNames)>")
_CALCULATION = re.compile(rb"<((?:\w+:)?)calcPr\b((?:[^>\"']|\"[^\"]*\"|'[^']*')*?)(/?)>")
_AT_LOAD = re.compile(rb"""\s+fullCalcOnLoad=(?:"[^"]*"|'[^']*')""")
_BROKEN = (zipfile.BadZipFile, zlib.error, KeyError, ValueError, NotImplementedError, RuntimeError, OSError)


@contextmanager
def refused(path: Path) -> Iterator[None]:
    """Says of a package that is not as it should be, or should not be trusted, what is to be done.

    Raises ScorecardError.
    """
    try:
        yield
    except EntitiesError:
        raise ScorecardError(ENTITIES.format(name=path.name)) from None
    except FileNotFoundError:
        raise ScorecardError(f"There is no file {path}.") from None
    except _BROKEN as error:
        raise ScorecardError(_DAMAGED.format(path.name)) from error


@dataclass(frozen=True, slots=True)
class Table:
    """An Excel table: where it stands and what its columns are called."""

    name: str
    part: str
    sheet: str
    top: int
    """The first row below its headings."""
    bottom: int
    left: int
    columns: tuple[str, ...]
    has_totals: bool


class Package:
    """The parts of a workbook. What is not put anew stays byte for byte."""

    def __init__(self, path: Path) -> None:
        """Open ``path``. What goes wrong from now on is told by :func:`refused`."""
        self._sheet_parts: dict[str, str] = {}
        self._cells: dict[str, SheetCells] = {}
        with zipfile.ZipFile(path) as parts:
            infos = parts.infolist()
            if sum(info.file_size for info in infos) > _LARGEST:
                raise ValueError("too large")
            self._parts = [(info, parts.read(info)) for info in infos]
        self._data = {info.filename: data for info, data in self._parts}
        self._book = next((target for kind, _, target in self._related("") if kind == "officeDocument"), "")
        self._root = read_xml(self._data[self._book])
        self._find_sheets()

    @property
    def counts_from_1904(self) -> bool:
        """Whether its days are counted from 1904 on."""
        return any(each.get("date1904") in ("1", "true") for each in named(self._root, "workbookPr"))

    @property
    def names(self) -> Iterator[tuple[str, str, Place]]:
        """The cells that have a name: the name, the sheet and the place."""
        for each in named(self._root, "definedName"):
            match = _REFERENCE.fullmatch((each.text or "").strip())
            if match is not None and not each.get("name", "").startswith("_xlnm."):
                sheet = match[1].replace("''", "'") if match[1] else match[2]
                if sheet in self._sheet_parts:
                    yield each.get("name", ""), sheet, place_of(match[3])

    @property
    def tables(self) -> Iterator[Table]:
        """The tables that have headings."""
        for sheet, part in self._sheet_parts.items():
            for kind, _, target in self._related(part):
                if (
                    kind == "table"
                    and (root := read_xml(self._data[target])).get("headerRowCount", "1") == "1"
                ):
                    yield _table(root, target, sheet)

    def cells(self, sheet: str) -> SheetCells:
        """The cells of a sheet."""
        if sheet not in self._cells:
            self._cells[sheet] = SheetCells(self._data[self._sheet_parts[sheet]])
        return self._cells[sheet]

    def shared_texts(self) -> list[str]:
        """The texts to which cells point by number."""
        part = next((target for kind, _, target in self._related(self._book) if kind == "sharedStrings"), "")
        if part not in self._data:
            return []
        root = read_xml(self._data[part])
        return ["".join(each.text or "" for each in named(item, "t")) for item in named(root, "si")]

    def put_sheet(self, sheet: str, data: bytes) -> None:
        """Another content of a sheet’s part."""
        self._data[self._sheet_parts[sheet]] = data

    def lengthen(self, table: Table, bottom: int) -> None:
        """Let a table end in a later row."""
        data, right = self._data[table.part], column_name(table.left + len(table.columns) - 2)
        ends = re.compile(rb"(\bref=[\"'][A-Z]+\d+:%b)%d([\"'])" % (right.encode(), table.bottom))
        self._data[table.part] = ends.sub(rb"\g<1>%d\g<2>" % bottom, data)

    def packed(self) -> bytes:
        """The package, whose formulas a spreadsheet works out anew when it opens it."""
        self._data[self._book] = _calculated_at_load(self._data[self._book])
        content = BytesIO()
        with zipfile.ZipFile(content, "w") as target:
            for info, _ in self._parts:
                target.writestr(info, self._data[info.filename], compress_type=info.compress_type)
        return content.getvalue()

    def _find_sheets(self) -> None:
        targets = {key: target for _, key, target in self._related(self._book)}
        for sheet in named(self._root, "sheet"):
            key = next((value for name, value in sheet.items() if name.endswith("}id")), "")
            if targets.get(key) in self._data:
                self._sheet_parts[sheet.get("name", "")] = targets[key]

    def _related(self, part: str) -> Iterator[tuple[str, str, str]]:
        """Kind, id and name of each part that a part points to; an empty one is the package itself."""
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if relations not in self._data:
            return
        for each in named(read_xml(self._data[relations]), "Relationship"):
            target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/")
            yield each.get("Type", "").rpartition("/")[2], each.get("Id", ""), target


def _table(root: Element, part: str, sheet: str) -> Table:
    first, _, last = root.get("ref", "").partition(":")
    (top, left), (bottom, _) = place_of(first), place_of(last or first)
    columns = tuple(each.get("name", "") for each in named(root, "tableColumn"))
    has_totals = root.get("totalsRowCount", "0") != "0"
    name = root.get("displayName", "") or root.get("name", "")
    return Table(name, part, sheet, top + 1, bottom - has_totals, left, columns, has_totals)


def _calculated_at_load(book: bytes) -> bytes:
    if (found := _CALCULATION.search(book)) is not None:
        attributes = _AT_LOAD.sub(b"", found[2]).rstrip()
        tag = b'<%bcalcPr%b fullCalcOnLoad="1"%b>' % (found[1], attributes, found[3])
        return book[: found.start()] + tag + book[found.end() :]
    before = list(_BEFORE_CALCULATION.finditer(book))[-1]
    prefix = b"%b:" % before[0][2:].partition(b":")[0] if b":" in before[0] else b""
    return book[: before.end()] + b'<%bcalcPr fullCalcOnLoad="1"/>' % prefix + book[before.end() :]
