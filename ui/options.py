"""What the window may be started with. Read by hand: a library for it would take longer than all the rest."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NoReturn

_USAGE = "usage: scorecard [STORE] [--quit-after-paint[=table|all]] [--self-test]"
_PAINT, _TODAY, _SELF_TEST = "--quit-after-paint", "--today", "--self-test"


@dataclass(frozen=True, slots=True)
class Options:
    """``quit_after`` is ``table``, ``all`` or empty."""

    store: Path | None
    quit_after: str
    clock: Callable[[], date]
    self_test: bool = False
    """Whether the window is to try itself out and leave."""


def parse(arguments: Sequence[str]) -> Options:
    """Read the words after the program's name. Wrong usage is told and ends the program with status 2."""
    store: Path | None = None
    quit_after, today, self_test = "", os.environ.get("SCORECARD_TODAY", ""), False
    words = iter(arguments)
    for word in words:
        name, _, value = word.partition("=")
        if name == _PAINT and value in ("", "table", "all"):
            quit_after = value or "all"
        elif word == _SELF_TEST:
            self_test = True
        elif name == _TODAY:
            today = value or next(words, "")
        elif not word.startswith("-") and store is None:
            store = Path(word)
        else:
            _refuse(f"“{word}” is not known here. A company is opened by the name of its file alone.")
    return Options(store, quit_after, _clock(today), self_test)


def _clock(today: str) -> Callable[[], date]:
    if not today:
        return date.today
    try:
        fixed = date.fromisoformat(today)
    except ValueError:
        _refuse(f"“{today}” is no day. Write it as 2026-11-23.")
    return lambda: fixed


def _refuse(reason: str) -> NoReturn:
    print(f"{_USAGE}\nscorecard: {reason}", file=sys.stderr)  # noqa: T201
    sys.exit(2)
