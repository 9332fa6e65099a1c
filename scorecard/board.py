"""The scorecard as values: what every screen, export and print reads, and none recomputes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from scorecard.book import Book
from scorecard.goals import Target, format_judged, format_target, needed_from_here
from scorecard.measures import Measure, Note, Rollup
from scorecard.periods import MONTH_NAMES, Cadence, Grain, Period
from scorecard.rollup import Numbers, Value
from scorecard.status import Status, judge, off_track_streak
from scorecard.units import format_change, format_compact, format_short, relative_change


@dataclass(frozen=True, slots=True)
class Cell:
    """One number of one measure for one period."""

    period: Period
    value: float | None
    status: Status
    target: Target | None = None
    reported: bool = False
    """Whether it was reported as such; else it is rolled up."""
    parts: tuple[int, int] | None = None
    """Parts present and expected of the next finer grain, where it was rolled up."""
    partial: bool = False
    """Whether something is missing in it, at any depth."""
    rolled_up: float | None = None
    """What the finer entries give, where that disagrees with the reported value by more than rounding."""
    reason: str = ""
    """Why there is no value, where a formula has none."""
    to_date: bool = False
    text: str = ""
    """The value in full: ``$34,850``."""
    short: str = ""
    """The value for a narrow cell: ``34.9k``."""
    compact: str = ""
    """The value with its unit where the full form has no room: ``$34.9k``."""


@dataclass(frozen=True, slots=True)
class Row:
    """One measure on a scorecard."""

    measure: Measure
    cells: tuple[Cell, ...]
    """Oldest first; the last is the period shown."""
    previous: float | None
    """The value of the period before; for a period to date, of as many of its parts."""
    last_year: float | None
    """The value of the same period of last year, likewise."""
    streak: int
    """How many of the newest periods are off track in a row."""
    level: int = 0
    """1 for a sub-metric under its primary measure."""
    goal_text: str = ""
    """The goal in full: ``≥ $1,250,000``."""
    change_text: str = ""
    needed: float | None = None
    """What each remaining week must bring to reach the monthly goal, in the measure's unit."""
    note: Note | None = None
    """The note on the period shown."""
    goal_compact: str = ""
    """The goal where the full form has no room: ``≥ $1.25M``."""

    @property
    def cell(self) -> Cell:
        """The period shown."""
        return self.cells[-1]

    @property
    def change(self) -> float | None:
        """Against the period before, as a fraction."""
        return relative_change(self.cell.value, self.previous)

    @property
    def year_over_year(self) -> float | None:
        """Against the same period of last year, as a fraction."""
        return relative_change(self.cell.value, self.last_year)


@dataclass(frozen=True, slots=True)
class Summary:
    """How many rows have each status."""

    counts: tuple[tuple[Status, int], ...] = ()

    def __getitem__(self, status: Status) -> int:
        return dict(self.counts).get(status, 0)

    @property
    def total(self) -> int:
        """All rows."""
        return sum(count for _, count in self.counts)


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one department."""

    department: str
    rows: tuple[Row, ...]
    summary: Summary


@dataclass(frozen=True, slots=True)
class Board:
    """A scorecard for one cadence and period."""

    cadence: Cadence
    period: Period
    title: str
    """``Week 47``."""
    dates: str
    """``16–22 Nov 2026``."""
    to_date: bool
    periods: tuple[Period, ...]
    """The trailing periods, oldest first; the last is the one shown."""
    headings: tuple[tuple[str, str], ...]
    """For each period its name and the small text under or over it: ``("W35", "24 Aug")``."""
    groups: tuple[Group, ...]
    summary: Summary
    currency: str = "USD"
    shown_heading: str = ""
    """Over the values of the period shown: ``This week``; an earlier one has its name, ``W35``."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows in order."""
        return tuple(row for group in self.groups for row in group.rows)


NotesByPeriod = Mapping[tuple[int, Grain, date], Note]
"""Notes by measure, grain and first day."""

MOST_EXTRA_DECIMALS = 4


def build_board(
    book: Book, numbers: Numbers, cadence: Cadence, period: Period, today: date, notes: NotesByPeriod
) -> Board:
    """The scorecard of one cadence as it stands for ``period``.

    ``numbers`` must hold what :func:`scorecard.reading.for_board` asks for.
    """
    builder = _Builder(book, numbers, cadence, period, today, notes)
    groups = tuple(
        Group(department, rows, _summarize(rows))
        for department, measures in _by_department(book, cadence)
        if (rows := tuple(builder.row(measure, level) for measure, level in measures))
    )
    return Board(
        cadence=cadence,
        period=period,
        title=book.calendar.title(period),
        dates=book.calendar.dates(period),
        to_date=not period.has_ended(today),
        periods=builder.periods,
        headings=tuple(heading(book, each) for each in builder.periods),
        groups=groups,
        summary=_summarize(row for group in groups for row in group.rows),
        currency=book.company.currency,
        shown_heading=_shown_heading(book, period, today),
    )


def _shown_heading(book: Book, period: Period, today: date) -> str:
    calendar = book.calendar
    newest = (calendar.newest_ended(period.grain, today), calendar.current(period.grain, today))
    return f"This {period.grain.word}" if period in newest else calendar.short_title(period)


def heading(book: Book, period: Period) -> tuple[str, str]:
    """A column's two lines: ``("W35", "24 Aug")``, ``("Nov", "2025")`` or ``("Q4", "2025")``."""
    calendar = book.calendar
    match period.grain:
        case Grain.MONTH:
            return MONTH_NAMES[period.begin.month - 1][:3], str(period.begin.year)
        case Grain.QUARTER:
            quarter, year = calendar.title(period).split()
            return quarter, year
        case _:
            return calendar.short_title(
                period
            ), f"{period.begin.day} {MONTH_NAMES[period.begin.month - 1][:3]}"


