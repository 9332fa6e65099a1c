"""Everything that only SQLite has: one open file, its pragmas, its transactions, its copies.

A shared database would bring its own :class:`Database` and leave the rest of the store as it is.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from scorecard.errors import ScorecardError, StoreError
from scorecard.store.failures import damaged, failures
from scorecard.store.rows import to_json

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table

APPLICATION_ID = int.from_bytes(b"ScCd")
_SMALLEST = 512
"""Bytes in the smallest page, and so in the smallest database that holds anything."""
PATIENCE = 5.0
"""Seconds to wait for another window that is writing."""


class Database:
    """One open file. It is read inside :meth:`reading` and :meth:`asking`, written inside :meth:`writing`.

    The first is the driver alone. SQLAlchemy takes longer to load than all else before the first table, so it
    comes with the first question or change.
    """

    def __init__(self, path: Path, *, patience: float = PATIENCE) -> None:
        """Open an existing file. Raises StoreError."""
        self.path = path
        with failures(path):
            self._raw = _connect(path, patience=patience)
            try:
                for pragma in ("foreign_keys = ON", "synchronous = FULL", "journal_mode = WAL"):
                    self._raw.execute(f"PRAGMA {pragma}")
                self._seen = _pragma(self._raw, "data_version")
            except sqlite3.Error:
                self._raw.close()
                raise
        self._identity = _identity(path)
        self._opened = ExitStack()
        self._opened.callback(self._raw.close)

    def close(self) -> None:
        """Let go of the file."""
        self._opened.close()

    @cached_property
    def _connection(self) -> Connection:
        """The same file, by SQLAlchemy. To be made before a transaction begins: it would end it."""
        from sqlalchemy import NullPool, create_engine

        engine = create_engine(
            "sqlite://", creator=lambda: self._raw, poolclass=NullPool, json_serializer=to_json
        )
        connection = self._opened.enter_context(engine.connect())
        # To SQLAlchemy all is one transaction, which it never ends: :meth:`_transaction` says where they end.
        connection.begin()
        return connection

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """One consistent view of the file, in plain SQL."""
        with failures(self.path), self._transaction("BEGIN"):
            yield self._raw

    @contextmanager
    def asking(self) -> Iterator[Connection]:
        """One consistent view of the file, by SQLAlchemy."""
        connection = self._connection
        with failures(self.path), self._transaction("BEGIN"), _errors_of_driver():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that alone may write; all of it is kept, or none. Raises StoreError."""
        self.refuse_gone()
        connection = self._connection
        with failures(self.path), self._transaction("BEGIN IMMEDIATE"), _errors_of_driver():
            yield connection

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        self._raw.execute(begin)
        try:
            yield
            self._raw.execute("COMMIT")
        finally:
            if self._raw.in_transaction:
                self._raw.execute("ROLLBACK")

    @property
    def version(self) -> int:
        """The file's schema version."""
        with failures(self.path):
            return _pragma(self._raw, "user_version")

    def changed_elsewhere(self) -> bool:
        """Whether another connection has written since this was last asked."""
        before = self._seen
        with failures(self.path):
            self._seen = _pragma(self._raw, "data_version")
        return before != self._seen

    def write_through(self) -> None:
        """Bring what was written into the file itself, where :func:`peek_version` can see it."""
        with failures(self.path):
            self._raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def damages(self) -> list[str]:
        """What SQLite's own examination finds wrong; empty where all is well."""
        with failures(self.path):
            return _damages(self._raw)

    def copy_to(self, target: Path) -> None:
        """A whole copy of the file as it stands now, put in place in one move.

        Raises StoreError, also where the file is damaged: a copy of damage would push a good one out.
        """
        with being_made(target) as made:
            _copy(self._raw, self.path, made)
            _examine(made, self.path)

    def refuse_gone(self) -> None:
        """Raise StoreError where another file, or none, stands in this one's place by now."""
        if _identity(self.path) != self._identity:
            raise StoreError(
                f"“{self.path}” was deleted, moved or replaced while it was open. Nothing was saved. "
                "Put it back or restore a backup, then open it again."
            )


def driver_of(connection: Connection) -> sqlite3.Connection:
    """What reads in plain SQL within the transaction of a connection."""
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    return raw


@contextmanager
def _errors_of_driver() -> Iterator[None]:
    """Raise what the driver raised, and not what SQLAlchemy wraps it in."""
    from sqlalchemy.exc import DBAPIError

    try:
        yield
    except DBAPIError as error:
        raise (error.orig or error) from error


