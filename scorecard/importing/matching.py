"""The names of a file as matches: which measure each stands for, and what a new one would be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from scorecard.book import Book
from scorecard.importing.blocks import Guess, agreed
from scorecard.importing.foreign import carries_signs
from scorecard.importing.grid import Style
from scorecard.importing.guess import Signs, guess_measure, readable
from scorecard.importing.known import KnownMeasures
from scorecard.importing.mapping import (
    NEW,
    NO_PROPOSAL,
    Certainty,
    Choice,
    Match,
    NamesElsewhere,
    Proposal,
    match_names,
)
from scorecard.importing.numbers import without_letter
from scorecard.importing.phrases import name_key, normalized
from scorecard.importing.readings import FoundName, Readings, Scaling, Written
from scorecard.measures import LONGEST_NAME, Measure, Rollup

_STYLES = {
    Written.PERCENT_FORMAT: Style.PERCENT,
    Written.PERCENT_TEXT: Style.PERCENT,
    Written.CURRENCY: Style.CURRENCY,
    Written.SHORT_MONEY: Style.CURRENCY,
}
_SEEN = 1000
"""So many numbers of a name tell what it is."""


@dataclass(frozen=True)
class Names:
    """The names of all sheets, each once, and which of them the names of each sheet are."""

    found: tuple[FoundName, ...]
    of_parts: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, parts: Sequence[Readings]) -> Names:
        """Names that differ only in case and punctuation are one."""
        index: dict[str, int] = {}
        found: list[FoundName] = []
        of_parts = []
        for readings in parts:
            codes = []
            for name in readings.names:
                key = name_key(name.name)
                if key not in index:
                    index[key] = len(found)
                    found.append(name)
                codes.append(index[key])
            of_parts.append(tuple(codes))
        return cls(tuple(found), tuple(of_parts))


def make_matches(
    names: Names,
    parts: Sequence[Readings],
    book: Book,
    known: Mapping[str, Measure],
    scaling: Scaling | None = None,
    elsewhere: NamesElsewhere | None = None,
) -> list[Match]:
    """A match for each name; ``known`` are well-known measures by their normalized names.

    ``elsewhere`` is what those are called in other languages.

    Numbers of ``Revenue (M)`` that are read in full are those of ``Revenue``, unless there is such a measure.
    """
    called = {normalized(measure.name) for measure in book.measures if not measure.archived}
    bare = _bare_names(names, parts, scaling)
    asked = [
        next((name for name in (each.written, each.name) if normalized(name) in called), own)
        for each, own in zip(names.found, bare, strict=True)
    ]
    found = match_names(asked, book.measures, elsewhere)
    news = list(_new_measures(names, bare, parts, book, known))
    found = [
        NO_PROPOSAL if _mistakes_total(each, new, book) else each
        for each, new in zip(found, news, strict=True)
    ]
    return [
        Match(index, name.place, name.name, proposal.choice, proposal.certainty, new, proposal.reason)
        for index, (name, proposal, new) in enumerate(zip(names.found, found, news, strict=True))
    ]


def _mistakes_total(proposal: Proposal, new: Measure, book: Book) -> bool:
    """Whether a total, such as deals, is only somewhat like a ratio, such as the average deal size."""
    if proposal.certainty is not Certainty.CHECK or isinstance(proposal.choice, Choice):
        return False
    return book.by_id[proposal.choice].rollup is Rollup.FORMULA and new.rollup is Rollup.SUM


def decided(match: Match, choice: int | Choice, book: Book) -> Match:
    """The match as a person decided it: a measure's id, NEW or LEAVE_OUT."""
    if isinstance(choice, Choice):
        certainty = Certainty.NEW if choice is NEW else Certainty.LEFT_OUT
    else:
        same = normalized(match.name) == normalized(book.by_id[choice].name)
        certainty = Certainty.SAME_NAME if same else Certainty.KNOWN_AS
    return replace(match, choice=choice, certainty=certainty)


def _bare_names(names: Names, parts: Sequence[Readings], scaling: Scaling | None) -> list[str]:
    """The names without the letters that say in what numbers are given which are read in full."""
    scales = [part.scales for part in parts if part.scales] if scaling is Scaling.MULTIPLIED else []
    lettered = {name for each in scales for name in each.doubtful}
    return [without_letter(each.name) if each.name in lettered else each.name for each in names.found]


def _new_measures(
    names: Names,
    bare: Sequence[str],
    parts: Sequence[Readings],
    book: Book,
    known: Mapping[str, Measure],
) -> Iterator[Measure]:
    taken = {measure.short_name for measure in book.measures}
    called = {measure.name.casefold() for measure in book.measures if not measure.archived}
    library = KnownMeasures(known)
    # Where rows have signs of their own, a title makes no money of those without.
    are_titled = [bool(part.titled_in) and not carries_signs(part) for part in parts]
    guesses = []
    for index, (sheet, signs) in enumerate(_signs(names, bare, parts)):
        new = guess_measure(book.next_measure_id + index, signs, book.company.departments, taken, library)
        taken.add(new.short_name)
        is_in_library = library.find(readable(signs.name)) is not None
        guesses.append(Guess(signs, new, sheet, are_titled[sheet], is_in_library))
    for new in agreed(guesses):
        if new.name.casefold() in called:
            new = replace(new, name=f"{new.name[: LONGEST_NAME - 8]} (new)")
        yield new


def _signs(names: Names, bare: Sequence[str], parts: Sequence[Readings]) -> Iterator[tuple[int, Signs]]:
    """What the cells of each name show, and the sheet on which it stands first."""
    import numpy as np

    for index, name in enumerate(names.found):
        sheet, code = next(
            (sheet, codes.index(index)) for sheet, codes in enumerate(names.of_parts) if index in codes
        )
        part = parts[sheet]
        mine = np.flatnonzero(part.name_codes == code)[:_SEEN]
        signs = Signs(
            bare[index][:LONGEST_NAME],
            name.section,
            name.unit_text,
            [_STYLES.get(Written(each), Style.PLAIN) for each in part.written[mine].tolist()],
            name.unit_words,
            part.values[mine].tolist(),
            are_answers=bool((part.written[mine] == Written.YES_NO).any()),
        )
        yield sheet, signs
