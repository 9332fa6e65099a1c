"""Which measure of the company each name in a file means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache

from scorecard.importing.layout import FoundSeries
from scorecard.measures import Measure

_LIKELY = 0.8
_PERHAPS = 0.62


class Choice(StrEnum):
    """What a person may choose for a name instead of a measure."""

    NEW = "new"
    LEAVE_OUT = "leave out"


NEW = Choice.NEW
LEAVE_OUT = Choice.LEAVE_OUT


class Certainty(StrEnum):
    """How sure a match is."""

    SAME_NAME = "same name"
    KNOWN_AS = "known as"
    LIKELY = "likely"
    CHECK = "please check"
    NEW = "new"
    LEFT_OUT = "left out"

    @property
    def label(self) -> str:
        """The word beside the match."""
        return self.value.capitalize()


@dataclass(frozen=True, slots=True)
class Match:
    """One name in the file and the measure it stands for."""

    index: int
    place: str
    """The row or column of the name, as the sheet counts."""
    name: str
    choice: int | Choice
    """A measure's id, NEW or LEAVE_OUT."""
    certainty: Certainty
    new_measure: Measure | None
    """The measure that NEW makes; None where the name holds text and no numbers."""
    reason: str = ""
    """Why it is left out: ``holds text``."""


@lru_cache(maxsize=8192)
def normalized(name: str) -> str:
    """A name without case, punctuation and spaces at its ends, to compare by."""
    return " ".join(re.findall(r"[^\W_]+", name.casefold()))


def match_names(
    series: Sequence[FoundSeries], measures: Iterable[Measure]
) -> list[tuple[int | Choice, Certainty]]:
    """The best measure for each name; no measure is given to two names."""
    known = [measure for measure in measures if not measure.archived]
    proposals = sorted(
        (
            (*_likeness(found.name, measure), index, measure.id)
            for index, found in enumerate(series)
            for measure in known
        ),
        key=lambda proposal: (-proposal[0], proposal[2], proposal[3]),
    )
    result: list[tuple[int | Choice, Certainty]] = [(NEW, Certainty.NEW)] * len(series)
    used: set[int] = set()
    for likeness, certainty, index, measure_id in proposals:
        if likeness < _PERHAPS:
            break
        if measure_id not in used and result[index][0] is NEW:
            result[index] = (measure_id, certainty)
            used.add(measure_id)
    return result


def is_known_as(name: str, measure: Measure) -> bool:
    """Whether the measure goes by this name already, so that no alias is needed."""
    wanted = normalized(name)
    return wanted in {normalized(known) for known in (measure.name, measure.short_name, *measure.aliases)}


def _likeness(name: str, measure: Measure) -> tuple[float, Certainty]:
    wanted, own = normalized(name), normalized(measure.name)
    if wanted == own:
        return 2.0, Certainty.SAME_NAME
    if is_known_as(name, measure):
        return 1.5, Certainty.KNOWN_AS
    ratio = max(_ratio(wanted, normalized(known)) for known in (measure.name, *measure.aliases))
    if ratio >= 0.999:
        return 1.2, Certainty.LIKELY
    return ratio, Certainty.LIKELY if ratio >= _LIKELY else Certainty.CHECK


def _ratio(wanted: str, known: str) -> float:
    """From 0 to 1; words that say something else (churned against new) are no likeness."""
    ours, theirs = set(map(_stem, wanted.split())), set(map(_stem, known.split()))
    if ours == theirs:
        return 1.0
    if not ours & theirs and len(ours | theirs) > 2:
        return 0.0
    shared = len(ours & theirs) / max(len(ours), len(theirs))
    matcher = SequenceMatcher(None, wanted, known)
    if matcher.quick_ratio() < _PERHAPS:
        return shared if ours < theirs or theirs < ours else 0.0
    letters = matcher.ratio()
    return letters if shared == 0 else (letters + shared) / 2


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") else word
