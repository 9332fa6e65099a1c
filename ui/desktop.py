"""The program as the desktop sees it: name, icon, and the companies that it hands over while it runs."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent, QIcon
from PySide6.QtWidgets import QApplication

from scorecard import APP_ID, __version__
from ui.main_window import MainWindow
from ui.paths import resource

_LOOK_AGAIN_MS = 300


class Application(QApplication):
    """Qt's application with our name."""

    company_requested = Signal(Path)
    """macOS hands over a company's file, where other systems start the program with it."""

    def __init__(self) -> None:
        """Told apart by its id: by the desktop entry on Linux, in the task bar on Windows."""
        # The style by its name: setting it from here would make Python know all of QStyle first.
        super().__init__(["scorecard", "-style", "Fusion"])
        # Also what it is called before people; a display name set apart would be added to every title.
        self.setApplicationName("Scorecard")
        self.setApplicationVersion(__version__)
        self.setDesktopFileName(APP_ID)
        if sys.platform == "win32":
            from ctypes import windll

            windll.shell32.SetCurrentProcessExplicitAppUserModelID(APP_ID)

    def show_icon(self) -> None:
        """Set the windows' icon; it is drawn from lines, which has time until the first table is there."""
        self.setWindowIcon(QIcon(str(resource("app/scorecard.svg"))))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self.company_requested.emit(Path(event.file()))
            return True
        return super().event(event)


class HandedOver(QObject):
    """Opens what the desktop hands over, once no dialog stands in front of the company that is open."""

    def __init__(self, app: Application, window: MainWindow) -> None:
        """Goes with ``window``."""
        super().__init__(window)
        self._window = window
        app.company_requested.connect(self._open)

    def _open(self, path: Path) -> None:
        if QApplication.activeModalWidget() is not None:
            QTimer.singleShot(_LOOK_AGAIN_MS, self, lambda: self._open(path))
            return
        self._window.open_company(path)
        self._window.raise_()
        self._window.activateWindow()
