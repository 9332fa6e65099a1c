"""What is known about a sheet before its layout is: calendar, date order, year; and what dates mean by it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from scorecard.importing.moments import DateOrder, Moment, grain_of
from scorecard.periods import Calendar, Grain, Period

Key = TypeVar("Key", bound=Hashable)
_WEEKDAYS = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")


@dataclass(frozen=True)
class Clues:
    """What holds for the whole sheet."""

    calendar: Calendar
    today: date
    order: DateOrder = DateOrder.DAY_FIRST
    year: int | None = None
    """The year that the titles, the sheet or the file name; None where none or several do."""
    file: str = ""
    """The file's name, after which a measure is called that the sheet itself does not name."""


def periods_of(
    moments: Mapping[Key, Moment], clues: Clues
) -> tuple[Grain, dict[Key, Period], tuple[str, ...]]:
    """Grain, period by key, and notes. Moments of another length than most have (subtotals) are left out."""
    if not moments:
        return Grain.MONTH, {}, ()
    named = Counter(moment.grain for moment in moments.values()).most_common(1)[0][0]
    kept = {key: moment for key, moment in moments.items() if moment.grain is named}
    grain = named
    if named is Grain.DAY:
        grain = grain_of(moment.date for moment in kept.values())
    periods = {key: _period(moment, clues.calendar, grain) for key, moment in kept.items()}
    notes = (
        _week_notes(list(kept.values()), clues.calendar) if named is Grain.DAY and grain is Grain.WEEK else []
    )
    future = len({period for period in periods.values() if period.begin > clues.today})
    if future:
        notes.append(f"{future:,} {grain.word}{'' if future == 1 else 's'} lie in the future.")
    return grain, periods, tuple(notes)


def _period(moment: Moment, calendar: Calendar, grain: Grain) -> Period:
    if grain is Grain.YEAR:
        return calendar.parse(f"{moment.year:04d}")
    return moment.period(calendar, grain)


def _week_notes(moments: list[Moment], calendar: Calendar) -> list[str]:
    days = {moment.date.weekday() for moment in moments}
    if days == {calendar.week_start.weekday}:
        return []
    which = _WEEKDAYS[days.pop()] if len(days) == 1 else "different days of the week"
    return [f"The dates are {which}; the week that holds each date is meant."]
