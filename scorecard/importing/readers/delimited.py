"""Reads delimited text: finds encoding and delimiter by itself."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter

from scorecard.errors import ScorecardError
from scorecard.importing.grid import CellValue
from scorecard.importing.readers.raw import RawSheet

_DELIMITERS = (",", ";", "\t", "|")
_SNIFFED_LINES = 200
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b]")
_NO_TEXT = "{name} is no text file. Choose an Excel workbook or a CSV file."


def decode(data: bytes, name: str) -> str:
    """The text of a file: UTF-8, UTF-16 or cp1252. Raises ScorecardError for binary bytes."""
    text = data.decode(_encoding(data), errors="replace")
    if _CONTROL.search(text[:100_000]):
        raise ScorecardError(_NO_TEXT.format(name=name))
    return text


def parse(text: str, name: str) -> RawSheet:
    """The rows of a text. Raises ScorecardError where it is empty or cannot be cut into cells."""
    if not text.strip():
        raise ScorecardError(f"{name} is empty.")
    delimiter, text = _delimiter(text)
    try:
        rows = [
            [_value(cell) for cell in row]
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        ]
    except csv.Error as error:
        raise ScorecardError(
            f"{name} cannot be cut into cells ({error}). Open it in a spreadsheet program and save it again."
        ) from None
    return RawSheet("", rows)


def _encoding(data: bytes) -> str:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return encoding
    sample = data[:2000]
    if len(sample) > 3 and sample[1::2].count(0) > 0.8 * len(sample[1::2]):
        return "utf-16-le"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _delimiter(text: str) -> tuple[str, str]:
    first, _, rest = text.partition("\n")
    if named := re.fullmatch(r"sep=(.)\s*", first):
        return named[1], rest
    lines = text[:200_000].splitlines()[:_SNIFFED_LINES]
    return max(_DELIMITERS, key=lambda delimiter: _fit(lines, delimiter)), text


def _fit(lines: list[str], delimiter: str) -> tuple[float, int]:
    """The share of lines that the delimiter cuts into equally many cells, and how many."""
    try:
        widths = [len(row) for row in csv.reader(lines, delimiter=delimiter) if row]
    except csv.Error:
        return 0.0, 0
    counts = Counter(width for width in widths if width > 1)
    if not counts:
        return 0.0, 0
    width, count = max(counts.items(), key=lambda each: (each[1], each[0]))
    return count / len(widths), width


def _value(cell: str) -> CellValue:
    text = cell.strip()
    return text or None
