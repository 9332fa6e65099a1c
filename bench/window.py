"""The real window without a screen, driven step by step and timed until what changed is painted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from bench.company import clock
from ui.main_window import MainWindow
from ui.paint_watch import PaintWatch
from ui.preferences import Preferences
from ui.session import Session
from ui.theme import Appearance

_PATIENCE_MS = 20_000


class Driven:
    """A window with an open company."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        """Wraps what is shown already."""
        self.window, self.session = window, session

    def seconds_until_painted(self, act: Callable[[], object]) -> float:
        """How long it takes from ``act`` until the board it brings is painted. Raises TimeoutError."""
        loop, end = QEventLoop(), [0.0]

        def painted() -> None:
            end[0] = perf_counter()
            loop.quit()

        def shown() -> None:
            company.board_shown.disconnect(shown)
            PaintWatch(company.pages).painted.connect(painted)

        company = self.window.company
        company.board_shown.connect(shown)
        QTimer.singleShot(_PATIENCE_MS, loop, loop.quit)
        begin = perf_counter()
        act()
        loop.exec()
        if not end[0]:
            raise TimeoutError("The window painted nothing.")
        self.settle()
        return end[0] - begin

    def settle(self) -> None:
        """Let everything that is under way come to its end, so that the next step starts from rest."""
        loop = QEventLoop()
        QTimer.singleShot(30, loop, loop.quit)
        loop.exec()
        while self.session.busy:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        # What came last may still have to be laid out.
        QApplication.processEvents()


@contextmanager
def driven(store: Path, settings: Path) -> Iterator[Driven]:
    """The window on ``store``, its weekly tab and chart painted."""
    app = QApplication.instance() or QApplication(["scorecard"])
    assert isinstance(app, QApplication)
    preferences = Preferences(settings)
    session = Session(clock)
    window = MainWindow(session, preferences, Appearance(app, preferences.theme, preferences.text_size))
    found = Driven(window, session)
    window.show()
    try:
        found.seconds_until_painted(lambda: session.open(store))
        window.company.load_charts()
        found.settle()
        yield found
    finally:
        window.close()
        window.deleteLater()
        found.settle()
