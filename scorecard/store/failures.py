"""What fails around a file, told in words for a person: the file, what is wrong, what to do."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from json import JSONDecodeError
from pathlib import Path

from scorecard.errors import ScorecardError, StoreError
from scorecard.store.rows import UnreadableItemError

_IN_USE = (
    "“{path}” is in use by another window or program. Nothing was saved. Close it there, then try again."
)
_DAMAGED = "“{path}” is damaged. Restore the newest backup."
_FULL = "There is no room left on the disk of “{path}”. Nothing was saved. Make room, then try again."
_READ_ONLY = (
    "“{path}” or its folder is read-only. Nothing was saved. Allow writing there, or use a copy elsewhere."
)
_UNREACHABLE = "“{path}” cannot be opened. Look whether the file and its folder are there and may be written."
_UNREADABLE = (
    "“{path}” cannot be read or written ({reason}). Nothing was saved. Look whether its disk is well."
)
_MISSING = "“{path}” is not there. Look whether it was moved or renamed."
_FOLDER = "“{path}” is a folder. Choose a file."

_OF_SQLITE = {
    sqlite3.SQLITE_BUSY: _IN_USE,
    sqlite3.SQLITE_LOCKED: _IN_USE,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: _UNREACHABLE,
    sqlite3.SQLITE_IOERR: _UNREADABLE,
}
_OF_SYSTEM = {
    errno.ENOENT: _MISSING,
    errno.EISDIR: _FOLDER,
    errno.EACCES: _READ_ONLY,
    errno.EPERM: _READ_ONLY,
    errno.EROFS: _READ_ONLY,
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
}
_REFUSALS = {
    sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY: (
        "The change speaks of a measure that is not in “{path}”, or takes away one that still has "
        "numbers, goals or notes. Nothing was saved."
    ),
    sqlite3.SQLITE_CONSTRAINT_UNIQUE: (
        "Two measures in “{path}” would have the same short name. Nothing was saved. Choose another one."
    ),
}


def damaged(path: Path) -> StoreError:
    """What is raised for a damaged file."""
    return StoreError(_DAMAGED.format(path=path))


@contextmanager
def failures(path: Path) -> Iterator[None]:
    """Turn what the database or the system says about ``path`` into a StoreError or ScorecardError.

    What can only be a bug (a statement that is no SQL) passes as it is.
    """
    try:
        yield
    except sqlite3.Error as error:
        _raise(error, path)
        raise
    except (UnreadableItemError, JSONDecodeError) as error:
        raise StoreError(_told(_DAMAGED, path, error)) from error
    except OSError as error:
        raise StoreError(_told(_OF_SYSTEM.get(error.errno or 0, _UNREADABLE), path, error)) from error


def _raise(error: sqlite3.Error, path: Path) -> None:
    code = getattr(error, "sqlite_errorcode", 0)
    if code in _REFUSALS:
        raise ScorecardError(_told(_REFUSALS[code], path, error)) from error
    if code & 0xFF in _OF_SQLITE:
        raise StoreError(_told(_OF_SQLITE[code & 0xFF], path, error)) from error


def _told(text: str, path: Path, error: Exception) -> str:
    reason = error.strerror if isinstance(error, OSError) else error
    return text.format(path=path, reason=reason)
