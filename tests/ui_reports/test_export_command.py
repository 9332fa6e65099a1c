"""Pages and pictures from the command line: Qt is loaded for these alone, and needs no display."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(*arguments: object, code: str = "pass") -> subprocess.CompletedProcess[str]:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    program = (
        f"import sys; from ui.__main__ import main; status = main(sys.argv[1:]); {code}; sys.exit(status)"
    )
    words = [str(argument) for argument in (*arguments, "--today", "2026-11-25")]
    return subprocess.run(
        [sys.executable, "-c", program, *words], cwd=ROOT, env=environment, capture_output=True, text=True
    )


@pytest.mark.parametrize(
    ("name", "begins"), [("a.pdf", b"%PDF-"), ("a.png", b"\x89PNG"), ("a.svg", b"<?xml")]
)
def test_pages_and_pictures_without_a_display(store, tmp_path, name, begins):
    told = run("export", tmp_path / name, "--store", store, "--tab", "weekly", "--theme", "dark")
    assert told.returncode == 0, told.stderr
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_the_chart_of_a_measure_and_a_hand_out(store, tmp_path):
    told = run("export", tmp_path / "a.png", "--store", store, "--measure", "First meetings")
    assert told.returncode == 0, told.stderr
    told = run("export", tmp_path / "a.pdf", "--store", store, "--hand-out", "--paper", "letter")
    assert told.returncode == 0, told.stderr
    assert (tmp_path / "a.pdf").stat().st_size > 5000


def test_a_letter_is_written_without_qt(store, tmp_path):
    code = "print('PySide6' in sys.modules)"
    told = run("export", tmp_path / "a.html", "--store", store, code=code)
    assert told.stdout.endswith("False\n")
    light = (tmp_path / "a.html").read_text("utf-8")
    assert "<table" in light
    assert 'bgcolor="#FFFFFF"' in light


def test_a_letter_is_dark_only_where_that_is_asked_for(store, tmp_path):
    told = run("export", tmp_path / "a.html", "--store", store, "--tab", "weekly", "--theme", "dark")
    assert told.returncode == 0, told.stderr
    assert 'bgcolor="#FFFFFF"' not in (tmp_path / "a.html").read_text("utf-8")
