"""Linked files: which of them were saved since they were last looked at, and are whole.

Nothing here waits: :class:`Watch` is asked again and again, and tells a file ready once it was left alone for
some seconds, so that a file that is still being written is never half-read.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from scorecard.recipes import Link

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt"})
BEING_SAVED = "It is being saved."
IN_USE = "It is open in another program."
PATIENCE = 2.0
"""Seconds for which a file must not have changed."""
_OWNED = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"})
LinkedPath = tuple[int, str]
"""A link's id and one of its files."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A linked file that was saved and can be read."""

    link: Link
    path: Path
    stamp: str

    @property
    def place(self) -> LinkedPath:
        """What its result is kept under."""
        return self.link.id, str(self.path)


@dataclass(frozen=True, slots=True)
class Looked:
    """How the linked files stand."""

    ready: tuple[Saved, ...] = ()
    """Those to be imported, the oldest first."""
    waiting: Mapping[Path, str] = field(default_factory=dict)
    """Those that will be, and what they are waited for."""
    missing: tuple[Link, ...] = ()
    """Links whose file or folder is not there or cannot be reached."""


class Watch:
    """Remembers since when each file has been as it is."""

    def __init__(self, patience: float = PATIENCE) -> None:
        """``patience`` is for how many seconds a file must be left alone."""
        self._patience = patience
        self._since: dict[Path, tuple[str, float]] = {}

    def look(self, links: Iterable[Link], done: Mapping[LinkedPath, str], now: float) -> Looked:
        """Look at all linked files. ``done`` has the stamps that were dealt with; ``now`` is in seconds."""
        files = {link: files_of(Path(link.path)) for link in links}
        new = [
            Saved(link, path, stamp)
            for link, paths in files.items()
            for path in paths or ()
            if (stamp := stamp_of(path)) and done.get((link.id, str(path))) != stamp
        ]
        reasons = {saved.path: self._wait(saved.path, saved.stamp, now) for saved in new}
        self._since = {path: since for path, since in self._since.items() if path in reasons}
        return Looked(
            tuple(sorted((each for each in new if not reasons[each.path]), key=_saved_at)),
            {path: reason for path, reason in reasons.items() if reason},
            tuple(link for link, paths in files.items() if paths is None),
        )

    def _wait(self, path: Path, stamp: str, now: float) -> str:
        """What a file is waited for; empty where it can be read."""
        known, since = self._since.get(path, ("", now))
        if known != stamp:
            since = now
            self._since[path] = stamp, now
        if now - since < self._patience:
            return BEING_SAVED
        return IN_USE if is_locked(path) else ""


def files_of(path: Path) -> tuple[Path, ...] | None:
    """The file itself, or the files in a folder that can be imported; None where it cannot be reached."""
    try:
        if not path.is_dir():
            return (path,) if path.is_file() else None
        with os.scandir(path) as found:
            return tuple(sorted(Path(each.path) for each in found if _can_be_imported(each)))
    except OSError:
        return None


def stamp_of(path: Path) -> str:
    """The state of a file: another one once it is saved again. Empty where it is not there."""
    try:
        found = path.stat()
    except OSError:
        return ""
    return f"{found.st_size}:{found.st_mtime_ns}" if found.st_size else ""


def is_locked(path: Path) -> bool:
    """Whether an office program has a file open, or the system does not let it be read."""
    if path.suffix.lower() in _OWNED and any(each.exists() for each in _owner_files(path)):
        return True
    try:
        with path.open("rb") as file:
            file.read(1)
    except OSError:
        return True
    return False


def _owner_files(path: Path) -> tuple[Path, ...]:
    """What Excel and LibreOffice put beside a file that they have open."""
    return path.with_name(f"~${path.name}"), path.with_name(f".~lock.{path.name}#")


def _can_be_imported(entry: os.DirEntry[str]) -> bool:
    name = entry.name
    return Path(name).suffix.lower() in SUFFIXES and not name.startswith(("~$", ".")) and entry.is_file()


def _saved_at(saved: Saved) -> float:
    with suppress(OSError):
        return saved.path.stat().st_mtime
    return 0.0
