"""The open company, as the window has it: one thread for its file, facts as signals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from scorecard.book import Book
from scorecard.changes import Changes, Subject
from scorecard.errors import ScorecardError, StoreError
from scorecard.language import Language
from scorecard.measures import Company
from scorecard.writing import PLAIN, Writing
from ui.jobs import Job, Jobs

if TYPE_CHECKING:
    from scorecard.workspace import Workspace

T = TypeVar("T")
POLL_MS = 1000


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What the window may read of the company without asking its file."""

    path: Path
    book: Book
    today: date
    undo_title: str | None
    redo_title: str | None


class Session(QObject):
    """Owns the workspace. Everything about the company's file happens on its one thread, in order."""

    opened = Signal()
    closed = Signal()
    changed = Signal(object)
    """Changes: what a write, an undo or another window did."""
    failed = Signal(str)
    """A request could not be met; the sentence is for the person."""
    unsaved_changed = Signal(str)
    """Why a change could not be saved, to be tried again; empty once it is."""
    progress_changed = Signal(str)
    undone = Signal(str)
    """A step was taken back; what Redo calls it."""
    redone = Signal(str)
    """A step was made again; what Undo calls it."""

    def __init__(self, clock: Callable[[], date] = date.today, parent: QObject | None = None) -> None:
        """``clock`` says what day is today."""
        super().__init__(parent)
        self._clock = clock
        self._workspace: Workspace | None = None
        self._snapshot: Snapshot | None = None
        self._number_format = PLAIN
        self.names_language = Language.ENGLISH
        """In which what the program puts into a company is named."""
        self._unsaved: list[Job[Any]] = []
        self._jobs = Jobs(1, self)
        self._jobs.failed.connect(self.failed)
        self._jobs.progress_changed.connect(self.progress_changed)
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self._ask_whether_changed)

    @property
    def snapshot(self) -> Snapshot | None:
        """The company as it stands now; None while none is open."""
        return self._snapshot

    @property
    def book(self) -> Book:
        """The company's definitions; those of an empty company while none is open."""
        return self._snapshot.book if self._snapshot else Book()

    @property
    def clock(self) -> Callable[[], date]:
        """Says what day is today."""
        return self._clock

    @property
    def number_format(self) -> Writing:
        """How numbers are written in every company that is opened."""
        return self._number_format

    @number_format.setter
    def number_format(self, writing: Writing) -> None:
        if writing != self._number_format:
            self._number_format = writing
            if self.is_open:
                self.run(_written_anew(writing))

    @property
    def is_open(self) -> bool:
        """Whether a company is open."""
        return self._snapshot is not None

    @property
    def busy(self) -> bool:
        """Whether anything is queued or running."""
        return self._jobs.busy

    def open(self, path: Path, *, otherwise: Callable[[ScorecardError], object] | None = None) -> None:
        """Open a company's file in place of the one that is open, which stays open if this fails."""

        def work() -> Workspace:
            from scorecard.workspace import Workspace

            return Workspace.open(path, clock=self._clock)

        self._take_over(work, "Opening…", otherwise)

    def create(self, path: Path, company: Company, *, template: str = "") -> None:
        """Make a company's file, perhaps from a template, and open it."""
        language = self.names_language

        def work() -> Workspace:
            from scorecard.starting import new_company
            from scorecard.workspace import Workspace

            made = Workspace.create(path, new_company(company, language), clock=self._clock)
            if template:
                made.defining.apply_template(template, language=language)
            return made

        self._take_over(work, "Making the company…", None)

    def restore(self, backup: Path, target: Path, then: Callable[[], object]) -> None:
        """Put a backup in the place of ``target``, which may be open, and open it."""

        def work() -> Workspace:
            from scorecard.workspace import Workspace, restore

            before = self._workspace.path if self._workspace is not None else None
            self._close_workspace()
            try:
                restore(backup, target)
            except ScorecardError:
                if before is not None:
                    self._workspace = Workspace.open(before, clock=self._clock)
                    self._workspace.number_format = self._number_format
                raise
            return Workspace.open(target, clock=self._clock)

        self._take_over(work, "Restoring…", None, then)

    def run(
        self,
        work: Callable[[Workspace], T],
        then: Callable[[T], object] | None = None,
        *,
        title: str = "",
        otherwise: Callable[[ScorecardError], object] | None = None,
    ) -> Job[Any]:
        """Queue ``work`` for the company's thread and call ``then`` with its result on this one.

        ``title`` is shown while it takes long. A ScorecardError goes to ``otherwise``, else to ``failed``.
        Where the result is Changes, or begins with some, ``changed`` is emitted after ``then``.
        """

        def finish(result: tuple[T, Snapshot]) -> None:
            value, self._snapshot = result
            if then is not None:
                then(value)
            self._tell(value)

        job = Job(lambda: self._work(work), finish, otherwise, title)
        self._jobs.run(job)
        return job

    def write(self, work: Callable[[Workspace], T], then: Callable[[T], object] | None = None) -> None:
        """Like :meth:`run`, for a change: where the environment fails, it is kept to be tried again."""

        def finish(value: T) -> None:
            self._forget(job)
            if then is not None:
                then(value)

        def otherwise(error: ScorecardError) -> None:
            if not isinstance(error, StoreError):
                self._forget(job)
                self.failed.emit(str(error))
                return
            if job not in self._unsaved:
                self._unsaved.append(job)
            self.unsaved_changed.emit(str(error))

        job = self.run(work, finish, otherwise=otherwise)

    def try_again(self) -> None:
        """Write once more what could not be saved, in order."""
        for job in self._unsaved:
            self._jobs.run(job)

    def undo(self) -> None:
        """Take the newest step back."""
        self.write(lambda workspace: workspace.undo(), lambda changes: _tell_step(changes, self.undone))

    def redo(self) -> None:
        """Make the step that was taken back again."""
        self.write(lambda workspace: workspace.redo(), lambda changes: _tell_step(changes, self.redone))

    def watch(self, active: bool) -> None:
        """Look every second whether another window changed the file; only while this one is in use."""
        if active and self.is_open:
            self._poll.start()
        else:
            self._poll.stop()

    def shut_down(self) -> None:
        """Finish what is queued, close the file and end the thread."""
        self._poll.stop()
        self._jobs.run(Job(self._close_workspace))
        self._jobs.shut_down()

    def close(self) -> None:
        """Close the company; the thread stays."""

        def finish(_: None) -> None:
            self._snapshot = None
            self._unsaved.clear()
            self._poll.stop()
            self.closed.emit()

        self._jobs.run(Job(self._close_workspace, finish))

    def _take_over(
        self,
        make: Callable[[], Workspace],
        title: str,
        otherwise: Callable[[ScorecardError], object] | None,
        then: Callable[[], object] = lambda: None,
    ) -> None:
        def work() -> Snapshot:
            made = make()
            made.number_format = self._number_format
            self._close_workspace()
            self._workspace = made
            return self._snap(made)

        def finish(snapshot: Snapshot) -> None:
            self._snapshot = snapshot
            self._unsaved.clear()
            self.opened.emit()
            then()

        self._jobs.run(Job(work, finish, otherwise, title))

    def _work(self, work: Callable[[Workspace], T]) -> tuple[T, Snapshot]:
        if self._workspace is None:
            raise ScorecardError("No company is open.")
        return work(self._workspace), self._snap(self._workspace)

    def _snap(self, workspace: Workspace) -> Snapshot:
        return Snapshot(
            workspace.path, workspace.book, workspace.today, workspace.undo_title, workspace.redo_title
        )

    def _close_workspace(self) -> None:
        if self._workspace is not None:
            self._workspace.close()
            self._workspace = None

    def _tell(self, value: object) -> None:
        first = value[0] if isinstance(value, tuple) and value else value
        if isinstance(first, Changes) and first.subjects:
            self.changed.emit(first)

    def _forget(self, job: Job[Any]) -> None:
        if job in self._unsaved:
            self._unsaved.remove(job)
            if not self._unsaved:
                self.unsaved_changed.emit("")

    def _ask_whether_changed(self) -> None:
        if not self.busy:
            self.run(lambda workspace: workspace.changed_elsewhere(), self._refresh_if)

    def _refresh_if(self, changed: bool) -> None:
        if changed:
            self.changed.emit(Changes("Changed in another window", frozenset(Subject)))


def _tell_step(changes: Changes | None, signal: SignalInstance) -> None:
    if changes is not None:
        signal.emit(changes.title)


def _written_anew(writing: Writing) -> Callable[[Workspace], Changes]:
    def work(workspace: Workspace) -> Changes:
        workspace.number_format = writing
        return Changes("", frozenset(Subject))

    return work
