"""The words that the program puts into a company, in the language of the person who has them put there."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from resources import resource
from scorecard.book import Book
from scorecard.language import Language
from scorecard.measures import Company, Measure
from scorecard.templates.library import library
from scorecard.templates.template import Template

_Names = Mapping[Language, str]


@lru_cache(maxsize=1)
def _words() -> Mapping[str, _Names]:
    """Departments and what else the library has no place for, by their English names."""
    lines = resource("words.csv").read_text(encoding="utf-8").splitlines()
    return {
        row["name"]: {Language.ENGLISH: row["name"]}
        | {each: row[f"name_{each}"] for each in Language if each is not Language.ENGLISH}
        for row in csv.DictReader(lines)
    }


def department_in(name: str, language: Language, there: Iterable[str] = ()) -> str:
    """A department as the company calls it already, in whatever language; else in ``language``."""
    names = _words().get(name, {})
    return next((each for each in there if each in names.values()), names.get(language, name))


def company_in(company: Company, language: Language) -> Company:
    """A new company with the departments that it begins with in ``language``."""
    departments = tuple(department_in(each, language) for each in company.departments)
    return replace(company, departments=departments)


def template_in(template: Template, language: Language, book: Book) -> Template:
    """A shipped template as a company takes it: in ``language`` but for what is there in another one."""
    there = book.company.departments
    own = template.book
    measures = tuple(
        replace(
            each,
            name=_name_in(each, language, book),
            department=department_in(each.department, language, there),
        )
        for each in own.measures
    )
    departments = tuple(department_in(each, language, there) for each in own.company.departments)
    company = replace(own.company, departments=departments)
    return replace(template, book=replace(own, company=company, measures=measures))


def by_any_name(departments: Collection[str]) -> dict[str, Measure]:
    """All known measures by each of their names, in the departments of a company where it has them."""
    found: dict[str, Measure] = {}
    for known in library().values():
        department = department_in(known.measure.department, Language.ENGLISH, departments)
        measure = replace(known.measure, department=department)
        found |= dict.fromkeys((known.short_name, *known.names.values()), measure)
    return found


def names_elsewhere() -> dict[str, dict[str, str]]:
    """The names of each known measure by the languages' English names, by its short name."""
    return {
        known.short_name: {language.label: name for language, name in known.names.items()}
        for known in library().values()
    }


def _name_in(measure: Measure, language: Language, book: Book) -> str:
    known, there = library().get(measure.short_name), book.by_short_name.get(measure.short_name)
    names = known.names if known is not None else _words().get(measure.name, {})
    if there is not None and there.name in names.values():
        return there.name
    return names.get(language, measure.name)
