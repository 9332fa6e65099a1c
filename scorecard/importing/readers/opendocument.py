"""Percents, money, formula errors and hidden lines of an OpenDocument sheet, which calamine does not tell."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from scorecard.importing.grid import Style
from scorecard.importing.readers.details import Details, Place

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_VALUE_TYPE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}value-type"
_ERROR_TYPE = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
_STYLES = {"percentage": Style.PERCENT, "currency": Style.CURRENCY}
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_REPEATS = f"{_TABLE}number-columns-repeated"
_COLUMNS = f"{_TABLE}table-column"
_HIDDEN = ("collapse", "filter")
_MOST_REPEATS = 1024
"""Longer runs of one cell or line are the empty rest of a sheet."""


def read_details(path: Path) -> dict[str, Details]:
    """Details by sheet; none where the file is not built as it should be."""
    try:
        with zipfile.ZipFile(path) as parts, parts.open("content.xml") as content:
            tree = ElementTree.parse(content)
    except (KeyError, zipfile.BadZipFile, ElementTree.ParseError):
        return {}
    return {table.get(f"{_TABLE}name", ""): _of_table(table) for table in tree.iter(f"{_TABLE}table")}


def _of_table(table: ElementTree.Element) -> Details:
    styles: dict[Place, Style] = {}
    errors: dict[Place, str] = {}
    hidden_rows: set[int] = set()
    for rows, line in _runs(table.iter(f"{_TABLE}table-row"), "number-rows-repeated"):
        if line.get(f"{_TABLE}visibility") in _HIDDEN:
            hidden_rows.update(rows)
        _take_line(line, rows, styles, errors)
    hidden_columns = frozenset(
        column
        for columns, each in _runs(table.iter(_COLUMNS), "number-columns-repeated")
        if each.get(f"{_TABLE}visibility") in _HIDDEN
        for column in columns
    )
    return Details(styles, errors, frozenset(hidden_rows), hidden_columns)


def _take_line(
    line: ElementTree.Element, rows: range, styles: dict[Place, Style], errors: dict[Place, str]
) -> None:
    column = 0
    for cell in line:
        if cell.tag not in _CELLS:
            continue
        count = int(cell.get(_REPEATS, "1"))
        failed = cell.get(_ERROR_TYPE) == "error"
        style = _STYLES.get(cell.get(_VALUE_TYPE, ""))
        if (failed or style) and count <= _MOST_REPEATS:
            places = [(row, column + step) for row in rows for step in range(count)]
            if failed:
                errors |= dict.fromkeys(places, "".join(cell.itertext()).strip() or "#N/A")
            elif style:
                styles |= dict.fromkeys(places, style)
        column += count


def _runs(
    elements: Iterator[ElementTree.Element], repeats: str
) -> Iterator[tuple[range, ElementTree.Element]]:
    """Each element with the rows or columns that it stands for; none of them where it is an endless run."""
    start = 0
    for element in elements:
        count = int(element.get(f"{_TABLE}{repeats}", "1"))
        yield range(start, start + count if count <= _MOST_REPEATS else start), element
        start += count
