from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copyfile

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

sys.path.insert(0, str(Path(__file__).parent))

from editor_room import PATIENCE_MS, Editor, clock, open_editor

from scorecard.workspace import make_sample
from ui import theme
from ui.session import Session


@pytest.fixture(scope="session")
def sample_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "Larkfield.scorecard"
    make_sample(path, clock=clock)
    return path


@pytest.fixture
def session(qtbot: QtBot, qapp: QApplication, sample_once: Path, tmp_path: Path) -> Iterator[Session]:
    """A session with a sample company of its own."""
    theme.apply(qapp, theme.LIGHT)
    made = Session(clock)
    with qtbot.waitSignal(made.opened, timeout=PATIENCE_MS):
        made.open(Path(copyfile(sample_once, tmp_path / "Larkfield.scorecard")))
    yield made
    made.shut_down()


@pytest.fixture
def editor(qtbot: QtBot, session: Session) -> Iterator[Callable[..., Editor]]:
    """Opens the editor on a measure by its short name; without one for a new measure."""
    opened: list[Editor] = []

    def make(short_name: str = "", **wishes: object) -> Editor:
        opened.append(open_editor(qtbot, session, short_name, **wishes))
        return opened[-1]

    yield make
    for each in opened:
        each.dialog.hide()
        each.dialog.deleteLater()


@pytest.fixture
def answer(qtbot: QtBot) -> Callable[[Callable[[QDialog], object]], None]:
    """Has the next dialog over the one that is open answered: the function gets it once it is shown."""

    def prepare(act: Callable[[QDialog], object]) -> None:
        before = QApplication.activeModalWidget()

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QDialog) and dialog is not before:
                act(dialog)
            else:
                QTimer.singleShot(20, look)

        QTimer.singleShot(0, look)

    return prepare
