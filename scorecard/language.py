"""The languages in which the program can name what it puts into a company; it speaks English itself."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from enum import StrEnum

_FROM_RIGHT, _FROM_LEFT = ("R", "AL"), "L"
_LEFT_MARK, _APART, _END_APART = "\u200e", "\u2068", "\u2069"


class Language(StrEnum):
    """By its code of ISO 639-1."""

    ENGLISH = "en"
    PERSIAN = "fa"
    ARABIC = "ar"
    INDONESIAN = "id"

    @property
    def label(self) -> str:
        """Its English name."""
        return self.name.capitalize()

    @property
    def own_name(self) -> str:
        """What those who speak it call it."""
        return _OWN_NAMES[self]


_OWN_NAMES = {
    Language.ENGLISH: "English",
    Language.PERSIAN: "فارسی",
    Language.ARABIC: "العربية",
    Language.INDONESIAN: "Bahasa Indonesia",
}


def run_from_right(texts: Iterable[str]) -> bool:
    """Whether more of the texts are written from right to left than the other way."""
    ways = [_way(text) for text in texts]
    return ways.count(True) > ways.count(False)


def beside_english(name: str) -> str:
    """A name as it stands in an English sentence: one from the right draws no figures beside it along."""
    return f"{_LEFT_MARK}{name}{_LEFT_MARK}" if run_from_right([name]) else name


def within_english(name: str) -> str:
    """A name as it stands in an English sentence that is painted: words of both ways keep their order in it.

    Spreadsheets do not know these marks, see :func:`beside_english`.
    """
    return f"{_LEFT_MARK}{_APART}{name}{_END_APART}" if run_from_right([name]) else name


def _way(text: str) -> bool | None:
    """Whether the first letter is of a script that runs from the right; None without letters."""
    for letter in text:
        way = unicodedata.bidirectional(letter)
        if way in _FROM_RIGHT or way == _FROM_LEFT:
            return way in _FROM_RIGHT
    return None
