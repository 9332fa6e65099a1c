"""The status of a row's numbers, and the line that counts them, as formulas."""

from __future__ import annotations

from dataclasses import dataclass

from scorecard.board import Board, Cell, Row
from scorecard.board_rows import due_part, is_expected
from scorecard.exporting.formula_texts import LONGEST_LITERAL, Judgement, bounds, text
from scorecard.exporting.report import BETWEEN, Report, marked
from scorecard.goals import Target
from scorecard.measures import Direction
from scorecard.status import Status


def has_bound(target: Target | None) -> float | None:
    """The one bound of a goal; None where it has two or none."""
    if target is None:
        return None
    return {Direction.AT_LEAST: target.low, Direction.AT_MOST: target.high}.get(target.kind)


@dataclass(frozen=True, slots=True)
class RowStatus:
    """Judges the numbers of one row; ``goal`` is the cell with the goal of the period shown."""

    report: Report
    row: Row
    goal: str

    def formula(self, cell: Cell, value: str, *, of_row: bool = False) -> str:
        """The status of the number at a reference; ``of_row`` where the row’s own goal cell is its goal."""
        book, measure, target = self.report.book, self.row.measure, cell.target
        low, high = bounds(target, measure)
        if of_row and has_bound(target) is not None:
            low, high = self.goal if low else "", self.goal if high else ""
        ended = not cell.to_date and is_expected(book, cell.period)
        found = self.report.numbers.value(measure, cell.period)
        judgement = Judgement(
            kind=None if target is None else target.kind,
            low=low,
            high=high,
            ended=ended,
            tolerance=measure.tolerance,
            due=due_part(book, measure, cell.period, found, self.report.today),
            empty=Status.MISSING if ended else Status.NOT_DUE,
        )
        return judgement.status(value)


def live_summary(report: Report, board: Board, words: str) -> str | None:
    """The line under a tab’s title over its status words; None where it counts nothing or is too long."""
    about = report.about(board) + BETWEEN
    if not board.summary.total or len(about) > LONGEST_LITERAL:
        return None
    counts = {status: f"COUNTIF({words},{text(marked(status))})" for status in Status}
    told = []
    held = counts[Status.ON_TRACK]
    if not board.to_date and board.summary.held:
        told.append(f'{held}&" of {board.summary.held} on track"')
    for status in Status:
        if status is not Status.ON_TRACK:
            told.append(f'IF({counts[status]}=0,"",", "&{counts[status]}&{text(" " + status.word.lower())})')
    listed = "&".join(told)
    if board.to_date or not board.summary.held:
        listed = f"MID({listed},3,200)"
    everything = f'IF({held}={board.summary.total},"all "&{held}&" on track",{listed})'
    return f"={text(about)}&{everything}"