def due_part(book: Book, measure: Measure, period: Period, value: Value, today: date) -> float | None:
    """The part of a goal that is due, 0 to 1; None where nothing is due before the period ends."""
    if measure.rollup is not Rollup.SUM or period.has_ended(today):
        return 1.0
    if value.leaf is None or value.leaf >= period.grain:
        return None
    parts = book.calendar.parts(period, value.leaf)
    return sum(part.has_ended(today) for part in parts) / len(parts)


def make_cell(book: Book, numbers: Numbers, measure: Measure, period: Period, today: date) -> Cell:
    """One number, judged."""
    value = numbers.value(measure, period)
    target = book.goal_book.target(measure, period)
    ended = period.has_ended(today)
    status = judge(
        value.number,
        target,
        ended=ended,
        tolerance=measure.tolerance,
        due=due_part(book, measure, period, value, today),
    )
    return Cell(
        period=period,
        value=value.number,
        status=status,
        target=target,
        reported=value.reported,
        parts=value.parts,
        partial=value.partial,
        rolled_up=value.rolled_up,
        reason=value.reason,
        to_date=not ended,
        text=format_judged(value.number, target, measure.unit, measure.decimals, book.company.currency),
        short=_short(value.number, target, measure),
        compact=format_compact(value.number, measure.unit, measure.decimals, book.company.currency),
    )


def _short(value: float | None, target: Target | None, measure: Measure) -> str:
    """The short form, with more decimals where it would look as if the goal were met."""
    text = format_short(value, measure.unit, measure.decimals)
    if value is None or target is None or (bound := target.missed_bound(value)) is None:
        return text
    more = 0
    while more < MOST_EXTRA_DECIMALS and text == format_short(
        bound, measure.unit, measure.decimals, more=more
    ):
        more += 1
        text = format_short(value, measure.unit, measure.decimals, more=more)
    return text


def _summarize(rows: Iterable[Row]) -> Summary:
    counts = Counter(row.cell.status for row in rows)
    return Summary(tuple((status, counts[status]) for status in Status if counts[status]))


def _by_department(book: Book, cadence: Cadence) -> list[tuple[str, list[tuple[Measure, int]]]]:
    """Measures with their level, sub-metrics under their primary one, in the departments' order."""
    listed = [
        measure
        for measure_id in book.scorecard(cadence).measure_ids
        if (measure := book.by_id.get(measure_id)) is not None and not measure.archived
    ]
    ids = {measure.id for measure in listed}
    children: dict[int | None, list[tuple[Measure, int]]] = {}
    for measure in listed:
        children.setdefault(measure.parent_id, []).append((measure, 1))
    groups: dict[str, list[tuple[Measure, int]]] = {name: [] for name in book.company.departments}
    for measure in listed:
        if measure.parent_id in ids:
            continue
        group = groups.setdefault(measure.department, [])
        group += [(measure, 0), *children.get(measure.id, ())]
    return list(groups.items())


class _Builder:
    """What all rows of one board share."""

    def __init__(
        self,
        book: Book,
        numbers: Numbers,
        cadence: Cadence,
        period: Period,
        today: date,
        notes: NotesByPeriod,
    ) -> None:
        self._book = book
        self._numbers = numbers
        self._period = period
        self._today = today
        self._notes = notes
        self.periods = book.calendar.trailing(period, cadence.trailing)

    def row(self, measure: Measure, level: int) -> Row:
        cells = tuple(self._cell(measure, period) for period in self.periods)
        previous = self._held_against(measure, self._book.calendar.shift(self._period, -1))
        currency = self._book.company.currency
        return Row(
            measure=measure,
            cells=cells,
            previous=previous,
            last_year=self._held_against(measure, self._book.calendar.same_last_year(self._period)),
            streak=off_track_streak([cell.status for cell in cells]),
            level=level,
            goal_text=format_target(cells[-1].target, measure.unit, measure.decimals, currency),
            goal_compact=format_target(
                cells[-1].target, measure.unit, measure.decimals, currency, compact=True
            ),
            change_text=format_change(cells[-1].value, previous, measure.unit, measure.decimals),
            needed=self._needed(measure),
            note=self._notes.get((measure.id, self._period.grain, self._period.begin)),
        )

    def _cell(self, measure: Measure, period: Period) -> Cell:
        return make_cell(self._book, self._numbers, measure, period, self._today)

    def _held_against(self, measure: Measure, other: Period) -> float | None:
        if self._period.has_ended(self._today):
            return self._numbers.value(measure, other).number
        return self._numbers.comparable(measure, self._period, other)

    def _needed(self, measure: Measure) -> float | None:
        """What each week that is left must bring to reach the goal of its month, or of the period to date."""
        if measure.rollup is not Rollup.SUM:
            return None
        calendar = self._book.calendar
        whole = calendar.containing(self._period, max(self._period.grain, Grain.MONTH))
        target = self._book.goal_book.target(measure, whole)
        if target is None or target.origin is Grain.WEEK:
            return None
        weeks = calendar.parts(whole, Grain.WEEK)
        as_of = min(self._today, self._period.last_day)
        done = [week for week in weeks if week.has_ended(as_of)]
        if not done or len(done) == len(weeks):
            return None
        so_far = self._numbers.over(measure, tuple(done))
        return None if so_far is None else needed_from_here(target, so_far, len(weeks) - len(done))
