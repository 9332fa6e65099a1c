"""What the workbook's tables of numbers hold: which periods, which measures, and what stands in each cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial

from scorecard.cells import column_name
from scorecard.exporting.formula_columns import formula_column
from scorecard.exporting.report import Report
from scorecard.formulas import Span, closure
from scorecard.measures import Measure, Rollup
from scorecard.own_workbook import FIRST_MEASURE
from scorecard.periods import Cadence, Grain, Period
from scorecard.rollup import Numbers, Value

FIRST_DAY, PERIOD, PART_OF = "First day", "Period", "Part of"
"""The first columns. No short name holds a space or begins with a capital: these are never a measure’s."""
_NAMES = {Grain.QUARTER: "Quarters", Grain.MONTH: "Months", Grain.WEEK: "Weeks"}
_FINER = {Grain.QUARTER: Grain.MONTH, Grain.MONTH: Grain.WEEK}
_COARSER = {Grain.WEEK: Grain.MONTH, Grain.MONTH: Grain.QUARTER}
_TITLE_ROWS, _ROWS_BETWEEN = 4, 2


@dataclass(frozen=True)
class Table:
    """The periods of one grain, one a row; its heading stands over ``first`` (rows count from 0)."""

    name: str
    periods: Span
    first: int

    @property
    def last(self) -> int:
        """The row of the newest period."""
        return self.first + len(self.periods) - 1

    def row(self, period: Period) -> int | None:
        """Where a period stands; None where it does not."""
        return self._rows.get(period)

    @cached_property
    def _rows(self) -> dict[Period, int]:
        return {period: row for row, period in enumerate(self.periods, start=self.first)}

    def column(self, measure: Measure) -> str:
        """All numbers of a measure: ``Weeks[new_leads]``."""
        return f"{self.name}[{measure.short_name}]"

    def at(self, measure: Measure, day: str) -> str:
        """A measure’s number of the period that begins on the day at a reference."""
        return f"INDEX({self.column(measure)},MATCH({day},{self.name}[{FIRST_DAY}],0))"

    def this_row(self, heading: str) -> str:
        """What stands in the same row under a heading."""
        return f"{self.name}[[#This Row],[{heading}]]"


@dataclass(frozen=True)
class NumberTables:
    """One table a grain, one below the other, with each measure in the same column of all of them."""

    report: Report
    numbers: Numbers
    _of_a_row: dict[tuple[int, Grain], str] = field(default_factory=dict)
    """Formulas over nothing but their own row, which are the same in all rows of a table."""

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """Those on the tabs in their order, then the others that their formulas use."""
        book = self.report.book
        shown = {
            row.measure.id: book.by_id[row.measure.id] for board in self.report.boards for row in board.rows
        }
        used = (book.by_short_name[name] for name in closure(shown.values(), book.by_short_name))
        shown.update(
            (measure.id, measure)
            for measure in sorted(used, key=lambda each: each.id)
            if measure.id not in shown
        )
        return tuple(shown.values())

    @cached_property
    def tables(self) -> dict[Grain, Table]:
        """The coarsest first; a grain that nothing needs has none."""
        found, row = {}, _TITLE_ROWS
        for grain, periods in self._needed().items():
            if periods:
                found[grain] = Table(_NAMES[grain], periods, row)
                row += len(periods) + _ROWS_BETWEEN + 1
        return found

    @cached_property
    def columns(self) -> dict[int, int]:
        """The column of each measure by its id."""
        return {measure.id: column for column, measure in enumerate(self.measures, start=FIRST_MEASURE)}

    def coarser(self, period: Period) -> Period | None:
        """What a period is a part of."""
        grain = _COARSER.get(period.grain)
        return None if grain is None else self.report.book.calendar.containing(period, grain)

    def cell(self, measure: Measure, period: Period) -> tuple[str | None, float | None]:
        """The formula of a cell, None where the number itself stands there, and the number."""
        value = self.numbers.value(measure, period)
        return self._formula(measure, period, value), value.number

    def is_formula(self, measure: Measure, period: Period) -> bool:
        """Whether what stands there is worked out."""
        return self.cell(measure, period)[0] is not None

    def _needed(self) -> dict[Grain, Span]:
        calendar = self.report.book.calendar
        found: dict[Grain, set[Period]] = {grain: set() for grain in _NAMES}
        for board in self.report.boards:
            found[board.period.grain].update((*board.periods, calendar.shift(board.period, -1)))
            if board.cadence is not Cadence.WEEKLY:
                found[board.period.grain].add(calendar.same_last_year(board.period))
        for trends in self.report.trends.values():
            for trend in trends:
                found[trend.points[0].period.grain].update(point.period for point in trend.points)
        found[Grain.MONTH].update(self._parts(self._span(found[Grain.QUARTER])))
        months = self._span(found[Grain.MONTH])
        if any(self._is_weekly(measure, months) for measure in self.measures):
            found[Grain.WEEK].update(self._parts(months))
        return {grain: self._span(periods) for grain, periods in found.items()}

    def _parts(self, periods: Span) -> Iterator[Period]:
        for period in periods:
            yield from self.report.book.calendar.parts(period, _FINER[period.grain])

    def _span(self, periods: Iterable[Period]) -> Span:
        """All from the first to the last, oldest first."""
        known = sorted(set(periods), key=lambda period: period.begin)
        if not known:
            return ()
        found = [known[0]]
        while found[-1].begin < known[-1].begin:
            found.append(self.report.book.calendar.shift(found[-1], 1))
        return tuple(found)

    def _is_weekly(self, measure: Measure, months: Span) -> bool:
        return measure.rollup is not Rollup.FORMULA and any(
            self.numbers.value(measure, month).leaf is Grain.WEEK for month in months
        )

    @cached_property
    def _filled(self) -> dict[Grain, frozenset[int]]:
        """The measures with any number of a grain."""
        return {
            grain: frozenset(
                measure.id
                for measure in self.measures
                if any(self.numbers.value(measure, period).number is not None for period in table.periods)
            )
            for grain, table in self.tables.items()
        }

    def _formula(self, measure: Measure, period: Period, value: Value) -> str | None:
        if value.reported:
            return None
        if measure.rollup is Rollup.FORMULA:
            return self._own_formula(measure, period)
        table = self.tables.get(_FINER.get(period.grain, period.grain))
        if table is None or period.grain not in _FINER or measure.id not in self._filled[period.grain]:
            return None
        if not self._follows(measure, period, value, table):
            return None
        return self._roll_up(measure, period, table)

    def _own_formula(self, measure: Measure, period: Period) -> str | None:
        key = (measure.id, period.grain)
        if key in self._of_a_row:
            return self._of_a_row[key]
        book = self.report.book
        cells = partial(self._cells, own=period)
        told = formula_column(measure, period, book.by_short_name, book.calendar, cells)
        reaches = closure([measure], book.by_short_name).values()
        if told is not None and not any(map(any, reaches)):
            self._of_a_row[key] = told
        return told

    def _follows(self, measure: Measure, period: Period, value: Value, finer: Table) -> bool:
        """Whether a value comes of the table of the next finer grain.

        A month of reported days does not: the workbook holds no days, and its weeks may reach beyond it.
        """
        if measure.id not in self._filled[finer.periods[0].grain]:
            return False
        parts = self.report.book.calendar.parts(period, finer.periods[0].grain)
        if finer.row(parts[0]) is None or finer.row(parts[-1]) is None:
            return False
        return period.grain is Grain.QUARTER or value.leaf in (None, Grain.WEEK)

    def _roll_up(self, measure: Measure, period: Period, finer: Table) -> str:
        """A total or a mean by the first day of what each part belongs to, others over their rows."""
        column = finer.column(measure)
        own = self.tables[period.grain].this_row(FIRST_DAY)
        condition = f"{finer.name}[{PART_OF}],{own}"
        parts = self.report.book.calendar.parts(period, finer.periods[0].grain)
        first = finer.periods.index(parts[0]) + 1
        last = first + len(parts) - 1
        rows = f"INDEX({column},{first}):INDEX({column},{last})"
        match measure.rollup:
            case Rollup.SUM:
                return f'=IF(COUNT({rows})>0,SUMIFS({column},{condition}),"")'
            case Rollup.AVERAGE:
                return f'=IFERROR(AVERAGEIFS({column},{condition}),"")'
            case Rollup.LAST:
                return f'=IFERROR(LOOKUP(2,1/ISNUMBER({rows}),{rows}),"")'
            case Rollup.FIRST:
                return f'=IFERROR(INDEX({rows},MATCH(TRUE,INDEX(ISNUMBER({rows}),0),0)),"")'
            case _:
                function = "MAX" if measure.rollup is Rollup.MAXIMUM else "MIN"
                return f'=IF(COUNT({rows})>0,{function}({rows}),"")'

    def _cells(self, measure: Measure, span: Span, own: Period) -> str | None:
        """Where numbers stand, for a formula in the row of ``own`` of the same table."""
        table, column = self.tables[span[0].grain], self.columns.get(measure.id)
        first, last = table.row(span[0]), table.row(span[-1])
        if column is None or first is None or last is None:
            return None
        letters = column_name(column)
        if span == (own,):
            return table.this_row(measure.short_name)
        if len(span) == 1:
            return f"${letters}{first + 1}"
        return f"${letters}{first + 1}:${letters}{last + 1}"
