"""What the names and headings in a workbook of a person’s own ask for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from scorecard.board import Board, Row
from scorecard.exporting.number_codes import stored
from scorecard.exporting.report import Report
from scorecard.exporting.sheet_cells import Value
from scorecard.goals import Target
from scorecard.measures import Direction
from scorecard.status import Status

_AGO = re.compile(r"(\d{1,2}) (?:periods? |weeks? |months? |quarters? )?ago", re.ASCII)
_NO_NAME = re.compile(r"\W+")
Tell = Callable[[Row], Value]
"""What a place tells of a measure."""


def told_of_tab(report: Report, board: Board, from_1904: bool) -> Mapping[str, Value]:
    """What is told of a whole tab, by the name that asks for it."""
    counts = {status.value: float(board.summary[status]) for status in Status}
    return {
        **counts,
        "company": report.book.company.name,
        "name": board.scorecard,
        "title": report.title(board),
        "period": board.title,
        "dates": board.dates,
        "from": _day(board.period.begin, from_1904),
        "to": _day(board.period.last_day, from_1904),
        "made_on": _day(report.today, from_1904),
        "summary": report.summary(board),
        "measures": float(len(board.rows)),
    }


def _day(day: date, from_1904: bool) -> float:
    return float((day - (date(1904, 1, 1) if from_1904 else date(1899, 12, 30))).days)


def _of_row(report: Report, board: Board) -> Mapping[str, Tell]:
    """What is told of a measure, by the word that asks for it."""

    def number(of: Callable[[Row], float | None]) -> Tell:
        def tell(row: Row) -> Value:
            value = of(row)
            return None if value is None else stored(value, row.measure.unit)

        return tell

    value = number(lambda row: row.cell.value)
    period = board.cadence.grain.word
    return {
        "measure": lambda row: row.name,
        "department": lambda row: row.measure.department,
        "kind": lambda row: row.measure.kind.value.capitalize(),
        "owner": lambda row: row.measure.owner,
        "unit": lambda row: row.measure.unit.label,
        "goal": lambda row: _goal(row, row.cell.target),
        "status": lambda row: row.cell.status.word,
        **dict.fromkeys(("value", "this period", f"this {period}", "actual"), value),
        "change": lambda row: row.change,
        "year over year": lambda row: row.year_over_year,
        **dict.fromkeys(("previous", "last period", f"last {period}"), number(lambda row: row.previous)),
        "last year": number(lambda row: row.last_year),
        "note": lambda row: row.note.text if row.note is not None else None,
    }


def _goal(row: Row, target: Target | None) -> Value:
    """A bound as a number; what has two of them, or none, in words."""
    if target is None:
        return None
    bound = {Direction.AT_LEAST: target.low, Direction.AT_MOST: target.high}.get(target.kind)
    return row.goal_text if bound is None else stored(bound, row.measure.unit)


def told_under(report: Report, board: Board, heading: str) -> Tell | None:
    """What stands under a heading of a table."""
    plain = " ".join(heading.lower().split())
    if (ago := _AGO.fullmatch(plain)) is not None:
        place = int(ago[1])
        return _past(len(board.periods) - 1 - place) if place < len(board.periods) else None
    calendar = report.book.calendar
    for place, period in enumerate(board.periods):
        names = (calendar.key(period), calendar.title(period), calendar.short_title(period))
        if plain in map(str.lower, names):
            return _past(place)
    return _of_row(report, board).get(plain)


def _past(place: int) -> Tell:
    def tell(row: Row) -> Value:
        value = row.cells[place].value
        return None if value is None else stored(value, row.measure.unit)

    return tell


def told_of_measure(report: Report, board: Board, name: str) -> tuple[Value] | None:
    """What a name such as ``close_rate_goal`` asks for; None where it is no measure’s."""
    rows = rows_by_name(board)
    if (row := rows.get(name)) is not None:
        return (_of_row(report, board)["value"](row),)
    word = asked_for(name)
    row = rows.get(name.removesuffix(f"_{word.replace(' ', '_')}")) if word else None
    return None if row is None else (_of_row(report, board)[word](row),)


_SUFFIXES = (
    *("goal", "status", "change", "owner", "department", "kind", "unit", "note", "value"),
    *("previous", "last year", "year over year"),
)


def asked_for(name: str) -> str:
    """The word at the end of a name that says what is told of a measure; empty for its number."""
    return next((word for word in _SUFFIXES if name.endswith(f"_{word.replace(' ', '_')}")), "")


def rows_by_name(board: Board) -> Mapping[str, Row]:
    """The rows of a tab by what they can be called in names and tables."""
    by_short = {row.measure.short_name.lower(): row for row in board.rows}
    return {**{plain_name(row.measure.name): row for row in board.rows}, **by_short}


def plain_name(name: str) -> str:
    """A name with one ``_`` for whatever Excel takes in no name."""
    return _NO_NAME.sub("_", name.strip().lower()).strip("_")
