"""Periods that are bare numbers, which the title of their line explains."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard.importing.grid import GridCell
from scorecard.importing.moments import (
    Moment,
    compact_date,
    compact_part,
    looks_like_serials,
    serial_date,
)
from scorecard.importing.phrases import normalized
from scorecard.importing.rows.heading_words import PERIODS, names_week
from scorecard.periods import Grain

_NUMBERED = {
    word: grain
    for grain, words in {
        Grain.WEEK: "week wk kw woche kalenderwoche semaine semana minggu هفته",
        Grain.MONTH: "month monat mois mes bulan ماه",
        Grain.QUARTER: "quarter quartal trimestre kuartal triwulan فصل",
    }.items()
    for word in words.split()
}
_MOST_NUMBER = {Grain.WEEK: 53, Grain.MONTH: 12, Grain.QUARTER: 4}


def numbered_periods(line: Sequence[GridCell]) -> dict[int, Moment]:
    """Weeks, months or quarters by their bare number: ``Week | 1 | 2 | 3``."""
    grain = _NUMBERED.get(_title(line).partition(" ")[0])
    if grain is None:
        return {}
    return {
        column: Moment(grain, None, int(number))
        for column, number in _numbers(line).items()
        if number.is_integer() and 1 <= number <= _MOST_NUMBER[grain]
    }


def days_in_figures(line: Sequence[GridCell]) -> dict[int, Moment]:
    """Days as a spreadsheet counts them (46023), or days and months in figures (20260105, 202601)."""
    numbers = _numbers(line) if _title(line) in PERIODS else {}
    if len(numbers) < 2:
        return {}
    grain = Grain.WEEK if names_week(_title(line)) else Grain.MONTH
    parts = {column: compact_part(number, _MOST_NUMBER[grain]) for column, number in numbers.items()}
    if all(parts.values()):
        return {column: Moment(grain, *part) for column, part in parts.items() if part}
    read = serial_date if looks_like_serials(numbers.values()) else compact_date
    days = {column: day for column, number in numbers.items() if (day := read(number)) is not None}
    if len(days) < len(numbers):
        return {}
    return {column: Moment(Grain.DAY, day.year, day.month, day.day) for column, day in days.items()}


def _title(line: Sequence[GridCell]) -> str:
    """The first text that is no number itself."""
    texts = (normalized(cell.value) for cell in line if isinstance(cell.value, str))
    return next((text for text in texts if not text.isdigit()), "")


def _numbers(line: Sequence[GridCell]) -> dict[int, float]:
    """The numbers of a line, also those written as text in plain figures."""
    found = {}
    for column, cell in enumerate(line):
        value = cell.value
        if isinstance(value, str) and value.strip().isascii() and value.strip().isdigit():
            found[column] = float(value)
        elif isinstance(value, float):
            found[column] = value
    return found
