"""Names and lists of phrases, made comparable."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=8192)
def normalized(name: str) -> str:
    """A name without case, punctuation and spaces at its ends, to compare by."""
    return " ".join(_WORD.findall(name.casefold()))


def name_key(name: str) -> str:
    """What names have in common that mean one measure of a file; a name of signs alone is its own key."""
    return normalized(name) or name


def split_phrases(text: str) -> frozenset[str]:
    """The phrases of a list as it stands in the source: between commas, over several lines."""
    return frozenset(" ".join(phrase.split()) for phrase in text.split(","))
