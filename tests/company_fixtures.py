"""Fixtures for tests of pages: the light theme, and a company that is open without a window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scorecard.measures import Company
from scorecard.workspace import Workspace
from ui import theme
from ui.session import Session
from ui.theme import Appearance, Choice

TODAY = date(2026, 11, 23)
PATIENCE_MS = 15_000
"""So long may a busy machine take."""

T = TypeVar("T")
Ask = Callable[[Callable[[Workspace], T]], T]


@pytest.fixture(autouse=True)
def in_light(qapp: QApplication) -> None:
    """Other tests may have left the dark theme."""
    theme.apply(qapp, theme.LIGHT)


@pytest.fixture
def appearance(qapp: QApplication) -> Iterator[Appearance]:
    """In the light theme and the design's size, and so again afterwards."""
    made = Appearance(qapp, Choice.LIGHT)
    yield made
    made.choose(Choice.LIGHT)
    made.choose_size(100)
    made.deleteLater()


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    """A company without numbers."""
    made = Session(clock=lambda: TODAY)
    with qtbot.waitSignal(made.opened, timeout=PATIENCE_MS):
        made.create(tmp_path / "Acme.scorecard", Company(name="Acme"))
    yield made
    made.shut_down()


@pytest.fixture
def ask(qtbot: QtBot, session: Session) -> Ask[T]:
    """Has something done on the company's thread and waits for the answer."""

    def run(work: Callable[[Workspace], T]) -> T:
        answers: list[T] = []
        session.run(work, answers.append)
        qtbot.waitUntil(lambda: bool(answers) and not session.busy, timeout=PATIENCE_MS)
        return answers[0]

    return run
