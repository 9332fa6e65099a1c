"""An import as it stands at one moment: everything that the wizard shows, in values that do not change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from scorecard.book import Book
from scorecard.importing.grid import Grid
from scorecard.importing.layout import Layout, LayoutKind
from scorecard.importing.mapping import NEW, Choice, Match
from scorecard.importing.moments import DateOrder
from scorecard.importing.numbers import NumberStyle
from scorecard.importing.plan import CellProblem, ImportPlan
from scorecard.measures import Measure
from scorecard.periods import format_day
from ui.importing.overlay import Cell, cell_at
from ui.importing.problem_model import ProblemLine

if TYPE_CHECKING:
    from scorecard.importing.session import ImportSession

_NOWHERE: Cell = (-1, -1)


@dataclass(frozen=True)
class Sight:
    """What is known and planned of one file."""

    file: str
    sheets: tuple[str, ...]
    sheet: str
    grid: Grid
    layouts: tuple[LayoutKind, ...]
    layout: Layout
    number_style: NumberStyle
    number_example: str
    date_order: DateOrder
    date_example: str
    notes: tuple[str, ...]
    matches: tuple[Match, ...]
    plan: ImportPlan
    problem_lines: tuple[ProblemLine, ...]
    """Cells that need a look, and those that were corrected, in the order of the sheet."""
    book: Book

    @classmethod
    def of(cls, importing: ImportSession, book: Book, known: Mapping[str, CellProblem]) -> Sight:
        """A snapshot; ``known`` are the problems that were seen before, by address."""
        return cls(
            file=importing.file,
            sheets=tuple(sheet.name for sheet in importing.sheets if not sheet.is_hidden),
            sheet=importing.sheet,
            grid=importing.grid,
            layouts=importing.layouts,
            layout=importing.layout,
            number_style=importing.number_style,
            number_example=importing.number_example,
            date_order=importing.date_order,
            date_example=importing.date_example,
            notes=importing.notes,
            matches=importing.matches,
            plan=importing.plan,
            problem_lines=_problem_lines(importing, book, known),
            book=book,
        )

    @property
    def detail(self) -> str:
        """``4 sheets · read 22 Nov 2026 14:05 · the file itself is never changed``."""
        read: datetime = self.plan.record.made_at
        count = len(self.sheets)
        sheets = [f"{count:,} sheets"] if count > 1 else []
        when = f"read {format_day(read.date())} {read:%H:%M}"
        return " · ".join([*sheets, when, "the file itself is never changed"])


def _problem_lines(
    importing: ImportSession, book: Book, known: Mapping[str, CellProblem]
) -> tuple[ProblemLine, ...]:
    corrections = importing.corrections
    problems = {problem.address: problem for problem in importing.plan.problems}
    problems |= {where: known[where] for where in corrections if where in known}
    cells = {where: cell_at(where) or _NOWHERE for where in problems}
    measures = _measures_of(set(cells.values()), importing, book)
    return tuple(
        ProblemLine(
            problems[where], measures.get(cells[where]), corrections.get(where), book.company.currency
        )
        for where in sorted(problems, key=lambda where: cells[where])
    )


def _measures_of(cells: set[Cell], importing: ImportSession, book: Book) -> dict[Cell, Measure]:
    """The measure to which each of ``cells`` belongs, as the matches stand."""
    found: dict[Cell, Measure] = {}
    for match, series in zip(importing.matches, importing.layout.series, strict=True):
        measure = _chosen(match, book)
        if measure is not None and cells:
            places = ((point.row, point.column) for point in series.points)
            found |= {place: measure for place in places if place in cells}
    return found


def _chosen(match: Match, book: Book) -> Measure | None:
    if isinstance(match.choice, Choice):
        return match.new_measure if match.choice is NEW else None
    return book.by_id.get(match.choice)
