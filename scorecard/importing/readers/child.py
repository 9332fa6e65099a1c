"""One run of the reader process, from its start to its end."""

from __future__ import annotations

import pickle
import time
from enum import Enum
from multiprocessing import get_context

from scorecard.importing.readers.limits import TOO_LARGE, is_too_large
from scorecard.importing.readers.serving import Done, Refused, Request, serve

_LOOKS = 0.5
"""Seconds between two looks at the process's memory."""


class Why(Enum):
    """Why a process ended without an answer."""

    DIED = "is damaged or too large and could not be read. Open it in Excel and save it again."
    TIME = "took longer than {seconds:.0f} seconds to read and was given up. Save only the sheet you need."
    MEMORY = TOO_LARGE
    STOPPED = "was stopped while it was read."


class Ended(Exception):  # noqa: N818 - says what is, and not always an error
    """The process ended, or must be ended, and gave no answer."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.name)
        self.why = why


class Child:
    """A process that was started. One request at a time."""

    def __init__(self) -> None:
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs,), daemon=True, name="reader")
        self._process.start()
        theirs.close()
        self._is_stopped = False

    @property
    def is_alive(self) -> bool:
        """Whether it can be asked."""
        return self._process.is_alive()

    def answer(self, request: Request) -> Done | Refused:
        """What it answers. Raises Ended where it is to be given up."""
        try:
            self._pipe.send_bytes(pickle.dumps(request, protocol=5))
            self._wait(request.seconds)
            buffers = [self._pipe.recv_bytes() for _ in range(self._pipe.recv())]
            answer: Done | Refused = pickle.loads(self._pipe.recv_bytes(), buffers=buffers)
        except (EOFError, OSError):
            raise Ended(Why.STOPPED if self._is_stopped else Why.DIED) from None
        return answer

    def stop(self) -> None:
        """End it in the middle of its work; in any thread."""
        self._is_stopped = True
        self._process.kill()

    def end(self) -> None:
        """End it and give back what it holds of the system."""
        self._process.kill()
        self._process.join()
        self._process.close()
        self._pipe.close()

    def _wait(self, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while not self._pipe.poll(min(_LOOKS, max(0.0, deadline - time.monotonic()))):
            if is_too_large(self._process):
                raise Ended(Why.MEMORY)
            if time.monotonic() >= deadline:
                raise Ended(Why.TIME)
