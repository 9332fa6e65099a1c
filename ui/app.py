"""Starts the window: first the table, then, once it is on screen, the charts."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from scorecard.errors import ScorecardError
from ui import errors
from ui.desktop import Application, HandedOver
from ui.garbage import GarbageCollector
from ui.main_window import MainWindow
from ui.options import Options
from ui.paint_watch import PaintWatch
from ui.paths import log_file, settings_file
from ui.preferences import Preferences
from ui.session import Session
from ui.theme import Appearance


def run(options: Options) -> int:
    """Show the window until it is closed. Returns the exit status."""
    app = Application()
    preferences = Preferences(settings_file())
    session = Session(options.clock)
    session.number_format = preferences.writing
    session.names_language = preferences.names_language
    start = Start(app, session, options.store or preferences.company_to_open, options.quit_after)
    # A style sheet is worked out anew for each widget that finds its place: it comes when all have.
    appearance = Appearance(app, preferences.theme, preferences.text_size, dressed=False)
    window = MainWindow(session, preferences, appearance)
    appearance.dress()
    HandedOver(app, window)
    errors.install(log_file(), start.give_up if options.quit_after else window.messages.warn)
    start.show(window)
    status = app.exec()
    session.shut_down()
    return status


class Start(QObject):
    """The order of the first second: the file is read while the window is built, charts come last."""

    def __init__(self, app: Application, session: Session, path: Path | None, quit_after: str) -> None:
        """Opens ``path`` at once on the session's thread."""
        super().__init__(app)
        self._app, self._session, self._path, self._quit_after = app, session, path, quit_after
        self._window: MainWindow | None = None
        self._garbage = GarbageCollector(app)
        if path is not None:
            session.open(path, otherwise=self._refuse)

    def show(self, window: MainWindow) -> None:
        """Show the window: the company's, else the first-run page."""
        self._window = window
        window.company.board_shown.connect(self._wait_for_table)
        if self._path is None:
            window.show_first_run()
            self._wait_for_first_run(window)
        window.show()

    def _wait_for_table(self) -> None:
        if self._window is None:
            return
        self._window.company.board_shown.disconnect(self._wait_for_table)
        self._watch(self._window.company.pages, self._after_table)

    def _after_table(self) -> None:
        self._garbage.start()
        if self._window is None or self._leave_after("table"):
            return
        self._app.show_icon()
        self._window.company.chart_shown.connect(self._wait_for_chart)
        self._window.company.load_charts()

    def _wait_for_chart(self) -> None:
        if self._window is not None:
            self._window.company.chart_shown.disconnect(self._wait_for_chart)
            self._watch(self._window.company.pages, lambda: self._leave_after("all"))

    def _wait_for_first_run(self, window: MainWindow) -> None:
        if (page := window.first_run.page) is not None:
            self._watch(page, self._after_first_run)

    def _after_first_run(self) -> None:
        self._garbage.start()
        if not self._leave_after("table"):
            self._app.show_icon()
            self._leave_after("all")

    def _watch(self, widget: QWidget, then: Callable[[], object]) -> None:
        PaintWatch(widget).painted.connect(then)

    def _leave_after(self, what: str) -> bool:
        if self._quit_after != what or self._window is None:
            return False
        self._window.close()
        return True

    def give_up(self, reason: str) -> None:
        """End with status 1: nobody is there to close the window."""
        print(reason, file=sys.stderr)  # noqa: T201
        self._app.exit(1)

    def _refuse(self, error: ScorecardError) -> None:
        if self._quit_after:
            self.give_up(str(error))
        elif self._window is not None:
            self._window.show_first_run()
            self._window.messages.warn(str(error))
