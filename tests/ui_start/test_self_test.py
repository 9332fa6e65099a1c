"""The self-test goes through all of the program, tells it, and tells of a step that fails."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
STEPS = (
    *("Opened", "Painted the monthly", "Painted the quarterly", "Painted the weekly", "Painted the chart"),
    *("Painted the trends", "Imported numbers.csv: 3", "Imported numbers.xlsx: 6", "Exported Export.xlsx"),
    *(
        "Exported Export.csv",
        "Exported Export.html",
        "Exported Export.pdf",
        "Changed",
        "Undid",
        "Opened the manual",
    ),
)


def tried(folder: Path, **places: str) -> subprocess.CompletedProcess[str]:
    """Run it without a display, as on a server."""
    known = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    known.pop("QT_QPA_PLATFORM", None)
    return subprocess.run(
        [sys.executable, "-m", "ui", "--self-test", "--today", "2026-11-23"],
        cwd=ROOT,
        env=known | {"HOME": str(folder)} | places,
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_each_step_is_told_in_one_line_and_nothing_is_left(tmp_path: Path):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    done = tried(tmp_path, TMPDIR=str(scratch))
    told = [each for each in done.stderr.splitlines() if not each.startswith("This plugin does not support")]
    assert (done.returncode, told) == (0, [])
    first, *lines, last = done.stdout.splitlines()
    assert first.endswith("from source: self-test")
    assert last == "Self-test passed."
    assert [line for line, step in zip(lines, STEPS, strict=True) if not line.startswith(step)] == []
    assert list(scratch.iterdir()) == []


def test_a_step_that_fails_is_told_with_its_reason(tmp_path: Path):
    harm = tmp_path / "harm"
    harm.mkdir()
    (harm / "sitecustomize.py").write_text("import sys\nsys.modules['xlsxwriter'] = None\n", encoding="utf-8")
    done = tried(tmp_path, PYTHONPATH=str(harm))
    assert done.returncode == 1
    assert done.stderr.startswith("Self-test failed: ModuleNotFoundError: import of xlsxwriter")
    assert "Imported numbers.xlsx" in done.stdout
    assert "passed" not in done.stdout
