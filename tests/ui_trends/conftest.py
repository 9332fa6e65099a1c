from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from scorecard.board import Board, Cell, Group, Row, Summary
from scorecard.goals import Target
from scorecard.measures import Direction, Measure
from scorecard.periods import Cadence, Calendar, Grain
from scorecard.status import Status, judge
from scorecard.trend import Band, Basis, Flag, Trend, TrendPoint
from scorecard.units import format_value
from ui import theme

MEETINGS = Measure(
    4, "first_meetings", "First meetings held", department="Sales", owner="Daniel Ortega", decimals=1
)
VALUES = (13.3, 12.4, 14.1, 15.2, 15.8, 17.9, 19.0, 19.8, 20.6, 21.8, 20.0, 18.0, 16.0)
GOALS = (14,) * 5 + (16,) * 3 + (18,) * 5


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
    calendar = Calendar()
    quarters = len(values) == 9
    grain = Grain.QUARTER if quarters else Grain.MONTH
    periods = calendar.trailing(calendar.period(grain, date(2026, 11, 1)), len(values))
    points = []
    for index, (period, value) in enumerate(zip(periods, values, strict=True)):
        target = targets[index] if targets else None
        open_ = to_date and index == len(values) - 1
        title = calendar.short_title(period)
        points.append(
            TrendPoint(
                period=period,
                label=title if index in (0, len(values) - 1) else title.split()[0],
                value=value,
                text=format_value(value, measure.unit, measure.decimals),
                status=judge(value, target, ended=not open_),
                target=target,
                to_date=open_,
                tip=f"{title}: {format_value(value, measure.unit, measure.decimals)}",
            )
        )
    last_year = 4 if quarters else 0
    fields: dict[str, Any] = {
        "measure": measure,
        "basis": Basis.QUARTERS if quarters else Basis.MONTHS,
        "subtitle": f"{calendar.short_title(periods[0])} – {calendar.short_title(periods[-1])}",
        "points": tuple(points),
        "last_year": last_year,
        "bands": (),
        "flags": (),
        "year_over_year": None,
        "year_text": "",
        "year_caption": f"on {calendar.short_title(periods[last_year])}",
        "headline": "",
        "body": "",
        "momentum": None,
        "signal": "",
        "goal_text": "",
        "goal_label": "",
        "range_text": "",
    }
    return Trend(**{**fields, **others})


def meetings(**others: Any) -> Trend:
    """The trend of the weekly page's picture."""
    fields: dict[str, Any] = {
        "basis": Basis.AVERAGE_PER_WEEK,
        "subtitle": "average per week, Nov 2025 – Nov 2026",
        "bands": (Band(0, 4, 11.3, 17.1), Band(5, 12, 16.2, 23.0)),
        "flags": (Flag(5, "Second salesperson started", "Mika", date(2026, 4, 1)),),
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


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    theme.apply(qapp, theme.LIGHT)


def make_row(measure: Measure, cadence: Cadence, value: float | None = 15.0, **others: Any) -> Row:
    """A row whose newest period is that of 18 November 2026, against a goal of at least 18."""
    period = Calendar().period(cadence.grain, date(2026, 11, 18))
    text = format_value(value, measure.unit, measure.decimals)
    cell = Cell(period, value, judge(value, at_least(18), ended=True), text=text, short=text)
    fields: dict[str, Any] = {"previous": 16.0, "last_year": 14.0, "streak": 3, "goal_text": "≥ 18"}
    return Row(measure, (cell,), **{**fields, **others})


def make_board(cadence: Cadence, rows_by_department: dict[str, list[Row]]) -> Board:
    calendar = Calendar()
    period = calendar.period(cadence.grain, date(2026, 11, 18))
    groups = tuple(
        Group(name, tuple(rows), Summary(((Status.OFF_TRACK, len(rows)),)))
        for name, rows in rows_by_department.items()
    )
    title, dates = calendar.title(period), calendar.dates(period)
    return Board(cadence, period, title, dates, False, (period,), (("", ""),), groups, Summary())


@pytest.fixture
def row_of() -> Callable[..., Row]:
    return make_row


@pytest.fixture
def board_of() -> Callable[..., Board]:
    return make_board
