"""From the command to what is painted, in time and memory, as processes of their own."""

from __future__ import annotations

import compileall
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from time import perf_counter, sleep

import psutil

from bench.company import TODAY, sample
from bench.measure import Ratio, interleaved

ROOT = Path(__file__).parents[1]
BARE = "a bare PySide6 window with a table of 15 by 20"
_SAMPLE_EVERY = 0.002
"""Seconds between two looks at a process' memory, where the system keeps no peak."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took."""

    seconds: float
    peak: int
    """Bytes."""


def measure_startup(folder: Path) -> list[Ratio]:
    """Start to table, start to chart, and the memory at that point."""
    for room in ("scorecard", "ui", "bench"):
        compileall.compile_dir(ROOT / room, quiet=1)
    store, settings = sample(folder), folder / "settings"
    peaks: dict[str, list[int]] = {"bare": [], "chart": []}

    def bare() -> float:
        return _noted(peaks["bare"], _run(["bench.bare_window"], settings))

    def table() -> float:
        return _run(["ui", str(store), "--quit-after-paint=table"], settings).seconds

    def chart() -> float:
        return _noted(peaks["chart"], _run(["ui", str(store), "--quit-after-paint"], settings))

    base, to_table, to_chart = interleaved(bare, table, chart)
    bare_peak, chart_peak = (sorted(found)[len(found) // 2] / 2**20 for found in peaks.values())
    return [
        Ratio("start to the weekly table painted", BARE, to_table * 1e3, base * 1e3, "ms", 3.0),
        Ratio("start to table and chart painted", BARE, to_chart * 1e3, base * 1e3, "ms", 5.5),
        Ratio("peak memory with table and chart", BARE, chart_peak, bare_peak, "MB", 2.8),
    ]


def _noted(peaks: list[int], run: Run) -> float:
    peaks.append(run.peak)
    return run.seconds


def _run(module: Sequence[str], settings: Path) -> Run:
    """Run a module of this tree to its end. Raises CalledProcessError where it fails."""
    return run_command([sys.executable, "-m", *module], settings)


def run_command(command: Sequence[str], settings: Path) -> Run:
    """Run a program to its end, with settings below a folder. Raises CalledProcessError where it fails."""
    begin = perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, env=_environment(settings))
    if hasattr(os, "wait4"):
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        taken, peak = perf_counter() - begin, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    else:
        peak = _watched_peak(process)
        taken = perf_counter() - begin
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Run(taken, peak)


def _watched_peak(process: subprocess.Popen[bytes]) -> int:
    """The most memory that a process had until its end, on systems that do not tell."""
    found = [0]

    def watch() -> None:
        inside = psutil.Process(process.pid)
        while process.poll() is None:
            try:
                found[0] = max(found[0], inside.memory_info().rss)
            except psutil.NoSuchProcess:
                return
            sleep(_SAMPLE_EVERY)

    watcher = Thread(target=watch)
    watcher.start()
    process.wait()
    watcher.join()
    return found[0]


def _environment(settings: Path) -> dict[str, str]:
    """The same surroundings for all: no screen, settings of their own, a fixed day."""
    own = {name: str(settings) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    fixed = {"QT_QPA_PLATFORM": "offscreen", "SCORECARD_TODAY": TODAY.isoformat()}
    return os.environ | own | fixed
