"""Searching the library: by name in any language, by what a measure tells and by what it is a remedy for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from scorecard.measures import Kind
from scorecard.periods import Cadence
from scorecard.templates.library import KnownMeasure, name_of

_SAME_LETTERS = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "\u200c": " ", "’": "'"})
_FILLERS = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "enough",
        "for",
        "in",
        "is",
        "many",
        "much",
        "not",
        "of",
        "or",
        "our",
        "the",
        "to",
        "too",
        "very",
        "we",
        "with",
    ]
)
_EACH = 10
"""What each word that fits counts, wherever it does: more words go before better places."""
_NAMES, _TEXTS, _PHRASE, _PROBLEM = 3, 1, 6, 2
"""What a word counts in a name and in what is said; all words together as they stand, and as a problem."""
_MOST = 1 / 3
"""A word that fits a greater share of the library says little beside one that says more."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for; what is left empty or None lets everything through."""

    text: str = ""
    department: str = ""
    kind: Kind | None = None
    cadence: Cadence | None = None
    collection: str = ""

    def lets_through(self, known: KnownMeasure) -> bool:
        """Whether a measure is of the wanted kind, whatever its words."""
        return (
            self.department in ("", known.measure.department)
            and self.kind in (None, known.measure.kind)
            and (self.cadence is None or self.cadence in known.cadences)
            and (not self.collection or self.collection in known.collections)
        )


def search(known: Iterable[KnownMeasure], query: Query) -> list[KnownMeasure]:
    """What fits the query: best first where words are given, else in the order given."""
    everything, words = list(known), _meant(_folded(query.text).split())
    wanted = [each for each in everything if query.lets_through(each)]
    if not words:
        return wanted
    telling, common = _weighed(everything, words)
    found = [(_fit(each, words, common), each) for each in wanted if _finds(each, telling, common)]
    return [each for _, each in sorted(found, key=lambda pair: -pair[0])]


def _weighed(known: Sequence[KnownMeasure], words: list[str]) -> tuple[list[str], list[str]]:
    """The words that tell measures apart, and those that fit too many; what fits nowhere is neither."""
    most = _MOST * len(known)
    counts = {word: sum(bool(_hit_of(each, word)) for each in known) for word in words}
    telling = [word for word, count in counts.items() if 0 < count <= most]
    return telling, [word for word, count in counts.items() if count > most]


def _finds(known: KnownMeasure, telling: list[str], common: list[str]) -> bool:
    """Whether it fits well: common words find names alone, and nothing beside a word that tells more."""
    if telling:
        return any(_hit_of(known, word) for word in telling)
    return any(_hit_of(known, word) >= _NAMES for word in common)


def _fit(known: KnownMeasure, words: list[str], common: list[str]) -> int:
    """How well the words fit. The beginning of a name decides between equals."""
    names, texts = _searched(known)
    fits = [min(_hit_of(known, word), _TEXTS if word in common else _NAMES) for word in words]
    whole = " ".join(words)
    together = len(words) > 1 and any(whole in text for text in (*names, *texts))
    return (
        sum(fits)
        + _EACH * sum(map(bool, fits))
        + _PHRASE * together
        + _PROBLEM * (len(words) > 1) * _is_of(known, whole)
        + any(name.startswith(whole) for name in names)
    )


def _is_of(known: KnownMeasure, problem: str) -> int:
    """2 where the very problem shows in the measure, 1 where the measure leads to it or away, else 0."""
    if problem not in map(_folded, known.words.split(",")):
        return 0
    return 2 if known.measure.kind is Kind.LAGGING else 1


def _hit_of(known: KnownMeasure, word: str) -> int:
    """What a word counts in a measure; 0 where it fits nowhere."""
    names, texts = _searched(known)
    return _hit(names, _singular(word), _NAMES) or _hit(texts, _singular(word), _TEXTS)


def _meant(words: list[str]) -> list[str]:
    """Without words that only fill; all of them where there are no others."""
    return [word for word in words if word not in _FILLERS] or words


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _hit(texts: Iterable[str], word: str, worth: int) -> int:
    """Beginnings of words count; within a word only what is long enough to be meant."""
    if any(part.startswith(word) for text in texts for part in text.split()):
        return worth
    return worth if len(word) > 3 and any(word in text for text in texts) else 0


@lru_cache(maxsize=256)
def _texts(short_name: str, *texts: str) -> tuple[str, ...]:
    return tuple(_folded(text) for text in texts)


def _searched(known: KnownMeasure) -> tuple[tuple[str, ...], tuple[str, ...]]:
    measure = known.measure
    said = (measure.description, known.words, known.note, *map(name_of, (*known.inputs, *known.leads)))
    names = _texts(measure.short_name, measure.short_name, *known.names.values())
    return names, _texts(measure.short_name, *said)


def _folded(text: str) -> str:
    """Letters alone, without marks and case; ``E-mail`` and ``email`` are the same."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("e-mail", "email").translate(_SAME_LETTERS))
    letters = (each if each.isalnum() else " " for each in plain if not unicodedata.combining(each))
    return " ".join("".join(letters).split())
