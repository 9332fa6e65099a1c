"""Files read into plain values, each kind by its own reader, in a process of their own."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

from scorecard.errors import ScorecardError, StoreError
from scorecard.importing.readers.delimited import parse
from scorecard.importing.readers.raw import RawSheet
from scorecard.importing.readers.worker import serve

LONGEST = 60.0
"""Seconds that one file may take."""
LARGEST_FILE = 500 << 20

__all__ = ["RawSheet", "read_file", "read_text"]


def read_file(path: Path) -> tuple[RawSheet, ...]:
    """All sheets of a file, read in a process of its own, whatever the file does to its reader.

    Raises ScorecardError (StoreError where the file cannot be opened) with the file's name and what to do.
    """
    _check_readable(path)
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=serve, args=(theirs, path), daemon=True)
    process.start()
    theirs.close()
    try:
        if not ours.poll(LONGEST):
            raise ScorecardError(
                f"{path.name} took longer than {LONGEST:.0f} seconds to read and was given up."
            )
        answer: list[RawSheet] | str = ours.recv()
    except EOFError:
        raise ScorecardError(
            f"{path.name} is damaged and could not be read. Open it in Excel and save it again."
        ) from None
    finally:
        process.kill()
        process.join()
        process.close()
        ours.close()
    if isinstance(answer, str):
        raise ScorecardError(answer)
    return tuple(answer)


def read_text(text: str, name: str) -> tuple[RawSheet, ...]:
    """A pasted table as one sheet. Raises ScorecardError where it is empty."""
    return (parse(text, name),)


def _check_readable(path: Path) -> None:
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise ScorecardError(f"{path.name} is a folder. Choose a file in it.")
        with path.open("rb"):
            pass
    except FileNotFoundError:
        raise StoreError(f"{path.name} is not there any more. Choose another file.") from None
    except PermissionError:
        raise StoreError(
            f"{path.name} is open in Excel or may not be read. Close it there or save a copy."
        ) from None
    except OSError as error:
        raise StoreError(f"{path.name} could not be read: {error.strerror}.") from None
    if size == 0:
        raise ScorecardError(f"{path.name} is empty.")
    if size > LARGEST_FILE:
        raise ScorecardError(
            f"{path.name} is larger than {LARGEST_FILE >> 20} MB. Save only the sheet you need."
        )
