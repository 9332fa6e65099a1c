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
        for columns, cell in _runs((each for each in line if each.tag in _CELLS), "number-columns-repeated"):
            places = [(row, column) for row in rows for column in columns]
            if cell.get(_ERROR_TYPE) == "error":
                errors |= dict.fromkeys(places, "".join(cell.itertext()).strip() or "#N/A")
            elif style := _STYLES.get(cell.get(_VALUE_TYPE, "")):
                styles |= dict.fromkeys(places, style)
    hidden_columns = frozenset(
        column
        for columns, each in _runs(table.iter(_COLUMNS), "number-columns-repeated")
        if each.get(f"{_TABLE}visibility") in _HIDDEN
        for column in columns
    )
    return Details(styles, errors, frozenset(hidden_rows), hidden_columns)


def _runs(
    elements: Iterator[ElementTree.Element], repeats: str
) -> Iterator[tuple[range, ElementTree.Element]]:
    """Each element with the rows or columns that it stands for; none of them where it is an endless run."""
    start = 0
    for element in elements:
        count = int(element.get(f"{_TABLE}{repeats}", "1"))
        yield range(start, start + count if count <= _MOST_REPEATS else start), element
        start += count
