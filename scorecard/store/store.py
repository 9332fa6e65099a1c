"""The store: a company's file, read as values and written as change sets.

What the first table does not need is imported where it is used, SQLAlchemy above all.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import Self

from scorecard.batches import Batch
from scorecard.book import Book
from scorecard.changes import Change, Changes, ChangeSet, Subject
from scorecard.errors import Problem, ScorecardError, StoreError
from scorecard.measures import Company, Entry, EntryKey, ImportRecord, Note, Scorecard
from scorecard.periods import Grain
from scorecard.reading import EntrySpan
from scorecard.recipes import Link, LinkResult, Recipe
from scorecard.rollup import ReportedTotal, ReportedValue
from scorecard.store import backups, dialect, items, steps
from scorecard.store.dialect import Database
from scorecard.store.steps import HistoryLine
from scorecard.store.upgrade import upgrade
from scorecard.store.version import SCHEMA_VERSION, revision


class Store:
    """One open company file. Used by one thread at a time; several stores may have the same file open.

    Every method raises StoreError, with a message fit for a person, where the file fails it.
    """

    def __init__(self, database: Database, *, user: str, now: Callable[[], datetime]) -> None:
        """Use :meth:`create` or :meth:`open`."""
        self._database = database
        self._user = user
        self._now = now
        self._backed_up_on: date | None = None

    @classmethod
    def create(
        cls,
        path: Path,
        company: Company,
        *,
        user: str,
        now: Callable[[], datetime],
        patience: float = dialect.PATIENCE,
    ) -> Store:
        """Make a new file for a company. Raises ScorecardError where there is a file already."""
        path = path.absolute()
        dialect.claim(path)
        try:
            database = Database(path, patience=patience)
            try:
                _lay_out(database, company)
            except BaseException:
                database.close()
                raise
        except BaseException:
            dialect.remove(path)
            raise
        return cls(database, user=user, now=now)

    @classmethod
    def open(
        cls, path: Path, *, user: str, now: Callable[[], datetime], patience: float = dialect.PATIENCE
    ) -> Store:
        """Open a file; one of an older version is copied, then brought up to this one.

        ``patience`` is how many seconds a write waits for another window's. Raises StoreError where the file
        is missing, none of ours, damaged, read-only, or of a newer version (which is left untouched).
        """
        path = path.absolute()
        backups.refuse_newer(path, dialect.peek_version(path))
        dialect.refuse_read_only(path)
        database = Database(path, patience=patience)
        try:
            backups.refuse_newer(path, database.version)
            if database.version < SCHEMA_VERSION:
                backups.keep_copy(database, now(), backups.Reason.UPDATE)
                upgrade(database)
        except BaseException:
            database.close()
            raise
        return cls(database, user=user, now=now)

    @property
    def path(self) -> Path:
        """The file."""
        return self._database.path

    def get_ready(self) -> None:
        """Load what the first change needs, which takes several times as long as a change."""
        import_module("scorecard.store.journal")
        with self._database.asking():
            """Now there is a connection for changes."""

    def close(self) -> None:
        """Let go of the file. The store is of no use afterwards."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def book(self) -> Book:
        """Company, measures, goals and scorecards."""
        with self._database.reading() as connection:
            return items.read_book(connection)

    def entries(self, measure_ids: Collection[int], begin: date, end: date) -> list[Entry]:
        """The entries of these measures with ``begin <= entry.begin < end``, by measure, grain and time."""
        window = (begin.toordinal(), end.toordinal() - 1)
        with self._database.reading() as connection:
            found: list[Entry] = items.read_window(connection, Subject.ENTRIES, measure_ids, *window)
        return found

    def entry_values(self, measure_ids: Collection[int], begin: date, end: date) -> list[ReportedValue]:
        """As :meth:`entries`, but plain tuples and fast: measure id, grain, first day, segment, value."""
        with self._database.reading() as connection:
            return items.read_values(connection, measure_ids, begin.toordinal(), end.toordinal() - 1)

    def entry_totals(self, measure_ids: Collection[int], begin: date, end: date) -> list[ReportedTotal]:
        """As :meth:`entry_values`, but a row a period: the whole, and the sum over its segments."""
        with self._database.reading() as connection:
            return items.read_totals(connection, measure_ids, begin.toordinal(), end.toordinal() - 1)

    def values_at(self, measure_ids: Collection[int], grain: Grain) -> list[items.KeptValue]:
        """All numbers of measures at a grain: measure id, first day as an ordinal, segment and value."""
        with self._database.reading() as connection:
            return items.read_at_grain(connection, measure_ids, grain)

    def entries_of(self, keys: Iterable[EntryKey]) -> dict[EntryKey, Entry]:
        """The entries that there are under these keys."""
        with self._database.reading() as connection:
            return items.read_held(connection, Subject.ENTRIES, frozenset(keys))

    def entry_span(self, measure_ids: Collection[int] | None = None) -> dict[int, EntrySpan]:
        """For each measure with entries, of these or of all: the first and the last first day, the grains."""
        with self._database.reading() as connection:
            return items.read_spans(connection, measure_ids)

    def imports(self) -> list[ImportRecord]:
        """All imports, newest first."""
        with self._database.reading() as connection:
            return items.read_all(connection, Subject.IMPORTS)[::-1]

    def recipes(self) -> list[Recipe]:
        """All recipes, the oldest first."""
        with self._database.reading() as connection:
            return items.read_all(connection, Subject.RECIPES)

    def links(self) -> list[Link]:
        """All linked files, the oldest first."""
        with self._database.reading() as connection:
            return items.read_all(connection, Subject.LINKS)

    def link_results(self) -> list[LinkResult]:
        """What came of each linked file that was looked at, by link and path."""
        from scorecard.store import links

        with self._database.asking() as connection:
            return links.read_results(connection)

    def keep_link_result(self, result: LinkResult) -> None:
        """Remember what came of a linked file, in place of what came of it before; no step of undo."""
        from scorecard.store import links

        with self._database.writing() as connection:
            links.write_result(connection, result)

    def notes(self, measure_ids: Collection[int], begin: date, end: date) -> list[Note]:
        """The notes of these measures with ``begin <= note.begin < end``."""
        window = (begin.toordinal(), end.toordinal() - 1)
        with self._database.reading() as connection:
            found: list[Note] = items.read_window(connection, Subject.NOTES, measure_ids, *window)
        return found

    def apply(self, change_set: ChangeSet) -> Changes:
        """Make a change set, whole or not at all, as one step of undo; steps that were undone are dropped.

        A new ImportRecord in it names the import that the step makes. A change set that changes nothing makes
        no step. Raises ScorecardError where something is no longer as its change's ``before``.
        """
        from scorecard.store import journal

        real = replace(
            change_set,
            changes=tuple(one for one in change_set.changes if one.before != one.after),
            added=tuple(filter(len, change_set.added)),
            removed=tuple(filter(len, change_set.removed)),
        )
        if not real.is_empty:
            self._back_up_daily()
            with self._database.writing() as connection:
                journal.record(connection, real, user=self._user, made_at=self._now())
        return Changes.of(real)

    def undo(self) -> Changes | None:
        """Take the newest step back, this window's or another's. None where there is no step."""
        from scorecard.store import journal

        self._back_up_daily()
        with self._database.writing() as connection:
            undone = journal.undo(connection)
        return None if undone is None else Changes.of(undone)

    def redo(self) -> Changes | None:
        """Make the step that was undone last again. None where there is no such step."""
        from scorecard.store import journal

        self._back_up_daily()
        with self._database.writing() as connection:
            redone = journal.redo(connection)
        return None if redone is None else Changes.of(redone)

    @property
    def undo_title(self) -> str | None:
        """The title of the step that :meth:`undo` takes back."""
        with self._database.reading() as connection:
            step = steps.newest_done(connection)
        return None if step is None else step.title

    @property
    def redo_title(self) -> str | None:
        """The title of the step that :meth:`redo` makes again."""
        with self._database.reading() as connection:
            step = steps.oldest_undone(connection)
        return None if step is None else step.title

    def step_of_import(self, import_id: int) -> ChangeSet:
        """The change set that an import made. Raises ScorecardError where there is no such import."""
        from scorecard.store import journal

        with self._database.asking() as connection:
            step = steps.of_import(dialect.driver_of(connection), import_id)
            if step is None:
                raise ScorecardError(f"“{self.path}” has no import {import_id}.")
            return journal.change_set_of(connection, step)

    def with_other_entries(self, measure_ids: Collection[int], import_id: int) -> set[int]:
        """Which of the measures have entries that did not come from an import."""
        with self._database.reading() as connection:
            return items.with_other_entries(connection, measure_ids, import_id)

    def still_there(self, batch: Batch) -> list[bool]:
        """Which entries of a batch are in the file as the batch has them."""
        from scorecard.store import batches

        with self._database.asking() as connection:
            return batches.still_there(connection, batch)

    def history(self, key: EntryKey) -> list[HistoryLine]:
        """How an entry came to its value, newest first; steps that were undone are left out."""
        from scorecard.store import journal

        with self._database.asking() as connection:
            return journal.history(connection, key)

    def lists_before_archiving(self, measure_id: int) -> tuple[Scorecard, ...]:
        """The lists on which a measure stood before it was archived last."""
        from scorecard.store import journal

        with self._database.asking() as connection:
            return journal.lists_before_archiving(connection, measure_id)

    def changed_elsewhere(self) -> bool:
        """Whether another window or program has written to the file since this was last asked."""
        return self._database.changed_elsewhere()

    def check(self) -> list[Problem]:
        """Examine the whole file; empty where all is well."""
        from scorecard.store import checks

        return checks.check(self._database)

    def backup(self, target: Path) -> None:
        """Write a whole copy to ``target``, in one move. Raises ScorecardError where that is this file."""
        target = target.absolute()
        if target == self.path:
            raise ScorecardError(f"“{target}” cannot be its own backup. Choose another name.")
        self._database.copy_to(target)

    def _back_up_daily(self) -> None:
        today = self._now().date()
        if self._backed_up_on == today:
            return
        with self._database.reading() as connection:
            nothing_to_lose = steps.is_empty(connection)
        if not nothing_to_lose and not backups.made_on(self.path, today):
            self._keep_daily_copy()
        self._backed_up_on = today

    def _keep_daily_copy(self) -> None:
        try:
            backups.keep_copy(self._database, self._now(), backups.Reason.DAILY)
            backups.prune(self.path, self.book().company.backups)
        except StoreError:
            # Where the whole folder is gone, that is what there is to tell.
            self._database.refuse_gone()
            raise


def _lay_out(database: Database, company: Company) -> None:
    from sqlalchemy import insert

    from scorecard.store import schema, writing

    with database.writing() as connection:
        schema.metadata.create_all(connection)
        connection.execute(insert(schema.alembic_version), {"version_num": revision(SCHEMA_VERSION)})
        writing.write(connection, Subject.COMPANY, [Change(None, company)])
        dialect.stamp(connection, SCHEMA_VERSION)
    database.write_through()
