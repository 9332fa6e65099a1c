"""Number formats, errors, hidden lines and merged cells of an ``.xlsb``, which calamine does not tell.

Its parts are rows of records: a kind, a length, and bytes whose places the format fixes.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping

from scorecard.importing.readers.container import Container
from scorecard.importing.readers.details import BUILT_IN_FORMATS, Details, Look, look_of
from scorecard.importing.readers.xml_parts import related

_ROW, _COLUMN_INFO, _MERGED = 0, 60, 176
_NUMBERS = frozenset((2, 5, 9))
"""A small number, a number, a formula's number."""
_ERRORS = frozenset((3, 11))
_FORMAT, _CELL_FORMAT, _BEGIN_CELL_FORMATS, _END_CELL_FORMATS = 44, 47, 617, 618
_SHEET = 156
_ROW_IS_HIDDEN = 0x10
_COLUMN_IS_HIDDEN = 0x01
_MOST_COLUMNS = 16384
_CODES = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!"}


def read_details(parts: Container, book: str) -> dict[str, Details]:
    """Details by sheet. Raises one of ``container.BROKEN`` where the file is not built as it should be."""
    targets = related(parts, book)
    styles = _styles(parts, targets)
    found: dict[str, Details] = {}
    for kind, record in _records(parts.read(book)):
        if kind == _SHEET:
            relation, end = _text(record, 8)
            name, _ = _text(record, end)
            found[name] = _of_sheet(parts.read(targets[relation][1]), styles)
    return found


def _styles(parts: Container, targets: Mapping[str, tuple[str, str]]) -> dict[int, Look]:
    """The cell formats that say percent or currency, by their number."""
    part = next((name for kind, name in targets.values() if kind == "styles"), "")
    formats = dict(BUILT_IN_FORMATS)
    found: dict[int, Look] = {}
    count, is_inside = 0, False
    for kind, record in _records(parts.read(part)) if part in parts else ():
        if kind == _FORMAT:
            formats[_number(record, "<H", 0)], _ = _text(record, 2)
        elif kind in (_BEGIN_CELL_FORMATS, _END_CELL_FORMATS):
            is_inside = kind == _BEGIN_CELL_FORMATS
        elif kind == _CELL_FORMAT and is_inside:
            look = look_of(formats.get(_number(record, "<H", 2), ""))
            if look != Look():
                found[count] = look
            count += 1
    return found


def _of_sheet(data: bytes, looks: Mapping[int, Look]) -> Details:
    details = Details()
    row = 0
    for kind, record in _records(data):
        if kind == _ROW:
            row = _number(record, "<I", 0)
            if record[11] & _ROW_IS_HIDDEN:
                details.hidden_rows.add(row)
        elif kind in _NUMBERS:
            column, style = struct.unpack_from("<II", record)
            details.show((row,), column, looks.get(style & 0xFFFFFF, Look()))
        elif kind in _ERRORS:
            details.errors[row, _number(record, "<I", 0)] = _CODES.get(record[8], "#N/A")
        elif kind == _MERGED:
            top, bottom, left, right = struct.unpack_from("<IIII", record)
            details.merged.append((top, left, bottom, right))
        elif kind == _COLUMN_INFO and record[16] & _COLUMN_IS_HIDDEN:
            first, last = struct.unpack_from("<II", record)
            details.hidden_columns.update(range(first, min(last + 1, _MOST_COLUMNS)))
    return details


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each record's kind, in one or two bytes, and what it holds, after a length in up to four."""
    at = 0
    while at < len(data):
        kind = data[at]
        at += 1
        if kind & 0x80:
            kind = kind & 0x7F | data[at] << 7
            at += 1
        length = shift = 0
        while True:
            byte = data[at]
            at += 1
            length |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80 or shift == 28:
                break
        yield kind, data[at : at + length]
        at += length


def _number(record: bytes, form: str, at: int) -> int:
    number: int = struct.unpack_from(form, record, at)[0]
    return number


def _text(record: bytes, at: int) -> tuple[str, int]:
    """A text and where it ends: a count of characters, none where it is all ones, and the characters."""
    count = _number(record, "<I", at)
    end = at + 4 + (0 if count == 0xFFFFFFFF else 2 * count)
    return record[at + 4 : end].decode("utf-16-le"), end
