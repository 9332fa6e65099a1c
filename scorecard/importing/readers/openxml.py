"""Number formats, formula errors and hidden lines of an ``.xlsx``, which calamine does not tell.

The small parts are parsed. A sheet's own part may be of millions of cells: only the tags that matter are
looked for in its bytes.
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from scorecard.importing.readers.container import Container
from scorecard.importing.readers.details import BUILT_IN_FORMATS, Details, Look, Place, look_of
from scorecard.importing.readers.xml_parts import as_utf8, related
from scorecard.safe_xml import named, read_xml

_MOST_COLUMNS = 16384
_ROOT = re.compile(rb"<(\w+:)?worksheet\b")
_PLACE = re.compile(rb""" r=["']([A-Z]{1,3})(\d{1,7})["']""")
_ROW = re.compile(rb""" r=["'](\d{1,7})["']""")
_FROM = re.compile(rb"""\bmin=["'](\d{1,5})["']""")
_TO = re.compile(rb"""\bmax=["'](\d{1,5})["']""")
_CODES = frozenset(b"#NULL! #DIV/0! #VALUE! #REF! #NAME? #NUM! #N/A #SPILL! #CALC!".split())
_HAS_ERRORS = re.compile(rb""" t=["']e["']""")
_TRUE = b"1|true"
_MAY_LACK_VALUES = (b"</f><v/>", b"</f><v />", b"</f></")
_NOT_CALCULATED = "not calculated"


def read_formulas(parts: Container, book: str, sheet: str) -> frozenset[Place]:
    """The places of the formulas on a sheet."""
    part = _parts_of_sheets(parts, book).get(sheet, "")
    data = as_utf8(parts.read(part)) if part in parts else b""
    tags = b"".join(re.findall(rb"(<(?:\w+:)?c [^>]*>)<(?:\w+:)?f\b", data))
    return frozenset((int(row) - 1, _column(letters)) for letters, row in _PLACE.findall(tags))


def read_details(parts: Container, book: str) -> dict[str, Details]:
    """Details by sheet. Raises one of ``container.BROKEN`` where the file is not built as it should be."""
    styles = _styles(parts, related(parts, book))
    return {
        name: _of_sheet(as_utf8(parts.read(part)), styles)
        for name, part in _parts_of_sheets(parts, book).items()
    }


def _parts_of_sheets(parts: Container, book: str) -> dict[str, str]:
    """The part of each sheet by its name, where there is one."""
    targets = related(parts, book)
    found: dict[str, str] = {}
    for sheet in named(read_xml(parts.read(book)), "sheet"):
        relation = next((value for key, value in sheet.items() if key.endswith("}id")), "")
        _, part = targets.get(relation, ("", ""))
        if part in parts:
            found[sheet.get("name", "")] = part
    return found


def _styles(parts: Container, targets: Mapping[str, tuple[str, str]]) -> dict[Look, list[bytes]]:
    """The numbers of the cell formats that say percent or currency."""
    part = next((name for kind, name in targets.values() if kind == "styles"), "")
    if part not in parts:
        return {}
    root = read_xml(parts.read(part))
    formats = BUILT_IN_FORMATS | {
        int(each.get("numFmtId", "0")): each.get("formatCode", "") for each in named(root, "numFmt")
    }
    found: dict[Look, list[bytes]] = {}
    for index, each in enumerate(form for table in named(root, "cellXfs") for form in table):
        look = look_of(formats.get(int(each.get("numFmtId", "0")), ""))
        if look != Look():
            found.setdefault(look, []).append(b"%d" % index)
    return found


def _of_sheet(data: bytes, looks: Mapping[Look, list[bytes]]) -> Details:
    root = _ROOT.search(data)
    prefix = (root[1] or b"") if root else b""
    details = Details()
    for look, indices in looks.items():
        tags = _tags(data, prefix + b"c", b"s", b"|".join(indices), b"(?<!/)")
        for column, rows in _rows_by_column(tags).items():
            details.show(rows, column, look)
    details.errors.update(_errors(data, prefix))
    details.errors.update(_without_values(data, prefix))
    hidden = _tags(data, prefix + b"row", b"hidden", _TRUE)
    details.hidden_rows.update(int(row) - 1 for row in _ROW.findall(hidden))
    columns = _tags(data, prefix + b"col", b"hidden", _TRUE)
    for first, last in zip(_FROM.findall(columns), _TO.findall(columns), strict=False):
        details.hidden_columns.update(range(int(first) - 1, min(int(last), _MOST_COLUMNS)))
    return details


def _tags(data: bytes, name: bytes, attribute: bytes, values: bytes, end: bytes = b"") -> bytes:
    """The opening tags of that name whose attribute has one of the values, one after the other."""
    # A plain character before the attribute lets the expression leap: it is twice as fast as any class.
    pattern = rb"""<%b\b[^>]* %b=["'](?:%b)["'][^>]*%b>""" % (name, attribute, values, end)
    return b"".join(re.findall(pattern, data))


def _rows_by_column(tags: bytes) -> dict[int, array[int]]:
    """The places of cells (never empty ones, which only have a format)."""
    found: dict[bytes, array[int]] = defaultdict(lambda: array("i"))
    for letters, digits in _PLACE.findall(tags):
        found[letters].append(int(digits) - 1)
    return {_column(letters): rows for letters, rows in found.items()}


def _errors(data: bytes, prefix: bytes) -> Iterator[tuple[Place, str]]:
    if not _HAS_ERRORS.search(data):
        return
    pattern = rb"""(<%bc\b[^>]* t=["']e["'][^>]*>).*?<%bv>([^<]*)<""" % (prefix, prefix)
    for tag, code in re.findall(pattern, data, re.DOTALL):
        if place := _PLACE.search(tag):
            row, column = int(place[2]) - 1, _column(place[1])
            yield (row, column), code.decode() if code in _CODES else "#N/A"


def _without_values(data: bytes, prefix: bytes) -> Iterator[tuple[Place, str]]:
    """Formulas whose value a program that cannot calculate has left out. An empty value is a text without
    characters, and none that is missing.
    """
    if prefix or not any(mark in data for mark in _MAY_LACK_VALUES):
        return
    for tag in re.findall(rb"(<c [^>]*>)<f\b[^>]*>[^<]*</f>(?:<v ?/>)?</c>", data):
        if b" t=" not in tag and (place := _PLACE.search(tag)):
            yield (int(place[2]) - 1, _column(place[1])), _NOT_CALCULATED


@lru_cache(maxsize=1024)
def _column(letters: bytes) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + letter - 64
    return column - 1
