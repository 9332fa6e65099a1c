"""A company of eleven measures with thirteen weeks that are known and a year before them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime

import pytest

from scorecard.board import NotesByPeriod
from scorecard.board_building import build_board
from scorecard.book import Book
from scorecard.exporting import Report
from scorecard.goals import Goal
from scorecard.measures import Company, Direction, Kind, Measure, Note, Rollup, Scorecard, short_name_from
from scorecard.periods import Cadence, Grain
from scorecard.rollup import Numbers, ReportedValue
from scorecard.trend_window import build_trend, default_basis
from scorecard.units import Unit

SERVICE = "Customer service"
MONEY = Unit.CURRENCY
TODAY = date(2026, 11, 25)
AT_LEAST, AT_MOST = Direction.AT_LEAST, Direction.AT_MOST

# name, department, owner, unit, roll-up, kind of goal, weekly goal, the newest thirteen weeks (0: missing)
WEEKS = (
    ("Website visitors", "Marketing", "Mara Klein", Unit.COUNT, Rollup.SUM, AT_LEAST, 4800,
     (4610, 4720, 4905, 5010, 4880, 4760, 4930, 5120, 5240, 5060, 5190, 5310, 5264)),
    ("Marketing-qualified leads", "Marketing", "Mara Klein", Unit.COUNT, Rollup.SUM, AT_LEAST, 120,
     (104, 111, 118, 121, 126, 119, 123, 128, 131, 125, 127, 134, 138)),
    ("MQL share from organic search", "Marketing", "Tom Reed", Unit.PERCENT, Rollup.AVERAGE, AT_LEAST, 45,
     (43.1, 44.2, 46, 47.3, 45.8, 44.6, 46.1, 47.9, 47.2, 48.8, 48.1, 49.4, 48.6)),
    ("First meetings held", "Sales", "Daniel Ortega", Unit.COUNT, Rollup.SUM, AT_LEAST, 18,
     (22, 20, 21, 19, 20, 19, 18, 18, 17, 18, 17, 16, 15)),
    ("Sales opportunities", "Sales", "Daniel Ortega", Unit.COUNT, Rollup.SUM, AT_LEAST, 14,
     (12, 13, 15, 14, 16, 15, 13, 14, 15, 17, 15, 15, 16)),
    ("Expected revenue this month vs goal", "Sales", "Sam Nolan", MONEY, Rollup.LAST, AT_LEAST, 180_000,
     (171e3, 184e3, 182e3, 184e3, 189e3, 177e3, 181e3, 184e3, 186e3, 187e3, 178e3, 182_600, 186_400)),
    ("Revenue from new customers", "Sales", "Sam Nolan", MONEY, Rollup.SUM, AT_LEAST, 32_000,
     (29.4e3, 31.2e3, 33.8e3, 30.9e3, 34.2e3, 32.6e3, 33.9e3, 35.5e3, 31.7e3, 33.2e3, 36.2e3, 33580, 34850)),
    ("Customers in revenue campaigns", SERVICE, "Lena Bo", Unit.COUNT, Rollup.LAST, AT_LEAST, 260,
     (231, 238, 244, 251, 257, 262, 259, 266, 268, 264, 271, 270, 274)),
    ("Revenue from existing customers", SERVICE, "Lena Bo", MONEY, Rollup.SUM, AT_LEAST, 14_000,
     (13.2e3, 13.6e3, 14.2e3, 14.4e3, 13.9e3, 14.4e3, 14.8e3, 14.1e3, 15e3, 14.4e3, 14.9e3, 14_260, 14_620)),
    ("New online reviews", SERVICE, "Lena Bo", Unit.COUNT, Rollup.SUM, AT_LEAST, 6,
     (4, 7, 6, 5, 8, 6, 7, 0, 6, 9, 5, 7, 0)),
    ("First response time", SERVICE, "Ira Wolf", Unit.HOURS, Rollup.AVERAGE, AT_MOST, 4,
     (3.4, 3.1, 3.6, 3.9, 3.3, 3.5, 3.8, 3.2, 3.7, 3.6, 3.9, 4.4, 5.2)),
)  # fmt: skip
NOTE = "Two product demos moved to next week."


def make_book(rows: Iterable[tuple]) -> Book:
    measures, goals = [], []
    for number, (name, department, owner, unit, rollup, kind, bound, _) in enumerate(rows, start=1):
        words = (short_name_from(name), name, department, Kind.LEADING)
        measures.append(Measure(number, *words, unit, rollup, kind, owner=owner))
        low, high = (bound, None) if kind is AT_LEAST else (None, bound)
        goals.append(Goal(number, Cadence.WEEKLY, date(2024, 12, 30), kind, low, high))
    if len(measures) == len(WEEKS):
        measures[2] = replace(measures[2], parent_id=2)
    ids = tuple(measure.id for measure in measures)
    names = {Cadence.WEEKLY: "Revenue team"}
    cards = tuple(Scorecard(cadence, ids, names.get(cadence, "")) for cadence in Cadence)
    return Book(Company(name="Larkfield Interiors"), tuple(measures), tuple(goals), cards)


def reported(book: Book, rows: Iterable[tuple]) -> Iterable[ReportedValue]:
    """The weeks that are written out, and those of the year before them at 90 %."""
    newest = book.calendar.parse("2026-W47")
    for number, row in enumerate(rows, start=1):
        known = row[-1]
        for step in range(86):
            begin = book.calendar.shift(newest, -step).begin
            factor = 1.0 if step < len(known) else 0.9
            if value := known[-1 - step % len(known)]:
                yield number, Grain.WEEK, begin, "", round(value * factor, 1)


def make_report(
    book: Book, numbers: Numbers, notes: NotesByPeriod, periods: Iterable[str], today: date = TODAY
) -> Report:
    boards, trends = [], {}
    for key in periods:
        period = book.calendar.parse(key)
        cadence = Cadence.of(period.grain)
        boards.append(build_board(book, numbers, cadence, period, today, notes))
        trends[cadence] = tuple(
            build_trend(book, numbers, row.measure, period, default_basis(row.measure, cadence), today, notes)
            for row in boards[-1].rows
        )
    return Report(book, today, numbers, tuple(boards), trends, tuple(notes.values()))


@pytest.fixture(scope="session")
def larkfield() -> Report:
    book = make_book(WEEKS)
    week = book.calendar.parse("2026-W47")
    note = Note(4, week.grain, week.begin, NOTE, "Daniel Ortega", datetime(2026, 11, 23, 9, 0))
    numbers = Numbers(book, reported(book, WEEKS))
    return make_report(book, numbers, {note.key: note}, ("2026-W47", "2026-11", "2026-Q3"))


@pytest.fixture(scope="session")
def report_of() -> Callable[..., Report]:
    return make_report


@pytest.fixture(scope="session")
def large() -> Report:
    """Three tabs of fifteen measures each, 41 in all."""
    rows = tuple((f"{name} {copy}", *rest) for copy in range(4) for name, *rest in WEEKS)[:41]
    book = make_book(rows)
    lists = (range(1, 16), range(14, 29), range(27, 42))
    cards = tuple(Scorecard(cadence, tuple(ids)) for cadence, ids in zip(Cadence, lists, strict=True))
    book = replace(book, scorecards=cards)
    return make_report(book, Numbers(book, reported(book, rows)), {}, ("2026-W47", "2026-10", "2026-Q3"))
