from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).parent))

from recipes_room import FIRST, PATIENCE_MS, TODAY, remember

from scorecard.measures import Company
from ui import theme
from ui.session import Session


@pytest.fixture(autouse=True)
def _looks(qapp: QApplication):
    theme.apply(qapp, theme.LIGHT)


@pytest.fixture
def session(qtbot, tmp_path: Path):
    """A company without numbers."""
    made = Session(clock=lambda: TODAY)
    with qtbot.waitSignal(made.opened, timeout=PATIENCE_MS):
        made.create(tmp_path / "Acme.scorecard", Company(name="Acme"))
    yield made
    made.shut_down()


@pytest.fixture
def ask(qtbot, session: Session):
    """Has something done on the company's thread and waits for the answer."""

    def run(work):
        answers = []
        session.run(work, answers.append)
        qtbot.waitUntil(lambda: bool(answers), timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda: not session.busy, timeout=PATIENCE_MS)
        return answers[0]

    return run


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A table of two names and two months."""
    (tmp_path / "numbers").mkdir()
    path = tmp_path / "numbers" / "KPIs.csv"
    path.write_text(FIRST, "utf-8")
    return path


@pytest.fixture
def remembered(ask, file: Path) -> Path:
    """The file, imported, with its recipe."""
    ask(lambda workspace: remember(workspace, file))
    return file
