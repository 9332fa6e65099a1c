from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).parent))

from imports_room import PATIENCE_MS, TODAY

from scorecard.measures import Company
from ui import theme
from ui.imports import ImportsDialog
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
def opened(qtbot, session: Session):
    """Opens the page and waits until it shows what there is."""

    def show() -> ImportsDialog:
        dialog = ImportsDialog(session)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        dialog.activateWindow()
        qtbot.waitUntil(lambda: not session.busy, timeout=PATIENCE_MS)
        return dialog

    return show
