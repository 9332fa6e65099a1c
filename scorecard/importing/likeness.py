"""How alike names are, looked up by their words, so that many names meet many measures at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from scorecard.importing.phrases import normalized
from scorecard.importing.spellings import TELL_APART, Spelling, spelling, weight
from scorecard.measures import Measure

_SLIP = 0.85
"""What a word counts that is another but for one letter."""
_SHORTEST_WITH_SLIP = 5
_SHORT_FORM = 0.9
_OTHER_HEAD = 0.9
_DOUBTFUL = 0.7
"""The most that two names are alike of which one says something else."""
_SHORTEST_INITIALS = 3


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike a name and a measure are, from 0 to 1, and why."""

    measure_id: int
    ratio: float
    reason: str


@dataclass(frozen=True, slots=True)
class _Known:
    """One name of a measure."""

    measure_id: int
    spelling: Spelling


class LikenessIndex:
    """The names and aliases of measures by the words in them."""

    def __init__(self, measures: Iterable[Measure]) -> None:
        """Only once for any number of names."""
        self._known: list[_Known] = []
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._near: dict[str, str] = {}
        self._initials: dict[str, tuple[int, str]] = {}
        for measure in measures:
            for name in (measure.name, *measure.aliases):
                self._add(measure, name)

    def alike(self, name: str, least: float) -> Iterator[Likeness]:
        """All measures that are at least so much alike, each by the name of it that is most alike."""
        best: dict[int, tuple[float, Spelling]] = {}
        own = spelling(name)
        told = self._told(own)
        for index, shared in self._shared(told).items():
            known = self._known[index]
            ratio = 2 * shared / (own.weight + known.spelling.weight)
            if ratio >= least and (ratio := _lessened(ratio, own, known.spelling)) >= least:
                best[known.measure_id] = max(
                    best.get(known.measure_id, (0.0, own)), (ratio, known.spelling), key=_ratio
                )
        for measure_id, (ratio, known_as) in best.items():
            yield Likeness(
                measure_id, ratio, _reason(ratio, told.keys() & known_as.words, _doubt(own, known_as))
            )
        if (short := self._initials.get(_singular(normalized(name)))) is not None:
            yield Likeness(short[0], _SHORT_FORM, f"short for {short[1]}")

    def _add(self, measure: Measure, name: str) -> None:
        known = _Known(measure.id, spelling(name))
        for word in known.spelling.words:
            self._by_word[word].append(len(self._known))
            for key in _near(word):
                self._near.setdefault(key, word)
        self._known.append(known)
        initials = "".join(word[0] for word in normalized(name).split())
        if len(initials) >= _SHORTEST_INITIALS:
            self._initials.setdefault(initials, (measure.id, measure.name))

    def _told(self, own: Spelling) -> dict[str, float]:
        """What the words of a name weigh that measures have too, perhaps but for a slip."""
        told = {}
        for word in own.words:
            if word in self._by_word:
                told[word] = weight(word)
            elif known := next((self._near[key] for key in _near(word) if key in self._near), ""):
                told[known] = weight(known) * _SLIP
        return told

    def _shared(self, told: Mapping[str, float]) -> Mapping[int, float]:
        """What the words weigh that each known name shares, by index."""
        shared: dict[int, float] = defaultdict(float)
        for word, weighs in told.items():
            for index in self._by_word[word]:
                shared[index] += weighs
        return shared


def _near(word: str) -> list[str]:
    """The word, and the word without each of its letters: two that share one of these differ by a slip."""
    if len(word) < _SHORTEST_WITH_SLIP:
        return []
    return [word, *(word[:place] + word[place + 1 :] for place in range(len(word)))]


def _singular(text: str) -> str:
    return text.removesuffix("s")


def _ratio(found: tuple[float, Spelling]) -> float:
    return found[0]


def _lessened(ratio: float, own: Spelling, other: Spelling) -> float:
    """The ratio, less where the names differ in what matters."""
    ratio *= _OTHER_HEAD if _differ_in_head(own, other) else 1.0
    return min(ratio, _DOUBTFUL) if _doubt(own, other) else ratio


def _differ_in_head(one: Spelling, other: Spelling) -> bool:
    apart = one.words ^ other.words
    return any(head in apart and weight(head) >= 1 for head in (one.head, other.head))


def _doubt(one: Spelling, other: Spelling) -> str:
    """What one name says and the other does not, though it matters; empty where there is no such thing."""
    apart = sorted((one.words ^ other.words) & TELL_APART)
    if apart:
        return f"only one is {apart[0]}"
    return "only one is a rate" if one.is_rate != other.is_rate else ""


def _reason(ratio: float, words: Iterable[str], doubt: str) -> str:
    # A name that has all the words in another order or spelling is still not the same name.
    percent = min(round(ratio * 100), 99)
    reason = f"{percent} % alike: {', '.join(sorted(words))}"
    return f"{reason}; {doubt}" if doubt else reason
