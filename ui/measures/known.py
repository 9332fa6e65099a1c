"""A measure of the library as one of the company's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from scorecard.book import Book
from scorecard.language import Language
from scorecard.measures import Measure, short_name_from
from scorecard.templates.adding import Shelf, Wish
from scorecard.templates.library import KnownMeasure
from scorecard.templates.naming import department_in


def taken_from(
    book: Book, own: Measure, known: KnownMeasure, today: date, language: Language = Language.ENGLISH
) -> tuple[Measure, tuple[Measure, ...]]:
    """The known measure in the place of ``own``, whose id, owner and parent stay.

    With it come the inputs of its formula that the company lacks, with ids of their own.
    """
    plan = Shelf(book).plan(Wish((known.short_name,), known.cadences, language=language), today)
    found = plan.chosen[0] if plan.chosen else known.measure
    department = department_in(known.measure.department, language, book.company.departments)
    taken = {each.short_name for each in book.measures if each.id != own.id}
    there = own.id in book.by_id
    made = replace(
        known.measure,
        id=own.id,
        name=known.names[language],
        short_name=own.short_name if there else _free(known.short_name, taken),
        department=department or own.department,
        formula=found.formula,
        owner=own.owner,
        parent_id=own.parent_id,
        aliases=own.aliases,
        decimals=own.decimals if own.unit is known.measure.unit else None,
        tolerance=own.tolerance,
    )
    # A new measure has the first free id itself.
    inputs = (
        each if each.id in book.by_id else replace(each, id=each.id + (not there)) for each in plan.inputs
    )
    return made, tuple(inputs)


def _free(short_name: str, taken: set[str]) -> str:
    return short_name if short_name not in taken else short_name_from(short_name, taken)
