"""The program: with a sub-command the command line, which imports no Qt; else the window."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scorecard.exporting.report import Report
    from scorecard.report_choices import ReportChoices
    from ui.options import Options

_NO_DISPLAY = """\
There is no display for the window. Without one, use the command line, for example
  scorecard show weekly --store FILE
  scorecard import FILE... --store FILE
(“scorecard --help” lists all), or set QT_QPA_PLATFORM=offscreen to run the window unseen."""

COMMANDS = frozenset(
    (
        *("sample", "import", "undo-import", "redo-import", "imports", "recipes", "links"),
        *("show", "measures", "goals", "set", "export", "fill-in", "template", "check", "backup", "restore"),
    )
)
"""Words that go to the command line."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program. Returns its exit status: 0 done, 1 not possible, 2 wrong usage."""
    if getattr(sys, "frozen", False):
        from multiprocessing import freeze_support

        # In the process that reads a file for the frozen app this is where it goes no further.
        freeze_support()
    arguments = list(sys.argv[1:] if argv is None else argv)
    if _is_command(arguments):
        from scorecard import cli

        return cli.main(arguments, _paint)
    from ui.options import parse

    options = parse(arguments)
    if options.self_test and not _has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if not _has_display():
        print(_NO_DISPLAY, file=sys.stderr)  # noqa: T201
        return 1
    return _open_window(options)


def _paint(report: Report, choices: ReportChoices, suffix: str) -> bytes:
    """Make a PDF or a picture for the command line: Qt is loaded for these alone, and asks for no display."""
    from ui.reports.unseen import paint

    return paint(report, choices, suffix)


def _open_window(options: Options) -> int:
    """Show the window, made as fast as can be, and end the program with it."""
    # What is loaded now lives to the end: to look through it for garbage would only take time.
    gc.disable()
    Thread(target=import_module, args=("scorecard.workspace",)).start()
    if options.self_test:
        from ui.self_test import run
    else:
        from ui.app import run

    status = run(options)
    for stream in (sys.stdout, sys.stderr):
        # On Windows a program without a console has neither.
        if stream is not None:
            stream.flush()
    # All is saved and closed; to take thousands of objects apart one by one would only take time.
    os._exit(status)


def _is_command(arguments: Sequence[str]) -> bool:
    """Whether the first word is a sub-command, or the version or the help is asked for."""
    words = iter(arguments)
    for word in words:
        if word in ("--help", "-h", "--version"):
            return True
        if word == "--today":
            next(words, None)
        elif not word.startswith("-"):
            return word in COMMANDS
    return False


def _has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


if __name__ == "__main__":
    sys.exit(main())
