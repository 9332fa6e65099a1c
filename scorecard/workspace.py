"""The one door: answers questions about a company with ready values, and makes every change undoable.

A workspace is used from one thread at a time (the window gives it a thread of its own). What the first table
does not need is imported where it is used.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from scorecard import reading
from scorecard.board import Board, NotesByPeriod, Row
from scorecard.board_building import build_board
from scorecard.board_rows import make_cell
from scorecard.book import Book
from scorecard.changes import Changes, ChangeSet, Subject
from scorecard.errors import Problem, ScorecardError
from scorecard.measures import Company, ImportRecord, Measure
from scorecard.periods import Cadence, Period
from scorecard.rollup import Numbers
from scorecard.store import HistoryLine, Store, restore
from scorecard.user import current_user
from scorecard.writing import PLAIN, Writing

if TYPE_CHECKING:
    from scorecard.definition_room import DefinitionRoom
    from scorecard.entry_room import EntryRoom
    from scorecard.explain import Explanation
    from scorecard.import_room import ImportRoom
    from scorecard.importing.plan import ImportPlan
    from scorecard.importing.readers import ReaderProcess
    from scorecard.importing.session import ImportSession
    from scorecard.report_room import ReportRoom
    from scorecard.trend import Basis, Trend

__all__ = ["HistoryLine", "Workspace", "restore"]

Clock = Callable[[], date]
_BOARDS_KEPT = 64
"""How many boards are remembered, so that going back and forth costs nothing."""
_C = TypeVar("_C", Changes, Changes | None)


class Workspace:
    """An open company."""

    def __init__(self, store: Store, clock: Clock, user: str) -> None:
        """Use :meth:`open` or :meth:`create`."""
        self._store = store
        self._clock = clock
        self._user = user
        self._book: Book | None = None
        self._number_format = PLAIN
        self._file_reader: ReaderProcess | None = None
        self._boards: dict[tuple[Cadence, Period, str, bool, int | None, date], Board] = {}
        self._reader = reading.Reader(store.entry_totals)
        self._version = 0

    @classmethod
    def open(cls, path: Path, *, clock: Clock = date.today, user: str | None = None) -> Workspace:
        """Open a company's file. Raises StoreError or ScorecardError naming the file and what to do."""
        user = user or current_user()
        return cls(Store.open(path, user=user, now=datetime.now), clock, user)

    @classmethod
    def create(
        cls, path: Path, company: Company, *, clock: Clock = date.today, user: str | None = None
    ) -> Workspace:
        """Make a company's file. Raises ScorecardError where there is a file already."""
        user = user or current_user()
        return cls(Store.create(path, company, user=user, now=datetime.now), clock, user)

    def get_ready(self) -> None:
        """Load what the first change needs, so that it takes no longer than the next ones."""
        self._store.get_ready()

    @property
    def path(self) -> Path:
        """The company's file."""
        return self._store.path

    @property
    def version(self) -> int:
        """Grows with each change of the company, made here or elsewhere: what was worked out is then old."""
        return self._version

    @property
    def today(self) -> date:
        """The day that decides which period is the current one."""
        return self._clock()

    @property
    def book(self) -> Book:
        """The company's definitions as they stand."""
        if self._book is None:
            self._book = replace(self._store.book(), number_format=self._number_format)
        return self._book

    @property
    def number_format(self) -> Writing:
        """How the person who looks has numbers written; what goes into files is written plainly."""
        return self._number_format

    @number_format.setter
    def number_format(self, writing: Writing) -> None:
        if writing != self._number_format:
            self._number_format = writing
            self._forget(book=True)

    def board(
        self,
        cadence: Cadence,
        period: Period | None = None,
        scorecard: str = "",
        *,
        with_weekly: bool = False,
        trailing: int | None = None,
    ) -> Board:
        """A tab of a scorecard; without a name of the first one.

        Without ``period`` for the newest one that has ended. ``with_weekly`` puts the weekly measures, rolled
        up, below a monthly tab. ``trailing`` is how many periods it shows, where not as many as ever.
        """
        period = period or self.book.calendar.newest_ended(cadence.grain, self.today)
        key = (cadence, period, scorecard, with_weekly, trailing, self.today)
        if key not in self._boards:
            if len(self._boards) >= _BOARDS_KEPT:
                del self._boards[next(iter(self._boards))]
            needed = reading.for_board(
                self.book, cadence, period, scorecard, with_weekly=with_weekly, trailing=trailing
            )
            notes = self._notes(needed.measure_ids, period.begin, period.end)
            self._boards[key] = build_board(
                self.book,
                self._numbers(needed),
                cadence,
                period,
                self.today,
                notes,
                scorecard,
                with_weekly=with_weekly,
                trailing=trailing,
            )
        return self._boards[key]

    def segment_rows(self, measure_id: int, cadence: Cadence, period: Period) -> tuple[Row, ...]:
        """A measure opened into its segments, as rows of a board."""
        from scorecard.board_rows import RowBuilder

        measure = self.measure(measure_id)
        numbers = self._split_numbers(reading.for_measures(self.book, [measure], cadence, period))
        return RowBuilder(self.book, numbers, cadence, period, self.today, {}).segment_rows(measure)

    def newest_with_numbers(self, cadence: Cadence, scorecard: str = "") -> Period | None:
        """The newest period in which anything on this tab has a number; None without any."""
        return reading.newest_with_numbers(
            self.book, cadence, self.today, self._store.entry_span(), scorecard
        )

    def first_number(self) -> date | None:
        """The first day for which anything has a number; None without any."""
        return min((first for first, _, _ in self._store.entry_span().values()), default=None)

    def trend(
        self,
        measure_id: int,
        cadence: Cadence,
        period: Period,
        basis: Basis | None = None,
        segment: str = "",
        *,
        to_date: bool = True,
    ) -> Trend:
        """The rolling window of a measure, or of one segment of it, beside ``period`` of a cadence's tab.

        Without ``to_date`` it ends with a period that has ended.
        """
        measures = [self.measure(measure_id)]
        return self._trends(measures, cadence, period, basis, segment, to_date=to_date)[0]

    def trends(self, board: Board, *, to_date: bool = True) -> tuple[Trend, ...]:
        """The rolling window of every row of a board, in its order, from one reading of the numbers."""
        measures = [row.measure for row in board.rows]
        return self._trends(measures, board.cadence, board.period, to_date=to_date)

    def explain(self, measure_id: int, period: Period) -> Explanation:
        """What one number is made of, where it came from and what it is held against."""
        from scorecard.explain import explain

        measure = self.measure(measure_id)
        numbers = self._split_numbers(reading.need(self.book, [measure], (period, period)))
        cell = make_cell(self.book, numbers, measure, period, self.today)
        note = self._notes([measure_id], period.begin, period.end).get(
            (measure_id, period.grain, period.begin)
        )
        origin = self.importing.past.origin(measure_id, period) if cell.reported else ""
        return explain(self.book, numbers, measure, cell, origin, note)

    def history(self, measure_id: int, period: Period, segment: str = "") -> list[HistoryLine]:
        """Who or which import changed a number, when, from what to what; newest first."""
        return self._store.history((measure_id, period.grain, period.begin, segment))

    def segments(self, measure_id: int, period: Period) -> list[str]:
        """The segments by which a measure was reported for a period."""
        found = self._store.entries([measure_id], period.begin, period.begin + timedelta(days=1))
        return sorted({entry.segment for entry in found if entry.grain is period.grain} - {""})

    def measure(self, measure_id: int) -> Measure:
        """A measure by its id. Raises ScorecardError where there is none."""
        if measure_id not in self.book.by_id:
            raise ScorecardError("That measure is no longer there.")
        return self.book.by_id[measure_id]

    @property
    def undo_title(self) -> str | None:
        """What Undo would take back."""
        return self._store.undo_title

    @property
    def redo_title(self) -> str | None:
        """What Redo would make again."""
        return self._store.redo_title

    def do(self, change_set: ChangeSet) -> Changes:
        """Apply a change set whole: one transaction, one step of undo. An empty one changes nothing."""
        if change_set.is_empty:
            return Changes(change_set.title, frozenset())
        return self._changed(self._store.apply(change_set))

    def undo(self) -> Changes | None:
        """Take the newest step back; None where there is none."""
        return self._changed(self._store.undo())

    def redo(self) -> Changes | None:
        """Make the step that was taken back again; None where there is none."""
        return self._changed(self._store.redo())

    def set_value(self, measure_id: int, period: Period, value: float | None, segment: str = "") -> Changes:
        """Enter, change or (with None) remove one number, in the measure's unit."""
        from scorecard.commands import entries as entry_commands

        key = (measure_id, period.grain, period.begin, segment)
        before = self._store.entries_of([key]).get(key)
        measure = self.measure(measure_id)
        return self.do(entry_commands.set_value(self.book, measure, period, before, value, segment))

    def set_note(
        self, measure_id: int, period: Period, text: str, *, starts_range: bool | None = None
    ) -> Changes:
        """Write, change or (with an empty text) remove the note on a number.

        ``starts_range`` None keeps whether the expected range begins anew here.
        """
        from scorecard.commands import entries as entry_commands

        key = (measure_id, period.grain, period.begin)
        before = self._notes([measure_id], period.begin, period.end).get(key)
        kept = before.starts_range if before is not None else False
        change_set = entry_commands.set_note(
            self.book,
            self.measure(measure_id),
            period,
            before,
            text,
            author=self._user,
            now=datetime.now().replace(microsecond=0),
            starts_range=kept if starts_range is None else starts_range,
        )
        return self.do(change_set)

    @cached_property
    def defining(self) -> DefinitionRoom:
        """What concerns measures, goals, scorecards, templates and the company's settings."""
        from scorecard.definition_room import DefinitionRoom

        return DefinitionRoom(self, self._store, self._user)

    @cached_property
    def entering(self) -> EntryRoom:
        """What concerns entering many numbers: what is due, what was typed, what was pasted."""
        from scorecard.entry_room import EntryRoom

        return EntryRoom(self, self._store)

    @cached_property
    def importing(self) -> ImportRoom:
        """What concerns imports by recipes, the recipes and the linked files."""
        from scorecard.import_room import ImportRoom

        return ImportRoom(self, self._store)

    def import_session(self) -> ImportSession:
        """A new import: open a file with it, look at its plan, then :meth:`commit_import` that plan."""
        return self.importing.session(self.file_reader, self._user)

    @property
    def file_reader(self) -> ReaderProcess:
        """The process in which files are read; it may be warmed and stopped from any thread."""
        if self._file_reader is None:
            from scorecard.importing.readers import ReaderProcess

            self._file_reader = ReaderProcess()
        return self._file_reader

    def commit_import(self, plan: ImportPlan) -> Changes:
        """Make exactly the changes that the plan shows."""
        return self.importing.make(plan)

    def imports(self) -> list[ImportRecord]:
        """All imports, newest first."""
        return self._store.imports()

    @cached_property
    def reporting(self) -> ReportRoom:
        """What concerns exports: a scorecard as values for a file, and the file."""
        from scorecard.report_room import ReportRoom

        return ReportRoom(self, self._store, self._reader)

    def changed_elsewhere(self) -> bool:
        """Whether another window wrote to the file since this was last asked."""
        changed = self._store.changed_elsewhere()
        if changed:
            self._forget(book=True)
        return changed

    def check(self) -> list[Problem]:
        """Verify the file: integrity, foreign keys, invariants."""
        return self._store.check()

    def backup(self, target: Path | None = None) -> Path:
        """Write a consistent copy; without ``target`` beside the company's file, dated."""
        if target is None:
            stamp = datetime.now().strftime("%Y-%m-%d %H.%M.%S")
            target = self.path.with_name(f"{self.path.stem} {stamp}.backup{self.path.suffix}")
        self._store.backup(target)
        return target

    def close(self) -> None:
        """Let go of the file, and end the process that reads files."""
        if self._file_reader is not None:
            self._file_reader.close()
        self._store.close()

    def _trends(
        self,
        measures: Sequence[Measure],
        cadence: Cadence,
        period: Period,
        basis: Basis | None = None,
        segment: str = "",
        *,
        to_date: bool,
    ) -> tuple[Trend, ...]:
        from scorecard.trend_window import build_trend, default_basis, window

        periods = window(self.book, period, basis, self.today, to_date=to_date)
        needed = reading.for_trends(self.book, measures, periods)
        numbers = self._split_numbers(needed) if segment else self._numbers(needed)
        notes = self._notes([measure.id for measure in measures], *needed.stretches[0])
        bases = [basis or default_basis(measure, cadence) for measure in measures]
        return tuple(
            build_trend(
                self.book, numbers, measure, period, each, self.today, notes, segment, to_date=to_date
            )
            for measure, each in zip(measures, bases, strict=True)
        )

    def _numbers(self, needed: reading.Need) -> Numbers:
        return self._reader.numbers(self.book, needed)

    def _split_numbers(self, needed: reading.Need) -> Numbers:
        """The same with each segment."""
        return Numbers(self.book, reading.rows(self._store.entry_values, needed))

    def _notes(self, measure_ids: Collection[int], begin: date, end: date) -> NotesByPeriod:
        return {note.key: note for note in self._store.notes(measure_ids, begin, end)}

    def _changed(self, changes: _C) -> _C:
        if changes is not None:
            self._forget(book=bool(changes.subjects - {Subject.ENTRIES, Subject.NOTES, Subject.IMPORTS}))
        return changes

    def _forget(self, *, book: bool) -> None:
        self._version += 1
        self._boards.clear()
        self._reader.forget()
        if book:
            self._book = None
