"""What is kept of an import as its recipe: what was chosen, and what the file decided by itself this time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from scorecard.book import Book
from scorecard.importing.area_text import open_ended
from scorecard.importing.choices import Choices
from scorecard.importing.foreign import Foreign
from scorecard.importing.mapping import NEW, Certainty, Choice, Match
from scorecard.importing.phrases import normalized
from scorecard.importing.session import ImportSession


def choices_to_keep(session: ImportSession) -> Choices:
    """All that the next file of this shape is to be read by.

    How dates and numbers are written is kept where it showed, since the next file may leave it open; and
    which measure each name stands for, unless it is the measure's own name. A rate is only proposed again.
    """
    choices = session.choices
    return replace(
        choices,
        last_rate=session.used_rate if choices.foreign is Foreign.CONVERTED else None,
        area=open_ended(choices.area, session.grid) if choices.area else None,
        date_order=session.date_order if session.date_example else choices.date_order,
        number_style=session.number_style if session.number_example else choices.number_style,
        rules=session.rules,
        matches=_matches(session.matches, choices.matches),
    )


def for_company(choices: Choices, book: Book) -> Choices:
    """The choices of a recipe as they are meant in a company: what is there already is not new any more."""
    known = {
        normalized(name)
        for measure in book.measures
        if not measure.archived
        for name in (measure.name, measure.short_name, *measure.aliases)
    }
    kept = {
        name: choice for name, choice in choices.matches.items() if choice is not NEW or name not in known
    }
    return replace(choices, matches=kept)


def _matches(matches: tuple[Match, ...], chosen: Mapping[str, int | Choice]) -> dict[str, int | Choice]:
    found = dict(chosen)
    for match in matches:
        name = normalized(match.name)
        if match.certainty is Certainty.CHECK:
            found.pop(name, None)
        elif name in chosen or match.certainty is not Certainty.SAME_NAME:
            found[name] = _standing(match)
    return found


def _standing(match: Match) -> int | Choice:
    """A new measure is a known one from this import on."""
    is_made = match.choice is NEW and match.new_measure is not None
    return match.new_measure.id if is_made and match.new_measure else match.choice
