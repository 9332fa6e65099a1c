"""Boards typed as text: ``name | kind | owner | unit | goal | values, oldest first``.

``# name`` is a department, ``>`` before a name makes a sub-metric, ``f`` before a goal a formula.
"""

from __future__ import annotations

from collections import Counter
from datetime import date

from scorecard.board import Board, Cell, Group, Row, Summary
from scorecard.board_building import heading
from scorecard.book import Book
from scorecard.goals import Target, format_judged, format_target
from scorecard.measures import Direction, Kind, Measure, Rollup
from scorecard.periods import Cadence, Calendar, Period
from scorecard.status import Status, judge, off_track_streak
from scorecard.units import Unit, format_change, format_short
from scorecard.writing import PLAIN

WEEK_47 = date(2026, 11, 22)
CALENDAR = Calendar()

PICTURE = """
# Marketing
Website visitors | leading | Mona Kern | count | >=4800 | 4610 4720 4905 5010 4880 4760 4930 5120 5240 5060 5190 5310 5264
Marketing-qualified leads | leading | Mona Kern | count | >=120 | 104 111 118 121 126 119 123 128 131 125 127 134 138
> MQL share from organic search | leading | Tia Ross | percent | >=45 | 43.1 44.2 46 47.3 45.8 44.6 46.1 47.9 47.2 48.8 48.1 49.4 48.6
# Sales
First meetings held | leading | Daniel Ortega | count | >=18 | 22 20 21 19 20 19 18 18 17 18 17 16 15
Sales opportunities | leading | Daniel Ortega | count | >=14 | 12 13 15 14 16 15 13 14 16 15 17 15 16
Expected revenue this month vs goal | leading | Sara Nolan | currency | >=180000 | 171000 184000 182000 184000 189000 177000 181000 184000 186000 187000 178000 182600 186400
Revenue from new customers | lagging | Sara Nolan | currency | >=32000 | 29400 31200 33800 30900 34200 32600 33900 35500 31700 33200 36200 33600 34850
# Customer service
Customers in revenue campaigns | leading | Lea Brandt | count | >=260 | 231 238 244 251 257 262 259 266 268 264 271 270 274
Revenue from existing customers | lagging | Lea Brandt | currency | >=14000 | 13200 13600 14200 14500 13900 14400 14800 14100 15000 14400 14900 14300 14620
New online reviews | leading | Lea Brandt | count | >=6 | 4 7 6 5 8 6 7 - 6 9 5 7 -
First response time | leading | Ivo Wirth | hours | <=4 | 3.4 3.1 3.6 3.9 3.3 3.5 3.8 3.2 3.7 3.6 3.9 4.4 5.2
"""  # noqa: E501


def board_of(
    text: str, cadence: Cadence = Cadence.WEEKLY, *, to_date: bool = False, weeks_earlier: int = 0
) -> Board:
    """The board that ``text`` describes, ending with week 47 of 2026 or the month or quarter around it."""
    last = CALENDAR.shift(CALENDAR.period(cadence.grain, WEEK_47), -weeks_earlier)
    count = max((len(line.split("|")[-1].split()) for line in text.splitlines() if "|" in line), default=13)
    periods = CALENDAR.trailing(last, count)
    groups: list[tuple[str, list[Row]]] = []
    number = 0
    for line in text.strip().splitlines():
        if line.startswith("#"):
            groups.append((line.lstrip("# "), []))
        else:
            number += 1
            groups[-1][1].append(_row(line, number, groups[-1][0], periods, to_date))
    made = tuple(Group(name, tuple(rows), _summary(rows)) for name, rows in groups)
    headings = tuple(heading(Book(), period) for period in periods)
    rows = [row for group in made for row in group.rows]
    title, dates = CALENDAR.title(last), CALENDAR.dates(last)
    return Board(cadence, last, title, dates, to_date, periods, headings, made, _summary(rows))


def _row(line: str, number: int, department: str, periods: tuple[Period, ...], to_date: bool) -> Row:
    name, kind, owner, unit_word, goal, figures = (part.strip() for part in line.split("|"))
    unit, level = Unit(unit_word), int(name.startswith(">"))
    formula = goal.startswith("f ")
    target = _target(goal.removeprefix("f "))
    measure = Measure(
        number, f"m{number}", name.lstrip("> "), department, Kind(kind), unit,
        Rollup.FORMULA if formula else Rollup.SUM, owner=owner,
    )  # fmt: skip
    words = figures.split()
    values = [None] * (len(periods) - len(words)) + [None if word == "-" else float(word) for word in words]
    cells = tuple(
        _cell(period, value, target, unit, to_date and period is periods[-1])
        for period, value in zip(periods, values, strict=True)
    )
    previous = values[-2] if len(values) > 1 else None
    return Row(
        measure, cells, previous, values[0], off_track_streak([cell.status for cell in cells]), level,
        format_target(target, unit), format_change(values[-1], previous, unit),
    )  # fmt: skip


def _target(goal: str) -> Target | None:
    if goal.startswith(">="):
        return Target(Direction.AT_LEAST, low=float(goal[2:]))
    if goal.startswith("<="):
        return Target(Direction.AT_MOST, high=float(goal[2:]))
    return None


def _cell(period: Period, value: float | None, target: Target | None, unit: Unit, to_date: bool) -> Cell:
    return Cell(
        period, value, judge(value, target, ended=not to_date), target,
        reported=value is not None, to_date=to_date,
        text=format_judged(value, target, unit, None, PLAIN), short=format_short(value, unit),
    )  # fmt: skip


def _summary(rows: list[Row]) -> Summary:
    counts = Counter(row.cell.status for row in rows)
    return Summary(tuple((status, counts[status]) for status in Status if counts[status]))
