"""Copies of a company's file: those made on their own, those asked for, and the way back."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from scorecard.errors import ScorecardError, StoreError
from scorecard.store import dialect
from scorecard.store.dialect import Database
from scorecard.store.failures import failures
from scorecard.store.version import SCHEMA_VERSION

_NAME = "????-??-?? ?????? *"


class Reason(StrEnum):
    """Why an automatic copy was made; it stands in its name."""

    DAILY = "daily"
    UPDATE = "before update"
    RESTORE = "before restore"


def folder_of(path: Path) -> Path:
    """Where the automatic copies of a file lie: ``Acme.backups`` beside ``Acme.scorecard``."""
    return path.with_name(f"{path.stem}.backups")


def automatic(path: Path) -> list[Path]:
    """The automatic copies of a file, oldest first."""
    return sorted(folder_of(path).glob(f"{_NAME}{path.suffix}"), key=lambda found: found.stem)


def made_on(path: Path, day: date) -> bool:
    """Whether an automatic copy was made on this day."""
    return any(folder_of(path).glob(f"{day.isoformat()} *{path.suffix}"))


def keep_copy(database: Database, made_at: datetime, reason: Reason) -> Path:
    """Make an automatic copy. Returns the copy; raises StoreError."""
    target = _place(database.path, made_at, reason)
    database.copy_to(target)
    return target


def prune(path: Path, kept: int) -> None:
    """Let the oldest automatic copies go, so that so many are kept."""
    with failures(folder_of(path)):
        for old in automatic(path)[:-kept]:
            old.unlink()


def restore(backup: Path, target: Path, *, now: Callable[[], datetime] = datetime.now) -> None:
    """Put a backup in the place of ``target`` in one move, keeping a copy of what stood there.

    The backup is examined first and stays as it is. Raises StoreError, with nothing changed, where the
    backup is damaged or of a newer version, or where a window has ``target`` open.
    """
    backup, target = backup.absolute(), target.absolute()
    if backup == target:
        raise ScorecardError(f"“{backup}” cannot be restored in place of itself. Choose a backup of it.")
    refuse_newer(backup, dialect.peek_version(backup))
    dialect.verify(backup)
    with dialect.being_made(target) as made:
        dialect.copy(backup, made)
        if target.exists():
            _keep_what_stood(target, now())


def refuse_newer(path: Path, version: int) -> None:
    """Raise StoreError where a file was written by a newer version of the program."""
    if version > SCHEMA_VERSION:
        raise StoreError(
            f"“{path}” was written by a newer version of Scorecard and was left untouched. "
            "Install the newest version to open it."
        )


def _keep_what_stood(target: Path, made_at: datetime) -> None:
    # A plain copy: what stood there may be too damaged to be read as a database.
    dialect.settle(target)
    with dialect.being_made(_place(target, made_at, Reason.RESTORE)) as made:
        shutil.copyfile(target, made)


def _place(path: Path, made_at: datetime, reason: Reason) -> Path:
    folder = folder_of(path)
    with failures(folder):
        folder.mkdir(exist_ok=True)
    name = f"{made_at:%Y-%m-%d %H%M%S} {reason}"
    place, number = folder / f"{name}{path.suffix}", 2
    while place.exists():
        place, number = folder / f"{name} {number}{path.suffix}", number + 1
    return place
