"""Tells whether the bytes of a file can be given to any CSV parser as they are."""

from __future__ import annotations

import re

from scorecard.importing.readers.delimited.dialect import TextFormat

_ASCII_LIKE = re.compile(r"utf-8(-sig)?|cp\d+|mac_roman")
_END = b"\x1a"
_LONE_RETURN = re.compile(rb"\r(?!\n)")


def is_plain(data: bytes, format: TextFormat) -> bool:
    """Whether a standard fast parser, told encoding and delimiter, certainly cuts the whole file alike.

    ``data``: all of the file. Quotes, if any, stand only around whole cells and doubled within them.
    """
    dialect = format.dialect
    if not _ASCII_LIKE.fullmatch(format.encoding) or format.lines_before or format.is_wrapped:
        return False
    if not dialect.is_standard or dialect.skips_spaces or b"\0" in data or data.endswith(_END):
        return False
    if b"\r" in data and _LONE_RETURN.search(data):
        return False
    if b'"' not in data:
        return dialect.quote in ("", '"')
    return dialect.quote == '"' and _is_clean(data, dialect.delimiter.encode())


def _is_clean(data: bytes, delimiter: bytes) -> bool:
    here = re.escape(delimiter)
    cell = rb'(?:(?<=%b)|(?<=\n)|\A)"[^"\r]*+(?:""[^"\r]*+)*+"(?=%b|\r?\n|\Z)' % (here, here)
    return re.fullmatch(rb'(?:[^"]*+%b)*+[^"]*+' % cell, data.removeprefix(b"\xef\xbb\xbf")) is not None
