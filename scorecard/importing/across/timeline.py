"""The periods that the headings of a sheet mean together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from scorecard.importing.across.heading import Heading
from scorecard.importing.across.labels import Labels
from scorecard.importing.across.texts import label_at
from scorecard.importing.clues import Clues, periods_of
from scorecard.importing.grid import Grid
from scorecard.importing.layout import Remark
from scorecard.importing.moments import check_moment, is_year
from scorecard.importing.role_words import Role
from scorecard.periods import Calendar, Grain, Period

_NO_YEAR = 0


@dataclass(frozen=True)
class Timeline:
    """The period of each column of numbers, and of each year where a column of years stands beside them."""

    grain: Grain
    periods: Mapping[tuple[int, int], Period]
    """By column and year of the row; year 0 where the headings say it all."""
    heading: Heading
    calendar: Calendar
    remarks: tuple[Remark, ...]
    notes: tuple[str, ...]

    @classmethod
    def of(cls, view: Grid, heading: Heading, labels: Labels, clues: Clues) -> Timeline:
        """The periods of all columns together; those of another length than most are left out."""
        moments = {
            (column, year): slot.moment.in_year(year or None)
            for year in _years(view, heading, labels)
            for column, slot in heading.slots.items()
        }
        faults = {
            key: fault for key, moment in moments.items() if (fault := check_moment(moment, clues.calendar))
        }
        good = {key: moment for key, moment in moments.items() if key not in faults}
        remarks = {
            column: Remark(heading.row, column, _unusable(view, heading, column, fault))
            for (column, _), fault in faults.items()
        }
        grain, periods, notes = periods_of(good, clues)
        return cls(grain, periods, heading, clues.calendar, tuple(remarks.values()), notes)

    @property
    def columns(self) -> list[int]:
        """The columns whose numbers are taken over, in their order."""
        return sorted({column for column, _ in self.periods})

    @property
    def is_one_day(self) -> bool:
        """Whether there is nothing but one day, which may as well be any date in a sheet."""
        moments = [slot.moment for slot in self.heading.slots.values()]
        return len(moments) == 1 and moments[0].grain is Grain.DAY

    @property
    def year(self) -> int:
        """The year in which most columns lie."""
        years = Counter(slot.moment.year or 0 for slot in self.heading.slots.values())
        return years.most_common(1)[0][0]

    def is_sum(self, column: int) -> bool:
        """Whether a column that is not taken over sums up others: the quarter behind its months."""
        slot = self.heading.slots.get(column)
        if slot is None or slot.moment.grain <= self.grain or check_moment(slot.moment, self.calendar):
            return False
        whole = slot.moment.period(self.calendar, slot.moment.grain)
        return any(whole.begin <= part.begin < whole.end for part in self.periods.values())

    def role(self, column: int) -> Role:
        """What the numbers of a column are to their measures."""
        return self.heading.slots[column].role

    def period(self, column: int, year: int, years_back: int = 0) -> Period | None:
        """The period of a cell, or the same so many years before; None where it has none."""
        period = self.periods.get((column, year))
        if period is not None:
            for _ in range(years_back):
                period = self.calendar.same_last_year(period)
        return period


def _years(view: Grid, heading: Heading, labels: Labels) -> list[int]:
    if labels.year is None:
        return [_NO_YEAR]
    texts = {label_at(view, row, labels.year) for row in range(heading.bottom + 1, view.row_count)}
    return sorted({year_of(text) for text in texts if year_of(text)})


def year_of(label: str) -> int:
    """The year that a label is; 0 for any other label."""
    return is_year(label) or _NO_YEAR


def _unusable(view: Grid, heading: Heading, column: int, fault: str) -> str:
    return f"“{view.shown(heading.row, column).text}” is no usable date: {fault}"
