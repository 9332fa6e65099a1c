"""Which cells of an OpenDocument sheet are percents or amounts of money, which calamine does not tell."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.etree import ElementTree

from scorecard.importing.grid import Style

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_VALUE_TYPE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}value-type"
_STYLES = {"percentage": Style.PERCENT, "currency": Style.CURRENCY}
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_MOST_REPEATS = 1024
"""Longer runs of one cell are the empty rest of a line."""


def read_styles(path: Path) -> dict[str, dict[tuple[int, int], Style]]:
    """Styles of cells by sheet, row and column; none where the file is not built as it should be."""
    try:
        with zipfile.ZipFile(path) as parts, parts.open("content.xml") as content:
            tree = ElementTree.parse(content)
    except (KeyError, zipfile.BadZipFile, ElementTree.ParseError):
        return {}
    return {table.get(f"{_TABLE}name", ""): _table(table) for table in tree.iter(f"{_TABLE}table")}


def _table(table: ElementTree.Element) -> dict[tuple[int, int], Style]:
    styles: dict[tuple[int, int], Style] = {}
    top = 0
    for line in table.iter(f"{_TABLE}table-row"):
        height = int(line.get(f"{_TABLE}number-rows-repeated", "1"))
        left = 0
        for cell in (each for each in line if each.tag in _CELLS):
            width = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
            style = _STYLES.get(cell.get(_VALUE_TYPE, ""))
            if style is not None and max(width, height) <= _MOST_REPEATS:
                places = ((top + row, left + column) for row in range(height) for column in range(width))
                styles |= dict.fromkeys(places, style)
            left += width
        top += height
    return styles
