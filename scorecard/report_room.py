"""What goes out of a company into files, behind :attr:`Workspace.reporting`."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard import reading
from scorecard.errors import ScorecardError
from scorecard.filled import Filled
from scorecard.language import run_from_right
from scorecard.periods import Cadence
from scorecard.report_choices import EVERYTHING, TO_FILL_IN, FillInChoices, ReportChoices
from scorecard.writing import PLAIN

if TYPE_CHECKING:
    from scorecard.exporting.report import Report
    from scorecard.store import Store
    from scorecard.workspace import Workspace

Paint = Callable[["Report", ReportChoices, str], bytes]
"""Makes pages or a picture of a report; the ending says which. Handed in, since no screen is known here."""
PAINTED = (".pdf", ".png", ".svg")
"""What it takes a painter for."""
_KINDS = "Scorecard exports to .xlsx, .csv, .html, .pdf, .png and .svg."
_WITHOUT_PAINT = "Scorecard exports to .xlsx, .csv and .html here."


class ReportRoom:
    """Gathers what an export shows, and writes it."""

    def __init__(self, workspace: Workspace, store: Store, reader: reading.Reader) -> None:
        """Part of a workspace, used on its thread; ``reader`` keeps the numbers that were read last."""
        self._workspace = workspace
        self._store = store
        self._reader = reader

    def report(self, choices: ReportChoices = EVERYTHING) -> Report:
        """Everything that an export of a scorecard shows, as values.

        Its texts have numbers in the plain writing.
        """
        workspace = self._workspace
        chosen, workspace.number_format = workspace.number_format, PLAIN
        try:
            return self._gather(choices)
        finally:
            workspace.number_format = chosen

    def export(
        self, target: Path, choices: ReportChoices = EVERYTHING, *, paint: Paint | None = None
    ) -> Filled | None:
        """Write a scorecard to ``.xlsx``, ``.csv`` or ``.html``; with ``paint`` to what it can paint too.

        Returns what became of a workbook of the person’s own. Raises StoreError where it cannot be written.
        """
        from scorecard import exporting
        from scorecard.exporting.atomic import write_whole

        report = partial(self.report, choices)
        if choices.template is not None:
            return exporting.fill_template(report(), choices.template, target)
        match suffix := target.suffix.lower():
            case ".xlsx":
                exporting.write_workbook(report(), target)
            case ".csv":
                exporting.write_csv(report(), target)
            case ".html":
                exporting.write_html(report(), target, choices.theme)
            case _ if suffix in PAINTED and paint is not None:
                write_whole(target, paint(report(), choices, suffix))
            case _:
                raise ScorecardError(f"{target.name}: {_KINDS if paint is not None else _WITHOUT_PAINT}")
        return None

    def fill_in(self, target: Path, choices: FillInChoices = TO_FILL_IN) -> None:
        """Write what is reported for the newest ended period as a workbook to be filled in.

        Numbers that nobody owns are those of ``""``. Raises ScorecardError where nothing is due from that
        person, StoreError where it cannot be written.
        """
        from scorecard.exporting.fill_in import FillIn, write_fill_in
        from scorecard.exporting.fill_in_lines import lines_of

        if target.suffix.lower() != ".xlsx":
            raise ScorecardError(f"{target.name}: a workbook to be filled in ends in .xlsx.")
        book, cadence = self._workspace.book, choices.cadence
        sheets = [
            self._workspace.entering.wide_sheet(cadence, name, choices.periods)
            for name in book.scorecard_names
        ]
        lines = lines_of(sheets, choices)
        periods = sheets[0].periods
        keys = tuple(map(book.calendar.key, periods))
        dates = tuple(f"{book.calendar.title(each)}, {book.calendar.dates(each)}" for each in periods)
        name = None if choices.owner is None else lines[0].measure.owner or "nobody"
        write_fill_in(FillIn(book.company.name, book.company.currency, name, keys, dates, lines), target)

    def _gather(self, choices: ReportChoices) -> Report:
        from scorecard.exporting.report import Report

        workspace = self._workspace
        book, today = workspace.book, workspace.today
        shown = {
            cadence: choices.periods.get(cadence) or book.calendar.newest_ended(cadence.grain, today)
            for cadence in Cadence
            if cadence in choices.cadences
        }
        # One reading for all tabs: what follows is answered from it.
        needed = reading.for_report(book, shown, today, choices)
        numbers = self._reader.numbers(book, needed)
        boards = tuple(
            workspace.board(cadence, period, choices.scorecard, trailing=choices.trailing_on(cadence))
            for cadence, period in shown.items()
        )
        trends = {board.cadence: workspace.trends(board) for board in boards}
        notes = reading.rows(self._store.notes, needed)
        names = [row.measure.name for board in boards for row in board.rows]
        from_right = run_from_right(names)
        return Report(book, today, numbers, boards, trends, tuple(notes), choices, from_right)
