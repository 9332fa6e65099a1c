"""The command line: everything that the window does with files, without one."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from scorecard.cli.output import OutputError, finish, prepare_streams, stop_writing, tell
from scorecard.cli.parser import build_parser, today_of
from scorecard.errors import ScorecardError

if TYPE_CHECKING:
    from scorecard.report_room import Paint

DONE, NOT_DONE, WRONG_USAGE = 0, 1, 2


def main(argv: Sequence[str] | None = None, paint: Paint | None = None) -> int:
    """Run one sub-command. Returns the exit status: 0 done, 1 could not be done, 2 wrong usage.

    ``paint`` makes what only a screen's library can: PDF and pictures.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    prepare_streams()
    try:
        status = _run(arguments, paint)
        finish()
    except OutputError as error:
        stop_writing()
        tell(str(error))
        return NOT_DONE
    except ScorecardError as error:
        tell(str(error))
        return NOT_DONE
    except BrokenPipeError:
        stop_writing()
        return DONE
    except KeyboardInterrupt:
        tell("Stopped.")
        return NOT_DONE
    except Exception as error:  # noqa: BLE001 - the outermost hook: a bug is logged in full, told in one line
        from scorecard.cli.failures import log_unexpected

        tell(log_unexpected(error, arguments))
        return NOT_DONE
    return status


def _run(arguments: Sequence[str], paint: Paint | None) -> int:
    parser = build_parser()
    try:
        parsed = parser.parse_args(arguments)
        parsed.today, parsed.paint = today_of(parsed), paint
    except argparse.ArgumentTypeError as error:
        tell(f"scorecard: {error}.")
        return WRONG_USAGE
    except SystemExit as stop:  # argparse has printed its message, or the help
        return stop.code if isinstance(stop.code, int) else WRONG_USAGE

    from scorecard.cli.commands import run
    from scorecard.cli.usage import UsageError

    try:
        run(parsed)
    except UsageError as error:
        tell(f"scorecard: {error}")
        return WRONG_USAGE
    return DONE
