"""Entering numbers, behind :attr:`Workspace.entering`: what is due, what was typed and what was pasted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.changes import Changes
from scorecard.commands import entries as entry_commands
from scorecard.entry_making import SheetMaker, needed
from scorecard.entry_sheet import EARLIER, EntryRow, EntrySheet
from scorecard.measures import EntryKey
from scorecard.pasting import PastePlan, plan_paste, read_block
from scorecard.periods import Cadence, Period
from scorecard.reading import rows
from scorecard.rollup import ReportedValue

if TYPE_CHECKING:
    from scorecard.store import Store
    from scorecard.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Missing:
    """Numbers that are due and not there."""

    cadence: Cadence
    period: Period
    mention: str
    """The period's name: ``Week 47``."""
    owners: tuple[str, ...]
    """Whose they are, one for each number; empty where nobody owns it."""
    scorecard: str = ""
    """On which scorecard they stand."""
    named: bool = False
    """Whether the company has several scorecards, so that its name must be said."""

    def count(self, person: str = "") -> int:
        """How many are missing; with ``person`` of those that she or he owns."""
        return self.owners.count(person) if person else len(self.owners)


class EntryRoom:
    """Answers and changes that concern entering. Each change is one step of undo."""

    def __init__(self, workspace: Workspace, store: Store) -> None:
        """Part of a workspace, used on its thread."""
        self._workspace = workspace
        self._store = store
        self._last: tuple[object, tuple[SheetMaker, EntrySheet]] | None = None

    def opened(
        self,
        cadence: Cadence,
        period: Period | None = None,
        scorecard: str = "",
        opened: Mapping[int, bool] | None = None,
        kept: frozenset[tuple[EntryKey, float]] = frozenset(),
    ) -> tuple[SheetMaker, EntrySheet]:
        """A sheet and all that it is made of; without ``period`` for the newest one that has ended.

        ``opened`` and ``kept`` are those of :class:`SheetMaker`. What was asked for last is remembered.
        """
        workspace = self._workspace
        period = period or workspace.book.calendar.newest_ended(cadence.grain, workspace.today)
        asked = (workspace.version, workspace.today, cadence, period, scorecard, dict(opened or {}), kept)
        if self._last is None or self._last[0] != asked:
            maker = self._maker(cadence, period, scorecard, opened or {}, kept)
            self._last = asked, (maker, maker.make())
        return self._last[1]

    def sheet(self, cadence: Cadence, period: Period | None = None, scorecard: str = "") -> EntrySheet:
        """The numbers that are due for a period."""
        return self.opened(cadence, period, scorecard)[1]

    def wide_sheet(self, cadence: Cadence, scorecard: str, periods: int) -> EntrySheet:
        """The numbers that are due for the newest ended period, with those before it, segments open."""
        workspace = self._workspace
        opened = dict.fromkeys(workspace.book.by_id, True)
        period = workspace.book.calendar.newest_ended(cadence.grain, workspace.today)
        return self._maker(cadence, period, scorecard, opened, frozenset(), periods - 1).make()

    def set_values(self, values: Mapping[EntryKey, float | None], title: str) -> Changes:
        """Enter, change or (with None) remove numbers in one step, in the measures' units.

        Raises ScorecardError where one of them cannot be, and then changes none.
        """
        before = self._store.entries_of(values)
        return self._workspace.do(entry_commands.set_values(self._workspace.book, values, before, title))

    def check_paste(self, rows: Sequence[EntryRow], column: int, text: str) -> PastePlan:
        """What pasting a copied text from a column of the first row on would do."""
        return plan_paste(rows, column, read_block(text), self._workspace.book.writing)

    def missing(self) -> tuple[Missing, ...]:
        """For each cadence and scorecard the numbers that the newest ended period lacks, once it has begun.

        A number that stands on several scorecards is told once.
        """
        calendar, today = self._workspace.book.calendar, self._workspace.today
        scorecards = self._workspace.book.scorecard_names
        found = []
        for cadence in Cadence:
            newest, told = calendar.newest_ended(cadence.grain, today), set[int]()
            for name in scorecards:
                sheet = self._maker(cadence, newest, name, {}, frozenset()).make()
                rows = [row for row in sheet.rows if row.is_due and row.now.value is None]
                owners = tuple(row.measure.owner for row in rows if row.measure.id not in told)
                begun = any(cell.value is not None for row in sheet.rows for cell in row.cells)
                if owners and begun:
                    told.update(row.measure.id for row in rows)
                    named = len(scorecards) > 1
                    found.append(Missing(cadence, sheet.period, sheet.title, owners, name, named))
        return tuple(found)

    def _maker(
        self,
        cadence: Cadence,
        period: Period,
        scorecard: str,
        opened: Mapping[int, bool],
        kept: frozenset[tuple[EntryKey, float]],
        earlier: int = EARLIER,
    ) -> SheetMaker:
        book = self._workspace.book
        read = needed(book, cadence, period, scorecard, earlier)
        reported: dict[int, list[ReportedValue]] = {}
        for row in rows(self._store.entry_values, read):
            reported.setdefault(row[0], []).append(row)
        notes = self._store.notes(read.measure_ids, period.begin, period.end)
        return SheetMaker(
            book,
            cadence,
            period,
            self._workspace.today,
            {measure_id: tuple(found) for measure_id, found in reported.items()},
            {note.key: note for note in notes},
            scorecard,
            opened,
            kept,
            earlier=earlier,
        )
