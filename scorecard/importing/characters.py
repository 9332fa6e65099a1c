"""The many characters for one thing, made one: digits, spaces, dashes and apostrophes of all scripts."""

from __future__ import annotations

import unicodedata

_ZEROS = "٠۰०০๐０"
"""Arabic-Indic, Persian, Devanagari, Bengali, Thai and full-width."""
_DASHES = "‐‑‒–—―−﹣－"
_APOSTROPHES = "’‘ʼ′`´＇"
_DIRECTIONS = (
    "\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069"
)
_LETTERS = {"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "أ": "ا", "إ": "ا", "آ": "ا", "ـ": ""}
"""Arabic letters that are typed one for the other."""


def _full_width() -> dict[int, str]:
    return {
        code: unicodedata.normalize("NFKC", chr(code))
        for code in range(0xFF01, 0xFFEF)
        if chr(code).isprintable()
    }


_PLAIN = str.maketrans(
    _full_width()
    | {chr(ord(zero) + figure): str(figure) for zero in _ZEROS for figure in range(10)}
    | dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_APOSTROPHES, "'")
    | dict.fromkeys(_DIRECTIONS + "\ufeff", "")
    | {"٪": "%", "﹪": "%", "،": ",", "؛": ";"}
    | _LETTERS
)


def plain(text: str) -> str:
    """The text with one character for each thing, without marks of direction, and with single spaces."""
    return " ".join((text if text.isascii() else text.translate(_PLAIN)).split())
