"""What is known about a sheet before its layout is: calendar, date order, year; and its line of periods."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from scorecard.importing.grid import Grid
from scorecard.importing.layout import LayoutKind, Remark
from scorecard.importing.moments import DateOrder, Moment, check_moment, grain_of
from scorecard.periods import Calendar, Grain, Period

_WEEKDAYS = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")


@dataclass(frozen=True)
class Clues:
    """What holds for the whole sheet."""

    calendar: Calendar
    today: date
    order: DateOrder = DateOrder.DAY_FIRST
    year: int | None = None
    """The year that the titles, the sheet or the file name; None where none or several do."""


@dataclass(frozen=True)
class Timeline:
    """The periods of a line of headings, by their column."""

    grain: Grain
    periods: dict[int, Period]
    remarks: tuple[Remark, ...]
    notes: tuple[str, ...]
    has_line_above: bool
    is_one_day: bool
    """Whether there is nothing but one day, which may as well be any date in a sheet."""

    @classmethod
    def of(cls, view: Grid, row: int, moments: dict[int, Moment], clues: Clues, kind: LayoutKind) -> Timeline:
        """The periods that the moments of a row mean together."""
        faults = {column: check_moment(moment, clues.calendar) for column, moment in moments.items()}
        good = {column: moment for column, moment in moments.items() if not faults[column]}
        remarks = tuple(
            Remark(row, column, f"“{view.cells[row][column].text}” is no usable date: {fault}")
            for column, fault in faults.items()
            if fault
        )
        grain, periods, notes = periods_of(good, clues)
        above = row > 0 and any(not view.cells[row - 1][column].is_empty for column in moments)
        has_line_above = above and kind is LayoutKind.MEASURES_DOWN
        is_one_day = len(moments) == 1 and all(each.grain is Grain.DAY for each in moments.values())
        return cls(grain, periods, remarks, notes, has_line_above, is_one_day)


def periods_of(moments: dict[int, Moment], clues: Clues) -> tuple[Grain, dict[int, Period], tuple[str, ...]]:
    """Grain, period by key, and notes. Moments of another length than most have (subtotals) are left out."""
    if not moments:
        return Grain.MONTH, {}, ()
    named = Counter(moment.grain for moment in moments.values()).most_common(1)[0][0]
    kept = {key: moment for key, moment in moments.items() if moment.grain is named}
    grain = named
    if named is Grain.DAY:
        grain = grain_of(moment.date for moment in kept.values())
    periods = {key: moment.period(clues.calendar, grain) for key, moment in kept.items()}
    notes = (
        _week_notes(list(kept.values()), clues.calendar) if named is Grain.DAY and grain is Grain.WEEK else []
    )
    future = len({period for period in periods.values() if period.begin > clues.today})
    if future:
        notes.append(f"{future:,} {grain.word}{'' if future == 1 else 's'} lie in the future.")
    return grain, periods, tuple(notes)


def _week_notes(moments: list[Moment], calendar: Calendar) -> list[str]:
    days = {moment.date.weekday() for moment in moments}
    if days == {calendar.week_start.weekday}:
        return []
    which = _WEEKDAYS[days.pop()] if len(days) == 1 else "different days of the week"
    return [f"The dates are {which}; the week that holds each date is meant."]
