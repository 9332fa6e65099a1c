"""The steps of the journal: what each was, and which undo and redo come next."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from scorecard.measures import ImportRecord, Source
from scorecard.periods import format_day


@dataclass(frozen=True, slots=True)
class Step:
    """One change set as it was made."""

    id: int
    title: str
    made_at: datetime
    made_by: str
    import_id: int | None
    """The import that this step made."""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One change of one entry."""

    made_at: datetime
    made_by: str
    title: str
    """The step in which it changed: ``Import kpis.xlsx``."""
    value_before: float | None
    value_after: float | None
    source: Source | None
    """The cell from which ``value_after`` came; None where it was typed or removed."""

    def origin(self, imports: Iterable[ImportRecord]) -> str:
        """``From kpis.xlsx, Weekly, D14, imported on ...`` or ``Entered by Ana on 23 Nov 2026 10:15``."""
        when = f"{format_day(self.made_at.date())} {self.made_at:%H:%M}"
        if self.source is None:
            return f"Entered by {self.made_by} on {when}"
        file = next((each.file for each in imports if each.id == self.source.import_id), "a file")
        place = ", ".join(part for part in (file, self.source.sheet, self.source.cell) if part)
        return f"From {place}, imported on {when}"


def newest_done(connection: sqlite3.Connection) -> Step | None:
    """The step that undo takes back."""
    return _first(connection, "NOT undone ORDER BY id DESC")


def oldest_undone(connection: sqlite3.Connection) -> Step | None:
    """The step that redo makes again."""
    return _first(connection, "undone AND id > ? ORDER BY id", newest_done_id(connection))


def of_import(connection: sqlite3.Connection, import_id: int) -> Step | None:
    """The step that made an import; None where there is none, or it was undone."""
    return _first(connection, "NOT undone AND import_id = ? ORDER BY id", import_id)


def newest_done_id(connection: sqlite3.Connection) -> int:
    """The number of the step that undo takes back; 0 without one."""
    found = newest_done(connection)
    return 0 if found is None else found.id


def is_empty(connection: sqlite3.Connection) -> bool:
    """Whether nothing was ever changed."""
    return connection.execute("SELECT 1 FROM step LIMIT 1").fetchone() is None


def _first(connection: sqlite3.Connection, which: str, *values: int) -> Step | None:
    text = f"SELECT id, title, made_at, made_by, import_id FROM step WHERE {which} LIMIT 1"
    row = connection.execute(text, values).fetchone()
    if row is None:
        return None
    number, title, made_at, made_by, import_id = row
    return Step(number, title, datetime.fromisoformat(made_at), made_by, import_id)
