"""Understands which period a person types: ``2017-09``, ``Sep 2017``, ``W44 2025``."""

from __future__ import annotations

from scorecard.errors import ScorecardError
from scorecard.periods import Calendar, Period


def read_period(text: str, calendar: Calendar, newest: Period) -> Period | None:
    """The period that ``text`` names, as long as ``newest``; of a longer one the first part.

    Without a year it is the last such period up to ``newest``. None for a text that names none.
    """
    try:
        found = _read(text.replace(" of ", " ").strip(), calendar, newest)
    except (ScorecardError, ValueError):
        return None
    if found.grain <= newest.grain:
        return calendar.containing(found, newest.grain)
    return calendar.parts(found, newest.grain)[0]


def _read(text: str, calendar: Calendar, newest: Period) -> Period:
    """Raises ScorecardError or ValueError where the text names no period."""
    from scorecard.importing.moments import read_moment

    moment = read_moment(text)
    if moment is None:
        return calendar.parse(text)
    year = newest.last_day.year
    found = moment.in_year(year).period(calendar, moment.grain)
    if moment.year is None and found.begin > newest.begin:
        return moment.in_year(year - 1).period(calendar, moment.grain)
    return found
