"""Changes to the company: its name and calendar, departments and people."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from scorecard.book import Book
from scorecard.changes import Change, ChangeSet
from scorecard.errors import ScorecardError
from scorecard.measures import Company

FEWEST_BACKUPS, MOST_BACKUPS = 1, 99
_NO_NAMES: Mapping[str, str] = {}


def change_company(
    book: Book,
    company: Company,
    departments: Mapping[str, str] = _NO_NAMES,
    people: Mapping[str, str] = _NO_NAMES,
) -> ChangeSet:
    """Change the company's settings. Raises ScorecardError where one is not allowed.

    ``departments`` and ``people`` say for former names which ones take their place, so that the measures
    follow. Numbers do not move here: see :func:`new_calendar.move_periods`.
    """
    _check(company)
    changes = [] if company == book.company else [Change(book.company, company)]
    for measure in book.measures:
        after = replace(
            measure,
            department=departments.get(measure.department, measure.department),
            owner=people.get(measure.owner, measure.owner),
        )
        if after != measure:
            changes.append(Change(measure, after))
    return ChangeSet("Change the company’s settings", tuple(changes))


def _check(company: Company) -> None:
    if not company.name.strip():
        raise ScorecardError("A company needs a name.")
    if not re.fullmatch(r"[A-Z]{3}", company.currency):
        raise ScorecardError(f"“{company.currency}” is no currency. Write its three letters, such as USD.")
    if not 1 <= company.fiscal_year_start <= 12:
        raise ScorecardError("The fiscal year starts in a month from 1 to 12.")
    if not FEWEST_BACKUPS <= company.backups <= MOST_BACKUPS:
        raise ScorecardError(f"From {FEWEST_BACKUPS} to {MOST_BACKUPS} backups can be kept.")
    for names, word in ((company.departments, "department"), (company.people, "person")):
        if not all(name.strip() for name in names):
            raise ScorecardError(f"A {word} needs a name.")
        if len({name.casefold() for name in names}) < len(names):
            raise ScorecardError(f"Each {word} is named once.")
