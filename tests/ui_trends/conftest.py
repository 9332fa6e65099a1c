from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

import pytest
from company_fixtures import in_light

from scorecard.board import Board, Cell, Group, Row, Summary
from scorecard.goals import Target
from scorecard.measures import Direction, Measure, Note
from scorecard.periods import Cadence, Calendar, Grain, Period
from scorecard.status import Status, judge
from scorecard.trend import Band, Basis, Flag, Trend, TrendPoint
from scorecard.units import format_value

__all__ = ["in_light"]

MEETINGS = Measure(
    4, "first_meetings", "First meetings held", department="Sales", owner="Daniel Ortega", decimals=1
)
VALUES = (13.3, 12.4, 14.1, 15.2, 15.8, 17.9, 19.0, 19.8, 20.6, 21.8, 20.0, 18.0, 16.0)
CALENDAR = Calendar()
GOALS = (14,) * 5 + (16,) * 3 + (18,) * 5

_NOTHING_SAID: dict[str, Any] = {
    "bands": (),
    "flags": (),
    "year_over_year": None,
    "year_text": "",
    "headline": "",
    "body": "",
    "momentum": None,
    "signal": "",
    "goal_text": "",
    "goal_label": "",
    "range_text": "",
}

STARTED = Note(
    4, Grain.MONTH, date(2026, 4, 1), "Second salesperson started", "Mika", datetime(2026, 4, 2, 9), True
)


def at_least(bound: float) -> Target:
    return Target(Direction.AT_LEAST, low=bound)


def make_trend(
    values: Sequence[float | None] = VALUES,
    targets: Sequence[Target | None] | None = None,
    *,
    measure: Measure = MEETINGS,
    to_date: bool = False,
    **others: Any,
) -> Trend:
    """Months, or quarters where there are nine values, that end with November 2026."""
    quarters = len(values) == 9
    newest = CALENDAR.period(Grain.QUARTER if quarters else Grain.MONTH, date(2026, 11, 1))
    periods = CALENDAR.trailing(newest, len(values))
    begin, end = (CALENDAR.short_title(each) for each in (periods[0], periods[-1]))
    last_year = 4 if quarters else 0
    fields = {
        "basis": Basis.QUARTERS if quarters else Basis.MONTHS,
        "subtitle": f"{begin} – {end}",
        "points": _points(measure, periods, values, targets or [None] * len(values), to_date=to_date),
        "last_year": last_year,
        "year_caption": f"on {CALENDAR.short_title(periods[last_year])}",
    }
    return Trend(measure, **{**_NOTHING_SAID, **fields, **others})


def _points(
    measure: Measure,
    periods: Sequence[Period],
    values: Sequence[float | None],
    targets: Sequence[Target | None],
    *,
    to_date: bool,
) -> tuple[TrendPoint, ...]:
    """One a period; the first and the last are labelled with their year."""
    ends = periods[0], periods[-1]
    points = []
    for period, value, target in zip(periods, values, targets, strict=True):
        is_open = to_date and period == periods[-1]
        title, text = CALENDAR.short_title(period), format_value(value, measure.unit, measure.decimals)
        points.append(
            TrendPoint(
                period=period,
                label=title if period in ends else title.split()[0],
                value=value,
                text=text,
                status=judge(value, target, ended=not is_open),
                target=target,
                to_date=is_open,
                tip=f"{title}: {text}",
            )
        )
    return tuple(points)


def meetings(**others: Any) -> Trend:
    """The trend of the weekly page's picture."""
    fields: dict[str, Any] = {
        "basis": Basis.AVERAGE_PER_WEEK,
        "subtitle": "average per week, Nov 2025 – Nov 2026",
        "bands": (Band(0, 4, 11.3, 17.1), Band(5, 12, 16.2, 23.0)),
        "flags": (Flag(5, STARTED, date(2026, 4, 15)),),
        "year_over_year": 0.2,
        "year_text": "+20%",
        "headline": "20% above November 2025",
        "body": "November so far (3 of 4 weeks): 16.0 a week, against 13.3 in the same weeks last year,"
        " although it has fallen three months in a row.",
        "goal_text": "At least 18 a week (78 a month)",
        "goal_label": "Goal 18",
        "range_text": "16.2–23.0 a week",
        "to_date": True,
    }
    return make_trend(VALUES, [at_least(goal) for goal in GOALS], **{**fields, **others})


@pytest.fixture(scope="session")
def trend_of() -> Callable[..., Trend]:
    return make_trend


@pytest.fixture
def meetings_trend() -> Trend:
    return meetings()


def make_row(measure: Measure, cadence: Cadence, value: float | None = 15.0, **others: Any) -> Row:
    """A row whose newest period is that of 18 November 2026, against a goal of at least 18."""
    period = CALENDAR.period(cadence.grain, date(2026, 11, 18))
    text = format_value(value, measure.unit, measure.decimals)
    cell = Cell(period, value, judge(value, at_least(18), ended=True), text=text, short=text)
    fields: dict[str, Any] = {"previous": 16.0, "last_year": 14.0, "streak": 3, "goal_text": "≥ 18"}
    return Row(measure, (cell,), **{**fields, **others})


def make_board(cadence: Cadence, rows_by_department: dict[str, list[Row]]) -> Board:
    period = CALENDAR.period(cadence.grain, date(2026, 11, 18))
    groups = tuple(
        Group(name, tuple(rows), Summary(((Status.OFF_TRACK, len(rows)),)))
        for name, rows in rows_by_department.items()
    )
    title, dates = CALENDAR.title(period), CALENDAR.dates(period)
    return Board(cadence, period, title, dates, False, (period,), (("", ""),), groups, Summary())


@pytest.fixture
def row_of() -> Callable[..., Row]:
    return make_row


@pytest.fixture
def board_of() -> Callable[..., Board]:
    return make_board
