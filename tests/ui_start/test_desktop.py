"""What the desktop knows of the running program, and what it may hand over to it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scorecard import APP_ID, __version__
from scorecard.measures import Company
from scorecard.workspace import Workspace

ROOT = Path(__file__).parents[2]
PROGRAM = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow
import ui.app as app_module
from ui.app import Start, run
from ui.options import parse

steps = [compile(line, "step", "exec") for line in {steps!r}]

def look():
    app = QApplication.instance()
    window = next((each for each in QApplication.topLevelWidgets() if isinstance(each, QMainWindow)), None)
    if window is None or not steps:
        return
    try:
        exec(steps[0], globals() | {{"app": app, "window": window}})
    except AssertionError:
        return
    steps.pop(0)
    if not steps:
        window.close()

class Looking(Start):
    def show(self, window):
        super().show(window)
        self.timer = QTimer(self, interval=20)
        self.timer.timeout.connect(look)
        self.timer.start()

app_module.Start = Looking
sys.exit(run(parse({arguments!r})))
"""


def runs(tmp_path: Path, arguments: list[str], *steps: str) -> None:
    """Run the program; each step is tried until it holds, then the next, then the window is closed."""
    places = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(steps=steps, arguments=arguments)],
        cwd=ROOT,
        env={**os.environ, **places, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    told = [each for each in done.stderr.splitlines() if not each.startswith("This plugin does not support")]
    assert (done.returncode, told) == (0, [])


@pytest.fixture
def companies(tmp_path: Path) -> dict[str, str]:
    """Two companies' files by their names."""
    found = {}
    for name in ("Acme", "Birch"):
        path = tmp_path / f"{name}.scorecard"
        Workspace.create(path, Company(name)).close()
        found[name] = str(path)
    return found


def hand_over(path: str) -> str:
    return f"QCoreApplication.sendEvent(app, QFileOpenEvent({path!r}))"


def test_the_desktop_is_told_who_the_program_is(tmp_path: Path, companies):
    runs(
        tmp_path,
        [companies["Acme"]],
        f"assert app.desktopFileName() == {APP_ID!r}",
        f"assert (app.applicationDisplayName(), app.applicationVersion()) == ('Scorecard', {__version__!r})",
        "assert not window.windowIcon().pixmap(64).isNull()",
    )


def test_a_company_that_is_handed_over_takes_the_place_of_the_first_page(tmp_path: Path, companies):
    runs(
        tmp_path,
        [],
        "assert window.first_run.page is not None and window.first_run.page.isVisible()",
        hand_over(companies["Birch"]),
        "assert window.windowTitle() == 'Birch – Scorecard'",
    )


def test_a_company_that_is_handed_over_waits_for_an_open_dialog(tmp_path: Path, companies):
    runs(
        tmp_path,
        [companies["Acme"]],
        "assert window.windowTitle() == 'Acme – Scorecard'",
        "window.dialog = QDialog(window); window.dialog.open()",
        hand_over(companies["Birch"]),
        "window.looks = getattr(window, 'looks', 0) + 1; assert window.looks > 30",
        "assert window.windowTitle() == 'Acme – Scorecard'; window.dialog.reject()",
        "assert window.windowTitle() == 'Birch – Scorecard'",
    )


def test_a_file_that_is_no_company_is_refused_and_the_open_one_stays(tmp_path: Path, companies):
    other = tmp_path / "letter.scorecard"
    other.write_text("no company", encoding="utf-8")
    runs(
        tmp_path,
        [companies["Acme"]],
        "assert window.windowTitle() == 'Acme – Scorecard'",
        hand_over(str(other)),
        "assert 'is no Scorecard file' in window.messages.text",
        "assert window.windowTitle() == 'Acme – Scorecard'",
    )
