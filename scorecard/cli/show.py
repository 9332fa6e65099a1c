"""A scorecard as JSON and as text."""

from __future__ import annotations

from typing import Any

from scorecard.board import Board, Cell, Row, Summary
from scorecard.cli.output import table
from scorecard.goals import Target
from scorecard.periods import Calendar
from scorecard.status import Status
from scorecard.units import MISSING, format_change

_RIGHT = frozenset({4, 5, 6, 7})
_HEADING = ("Status", "Measure", "Kind", "Owner", "Goal", "Value", "Change", "Year")


def board_as_json(board: Board, calendar: Calendar) -> dict[str, Any]:
    """The board in the form that is promised to other programs."""
    return {
        "cadence": board.cadence.value,
        "period": calendar.key(board.period),
        "title": board.title,
        "to_date": board.to_date,
        "summary": {status.value: board.summary[status] for status in Status},
        "rows": [_row_as_json(row, calendar) for row in board.rows],
    }


def _row_as_json(row: Row, calendar: Calendar) -> dict[str, Any]:
    measure, cell = row.measure, row.cell
    return {
        "measure": measure.name,
        "name": measure.short_name,
        "department": measure.department,
        "kind": measure.kind.value,
        "owner": measure.owner,
        "unit": measure.unit.value,
        "rollup": measure.rollup.value,
        "goal": _target_as_json(cell.target),
        "value": cell.value,
        "reported": cell.reported,
        "parts": None if cell.reported or cell.parts is None else list(cell.parts),
        "status": cell.status.value,
        "change": row.change,
        "year_over_year": row.year_over_year,
        "history": [_cell_as_json(each, calendar) for each in row.cells],
    }


def _target_as_json(target: Target | None) -> dict[str, Any] | None:
    if target is None:
        return None
    return {"kind": target.kind.value, "low": target.low, "high": target.high, "derived": target.derived}


def _cell_as_json(cell: Cell, calendar: Calendar) -> dict[str, Any]:
    return {"period": calendar.key(cell.period), "value": cell.value, "status": cell.status.value}


def board_as_text(board: Board) -> list[str]:
    """The board as lines: title, summary, and a table in department groups."""
    if not board.rows:
        return [f"The {board.cadence} scorecard is empty. Import a file or apply a template."]
    rows: list[tuple[str, ...]] = [_HEADING]
    groups: dict[int, str] = {}
    for group in board.groups:
        groups[len(rows)] = group.title
        rows += (_line(row) for row in group.rows)
    lines = [
        f"{board.title}, {board.dates}{', to date' if board.to_date else ''}",
        _summary(board.summary),
        "",
    ]
    for number, line in enumerate(table(rows, _RIGHT)):
        if number in groups:
            lines += ["", groups[number]]
        lines.append(line)
    return lines


def _line(row: Row) -> tuple[str, ...]:
    measure, cell = row.measure, row.cell
    parts = f" ({cell.parts[0]} of {cell.parts[1]})" if cell.partial and cell.parts else ""
    return (
        cell.status.word,
        "  " * row.level + measure.name,
        measure.kind.value.capitalize(),
        measure.owner,
        row.goal_text or MISSING,
        cell.text + parts,
        row.change_text or MISSING,
        format_change(cell.value, row.last_year, measure.unit, measure.decimals),
    )


def _summary(summary: Summary) -> str:
    """``8 of 11 on track · 2 off track · 1 missing``; the first figure leaves out numbers without a goal."""
    to_date = summary[Status.ON_PACE] or summary[Status.BEHIND]
    lead = Status.ON_PACE if to_date else Status.ON_TRACK
    texts = [f"{summary[lead]} of {summary.held} {lead.word.lower()}"] if summary.held else []
    others = (status for status in Status if status is not lead and summary[status])
    return " · ".join([*texts, *(f"{summary[status]} {status.word.lower()}" for status in others)])
