"""Looks at the linked files of the open company: where the system tells of a change, and now and then.

Files are looked at on a thread of their own, since a drive in a network may take its time.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from scorecard.changes import Changes, Subject
from scorecard.importing.watching import PATIENCE, LinkedPath, Looked, Watch, files_of
from scorecard.recipes import Link
from ui.jobs import Job, Jobs
from ui.session import Session

if TYPE_CHECKING:
    from scorecard.workspace import Workspace

START_MS = 1500
"""The table is on screen first."""
SLOW_MS = 15_000
"""For drives that tell of no change."""
FAST_MS = 500
"""While a file is waited for."""


@dataclass(frozen=True, slots=True)
class _Linked:
    links: tuple[Link, ...]
    done: Mapping[LinkedPath, str]


class Watcher(QObject):
    """Tells which linked files were saved, and what others are waited for."""

    looked = Signal(object)
    """Looked: how the linked files stand. Files that are ready are told until they are dealt with."""

    def __init__(
        self, session: Session, parent: QObject | None = None, *, patience: float = PATIENCE
    ) -> None:
        """Watches while ``session`` has a company; ``patience`` is for how long a file must be left alone."""
        super().__init__(parent)
        self._session = session
        self._patience = patience
        self._watch = Watch(patience)
        self._linked = _Linked((), {})
        self._jobs = Jobs(1, self)
        self._job: Job[Any] | None = None
        self._told = QFileSystemWatcher(self)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)
        self._told.directoryChanged.connect(lambda: self._timer.start(FAST_MS))
        self._told.fileChanged.connect(lambda: self._timer.start(FAST_MS))
        session.opened.connect(self._begin)
        session.closed.connect(self._end)
        session.changed.connect(self._after_change)

    def refresh(self) -> None:
        """Ask which files are linked and which states of them were dealt with, then look at them."""
        if self._session.is_open:
            self._session.run(_linked, self._take)

    def look(self) -> None:
        """Look at the linked files now."""
        if self._job is not None or not self._linked.links:
            return
        watch, linked = self._watch, self._linked
        self._job = Job(lambda: _look(watch, linked), lambda found: self._tell(linked, *found))
        self._jobs.run(self._job)

    def shut_down(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._jobs.shut_down()

    def _begin(self) -> None:
        self._end()
        QTimer.singleShot(START_MS, self, self.refresh)

    def _end(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._watch = Watch(self._patience)
        self._linked = _Linked((), {})
        self._timer.stop()

    def _after_change(self, changes: Changes) -> None:
        if Subject.LINKS in changes.subjects:
            self.refresh()

    def _take(self, linked: _Linked) -> None:
        self._linked = linked
        if linked.links:
            self.look()
        else:
            self.looked.emit(Looked())

    def _tell(self, linked: _Linked, looked: Looked, paths: tuple[str, ...]) -> None:
        self._job = None
        if linked is not self._linked:
            self.look()
            return
        listened = {*self._told.files(), *self._told.directories()}
        if gone := listened - set(paths):
            self._told.removePaths(list(gone))
        if new := set(paths) - listened:
            self._told.addPaths(list(new))
        self._timer.start(FAST_MS if looked.waiting else SLOW_MS)
        self.looked.emit(looked)


def _linked(workspace: Workspace) -> _Linked:
    links = workspace.importing.links
    return _Linked(tuple(links.all()), links.done())


def _look(watch: Watch, linked: _Linked) -> tuple[Looked, tuple[str, ...]]:
    """How the files stand, and what to listen to: the files, and their folders, since files are replaced."""
    looked = watch.look(linked.links, linked.done, time.monotonic())
    paths = [Path(link.path) for link in linked.links if link not in looked.missing]
    folders = {path if path.is_dir() else path.parent for path in paths}
    files = {file for path in paths for file in files_of(path) or ()}
    return looked, tuple(str(path) for path in (*folders, *files))
