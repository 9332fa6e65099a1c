"""Imports that were made: looked at, taken back, made again; behind :attr:`ImportRoom.past`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from scorecard.changes import Changes, ChangeSet
from scorecard.commands import imports as commands
from scorecard.commands.import_doubt import words_before_undo
from scorecard.commands.recipes import with_recipe_again, with_recipe_back
from scorecard.errors import ScorecardError
from scorecard.measures import ImportRecord
from scorecard.periods import Period

if TYPE_CHECKING:
    from scorecard.commands.import_details import ImportDetails
    from scorecard.store import HistoryLine, Store
    from scorecard.workspace import Workspace


class PastImports:
    """All imports of a company, also those that newer ones lie above."""

    def __init__(self, workspace: Workspace, store: Store) -> None:
        """Part of a workspace, used on its thread."""
        self._workspace = workspace
        self._store = store

    def details(self, import_id: int) -> ImportDetails:
        """What one import changed. Raises ScorecardError where there is no such import."""
        from scorecard.commands.import_details import import_details

        return import_details(self._workspace.book, *self._find(import_id))

    def origin(self, measure_id: int, period: Period) -> str:
        """Where a reported number came from; the files of its segments where it is their sum."""
        workspace, imports = self._workspace, self._workspace.imports()
        whole = workspace.history(measure_id, period)[:1]
        newest = whole or [
            line
            for segment in workspace.segments(measure_id, period)
            for line in workspace.history(measure_id, period, segment)[:1]
        ]
        if len(newest) > 1:
            newest = [_without_cell(line) for line in newest]
        return " · ".join(dict.fromkeys(line.origin(imports) for line in newest))

    def doubt(self, import_id: int) -> str:
        """What a person should know before an import is taken back; empty where nothing is in doubt.

        Raises ScorecardError where there is no such import.
        """
        return words_before_undo(self._record(import_id), self._store.imports())

    def undo(self, import_id: int) -> tuple[Changes, tuple[str, ...]]:
        """Take one import back; names what was changed since and stays. Raises ScorecardError."""
        record, made = self._find(import_id)
        if record.undone:
            raise ScorecardError(f"The import of {record.file} was taken back already.")
        undone = commands.undo_import(
            self._workspace.book,
            record,
            made,
            self._store.entries_of(commands.single_keys(made)),
            [self._store.still_there(batch) for batch in made.added],
            self._in_use(commands.touched_measures(made), import_id),
        )
        others = [each for each in self._store.imports() if each.id != import_id]
        change_set = with_recipe_back(undone.change_set, made, self._store.recipes(), others)
        return self._workspace.do(change_set), undone.kept

    def redo(self, import_id: int) -> tuple[Changes, tuple[str, ...]]:
        """Make one again that was taken back; names what was changed since. Raises ScorecardError."""
        record, made = self._find(import_id)
        if not record.undone:
            raise ScorecardError(f"The import of {record.file} was not taken back.")
        current = self._store.entries_of(commands.all_keys(made))
        redone = commands.redo_import(self._workspace.book, record, made, current)
        change_set = with_recipe_again(redone.change_set, made, self._store.recipes())
        return self._workspace.do(change_set), redone.kept

    def _find(self, import_id: int) -> tuple[ImportRecord, ChangeSet]:
        return self._record(import_id), self._store.step_of_import(import_id)

    def _record(self, import_id: int) -> ImportRecord:
        record = next((each for each in self._store.imports() if each.id == import_id), None)
        if record is None:
            raise ScorecardError(f"There is no import {import_id} in {self._workspace.path.name}.")
        return record

    def _in_use(self, measure_ids: Collection[int], import_id: int) -> set[int]:
        """Measures with entries that did not come from an import, or with notes."""
        notes = self._store.notes(measure_ids, date.min, date.max)
        return self._store.with_other_entries(measure_ids, import_id) | {note.measure_id for note in notes}


def _without_cell(line: HistoryLine) -> HistoryLine:
    """The line of one of several segments, each of which has a cell of its own."""
    return line if line.source is None else replace(line, source=replace(line.source, cell=""))
