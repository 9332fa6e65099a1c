"""Percents, money, errors, hidden lines and merged cells of an ``.ods``, which calamine does not tell."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from xml.parsers import expat

from scorecard.importing.grid import Style
from scorecard.importing.readers.container import Container
from scorecard.importing.readers.details import Details, Look
from scorecard.importing.readers.xml_parts import as_utf8

_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_COLUMNS_REPEATED, _ROWS_REPEATED = f"{_TABLE}number-columns-repeated", f"{_TABLE}number-rows-repeated"
_COLUMNS_SPANNED, _ROWS_SPANNED = f"{_TABLE}number-columns-spanned", f"{_TABLE}number-rows-spanned"
_VALUE_TYPE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 value-type"
_CURRENCY = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 currency"
_ERROR_TYPE = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 value-type"
_STYLES = {"percentage": Style.PERCENT, "currency": Style.CURRENCY}
_HIDDEN = ("collapse", "filter")
_MARKS = (b'"percentage"', b'"currency"', b'"error"', b'"collapse"', b'"filter"', b"-spanned=")
"""What stands in a content of which there is anything to tell."""
_MOST_REPEATS = 1024
"""Longer runs of one cell or line are the empty rest of a sheet."""

Attributes = Mapping[str, str]


def read_details(parts: Container) -> dict[str, Details]:
    """Details by sheet. Raises EntitiesError, or ValueError where the content is no XML."""
    data = as_utf8(parts.read("content.xml"))
    if not any(mark in data for mark in _MARKS):
        return {}
    content = _Content()
    try:
        content.parser.Parse(data, True)
    except expat.ExpatError as error:
        raise ValueError(str(error)) from None
    return content.found


class _Content:
    """Follows the tags, and knows at each where in its sheet it stands."""

    def __init__(self) -> None:
        self.found: dict[str, Details] = {}
        self._details = Details()
        self._rows = self._columns = range(0)
        self._next_row = self._next_column = 0
        self._error: list[str] = []
        """The texts in the last cell that failed."""
        self._begins = {
            f"{_TABLE}table": self._table,
            f"{_TABLE}table-column": self._column,
            f"{_TABLE}table-row": self._row,
            f"{_TABLE}table-cell": self._cell,
            f"{_TABLE}covered-table-cell": self._cell,
        }
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start

    def _start(self, tag: str, attributes: Attributes) -> None:
        if begin := self._begins.get(tag):
            begin(attributes)

    def _end(self, tag: str) -> None:
        if tag.startswith(_TABLE):
            code = "".join(self._error).strip() or "#N/A"
            self._details.errors.update(dict.fromkeys(product(self._rows, self._columns), code))
            self.parser.EndElementHandler = self.parser.CharacterDataHandler = None

    def _table(self, attributes: Attributes) -> None:
        self._details = self.found[attributes.get(f"{_TABLE}name", "")] = Details()
        self._next_row = self._next_column = 0

    def _column(self, attributes: Attributes) -> None:
        columns, self._next_column = _run(self._next_column, attributes.get(_COLUMNS_REPEATED, "1"))
        if attributes.get(f"{_TABLE}visibility") in _HIDDEN:
            self._details.hidden_columns.update(columns)

    def _row(self, attributes: Attributes) -> None:
        self._next_column = 0
        self._rows, self._next_row = _run(self._next_row, attributes.get(_ROWS_REPEATED, "1"))
        if attributes.get(f"{_TABLE}visibility") in _HIDDEN:
            self._details.hidden_rows.update(self._rows)

    def _cell(self, attributes: Attributes) -> None:
        self._columns, self._next_column = _run(self._next_column, attributes.get(_COLUMNS_REPEATED, "1"))
        if attributes.get(_ERROR_TYPE) == "error":
            self._error.clear()
            self.parser.CharacterDataHandler = self._error.append
            self.parser.EndElementHandler = self._end
        elif style := _STYLES.get(attributes.get(_VALUE_TYPE, "")):
            for column in self._columns:
                self._details.show(self._rows, column, Look(style, attributes.get(_CURRENCY, "")))
        if _COLUMNS_SPANNED in attributes and self._rows and self._columns:
            self._merge(attributes)

    def _merge(self, attributes: Attributes) -> None:
        down = int(attributes.get(_ROWS_SPANNED, "1"))
        across = int(attributes[_COLUMNS_SPANNED])
        top, left = self._rows[0], self._columns[0]
        if down > 1 or across > 1:
            self._details.merged.append((top, left, top + down - 1, left + across - 1))


def _run(start: int, repeats: str) -> tuple[range, int]:
    """The rows or columns that an element stands for, none of them in an endless run; and what follows."""
    count = int(repeats)
    return range(start, start + count if count <= _MOST_REPEATS else start), start + count
