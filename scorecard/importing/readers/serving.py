"""The loop in the reader process: keeps one file open and answers what is asked of it."""

from __future__ import annotations

import faulthandler
import gc
import io
import os
import pickle
import signal
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from pathlib import Path
from threading import Thread
from typing import Any

from scorecard.errors import ScorecardError
from scorecard.importing.readers.limits import TOO_LARGE, limit_memory, silence
from scorecard.importing.readers.opened import OpenFile

_WARM = (
    "python_calamine",
    "numpy",
    "pandas",
    "scorecard.importing.rows.long",
    "scorecard.importing.rows.profiling",
    "scorecard.importing.rows.raw",
    "xlrd",
)
_MANY = 200_000
_IDLE = 0.5
"""Seconds without a request after which the process goes on to load what it will need."""
_LATER = 5.0
"""Seconds after its time limit in which the process ends itself, should nobody end it."""


@dataclass(frozen=True, slots=True)
class Request:
    """``function(file, *arguments)``, on a file that is opened first if ``opening`` says how."""

    name: str
    opening: Callable[[], OpenFile] | None
    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    seconds: float
    """How long it may take."""


@dataclass(frozen=True, slots=True)
class Done:
    """The answer."""

    value: Any


@dataclass(frozen=True, slots=True)
class Refused:
    """The sentence that says why there is none."""

    reason: str
    trace: str = ""
    """Where the process failed, if it did; it is not used again."""


def serve(pipe: Connection) -> None:
    """Answer requests until the other end of the pipe is closed or a reader failed badly."""
    silence()
    limit_memory()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A million cells are a million objects without circles: to look through them for garbage takes as long
    # as to read them.
    gc.set_threshold(_MANY)
    Thread(target=_end_with_the_app, daemon=True).start()
    warming = _warm_up(pipe)
    file: OpenFile | None = None
    is_sound = True
    while is_sound:
        next(warming)
        try:
            request: Request = pipe.recv()
        except (EOFError, OSError):
            return
        if request.opening:
            file = None
        with _ended_after(request.seconds + _LATER):
            file, is_sound = _serve_one(pipe, file, request)


def _warm_up(pipe: Connection) -> Iterator[None]:
    """Import what will be needed, one after the other, for as long as nobody asks for anything."""
    patience = 0.0
    for name in _WARM:
        while pipe.poll(patience):
            patience = _IDLE
            yield
        import_module(name)
    _read_a_little()
    while True:
        yield


def _read_a_little() -> None:
    """pandas loads half of itself only when it first reads."""
    import pandas as pd

    frame = pd.read_csv(io.BytesIO(b"2026-11-23,1.5\n"), header=None, dtype={0: object, 1: float})
    pd.factorize(frame[0].to_numpy())


@contextmanager
def _ended_after(seconds: float) -> Iterator[None]:
    """End the process when the time is over, whatever a reader is doing."""
    with Path(os.devnull).open("w") as nowhere:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        yield
        faulthandler.cancel_dump_traceback_later()


def _serve_one(pipe: Connection, file: OpenFile | None, request: Request) -> tuple[OpenFile | None, bool]:
    """Answer one request. Gives the file as it is open now, and whether the process can go on."""
    file, answer = _answer(file, request)
    # Large arrays are handed over as they lie in memory, beside the answer and without a copy of them.
    buffers: list[pickle.PickleBuffer] = []
    try:
        data = pickle.dumps(answer, protocol=5, buffer_callback=buffers.append)
    except MemoryError:
        buffers.clear()
        data = pickle.dumps(Refused(f"{request.name} {TOO_LARGE}"))
    pipe.send(len(buffers))
    for buffer in buffers:
        pipe.send_bytes(buffer.raw())
    pipe.send_bytes(data)
    return file, isinstance(answer, Done) or not answer.trace


def _answer(file: OpenFile | None, request: Request) -> tuple[OpenFile | None, Done | Refused]:
    """The file as it is open now, and the answer. Whatever a reader does, it is an answer."""
    try:
        file = request.opening() if request.opening else file
        return file, Done(request.function(file, *request.arguments))
    except ScorecardError as error:
        return file, Refused(str(error))
    except BaseException as error:  # noqa: BLE001 - a reader in Rust panics with what is no Exception
        return None, Refused(f"{request.name} {_reason(error)}", traceback.format_exc())


def _reason(error: BaseException) -> str:
    match error:
        case MemoryError():
            return TOO_LARGE
        case RecursionError():
            return "is nested too deeply to be read. Open it in Excel and save it again."
        case _:
            return f"could not be read ({_kind(error)}). Open it in Excel and save it again."


def _kind(error: BaseException) -> str:
    first = str(error).strip().split("\n")[0][:120]
    return f"{type(error).__name__}: {first}" if first else type(error).__name__


def _end_with_the_app() -> None:
    """End at once when the app ends, also in the middle of a file."""
    if parent := parent_process():
        wait([parent.sentinel])
        os._exit(0)
