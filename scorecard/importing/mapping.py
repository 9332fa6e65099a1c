"""Which measure of the company each name in a file means."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from scorecard.importing.likeness import LikenessIndex
from scorecard.importing.phrases import normalized
from scorecard.measures import Measure

_LIKELY = 0.75
_PERHAPS = 0.66
_NAMELESS = re.compile(r"measure(_\d+)?")


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
    """Why it is matched so: ``same name``, ``known as MQLs``, ``80 % alike: conversion``; or left out."""


class Proposal(NamedTuple):
    """The measure that a name in a file probably means."""

    choice: int | Choice
    certainty: Certainty
    reason: str
    """``same name``, ``known as MQLs``, ``80 % alike: conversion``; empty for a new measure."""


NO_PROPOSAL = Proposal(NEW, Certainty.NEW, "")


NamesElsewhere = Mapping[str, Mapping[str, str]]
"""What well-known measures are called in each language, by their short names."""


def match_names(
    names: Sequence[str], measures: Iterable[Measure], elsewhere: NamesElsewhere | None = None
) -> list[Proposal]:
    """The best measure for each name; no measure is given to two names."""
    known = [measure for measure in measures if not measure.archived]
    result = [NO_PROPOSAL] * len(names)
    used: set[int] = set()
    for _, index, proposal in sorted(
        _proposals(names, known, elsewhere or {}), key=lambda each: (-each[0], each[1])
    ):
        if proposal.choice not in used and result[index] is NO_PROPOSAL:
            result[index] = proposal
            used.add(int(proposal.choice))
    return result


def is_known_as(name: str, measure: Measure) -> bool:
    """Whether the measure goes by this name already, so that no alias is needed."""
    wanted = normalized(name)
    return wanted in {normalized(known) for known in (measure.name, *_other_names(measure))}


def _other_names(measure: Measure) -> tuple[str, ...]:
    """What else a measure is known as; ``measure_2`` names one without Latin letters and says nothing."""
    is_telling = _NAMELESS.fullmatch(measure.short_name) is None
    return (measure.short_name, *measure.aliases) if is_telling else measure.aliases


def _proposals(
    names: Sequence[str], measures: Sequence[Measure], elsewhere: NamesElsewhere
) -> Iterator[tuple[float, int, Proposal]]:
    """How sure, which name, and the proposal."""
    by_name, by_alias = _names(measures)
    by_translation = _translations(measures, elsewhere)
    index = LikenessIndex(measures)
    for place, name in enumerate(names):
        wanted = normalized(name)
        for measure_id in by_name.get(wanted, ()):
            yield 3.0, place, Proposal(measure_id, Certainty.SAME_NAME, "same name")
        for measure_id, alias in by_alias.get(wanted, ()):
            yield 2.0, place, Proposal(measure_id, Certainty.KNOWN_AS, f"known as {alias}")
        for measure_id, reason in by_translation.get(wanted, ()):
            yield 1.5, place, Proposal(measure_id, Certainty.KNOWN_AS, reason)
        for like in index.alike(name, _PERHAPS):
            certainty = Certainty.LIKELY if like.ratio >= _LIKELY else Certainty.CHECK
            yield like.ratio, place, Proposal(like.measure_id, certainty, like.reason)


def _translations(measures: Iterable[Measure], elsewhere: NamesElsewhere) -> dict[str, list[tuple[int, str]]]:
    """Measures of the library by what they are called in all languages, and that in words."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for measure in measures:
        for language, name in elsewhere.get(measure.short_name, {}).items():
            found[normalized(name)].append((measure.id, f"{language} name of {measure.name}"))
    return found


def _names(
    measures: Iterable[Measure],
) -> tuple[dict[str, list[int]], dict[str, list[tuple[int, str]]]]:
    """Measures by their names, and by what else they are known as."""
    by_name: dict[str, list[int]] = defaultdict(list)
    by_alias: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for measure in measures:
        by_name[normalized(measure.name)].append(measure.id)
        for alias in _other_names(measure):
            by_alias[normalized(alias)].append((measure.id, alias))
    return by_name, by_alias
