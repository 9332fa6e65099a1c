"""Texts that say that there is no number: in silence, or in words."""

from __future__ import annotations

import re

from scorecard.importing.characters import plain
from scorecard.importing.numbers.currencies import CURRENCY

_NOTHING = re.compile(rf"(?:(?:{CURRENCY}|%) ?)?(?:-{{1,4}}|\.+|…|:)(?: ?(?:{CURRENCY}|%))?|", re.IGNORECASE)
_LONGEST = 12
_WORDS = (
    " n/a na n.a. n.a #n/a nan nil null none missing unknown tbd tba x s d (s) (d) (x) (z) (na) (n/a) "
    "n/d nd n.d. s/o s.o. n.v. n/v k.a. k.a k.d. entfällt n.c. nc ندارد نامشخص ناموجود لایوجد "
)


def is_missing(text: str) -> bool:
    """Whether a text says in silence that there is no number: nothing, a dash, dots, ``$ -``."""
    found = plain(text)
    return len(found) <= _LONGEST and _NOTHING.fullmatch(found) is not None


def is_missing_word(text: str) -> bool:
    """Whether a text says in words that there is no number: ``n/a``, ``nil``, ``(S)``."""
    return f" {plain(text).lower().replace(' ', '')} " in _WORDS
