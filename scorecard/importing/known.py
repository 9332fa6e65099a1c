"""Well-known measures, found by any of the names they go by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from scorecard.importing.phrases import normalized
from scorecard.importing.spellings import spelling
from scorecard.measures import Measure

_IN_BRACKETS = re.compile(r"\s*\(([^()]+)\)")


class KnownMeasures:
    """Definitions by name, by short form (``NPS``) and by the words of a name, however these are written."""

    def __init__(self, by_name: Mapping[str, Measure]) -> None:
        """``by_name`` has each definition under all its names."""
        self._by_name: dict[str, Measure] = {}
        self._by_words: dict[frozenset[str], Measure] = {}
        for name, measure in by_name.items():
            for each in (name, *_forms(measure.name)):
                self._by_name.setdefault(normalized(each), measure)
                self._by_words.setdefault(spelling(each).words, measure)

    def find(self, name: str) -> Measure | None:
        """The definition of a measure of this name; None where it is not known."""
        return self._by_name.get(normalized(name)) or self._by_words.get(spelling(name).words)

    def nearest_department(self, name: str) -> str:
        """The department of the definitions that share most words with a name; empty where none does."""
        words = spelling(name).words
        counts = {each: len(words & each) for each in self._by_words if words & each}
        best = max(counts.values(), default=0)
        nearest = {self._by_words[each].department for each, count in counts.items() if count == best}
        return nearest.pop() if len(nearest) == 1 else ""


def _forms(name: str) -> Iterator[str]:
    """``Net promoter score (NPS)`` is also ``Net promoter score`` and ``NPS``."""
    yield name
    if (short := _IN_BRACKETS.search(name)) is not None:
        yield _IN_BRACKETS.sub("", name)
        yield short[1]
