"""What the window may be started with."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Options:
    """``quit_after`` is ``table``, ``all`` or empty."""

    store: Path | None
    quit_after: str
    clock: Callable[[], date]


def parse(arguments: Sequence[str]) -> Options:
    """Read the words after the program's name. Wrong usage is told and ends the program with status 2."""
    parser = argparse.ArgumentParser(prog="scorecard", add_help=False)
    parser.add_argument("store", nargs="?", type=Path)
    parser.add_argument("--quit-after-paint", default="", choices=("table", "all"))
    parser.add_argument("--today", type=_day)
    # Alone it stands for “all”, so that it does not take the next word for its value.
    words = ["--quit-after-paint=all" if word == "--quit-after-paint" else word for word in arguments]
    found = parser.parse_args(words)
    fixed = found.today
    if fixed is None and (word := os.environ.get("SCORECARD_TODAY")):
        try:
            fixed = _day(word)
        except argparse.ArgumentTypeError as error:
            parser.error(f"SCORECARD_TODAY: {error}")
    return Options(found.store, found.quit_after_paint, (lambda: fixed) if fixed else date.today)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is no day. Write it as 2026-11-23.") from None
