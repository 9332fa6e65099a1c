"""The measure editor at 300 measures and 10 years: its preview and the check of a formula while one types."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import timedelta
from itertools import cycle
from pathlib import Path

from bench.company import TODAY, clock, large
from bench.measure import Ratio, interleaved, seconds
from scorecard.commands.goals import goals_of
from scorecard.formulas.checking import find_fault
from scorecard.measures import Measure, Rollup
from scorecard.periods import Cadence
from scorecard.workspace import Workspace

FRAME_MS = 1000 / 60
RUNS = 25
_FORMULAS = (
    "marketing_spend / new_leads",
    "marketing_spend / deals_won",
    "100 * extra_1 / (extra_2 + extra_3)",
)
_TYPED = ("marketing_spend / New leds", "extra_7 * extra_8 / extr_9", "100 * (won")
_TWO_YEARS = timedelta(days=2 * 371)


def measure_editor(folder: Path) -> list[Ratio]:
    """What a change of a formula asks for, beside reading the same entries with nothing but sqlite3."""
    path = large(folder)
    workspace = Workspace.open(path, clock=clock)
    formulas, typed = cycle(_FORMULAS), cycle(_TYPED)
    try:
        measure = workspace.book.by_short_name["cost_per_lead"]
        with sqlite3.connect(path) as bare:
            preview, read = interleaved(
                lambda: seconds(lambda: _preview(workspace, measure, next(formulas))),
                lambda: seconds(lambda: _read(bare)),
                runs=RUNS,
                warm_up=len(_FORMULAS),
            )
        (check,) = interleaved(
            lambda: seconds(lambda: find_fault(next(typed), measure, workspace.book.measures)), runs=RUNS
        )
    finally:
        workspace.close()
    frame, plain = "one 60 Hz frame", "the same years of 3 measures read with sqlite3 alone"
    return [
        Ratio("editor preview, 300 measures and 10 years", frame, preview * 1e3, FRAME_MS, "ms", 1.0),
        Ratio("editor preview, 300 measures and 10 years", plain, preview * 1e3, read * 1e3, "ms", 60.0),
        Ratio("formula check among 300 measures", frame, check * 1e3, FRAME_MS, "ms", 1.0),
    ]


def _preview(workspace: Workspace, measure: Measure, formula: str) -> object:
    drafted = replace(measure, formula=formula, rollup=Rollup.FORMULA)
    goals = goals_of(workspace.book, measure.id)
    cadences = (Cadence.MONTHLY, Cadence.QUARTERLY)
    return workspace.defining.preview(drafted, goals, cadences, Cadence.MONTHLY)


def _read(bare: sqlite3.Connection) -> object:
    """Three measures over the time that a preview looks at."""
    first = (TODAY - _TWO_YEARS).toordinal()
    ids = [row[0] for row in bare.execute("SELECT id FROM measure ORDER BY id DESC LIMIT 3")]
    marks = ",".join("?" * len(ids))
    return bare.execute(
        f"SELECT * FROM entry WHERE measure_id IN ({marks}) AND begin >= ?", (*ids, first)
    ).fetchall()
