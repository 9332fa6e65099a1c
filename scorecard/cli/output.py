"""What the command line writes: results to standard output, messages to standard error."""

from __future__ import annotations

import io
import json
import sys
import unicodedata
from collections.abc import Sequence


def prepare_streams() -> None:
    """Write UTF-8 whatever the console's code page, and names of files that are no text as best it can."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def write(text: str) -> None:
    """A result."""
    sys.stdout.write(f"{text}\n")


def write_json(value: object) -> None:
    """A result for programs."""
    write(json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2))


def tell(text: str) -> None:
    """A message for the person."""
    sys.stderr.write(f"{text}\n")


def table(rows: Sequence[Sequence[str]], right: frozenset[int] = frozenset()) -> list[str]:
    """Lines with aligned columns; those whose number is in ``right`` are flush right."""
    if not rows:
        return []
    widths = [max(_width(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [
        "  ".join(_padded(text, widths[column], column in right) for column, text in enumerate(row)).rstrip()
        for row in rows
    ]


def _padded(text: str, width: int, right: bool) -> str:
    gap = " " * (width - _width(text))
    return gap + text if right else text + gap


def _width(text: str) -> int:
    """The columns that a text takes in a terminal."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )
