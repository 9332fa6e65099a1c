"""Reads delimited text: finds encoding, delimiter, quotes and tables by itself, and mends what is broken."""

from __future__ import annotations

import re
from itertools import repeat

from scorecard.errors import ScorecardError
from scorecard.importing.grid import CellValue
from scorecard.importing.readers.delimited.cutting import Rows, cut
from scorecard.importing.readers.delimited.dialect import Dialect, TextFormat
from scorecard.importing.readers.delimited.encoding import decode, find_encoding, fits
from scorecard.importing.readers.delimited.plain import Plainness, plainness
from scorecard.importing.readers.delimited.sniffing import find_dialect
from scorecard.importing.readers.delimited.tables import Table, find_tables
from scorecard.importing.readers.delimited.wrapping import is_wrapped, unwrapped
from scorecard.importing.readers.raw import RawSheet

__all__ = [
    "Dialect",
    "Plainness",
    "Table",
    "TextFormat",
    "find_tables",
    "plainness",
    "read_beginning",
    "read_format",
    "read_rows",
    "read_tables",
    "read_text_tables",
]

_CONTROLS = bytes([*range(0x09), *range(0x0E, 0x1C)])
_CONTROLS_LOOKED_FOR = 100_000
_MOST_CONTROLS = 0.04
_FEW_CONTROLS = 3
_SIGNATURES = (b"%PDF-", b"{\\rtf", b"PK\x03\x04", b"\x89PNG", b"\x1f\x8b")
_MOST_TABLES = 100
"""A file of more holds them in a form that is not understood, and is shown as it is."""
_NAMED_DELIMITER = re.compile(r'"?sep=(.)"?[ \t]*(?:\n|$)', re.IGNORECASE)


def read_format(head: bytes, name: str, *, is_cut: bool = True) -> TextFormat:
    """Encoding and dialect, found on the beginning of a file, which may end anywhere (``is_cut``).

    Raises ScorecardError where the file is no text.
    """
    encoding = find_encoding(head, is_cut=is_cut)
    return _format(_text(head, name, encoding, is_cut=is_cut), encoding)


def read_rows(
    data: bytes,
    name: str,
    format: TextFormat | None = None,
    *,
    most_rows: int | None = None,
    is_cut: bool = False,
) -> Rows:
    """The rows as they stand in the file, blank ones too, with spaces around cells kept.

    ``most_rows``: no more are asked for. ``is_cut``: the data are the beginning of a file, and their last,
    incomplete line is left out. An empty file has no rows. Raises ScorecardError where the file is no text.
    """
    encoding = format.encoding if format else find_encoding(data, is_cut=is_cut)
    if format and not is_cut and not fits(data, encoding):
        encoding = find_encoding(data)
    text = _text(data, name, encoding, is_cut=is_cut)
    if is_cut:
        text = _whole_lines(text)
    return _rows(text, format or _format(text, encoding), most_rows)


def read_beginning(data: bytes, name: str, most_rows: int) -> tuple[TextFormat, list[RawSheet]]:
    """The format of a file of which ``data`` are the beginning, and the tables that they hold.

    Else as :func:`read_tables`.
    """
    encoding = find_encoding(data, is_cut=True)
    text = _text(data, name, encoding, is_cut=True)
    format = _format(text, encoding)
    return format, _sheets(_rows(_whole_lines(text), format, most_rows), name)


def read_tables(
    data: bytes,
    name: str,
    format: TextFormat | None = None,
    *,
    most_rows: int | None = None,
    is_cut: bool = False,
) -> list[RawSheet]:
    """The tables among the rows of a file as sheets: one without a name, or several, named by their rows.

    Where there are several, each stands in its sheet where it stands in the file.

    Cells are texts without spaces around them, None where empty. Else as :func:`read_rows`; raises
    ScorecardError also where the file is empty.
    """
    return _sheets(read_rows(data, name, format, most_rows=most_rows, is_cut=is_cut), name)


def read_text_tables(text: str, name: str) -> list[RawSheet]:
    """The tables of a text, such as one that was pasted. Raises ScorecardError where it is empty."""
    text = _plain_lines(text)
    return _sheets(_rows(text, _format(text, "")), name)


def _text(data: bytes, name: str, encoding: str, *, is_cut: bool) -> str:
    text = decode(data, encoding, is_cut=is_cut)
    looked_at = text[:_CONTROLS_LOOKED_FOR].encode(errors="replace")
    controls = len(looked_at) - len(looked_at.translate(None, _CONTROLS))
    if data.startswith(_SIGNATURES) or controls > max(_FEW_CONTROLS, _MOST_CONTROLS * len(looked_at)):
        raise ScorecardError(f"{name} is no text file. Choose an Excel workbook or a CSV file.")
    return _plain_lines(text)


def _whole_lines(text: str) -> str:
    """A text that was cut anywhere, without its last, incomplete line."""
    return text[: text.rindex("\n") + 1] if "\n" in text else text


def _plain_lines(text: str) -> str:
    """A text whose lines end with ``\\n``, without marks and characters that stand for nothing."""
    if "\r" in text:
        text = text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        text = text.replace("\0", "")
    return text.removeprefix("\ufeff").removesuffix("\x1a")


def _format(text: str, encoding: str) -> TextFormat:
    if named := _NAMED_DELIMITER.match(text):
        return TextFormat(encoding, find_dialect(text[named.end() :], named[1]), lines_before=1)
    if is_wrapped(text):
        return TextFormat(encoding, find_dialect(unwrapped(text)), is_wrapped=True)
    return TextFormat(encoding, find_dialect(text))


def _rows(text: str, format: TextFormat, most_rows: int | None = None) -> Rows:
    for _ in range(format.lines_before):
        text = text.partition("\n")[2]
    if format.is_wrapped:
        text = unwrapped(text)
    return cut(text, format.dialect, most_rows) if text else []


def _sheets(rows: Rows, name: str) -> list[RawSheet]:
    tables = find_tables(_filled(rows, name))
    if not 1 < len(tables) <= _MOST_TABLES:
        return [_sheet("", rows)]
    # Below blank rows, so that a cell has the same address as in the file.
    return [
        _sheet(f"Rows {table.first + 1}–{table.end}", rows[table.first : table.end], above=table.first)
        for table in tables
    ]


def _filled(rows: Rows, name: str) -> Rows:
    if not any(cell.strip() for row in rows for cell in row):
        raise ScorecardError(f"{name} is empty.")
    return rows


def _sheet(name: str, rows: Rows, above: int = 0) -> RawSheet:
    cells: list[list[CellValue]] = [[cell.strip() or None for cell in row] for row in rows]
    return RawSheet(name, [*repeat([], above), *cells])
