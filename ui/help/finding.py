"""Looks for words in all pages of the manual."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtGui import QTextDocument

from ui.help.pages import Page

_FEWEST = 2
"""With how many letters the search begins."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Where the words stand: a page and a place in its text."""

    page: str
    begin: int
    length: int


class Finder:
    """Knows the pages as plain text, from the first search on."""

    def __init__(self, pages: Iterable[Page]) -> None:
        """Reads nothing yet."""
        self._pages = tuple(pages)
        self._texts: dict[str, str] = {}

    def find(self, words: str) -> list[Hit]:
        """Every place in the order of the pages; capitals do not matter."""
        sought = words.strip().lower()
        if len(sought) < _FEWEST:
            return []
        self._read()
        return [hit for name, text in self._texts.items() for hit in _hits(name, text, sought)]

    def _read(self) -> None:
        if not self._texts:
            document = QTextDocument()
            for page in self._pages:
                document.setMarkdown(page.text)
                self._texts[page.name] = document.toPlainText().lower()


def _hits(name: str, text: str, sought: str) -> Iterable[Hit]:
    begin = text.find(sought)
    while begin >= 0:
        yield Hit(name, begin, len(sought))
        begin = text.find(sought, begin + len(sought))
