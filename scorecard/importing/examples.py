"""What to show or ask about numbers and dates that can be read in more than one way."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from scorecard.importing.moments import DateOrder, Exchanged, Moment, read_moment
from scorecard.importing.numbers import NumberStyle, read_number
from scorecard.periods import format_day
from scorecard.units import format_number


def shown(value: float) -> str:
    """A number with decimals only where it has any."""
    return format_number(value, 0 if value == round(value) else 2)


def number_example(texts: Iterable[str], style: NumberStyle) -> str:
    """``“51,10” is 51.10`` for the first text with a mark; empty where none has one."""
    for text in texts:
        found = read_number(text, style) if any(mark in text for mark in ".,") else None
        if found is not None:
            return f"“{text.strip()[:24]}” is {shown(found.value)}"
    return ""


def date_example(text: str, order: DateOrder, today: date) -> str:
    """``“01/02/2026” is 1 Feb 2026``; empty where the text is no date in that order."""
    moment = read_moment(text, order)
    return f"“{text}” is {_day(moment, today)}" if moment else ""


def number_question(text: str) -> str:
    """What to ask of a number that fits both styles."""
    return f"Is the mark in “{text}” for thousands or for decimals?"


def date_question(text: str, today: date) -> str:
    """What to ask of a date that fits both orders."""
    readings = {order: moment for order in DateOrder if (moment := read_moment(text, order))}
    if len(readings) == len(DateOrder):
        # 01/02/26 is hardly ever 26 Feb 2001.
        del readings[DateOrder.YEAR_FIRST]
    days = dict.fromkeys(_day(moment, today) for moment in readings.values())
    return f"Is “{text}” {' or '.join(days)}?"


def year_question(text: str, year: int) -> str:
    """What to ask of a sheet that names periods and no year."""
    return f"Which year is meant? The file names none: “{text}” is taken to be of {year}."


def exchanged_question(found: Exchanged) -> str:
    """What to ask of real dates beside texts that were no dates to the spreadsheet."""
    read, meant = format_day(found.day), format_day(found.meant)
    return (
        f"Beside “{found.text}”, which stayed text, stands the real date {read}: "
        f"is it right, or are day and month exchanged ({meant})?"
    )


def exchanged_example(found: Exchanged, exchanged: bool) -> str:
    """``1 Dec 2026 is 12 Jan 2026``."""
    read = format_day(found.day)
    return f"{read} is {format_day(found.meant)}" if exchanged else f"{read} stays {read}"


def _day(moment: Moment, today: date) -> str:
    return format_day(moment.in_year(today.year).date)
