"""Kills an import at random moments, and sees that the company is as before it or as after it.

``python -m tools.kill_import [TIMES]`` prints a line a kill and a summary; it exits with 1 where one failed.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.files import long_csv
from scorecard.measures import Company
from scorecard.workspace import Workspace

ROWS = 200_000
_SEED = 20261123
_IMPORT = """
import sys
from pathlib import Path
from scorecard.workspace import Workspace
if __name__ == "__main__":
    workspace = Workspace.open(Path(sys.argv[1]))
    print("begin", flush=True)
    session = workspace.import_session()
    session.open(Path(sys.argv[2]))
    workspace.commit_import(session.plan)
    print("end", flush=True)
"""


def main(times: int, rows: int = ROWS) -> int:
    """Returns 1 where a kill left anything but the state before or after."""
    chance = random.Random(_SEED)
    outcomes: Counter[str] = Counter()
    with TemporaryDirectory() as folder:
        before, file = Path(folder) / "Before.scorecard", Path(folder) / "long.csv"
        long_csv(file, rows)
        Workspace.create(before, Company()).close()
        longest = 1.1 * _kill_after(before, file, None)
        for number in range(times):
            moment = chance.uniform(0, longest)
            _kill_after(before, file, moment)
            outcome = _look_at(_copy_of(before), rows)
            outcomes[outcome] += 1
            print(f"{number + 1:4}  killed after {1000 * moment:6.0f} ms: {outcome}")
    print(", ".join(f"{count} {outcome}" for outcome, count in outcomes.items()))
    return int(bool(outcomes.keys() - {"before", "after"}))


def _kill_after(before: Path, file: Path, moment: float | None) -> float:
    """Import into a copy and kill all its processes at a moment, if any. Gives the seconds it ran."""
    store = _copy_of(before)
    for ending in ("", "-wal", "-shm"):
        store.with_name(store.name + ending).unlink(missing_ok=True)
    shutil.copy(before, store)
    command = [sys.executable, "-c", _IMPORT, str(store), str(file)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)
    with process:
        if process.stdout is None or process.stdout.readline() != "begin\n":
            raise RuntimeError("the import did not begin")
        begin = time.monotonic()
        if moment is None:
            process.wait()
        else:
            time.sleep(moment)
            os.killpg(process.pid, signal.SIGKILL)
    return time.monotonic() - begin


def _copy_of(before: Path) -> Path:
    return before.with_name("Company.scorecard")


def _look_at(store: Path, rows: int) -> str:
    """``before`` or ``after``, or what is wrong with a company."""
    with closing(Workspace.open(store)) as workspace:
        if found := workspace.check():
            return f"damaged: {found[0].text}"
    with closing(sqlite3.connect(store)) as database:
        tables = ("import_record", "step", "entry")
        counts = tuple(database.execute(f"SELECT count(*) FROM {each}").fetchone()[0] for each in tables)
    return {(0, 0, 0): "before", (1, 1, rows): "after"}.get(counts, f"half: {counts}")


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200))
