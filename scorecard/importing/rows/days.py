"""A column of days or periods, of which each different text is understood once."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from scorecard.importing.clues import Clues, periods_of
from scorecard.importing.grid import CellValue, GridCell
from scorecard.importing.moments import (
    DateOrder,
    Exchanged,
    Moment,
    check_moment,
    compact_date,
    compact_part,
    find_exchanged,
    fitting_orders,
    looks_like_serials,
    read_moment,
    read_year,
    serial_date,
    turned_back,
)
from scorecard.importing.rows.clocks import without_clock
from scorecard.importing.rows.distinct import Distinct, distinct
from scorecard.importing.rows.heading_words import MOST_MONTHS, MOST_WEEKS, names_week
from scorecard.importing.words import is_total
from scorecard.periods import Grain, Period

if TYPE_CHECKING:
    from scorecard.importing.readers.opened import OpenFile

_FIRST = 100


@dataclass(frozen=True, slots=True)
class Days:
    """The periods that a column names."""

    grain: Grain
    cells: Distinct
    begin_of_code: NDArray[np.int32]
    """The first day of each different value's period, as ``date.toordinal`` counts; 0 where it has none."""
    reasons: Mapping[int, str]
    """Why a cell of this code names no period; empty cells and totals have no reason."""
    notes: tuple[str, ...] = ()
    exchanged: Exchanged | None = None
    """Real dates that seem to have day and month exchanged."""

    @property
    def begins(self) -> NDArray[np.int32]:
        """The first day of each cell's period; 0 where it names none."""
        return self.begin_of_code[self.cells.codes]


def day_cells(
    file: OpenFile,
    sheet: str,
    first_row: int,
    index: int,
    beside: Sequence[int] = (),
    as_text: Collection[int] = (),
) -> Distinct:
    """The cells of a column of dates: serial numbers as days, very many moments without their time of day.

    ``beside`` and ``as_text`` are as in :meth:`OpenFile.days`.
    """
    cells = distinct(file.days(sheet, first_row, index, beside=beside, as_text=as_text))
    if not _may_be_numbers(cells):
        return without_clock(cells)
    heading = file.head(sheet).grid().cell(first_row - 1, index)
    return Distinct(cells.codes, with_days(cells.values, heading.text))


def decide_order(cells: Distinct) -> tuple[list[DateOrder], str]:
    """The orders that all dates in figures fit, the likelier first, and a text that fits both."""
    return fitting_orders(cells.values)


def read_periods(cells: Distinct, order: DateOrder, clues: Clues) -> Days:
    """The periods of a column of days or periods, their length found from all of them."""
    moments, reasons = _moments(cells.values, order, clues)
    grain, periods, notes = periods_of(moments, clues)
    return Days(grain, cells, _begins(cells, periods), reasons, notes, find_exchanged(cells.values))


def read_days(cells: Distinct, order: DateOrder, grain: Grain, clues: Clues) -> Days:
    """The periods of length ``grain`` that hold the days of a column."""
    moments, reasons = _moments(cells.values, order, clues)
    periods = {}
    for code, moment in moments.items():
        if moment.grain > grain:
            text = GridCell(cells.values[code]).text
            reasons[code] = f"“{text}” is a {moment.grain.word} and names no {grain.word}"
        else:
            found = moment.period(clues.calendar, moment.grain)
            periods[code] = clues.calendar.containing(found, grain)
    return Days(grain, cells, _begins(cells, periods), reasons, exchanged=find_exchanged(cells.values))


def _moments(
    values: Sequence[CellValue], order: DateOrder, clues: Clues
) -> tuple[dict[int, Moment], dict[int, str]]:
    """The moment of each code, or the reason why it has none."""
    moments: dict[int, Moment] = {}
    reasons: dict[int, str] = {}
    for code, value in enumerate(turned_back(values) if clues.exchanged else values):
        if value is None:
            continue
        text = GridCell(value).text
        moment = read_moment(value, order)
        if moment is None:
            if not is_total(text):
                reasons[code] = f"“{text[:60]}” is no date"
            continue
        moment = moment.in_year(clues.year)
        if fault := check_moment(moment, clues.calendar):
            reasons[code] = f"“{text}” is no usable date: {fault}"
        else:
            moments[code] = moment
    return moments, reasons


def _may_be_numbers(cells: Distinct) -> bool:
    """Whether a value near the beginning is a number, so that the others may be too."""
    return any(isinstance(value, float) or str(value).isdigit() for value in cells.values[1:_FIRST])


def with_days(values: Sequence[CellValue], heading: str) -> list[CellValue]:
    """The values with days, weeks, months or whole years instead of numbers that stand for them."""
    numbers = [value for value in values if isinstance(value, float) or (value and str(value).isdigit())]
    if looks_like_serials(numbers):
        return [_serial_day(value) for value in values]
    read = _week if names_week(heading) else _month
    return [compact_date(value) or read(value) or _year(value) or value for value in values]


def _serial_day(value: CellValue) -> CellValue:
    try:
        return serial_date(float(value)) if isinstance(value, float | str) else value
    except ValueError:
        return value


def _month(value: CellValue) -> str:
    """A month as texts name it, where six figures stand for one; empty where they do not."""
    found = compact_part(value, MOST_MONTHS)
    return f"{found[0]}-{found[1]:02d}" if found else ""


def _week(value: CellValue) -> str:
    """The same for a week."""
    found = compact_part(value, MOST_WEEKS)
    return f"{found[0]}-W{found[1]:02d}" if found else ""


def _year(value: CellValue) -> str:
    """A year as a fiscal label names it; empty where the value is none."""
    year = read_year(value)
    return f"FY{year}" if year else ""


def _begins(cells: Distinct, periods: Mapping[int, Period]) -> NDArray[np.int32]:
    table = np.zeros(len(cells.values), np.int32)
    for code, period in periods.items():
        table[code] = period.begin.toordinal()
    return table
