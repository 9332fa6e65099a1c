"""The dialogs of the menus that need nothing of the page behind them but where it stands."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.paths import log_file, settings_file
from ui.session import Session
from ui.shell.files import Files
from ui.shell.linked_files import LinkedFiles


class Dialogs:
    """Each is loaded once it is asked for, so that the window opens without it."""

    def __init__(self, session: Session, files: Files, linked_files: LinkedFiles, window: QWidget) -> None:
        """Dialogs open over ``window``."""
        self._session, self._files, self._linked_files = session, files, linked_files
        self._window = window

    def company_settings(self) -> None:
        """Name, departments, people, money and calendar of the company."""
        from ui.settings.company_settings import CompanySettings

        CompanySettings(self._session, self._window).open_over(self._window, 0.7)

    def imports(self) -> None:
        """The past imports."""
        from ui.imports import ImportsDialog

        shown = ImportsDialog.show_over(self._window, self._session)
        shown.import_requested.connect(self._files.import_file)

    def goals(self, scorecard: str) -> None:
        """All goals of a scorecard."""
        from ui.goals import GoalsDialog

        GoalsDialog(self._session, scorecard, self._window).open_over(self._window, 0.8)

    def recipes(self) -> None:
        """Recipes and linked files."""
        from ui.recipes import RecipesDialog

        linked = self._linked_files
        shown = RecipesDialog.show_over(self._window, self._session)
        shown.show_waiting(linked.looked)
        shown.look_requested.connect(linked.look_again)
        linked.waiting_changed.connect(shown.show_waiting)

    def about(self) -> None:
        """What the program is, and where its files lie."""
        from ui.help.about import AboutDialog

        snapshot = self._session.snapshot
        places = [("This company", snapshot.path)] if snapshot is not None else []
        places += [("Settings", settings_file()), ("Log", log_file())]
        AboutDialog(places, self._window).open_over(self._window, 0.5)
