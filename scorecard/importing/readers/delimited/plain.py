"""Tells whether the bytes of a file can be given to any CSV parser as they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import BinaryIO

from scorecard.importing.readers.delimited.dialect import TextFormat

_ASCII_LIKE = re.compile(r"utf-8(-sig)?|cp\d+|mac_roman")
_END = b"\x1a"
_RETURN, _NEW_LINE = b"\r\n"
_PIECE = 1 << 18


@dataclass(frozen=True, slots=True)
class Plainness:
    """What was learnt of a plain file on the way."""

    size: int
    """In bytes."""
    lines: int
    has_quotes: bool


def plainness(file: BinaryIO, format: TextFormat) -> Plainness | None:
    """None unless a standard fast parser, told encoding and delimiter, certainly cuts the whole file alike.

    Quotes, if any, stand only around whole cells and doubled within them.
    """
    dialect = format.dialect
    if not _ASCII_LIKE.fullmatch(format.encoding) or format.lines_before or format.is_wrapped:
        return None
    if not dialect.is_standard or dialect.skips_spaces or dialect.quote not in ("", '"'):
        return None
    found = _looked_through(file)
    if found and found.has_quotes:
        file.seek(0)
        is_clean = dialect.quote == '"' and _is_clean(file.read(), dialect.delimiter.encode())
        return found if is_clean else None
    return found


def _looked_through(file: BinaryIO) -> Plainness | None:
    """A piece at a time, for the file may be larger than the memory; None where it cannot be plain."""
    import numpy as np

    size, lines, has_quotes, piece = 0, 0, False, b""
    while more := file.read(_PIECE):
        piece = more + file.read(1) if more.endswith(b"\r") else more
        characters = np.frombuffer(piece, np.uint8)
        returns = np.flatnonzero(characters == _RETURN)
        if b"\0" in piece or piece.endswith(b"\r") or (characters[returns + 1] != _NEW_LINE).any():
            return None
        size += len(piece)
        lines += int(np.count_nonzero(characters == _NEW_LINE))
        has_quotes = has_quotes or b'"' in piece
    if piece.endswith(_END):
        return None
    return Plainness(size, lines + (not piece.endswith(b"\n")), has_quotes)


def _is_clean(data: bytes, delimiter: bytes) -> bool:
    here = re.escape(delimiter)
    cell = rb'(?:(?<=%b)|(?<=\n)|\A)"[^"\r]*+(?:""[^"\r]*+)*+"(?=%b|\r?\n|\Z)' % (here, here)
    return re.fullmatch(rb'(?:[^"]*+%b)*+[^"]*+' % cell, data.removeprefix(b"\xef\xbb\xbf")) is not None
