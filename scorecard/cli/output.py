"""What the command line writes: results to standard output, messages to standard error."""

from __future__ import annotations

import io
import json
import os
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from scorecard.errors import StoreError


def prepare_streams() -> None:
    """Write UTF-8 whatever the console's code page, and names of files that are no text as best it can."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


class OutputError(StoreError):
    """Standard output takes no more, as on a full disk."""


def write(text: str) -> None:
    """A result. Raises OutputError; BrokenPipeError where the reader has gone."""
    with _guarded():
        sys.stdout.write(f"{text}\n")


def finish() -> None:
    """Write out what waits. Raises as :func:`write` does."""
    with _guarded():
        sys.stdout.flush()


def stop_writing() -> None:
    """Let what is left of the results go nowhere, so that Python does not complain about it at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


@contextmanager
def _guarded() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"The result could not be written: {error.strerror or error}.") from None


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
