"""The process in which files are read: limited in memory, so that no file can take the app down."""

from __future__ import annotations

import os
import sys
from multiprocessing.connection import Connection
from pathlib import Path

from scorecard.errors import ScorecardError
from scorecard.importing.readers.delimited import decode, parse
from scorecard.importing.readers.raw import RawSheet
from scorecard.importing.readers.workbook import is_workbook, read_workbook

MOST_MEMORY = 2 << 30


def serve(answers: Connection, path: Path) -> None:
    """Read one file and send its sheets, or the sentence that refuses it."""
    _limit()
    try:
        sheets = read_here(path)
    except ScorecardError as error:
        answers.send(str(error))
    except MemoryError:
        answers.send(
            f"{path.name} needs more memory than is allowed for one file. Save only the sheet you need."
        )
    else:
        answers.send(sheets)
    answers.close()


def read_here(path: Path) -> list[RawSheet]:
    """Read a file in this process. Raises ScorecardError with the reason where it cannot be read."""
    with path.open("rb") as file:
        head = file.read(512)
    if is_workbook(head, path.suffix.lower()):
        return read_workbook(path)
    if path.suffix.lower() == ".xls" and b"<" in head[:3]:
        raise ScorecardError(
            f"{path.name} is a web page or XML with an Excel name. Open it in Excel and save it as .xlsx."
        )
    return [parse(decode(path.read_bytes(), path.name), path.name)]


def _limit() -> None:
    """Cap memory, and keep what the readers print while they fail off the terminal."""
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
