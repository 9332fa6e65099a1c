"""A report as CSV: one long row for each number, for whatever reads tables."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from scorecard.board import Board, Cell, Row
from scorecard.exporting.atomic import write_whole
from scorecard.exporting.report import Report
from scorecard.periods import Calendar

COLUMNS = (
    "cadence", "period", "begin", "end", "measure", "name", "department", "kind", "owner", "unit",
    "goal_kind", "goal_low", "goal_high", "value", "status", "to_date", "parts_present", "parts_expected",
    "change", "year_over_year", "note", "note_by", "marks",
)  # fmt: skip

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_csv(report: Report, path: Path) -> None:
    """Write the numbers of all boards to ``path`` as UTF-8 with a mark that Excel knows it by.

    Values are in the measure's unit, percent in percent points; ``end`` is the period's last day; change and
    year over year stand with the period shown. Raises StoreError where the file cannot be written.
    """
    text = StringIO(newline="")
    table = csv.writer(text)
    table.writerow(COLUMNS)
    table.writerows(_rows(report))
    write_whole(path, text.getvalue().encode("utf-8-sig", "replace"))


def plain(text: str) -> str:
    """Text that no spreadsheet takes for a formula: with an apostrophe before what would start one."""
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text


def _rows(report: Report) -> Iterator[tuple[object, ...]]:
    calendar = report.book.calendar
    for board in report.boards:
        for row in board.rows:
            for cell in row.cells:
                yield (
                    *_period(board, cell, calendar),
                    *_measure(row),
                    *_number(row, cell),
                    *_told(report, row, cell),
                )


def _period(board: Board, cell: Cell, calendar: Calendar) -> tuple[object, ...]:
    period = cell.period
    return board.cadence.value, calendar.key(period), period.begin.isoformat(), period.last_day.isoformat()


def _measure(row: Row) -> tuple[object, ...]:
    measure = row.measure
    words = (measure.name, measure.short_name, measure.department, measure.kind.value, measure.owner)
    return (*map(plain, words), measure.unit.value)


def _number(row: Row, cell: Cell) -> tuple[object, ...]:
    target = cell.target
    goal = ("", None, None) if target is None else (target.kind.value, target.low, target.high)
    shown = cell is row.cell
    return (
        *goal,
        cell.value,
        cell.status.value,
        "yes" if cell.to_date else "no",
        *(cell.parts or (None, None)),
        row.change if shown else None,
        row.year_over_year if shown else None,
    )


def _told(report: Report, row: Row, cell: Cell) -> tuple[str, ...]:
    """The note on a number, who wrote it and when, and the marks on days of its period."""
    note = report.note(row.measure.id, cell.period)
    marks = "; ".join(mark.told for mark in report.marks_in(row.measure.id, cell.period))
    return ("", "", plain(marks)) if note is None else (plain(note.text), plain(note.signature), plain(marks))
