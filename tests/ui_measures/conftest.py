from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from shutil import copyfile

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

sys.path.insert(0, str(Path(__file__).parent))

from editor_room import PATIENCE_MS, Editor, clock, open_editor

from scorecard.starting import make_sample
from ui import theme
from ui.session import Session
from ui.widgets import Dialog


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
def editor(qtbot: QtBot, session: Session) -> Callable[..., Editor]:
    """Opens the editor on a measure by its short name; without one for a new measure."""
    # With a window over which they open, editors are let go on its thread, not where garbage is collected.
    host = QWidget()
    qtbot.addWidget(host)
    return partial(open_editor, qtbot, session, host)


@pytest.fixture
def answer(qtbot: QtBot) -> Callable[[Callable[[Dialog], object]], None]:
    """Has the next dialog over the one that is open answered: the function gets it once it is shown."""

    def prepare(act: Callable[[Dialog], object]) -> None:
        before = QApplication.activeModalWidget()

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, Dialog) and dialog is not before and dialog.confirm_button.isVisible():
                try:
                    act(dialog)
                except BaseException:
                    dialog.done(0)
                    raise
            else:
                QTimer.singleShot(20, look)

        QTimer.singleShot(0, look)

    return prepare
