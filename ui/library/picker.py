"""Choosing one measure of the library."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from scorecard.book import Book
from scorecard.language import Language
from scorecard.templates.adding import Shelf
from scorecard.templates.library import KnownMeasure
from ui.library.browser import Browser
from ui.library.known_list import known_row
from ui.widgets import Dialog
from ui.widgets.pair_list import PairList, PairRow

_SIZE = 940, 640


class LibraryPicker(Dialog):
    """Type, move with the arrows, Enter chooses; so does a double click."""

    def __init__(
        self, book: Book, language: Language = Language.ENGLISH, parent: QWidget | None = None
    ) -> None:
        """``book`` says which of the measures are there already; they are named in ``language``."""
        super().__init__("Choose from the KPI library", "Use this measure", parent)
        self._shelf, self._language = Shelf(book), language
        self.list = PairList("Known measures")
        self.browser = Browser(self.list, book.writing, language, self._row_of)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self.browser)
        self.take_size(*_SIZE)
        self.browser.chosen.connect(self._allow)
        self.browser.filters.search.taken.connect(self.confirm_button.click)
        self.list.activated.connect(lambda _: self.confirm_button.click())
        self.browser.filters.search.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, book: Book, language: Language) -> KnownMeasure | None:
        """The measure that the person chose; None when cancelled."""
        dialog = cls(book, language, parent)
        done = dialog.exec()
        chosen = dialog.browser.known
        dialog.deleteLater()
        return chosen if done else None

    def _row_of(self, known: KnownMeasure) -> PairRow:
        there = self._shelf.measure(known)
        state = "" if there is None else "Archived" if there.archived else "There already"
        return known_row(known, self._language, state)

    def _allow(self, known: KnownMeasure | None) -> None:
        self.confirm_button.setEnabled(known is not None)
