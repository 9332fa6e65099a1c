"""What becomes of an error that nobody expected."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from pathlib import Path


def log_unexpected(error: BaseException, arguments: Sequence[str]) -> str:
    """Write an error in full to the log file. Returns the one line that tells a person about it."""
    from scorecard import __version__

    path = log_file()
    told = f"Something went wrong that should not have ({type(error).__name__}: {_first_line(error)})."
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = logging.FileHandler(path, encoding="utf-8", errors="backslashreplace")
    except OSError:
        return f"{told} The log {path} could not be written."
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger = logging.Logger("scorecard.cli")
    logger.addHandler(handler)
    version = f"Scorecard {__version__}, Python {sys.version.split()[0]}, {sys.platform}"
    logger.error("%s: scorecard %s", version, " ".join(arguments), exc_info=error)
    handler.close()
    return f"{told} The details are in {path}."


def log_file() -> Path:
    """Where unexpected errors are written in full; the window writes to the same file."""
    import platformdirs

    return Path(platformdirs.user_log_dir("Scorecard", appauthor=False)) / "scorecard.log"


def _first_line(error: BaseException) -> str:
    lines = str(error).splitlines()
    return lines[0][:200] if lines else "no message"
