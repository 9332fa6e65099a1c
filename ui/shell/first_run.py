"""The first page, made when it is first wanted, and what its buttons start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget

from scorecard.language import Language
from ui.jobs import Job, Jobs
from ui.preferences import Preferences
from ui.session import Session
from ui.shell.files import Files

if TYPE_CHECKING:
    from ui.firstrun import FirstRunPage


class FirstRun(QObject):
    """Shows how to begin, with templates in the language that was chosen for the names of measures."""

    def __init__(
        self, session: Session, preferences: Preferences, files: Files, middle: QStackedWidget
    ) -> None:
        """The page will be one of ``middle``'s."""
        super().__init__(middle)
        self._session, self._preferences = session, preferences
        self._files, self._middle = files, middle
        self._jobs = Jobs(1, self)
        self.page: FirstRunPage | None = None
        """None until it was wanted."""

    def show(self) -> None:
        """Bring the page to the front."""
        if self.page is None:
            self.page = self._make_page()
            self.offer_templates()
        self._middle.setCurrentWidget(self.page)
        self.page.setFocus()

    def offer_templates(self) -> None:
        """Name the templates' measures in the language that holds now; nothing before there is a page."""
        language = self._session.names_language
        if (page := self.page) is not None:
            page.language.set_value(language)
            self._jobs.run(Job(lambda: _templates(language), page.show_templates))

    def shut_down(self) -> None:
        """Wait for no template any more."""
        self._jobs.shut_down()

    def _make_page(self) -> FirstRunPage:
        from ui.firstrun import FirstRunPage

        page = FirstRunPage()
        page.choose_requested.connect(self._files.import_file)
        page.import_requested.connect(lambda source: self._files.import_path(source))
        page.sample_requested.connect(self._files.open_sample)
        page.template_requested.connect(lambda key: self._files.new_company(page.company, key))
        page.language_chosen.connect(self._choose_language)
        self._middle.addWidget(page)
        return page

    def _choose_language(self, language: Language) -> None:
        self._preferences.names_language = self._session.names_language = language
        self.offer_templates()


def _templates(language: Language) -> object:
    from scorecard.starting import shipped_templates

    return shipped_templates(language)
