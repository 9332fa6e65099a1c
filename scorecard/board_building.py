"""Builds the boards: which measures stand on them, in what groups, with what rows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from scorecard.board import Board, Group, NotesByPeriod, summarize
from scorecard.board_rows import RowBuilder
from scorecard.book import Book
from scorecard.measures import Measure
from scorecard.periods import MONTH_NAMES, Cadence, Grain, Period
from scorecard.rollup import Numbers


def build_board(
    book: Book,
    numbers: Numbers,
    cadence: Cadence,
    period: Period,
    today: date,
    notes: NotesByPeriod,
    scorecard: str = "",
    *,
    with_weekly: bool = False,
    trailing: int | None = None,
) -> Board:
    """The scorecard of one cadence as it stands for ``period``; without ``scorecard`` the first one.

    ``with_weekly`` puts the weekly measures, rolled up, below a monthly one; ``trailing`` is how many periods
    it shows, where that is not what its cadence does.

    ``numbers`` must hold what :func:`scorecard.reading.for_board` asks for.
    """
    builder = RowBuilder(book, numbers, cadence, period, today, notes, trailing)
    groups = _groups(builder, book, book.scorecard(cadence, scorecard).measure_ids)
    below = book.weekly_below(scorecard) if cadence is Cadence.MONTHLY else ()
    return Board(
        cadence=cadence,
        period=period,
        title=book.calendar.title(period),
        dates=book.calendar.dates(period),
        to_date=not period.has_ended(today),
        periods=builder.periods,
        headings=tuple(heading(book, each) for each in builder.periods),
        groups=groups,
        summary=summarize(row for group in groups for row in group.rows),
        below=_groups(builder, book, below) if with_weekly else (),
        below_count=len(below),
        follows_months=cadence is Cadence.QUARTERLY and book.follows_months(scorecard),
        writing=book.writing,
        scorecard=scorecard or book.scorecard_names[0],
        shown_heading=_shown_heading(book, period, today),
    )


def _groups(builder: RowBuilder, book: Book, measure_ids: Iterable[int]) -> tuple[Group, ...]:
    return tuple(
        Group(department, rows, summarize(rows))
        for department, measures in by_department(book, measure_ids)
        if (rows := tuple(builder.row(measure, level) for measure, level in measures))
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


def by_department(book: Book, measure_ids: Iterable[int]) -> list[tuple[str, list[tuple[Measure, int]]]]:
    """Measures with their level, sub-metrics under their primary one, in the departments' order."""
    listed = [
        measure
        for measure_id in measure_ids
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
