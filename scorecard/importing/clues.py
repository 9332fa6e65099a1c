"""What is known about a sheet before its layout is: calendar, date order, year; and what dates mean by it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from scorecard.importing.moments import DateOrder, Moment, grain_of, week_begin
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
    undated: str = ""
    """A period of the sheet, where the year is in neither and was assumed: ``Jan``."""
    exchanged: bool | None = None
    """Whether day and month of real dates are exchanged where they seem to be; None where nobody said."""
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
    periods = {key: moment.period(clues.calendar, grain) for key, moment in kept.items()}
    notes = [*_week_notes(kept.values(), grain, clues.calendar), *_jalali_notes(kept.values())]
    future = len({period for period in periods.values() if period.begin > clues.today})
    if future:
        lie = f"{grain.word} lies" if future == 1 else f"{grain.word}s lie"
        notes.append(f"{future:,} {lie} in the future.")
    return grain, periods, tuple(notes)


def _week_notes(moments: Iterable[Moment], grain: Grain, calendar: Calendar) -> list[str]:
    """How the file's weeks differ from the company's."""
    if grain is not Grain.WEEK:
        return []
    days = {moment.date.weekday() for moment in moments if moment.grain is Grain.DAY}
    begins = {begin.weekday() for moment in moments if (begin := week_begin(moment)) is not None}
    own, notes = {calendar.week_start.weekday}, []
    if days and days != own:
        which = _WEEKDAYS[days.pop()] if len(days) == 1 else "different days of the week"
        notes.append(f"The dates are {which}; the week that holds each date is meant.")
    if begins and begins != own:
        which = _WEEKDAYS[begins.pop()] if len(begins) == 1 else "different days"
        notes.append(f"The file’s weeks begin on {which}; the week that holds most of their days is meant.")
    return notes


def _jalali_notes(moments: Iterable[Moment]) -> list[str]:
    if not any(moment.is_jalali for moment in moments):
        return []
    return ["A Jalali month is taken as the month that holds most of its days."]
