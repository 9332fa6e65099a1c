"""The reader process as the app sees it: it opens files, answers questions about them, and can be stopped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Any, Concatenate, ParamSpec, TypeVar

from scorecard.errors import ScorecardError, StoppedError, StoreError
from scorecard.importing.readers.child import Child, Ended, Why
from scorecard.importing.readers.opened import OpenFile, head_of
from scorecard.importing.readers.opening import open_file, open_text
from scorecard.importing.readers.raw import FileHead
from scorecard.importing.readers.serving import Done, Request

LONGEST = 20.0
"""Seconds that one request may take."""
BYTES_A_SECOND = 5_000_000
"""So many bytes of a file give it one second more."""
LARGEST_FILE = 500 << 20

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class _Source:
    """What is open, and how it is opened again after the process was ended."""

    name: str
    size: int
    opening: Callable[[], OpenFile]


class ReaderProcess:
    """The process that keeps one file open. It is started when it is first needed and after each end.

    Every method may be called in any thread; requests wait for one another. Each request raises
    ScorecardError that names the file and says what is wrong, whatever the file does to its reader.
    """

    def __init__(self, *, longest: float = LONGEST) -> None:
        """``longest``: seconds that one request about a small file may take."""
        self._longest = longest
        self._turn = Lock()
        self._state = Lock()
        self._child: Child | None = None
        self._asked: Child | None = None
        """The process while it works."""
        self._holding: Child | None = None
        """The process in which the source is open."""
        self._source: _Source | None = None

    def warm(self) -> None:
        """Start the process, which then loads what it will need, so that the first file opens fast."""
        if self._turn.acquire(blocking=False):
            try:
                self._running()
            finally:
                self._turn.release()

    def open(self, path: Path) -> FileHead:
        """Open a file instead of the one before, which stays open where this one cannot be read.

        Raises StoreError where the file is not there or may not be read.
        """
        return self._open(_Source(path.name, _checked_size(path), partial(open_file, path)))

    def open_text(self, text: str, name: str) -> FileHead:
        """Take a pasted table as a file."""
        return self._open(_Source(name, len(text), partial(open_text, text, name)))

    def ask(self, function: Callable[Concatenate[OpenFile, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """The result of ``function(file, ...)``, a function of a module, called in the process."""
        with self._turn:
            if self._source is None:
                raise ScorecardError("No file is open. Choose one first.")
            answer: R = self._request(self._source, partial(function, **kwargs), args)
        return answer

    def cancel(self) -> None:
        """Stop the request under way, if any; it raises StoppedError. Its file can still be asked."""
        with self._state:
            if self._asked:
                self._asked.stop()

    def close(self) -> None:
        """End the process and forget the file. A request under way is stopped."""
        self.cancel()
        with self._turn:
            self._source = None
            self._end()

    def _open(self, source: _Source) -> FileHead:
        with self._turn:
            self._holding = None
            head: FileHead = self._request(source, head_of, ())
            self._source = source
        return head

    def _request(self, source: _Source, function: Callable[..., Any], args: tuple[Any, ...]) -> Any:
        child = self._running()
        opening = None if self._holding is child else source.opening
        seconds = self._longest + source.size / BYTES_A_SECOND
        try:
            with self._state:
                self._asked = child
            answer = child.answer(Request(source.name, opening, function, args, seconds))
        except Ended as end:
            self._end()
            kind = StoppedError if end.why is Why.STOPPED else ScorecardError
            raise kind(f"{source.name} {end.why.value.format(seconds=seconds)}") from None
        finally:
            with self._state:
                self._asked = None
        if isinstance(answer, Done):
            self._holding = child
            return answer.value
        error = ScorecardError(answer.reason)
        if answer.trace:
            error.add_note(answer.trace)
            self._end()
        raise error

    def _running(self) -> Child:
        if self._child and not self._child.is_alive:
            self._end()
        if self._child is None:
            self._child = Child()
        return self._child

    def _end(self) -> None:
        with self._state:
            child, self._child, self._holding, self._asked = self._child, None, None, None
        if child:
            child.end()


def _checked_size(path: Path) -> int:
    """The size of a file that can be read, in bytes."""
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
    return size
