"""What goes out of a company into files, behind :attr:`Workspace.reporting`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard import reading
from scorecard.errors import ScorecardError
from scorecard.periods import Cadence, Period
from scorecard.writing import PLAIN

if TYPE_CHECKING:
    from scorecard.exporting.report import Report
    from scorecard.store import Store
    from scorecard.workspace import Workspace


class ReportRoom:
    """Gathers what an export shows, and writes it."""

    def __init__(self, workspace: Workspace, store: Store, reader: reading.Reader) -> None:
        """Part of a workspace, used on its thread; ``reader`` keeps the numbers that were read last."""
        self._workspace = workspace
        self._store = store
        self._reader = reader

    def report(
        self,
        cadences: Collection[Cadence] = tuple(Cadence),
        periods: Mapping[Cadence, Period] | None = None,
        scorecard: str = "",
    ) -> Report:
        """Everything that an export of a scorecard shows, as values; without a name of the first one.

        Its texts have numbers in the plain writing.
        """
        workspace = self._workspace
        chosen, workspace.number_format = workspace.number_format, PLAIN
        try:
            return self._gather(cadences, periods or {}, scorecard)
        finally:
            workspace.number_format = chosen

    def export(
        self,
        target: Path,
        *,
        cadences: Collection[Cadence] = tuple(Cadence),
        periods: Mapping[Cadence, Period] | None = None,
        scorecard: str = "",
    ) -> None:
        """Write a scorecard to ``.xlsx`` or ``.csv``; without a name the first one.

        Raises StoreError where it cannot be written.
        """
        from scorecard import exporting

        writers = {".xlsx": exporting.write_workbook, ".csv": exporting.write_csv}
        write = writers.get(target.suffix.lower())
        if write is None:
            raise ScorecardError(f"{target.name}: Scorecard exports to .xlsx and .csv.")
        write(self.report(cadences, periods, scorecard), target)

    def _gather(
        self, cadences: Collection[Cadence], periods: Mapping[Cadence, Period], scorecard: str
    ) -> Report:
        from scorecard.exporting.report import Report

        workspace = self._workspace
        book, today = workspace.book, workspace.today
        shown = {
            cadence: periods.get(cadence) or book.calendar.newest_ended(cadence.grain, today)
            for cadence in Cadence
            if cadence in cadences
        }
        # One reading for all tabs: what follows is answered from it.
        needed = reading.for_report(book, shown, today, scorecard)
        self._reader.numbers(book, needed)
        boards = tuple(workspace.board(cadence, period, scorecard) for cadence, period in shown.items())
        trends = {board.cadence: workspace.trends(board) for board in boards}
        notes = reading.rows(self._store.notes, needed)
        return Report(book, today, boards, trends, tuple(notes))
