"""The table's words: headings, what a cell tells when pointed at, what a screen reader says."""

from __future__ import annotations

from scorecard.board import Board, Cell, Row, Slice
from scorecard.measures import Kind
from scorecard.periods import Cadence
from scorecard.status import Status
from scorecard.units import format_value
from ui.board import columns

_NOUNS = {
    Cadence.WEEKLY: ("week", "Weekly"),
    Cadence.MONTHLY: ("month", "Monthly"),
    Cadence.QUARTERLY: ("quarter", "Quarterly"),
}
_PARTS = {Cadence.WEEKLY: "days", Cadence.MONTHLY: "weeks", Cadence.QUARTERLY: "months"}
KIND_TIPS = {
    Kind.LEADING: "Moves first and tells what is coming.",
    Kind.LAGGING: "Shows the result after the fact.",
}


def noun(cadence: Cadence) -> str:
    """``week``, ``month`` or ``quarter``."""
    return _NOUNS[cadence][0]


def headings(board: Board) -> tuple[tuple[str, str], ...]:
    """For each column its heading and the line above it: earlier periods have their name over their date."""
    period, adverb = _NOUNS[board.cadence]
    fixed = (
        "Status",
        "Measure",
        f"{adverb} goal",
        board.shown_heading,
        "Change",
        f"{len(board.periods)} {period}s",
    )
    earlier = tuple((small, name) if small else (name, "") for name, small in board.headings[:-1])
    return tuple((text, "") for text in fixed) + earlier


def part_names(cadence: Cadence) -> tuple[str, ...]:
    """The names of the parts that can be hidden, in the order of ``columns.Part``."""
    period, adverb = _NOUNS[cadence]
    return (
        "Status",
        "Measure",
        f"{adverb} goal",
        f"This {period}",
        "Change",
        "Trend line",
        f"Earlier {period}s",
    )


def status_words(row: Row, cadence: Cadence) -> tuple[str, ...]:
    """What may stand in the status column, the fullest first."""
    status = row.cell.status
    if status in (Status.ON_PACE, Status.BEHIND):
        return f"So far, {status.word.lower()}", status.word
    if row.streak >= 2 and status is Status.OFF_TRACK:
        return f"{status.word} {_in_a_row(row, cadence)}", status.word
    return (status.word,)


def row_name(row: Row, cadence: Cadence) -> str:
    """``First meetings held, off track, 15 against at least 18, 3 weeks in a row``."""
    cell = row.cell
    name = row.name if row.slice is Slice.WHOLE else f"{row.name} of {row.measure.name}"
    parts = [name, status_words(row, cadence)[-1].lower()]
    goal = f"against {_spoken_goal(row.goal_text)}" if cell.target is not None else ""
    parts.append(" ".join(text for text in (cell.text if cell.value is not None else "", goal) if text))
    if row.streak >= 2:
        parts.append(_in_a_row(row, cadence))
    return ", ".join(part for part in parts if part)


def cell_name(board: Board, row: Row, column: int) -> str:
    """An earlier period for a screen reader: ``W46, 9 Nov: 16, off track``."""
    cell = row.cells[column - columns.FIRST_PERIOD]
    return f"{_period_name(board, cell)}: {cell.text}, {cell.status.word.lower()}"


def cell_tip(board: Board, row: Row, cell: Cell) -> str:
    """What is known of a number at once, before the store was asked for its history."""
    lines = [f"{row.name}, {_period_name(board, cell)}: {cell.text}", _judgement(board, row, cell)]
    if cell.parts is not None and cell.partial:
        lines.append(f"{cell.parts[0]} of {cell.parts[1]} {_PARTS[board.cadence]}")
    if cell.rolled_up is not None:
        made = format_value(cell.rolled_up, row.measure.unit, row.measure.decimals, board.writing)
        lines.append(f"Reported as {cell.text}; its {_PARTS[board.cadence]} give {made}")
    if cell.reason:
        lines.append(cell.reason)
    if cell is row.cell and row.note is not None:
        lines.append(f"Note: {row.note.text}")
    return "\n".join(line for line in lines if line)


def share(row: Row) -> str:
    """What part of the whole a segment is: ``42%``; empty where that is not known."""
    return "" if row.share is None or row.slice is Slice.WHOLE else f"{row.share:.0%}".replace("-", "−")


def measure_tip(row: Row) -> str:
    """A measure's full name and what it is; a part of it with its share."""
    if row.slice is not Slice.WHOLE:
        part = f"{share(row)} of {row.measure.name}" if share(row) else f"Part of {row.measure.name}"
        return f"{row.name}\n{part}"
    kind = row.measure.kind
    lines = [row.measure.name, row.measure.description, f"{kind.value.capitalize()}: {KIND_TIPS[kind]}"]
    if row.measure.owner:
        lines.append(f"Owner: {row.measure.owner}")
    return "\n".join(line for line in lines if line)


def goal_tip(board: Board, row: Row) -> str:
    """The goal in words, whence it comes, and what is needed from here to reach the larger one."""
    target = row.cell.target
    if target is None:
        return "No goal yet"
    lines = [_spoken_goal(row.goal_text).capitalize()]
    if target.origin is not None:
        lines.append(f"From the {Cadence.of(target.origin).value} goal")
    if row.needed is not None:
        needed = format_value(row.needed, row.measure.unit, row.measure.decimals, board.writing)
        lines.append(f"Needed from here: {needed} a week")
    return "\n".join(lines)


def status_tip(row: Row, cadence: Cadence) -> str:
    """The status in full words."""
    return status_words(row, cadence)[0]


def _judgement(board: Board, row: Row, cell: Cell) -> str:
    goal = f"Goal {row.goal_text}" if cell is row.cell and cell.target is not None else ""
    status = status_words(row, board.cadence)[0] if cell is row.cell else cell.status.word
    return " · ".join(text for text in (goal, status) if text)


def _period_name(board: Board, cell: Cell) -> str:
    name, small = board.headings[board.periods.index(cell.period)]
    return f"{name}{', ' if board.cadence is Cadence.WEEKLY else ' '}{small}".strip()


def _in_a_row(row: Row, cadence: Cadence) -> str:
    return f"{row.streak} {noun(cadence)}s in a row"


def _spoken_goal(text: str) -> str:
    return text.replace("≥", "at least").replace("≤", "at most").replace("–", " to ")
