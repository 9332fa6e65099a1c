"""Feeds readers, layouts and parsers with what a coverage-guided fuzzer thinks of: they refuse or answer.

``python -m tools.fuzz text|numbers|dates|sheets|workbook [CORPUS...] [-max_total_time=60]`` needs atheris,
which gets what follows the target.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["scorecard.importing"]):
    from scorecard.errors import ScorecardError
    from scorecard.importing.clues import Clues
    from scorecard.importing.finding import explain_nothing, find_layouts
    from scorecard.importing.grid_readings import make_readings
    from scorecard.importing.moments import DateOrder, check_moment, fitting_orders, read_moment
    from scorecard.importing.numbers import NumberStyle, decide_style, read_number
    from scorecard.importing.readers.delimited import read_tables
    from scorecard.importing.readers.opening import open_file
    from scorecard.periods import Calendar

_CLUES = Clues(Calendar(), date(2026, 11, 23))
_LONGEST = 20_000


def text(data: bytes) -> None:
    """Bytes as a text file: cut into tables."""
    read_tables(data[:_LONGEST], "fuzz.csv")


def numbers(data: bytes) -> None:
    """Lines as the numbers of a column, in both styles."""
    lines = data.decode("utf-8", "replace")[:_LONGEST].splitlines()
    decide_style(lines)
    for line in lines:
        for style in NumberStyle:
            read_number(line, style)


def dates(data: bytes) -> None:
    """Lines as the dates of a column, in all orders."""
    lines = data.decode("utf-8", "replace")[:_LONGEST].splitlines()
    fitting_orders(lines)
    for line in lines:
        for order in DateOrder:
            moment = read_moment(line, order)
            if moment is not None and moment.year is not None and not check_moment(moment, _CLUES.calendar):
                moment.period(_CLUES.calendar, moment.grain)


def sheets(data: bytes) -> None:
    """Bytes as a text file, each of its tables as a sheet that is to be understood."""
    for sheet in read_tables(data[:_LONGEST], "fuzz.csv"):
        grid = sheet.grid()
        layouts = find_layouts(grid, _CLUES)
        explain_nothing(grid, _CLUES.year)
        for layout in layouts:
            if not layout.kind.is_rows:
                make_readings(grid, layout, NumberStyle.POINT)


def workbook(data: bytes) -> None:
    """Bytes as a workbook. What aborts the process in the reader's own native code is found here too."""
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as file:
        path = Path(file.name)
        path.write_bytes(data)
        opened = open_file(path)
        for head in opened.heads():
            opened.whole(head.name).grid()


def refusing(target: Callable[[bytes], None]) -> Callable[[bytes], None]:
    """The target, for which a refusal in words is an answer."""

    def run(data: bytes) -> None:
        try:
            target(data)
        except ScorecardError:
            return

    return run


TARGETS = {each.__name__: each for each in (text, numbers, dates, sheets, workbook)}


def main() -> None:
    """Run one target until the fuzzer ends."""
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"Choose what to fuzz: {', '.join(TARGETS)}.")
    target = TARGETS[sys.argv.pop(1)]
    atheris.Setup(sys.argv, refusing(target))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
