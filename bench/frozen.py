"""How much longer the built app takes to start than the program from source: ``make bench-frozen``."""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median

from bench.company import sample
from bench.measure import Ratio
from bench.startup import ROOT, Run, run_command

_APP = Path("dist", "Scorecard", "Scorecard.exe" if sys.platform == "win32" else "Scorecard")
_FROM_SOURCE = "the same from source"
_RUNS = 15
_AT_MOST = 1.5


def measure_frozen(folder: Path) -> list[Ratio]:
    """Median and least of both, taken in turn. Raises FileNotFoundError where nothing was built."""
    app = ROOT / _APP
    if not app.exists():
        raise FileNotFoundError(f"There is no {_APP}. Make it with “make build” first.")
    store, settings = sample(folder), folder / "settings"
    frozen, plain = [str(app)], [sys.executable, "-m", "ui"]

    def start(command: list[str]) -> Run:
        return run_command([*command, str(store), "--quit-after-paint=table"], settings)

    for command in (frozen, plain):
        start(command)
    # In turn, so that what else the machine does falls on both.
    pairs = [(start(frozen).seconds * 1e3, start(plain).seconds * 1e3) for _ in range(_RUNS)]
    ours, theirs = zip(*pairs, strict=True)
    return [
        Ratio(
            "built app to the table painted, median",
            _FROM_SOURCE,
            median(ours),
            median(theirs),
            "ms",
            _AT_MOST,
        ),
        Ratio("built app to the table painted, least", _FROM_SOURCE, min(ours), min(theirs), "ms", _AT_MOST),
    ]
