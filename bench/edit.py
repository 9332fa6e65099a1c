"""One cell edited: journaled, saved with fsync and painted anew."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from bench.company import sample
from bench.measure import Ratio, interleaved
from bench.window import driven

LIMIT_MS = 50.0
RUNS = 15


def measure_edit(folder: Path) -> list[Ratio]:
    """An edit as the table sends it."""
    with driven(sample(folder), folder / "settings.ini") as found:
        company = found.window.company
        board = company.board
        assert board is not None
        row, values = board.rows[0], count(5_000)

        def edit() -> float:
            write = company.pages.board.edit_committed.emit
            value = float(next(values))
            return found.seconds_until_painted(lambda: write(row, row.cell, value))

        (taken,) = interleaved(edit, runs=RUNS)
    return [Ratio("one cell edited, saved and painted", "50 ms", taken * 1e3, LIMIT_MS, "ms", 1.0)]