def stamp(connection: Connection, version: int) -> None:
    """Mark the file as one of ours with this schema version, within the transaction that makes it so."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {version}")


def insert_rows(
    connection: Connection, table: Table, names: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> None:
    """Put in rows of plain values, by the quickest road that the driver has."""
    marks = ", ".join("?" * len(names))
    connection.exec_driver_sql(f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({marks})", list(rows))


def delete_rows(
    connection: Connection, table: Table, names: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> int:
    """Take out the rows that hold exactly these values; how many there were."""
    wanted = " AND ".join(f"{name} = ?" for name in names)
    return connection.exec_driver_sql(f"DELETE FROM {table.name} WHERE {wanted}", list(rows)).rowcount


def peek_version(path: Path) -> int:
    """The schema version as it stands in the file's header; the file is left byte for byte as it is.

    0 where it cannot be told before the file is opened in earnest. Raises StoreError where the file is
    missing or none of ours.
    """
    with failures(path):
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "is a folder")
        header = _header(path) if path.stat().st_size else None
        if header is not None and path.stat().st_size < _SMALLEST:
            raise damaged(path)
    if header is None:
        raise StoreError(f"“{path}” is no Scorecard file. Choose a file that Scorecard made (.scorecard).")
    application, version = header
    if application != APPLICATION_ID:
        raise StoreError(f"“{path}” belongs to another program. Choose a file that Scorecard made.")
    return version


def _header(path: Path) -> tuple[int, int] | None:
    """Application id and version; None where the file is no database.

    SQLite reads them and not this program: to close a file that another window of the same program has open
    would take away that window's locks.
    """
    with closing(_connect(path, mode="ro&immutable=1")) as raw:
        try:
            return _pragma(raw, "application_id"), _pragma(raw, "user_version")
        except sqlite3.DatabaseError as error:
            if _is(error, sqlite3.SQLITE_NOTADB):
                return None
            if _is(error, sqlite3.SQLITE_CORRUPT):
                return APPLICATION_ID, 0
            raise


def refuse_read_only(path: Path) -> None:
    """Raise StoreError where the file cannot be written."""
    for needed in (path, path.parent):
        if not os.access(needed, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
            with failures(path):
                raise PermissionError(errno.EACCES, "read-only")


def verify(path: Path) -> None:
    """Examine a backup. Raises StoreError where it is damaged."""
    with failures(path), closing(_connect(path, mode=_reading_mode(path))) as raw:
        if found := _damages(raw):
            raise StoreError(f"“{path}” is damaged ({found[0]}). Choose another backup.")


def copy(source: Path, target: Path) -> None:
    """Copy a whole file that may be open in another window."""
    with closing(_connect(source, mode=_reading_mode(source))) as raw:
        _copy(raw, source, target)


@contextmanager
def being_made(target: Path) -> Iterator[Path]:
    """A path beside ``target`` to write to; what is written there takes the target's place in one move.

    Where writing fails, the target stays as it was. Raises StoreError where a window has the target open.
    """
    made = target.with_name(f".{target.name}.{os.getpid()}.part")
    with failures(target):
        try:
            yield made
            _sync(made)
            settle(target)
            made.replace(target)
            if os.name == "posix":
                _sync(target.parent)
        finally:
            remove(made)


def settle(path: Path) -> None:
    """Bring all of a closed file into the one file, so that it can be replaced.

    SQLite keeps the newest writes in a second file; left behind, it would be taken for a part of the new one.
    Raises StoreError where a window has the file open.
    """
    if not path.exists():
        return
    with failures(path):
        try:
            with closing(_connect(path, patience=0.0)) as raw:
                raw.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.DatabaseError as error:
            if not _is(error, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
                raise
        for ending in ("-wal", "-shm"):
            _beside(path, ending).unlink(missing_ok=True)


def claim(path: Path) -> None:
    """Make an empty file. Raises ScorecardError where there is one, StoreError where it cannot be made."""
    with failures(path):
        try:
            path.open("xb").close()
        except FileExistsError:
            raise ScorecardError(f"“{path}” is there already. Choose another name.") from None
        except FileNotFoundError:
            raise StoreError(f"There is no folder for “{path}”. Make it, or choose another one.") from None


def remove(path: Path) -> None:
    """Remove a file and what SQLite keeps beside it."""
    for ending in ("", "-journal", "-wal", "-shm"):
        _beside(path, ending).unlink(missing_ok=True)


def _connect(path: Path, *, mode: str = "rw", patience: float = PATIENCE) -> sqlite3.Connection:
    # isolation_level None: transactions begin and end where this module says. The store is used by one
    # thread at a time, though not always by the one that opened it.
    name = quote(os.fsencode(path.absolute().as_posix()))
    address = f"file://{'' if name.startswith('/') else '/'}{name}?mode={mode}"
    return sqlite3.connect(address, uri=True, timeout=patience, isolation_level=None, check_same_thread=False)


def _reading_mode(path: Path) -> str:
    # A file that is all in one piece is read as it lies, also from a disk that cannot be written.
    return "ro" if _beside(path, "-wal").exists() else "ro&immutable=1"


def _pragma(raw: sqlite3.Connection, name: str) -> int:
    return int(raw.execute(f"PRAGMA {name}").fetchone()[0])


def _is(error: sqlite3.Error, *codes: int) -> bool:
    return error.sqlite_errorcode & 0xFF in codes


def _copy(raw: sqlite3.Connection, source: Path, target: Path) -> None:
    with closing(sqlite3.connect(target)) as made:
        try:
            raw.backup(made)
            made.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.DatabaseError as error:
            if _is(error, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
                raise damaged(source) from error
            raise


def _examine(copy: Path, source: Path) -> None:
    """Raise StoreError, naming ``source``, where the copy of it is damaged."""
    with closing(_connect(copy, mode="ro&immutable=1")) as raw:
        try:
            torn = _torn(raw)
        except sqlite3.DatabaseError as error:
            raise damaged(source) from error
    if torn:
        raise damaged(source)


def _damages(raw: sqlite3.Connection) -> list[str]:
    orphans = raw.execute("PRAGMA foreign_key_check").fetchall()
    return _torn(raw) + [f"a row of “{row[0]}” refers to a missing row of “{row[2]}”" for row in orphans]


def _torn(raw: sqlite3.Connection) -> list[str]:
    return [str(row[0]) for row in raw.execute("PRAGMA integrity_check") if row[0] != "ok"]


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
