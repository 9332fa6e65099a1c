"""The one hook for errors that nobody expected: all of it to the log, one line to the person."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

_LARGEST_LOG = 1_000_000


def install(log: Path, tell: Callable[[str], object]) -> None:
    """From now on write unexpected errors to ``log`` in full and hand one line to ``tell``."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _write(log, (kind, error, trace))
        tell(f"Something went wrong. Your numbers are safe. Details are in {log}")

    sys.excepthook = hook


def _write(log: Path, failure: tuple[type[BaseException], BaseException, TracebackType | None]) -> None:
    # Not needed until something goes wrong, and slow to load.
    import logging
    from logging.handlers import RotatingFileHandler

    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(log, maxBytes=_LARGEST_LOG, backupCount=1, encoding="utf-8")
    except OSError:
        sys.__excepthook__(*failure)
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    record = logging.LogRecord(
        "scorecard", logging.ERROR, __file__, 0, "Unexpected error", None, exc_info=failure
    )
    handler.emit(record)
    handler.close()
