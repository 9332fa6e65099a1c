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

from shell_room import PATIENCE_MS, clock

from scorecard.starting import make_sample
from ui.main_window import MainWindow
from ui.preferences import Preferences
from ui.session import Session
from ui.theme import Appearance, Choice


@pytest.fixture(scope="session")
def sample_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "Larkfield.scorecard"
    make_sample(path, clock=clock)
    return path


@pytest.fixture
def sample(sample_once: Path, tmp_path: Path) -> Path:
    """A sample company of its own for each test."""
    return Path(copyfile(sample_once, tmp_path / "Larkfield.scorecard"))


@pytest.fixture
def session(qapp: QApplication) -> Iterator[Session]:
    made = Session(clock)
    yield made
    made.shut_down()


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "settings.ini")


@pytest.fixture
def appearance(qapp: QApplication) -> Iterator[Appearance]:
    made = Appearance(qapp, Choice.LIGHT)
    yield made
    made.choose(Choice.LIGHT)
    made.deleteLater()


@pytest.fixture
def window(
    qtbot: QtBot, session: Session, preferences: Preferences, appearance: Appearance
) -> Iterator[MainWindow]:
    """The window at 1280 x 800 with no company yet."""
    made = MainWindow(session, preferences, appearance)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    yield made
    made.close()


@pytest.fixture
def company(qtbot: QtBot, window: MainWindow, session: Session, sample: Path) -> MainWindow:
    """The window with the sample company's weekly tab and its chart."""
    with qtbot.waitSignal(window.company.board_shown, timeout=PATIENCE_MS):
        session.open(sample)
    with qtbot.waitSignal(window.company.chart_shown, timeout=PATIENCE_MS):
        window.company.load_charts()
    qtbot.waitUntil(lambda: not session.busy, timeout=PATIENCE_MS)
    return window


@pytest.fixture
def answer(qtbot: QtBot) -> Callable[[Callable[[QDialog], object]], None]:
    """Has the next dialog answered: the function gets it once it is shown."""

    def prepare(act: Callable[[QDialog], object]) -> None:
        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QDialog):
                try:
                    act(dialog)
                except BaseException:
                    # Else the test would wait for ever for an answer.
                    dialog.reject()
                    raise
            else:
                QTimer.singleShot(20, look)

        QTimer.singleShot(0, look)

    return prepare
