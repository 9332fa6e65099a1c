"""An import in the making: its session lives on the company's thread, the window has snapshots of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from scorecard.changes import Changes
from scorecard.errors import ScorecardError
from scorecard.importing.file_sheets import Excerpt
from scorecard.importing.findings import Place
from scorecard.importing.plan import ImportPlan
from ui.importing.held import Change, Held
from ui.importing.preview import Preview, Unread
from ui.importing.sight import Sight
from ui.jobs import Job
from ui.session import Session

if TYPE_CHECKING:
    from scorecard.workspace import Workspace

T = TypeVar("T")
_STOP_AGAIN_MS = 50
_PAINTING_MS = 50


class Draft(QObject):
    """Sends each step to the company's thread and tells what came of it; only the newest is told."""

    started = Signal()
    """A step is under way; what comes of it is told by one of the other signals."""
    previewed = Signal(object)
    """A Preview: the beginning of a file, at first as it is, then with what was found in it."""
    refreshed = Signal(object)
    """A Sight: the import as it stands now."""
    unread = Signal(object)
    """An Unread: nothing was found in the sheet that was to be chosen. The former Sight still holds."""
    refused = Signal(str)
    """A step could not be made; the sentence says why and what to do. The former Sight still holds."""
    committed = Signal(object, object)
    """Changes and the ImportPlan that was committed."""
    undone = Signal()
    excerpted = Signal(object)
    """An Excerpt: rows around a cell that were asked for."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Imports into the company that ``session`` has open."""
        super().__init__(parent)
        self._session = session
        self._held = Held()
        self._newest = 0
        self._job: Job[Any] | None = None
        self._writing = False
        self._is_touched = False

    @property
    def is_touched(self) -> bool:
        """Whether something was chosen for the file, which is lost when the import is left."""
        return self._is_touched

    @property
    def is_working(self) -> bool:
        """Whether a step is under way whose result is not told yet."""
        return self._job is not None

    @property
    def is_writing(self) -> bool:
        """Whether the company is being changed, which cannot be stopped."""
        return self._writing

    def warm(self) -> None:
        """Have the process that reads files started before the first one is chosen."""
        if self._session.is_open:
            self._session.run(lambda workspace: workspace.file_reader.warm())
            # What is loaded here does not hold up the first page's paint.
            QTimer.singleShot(_PAINTING_MS, self, self._load)

    def open(self, source: Path | str) -> None:
        """Read a file, or a table that was copied as text: its beginning, what is in it, what it changes."""
        self.cancel()
        self._held = held = Held()
        self._is_touched = False
        self._start(lambda workspace: held.open(workspace, source), self._show_beginning)

    def cancel(self) -> None:
        """Stop what is under way, unless it writes; nobody is told of it."""
        if self._job is not None and not self._writing:
            self._job.cancel()
            self._job = None
            self._stop(self._held)
        self._newest += 1

    def change(self, step: Change) -> None:
        """Make a step in the import session and tell how the import stands then."""
        held = self._held
        self._is_touched = True
        self._refresh(lambda workspace, is_wanted: held.change(workspace, step, is_wanted))

    def choose_sheet(self, name: str) -> None:
        """Take another sheet and tell how the import stands then, or why nothing was found in it."""
        held = self._held
        self._refresh(lambda workspace, is_wanted: held.choose_sheet(workspace, name, is_wanted))

    def look_at(self, place: Place) -> None:
        """Read the rows around a cell of the file; how the import stands is the same after it."""
        held = self._held

        def tell(excerpt: Excerpt) -> None:
            if held is self._held:
                self.excerpted.emit(excerpt)

        def refuse(error: ScorecardError) -> None:
            if held is self._held:
                self.refused.emit(str(error))

        self._session.run(lambda _: held.rows_around(place), tell, otherwise=refuse)

    def commit(self, plan: ImportPlan, *, remember: bool) -> None:
        """Make exactly the changes that ``plan`` shows; ``remember`` the choices for files of this shape."""
        held = self._held

        def tell(changes: Changes) -> None:
            self.committed.emit(changes, plan)

        self._write(lambda workspace: held.commit(workspace, remember=remember), tell)

    def undo(self, plan: ImportPlan) -> None:
        """Take a committed plan back."""
        self._write(
            lambda workspace: workspace.importing.past.undo(plan.record.id), lambda _: self.undone.emit()
        )

    def _load(self) -> None:
        """Have the modules of an import loaded."""
        if self._session.is_open:
            self._session.run(lambda workspace: workspace.import_session())

    def _show_beginning(self, preview: Preview) -> None:
        self.previewed.emit(preview)
        number = self._newest
        # It is painted first, undisturbed where much is to be read after it.
        delay = 0 if preview.head.is_exact else _PAINTING_MS
        QTimer.singleShot(delay, self, lambda: self._find(number))

    def _find(self, number: int) -> None:
        if number == self._newest:
            held = self._held
            self._start(lambda _: held.find(), self._show_found)

    def _show_found(self, preview: Preview) -> None:
        self.previewed.emit(preview)
        self._refresh(self._held.work_out)

    def _refresh(self, look: Callable[[Workspace, Callable[[], bool]], Sight | Unread | None]) -> None:
        number = self._newest + 1

        def tell(found: Sight | Unread | None) -> None:
            if found is not None:
                self._job = None
                (self.unread if isinstance(found, Unread) else self.refreshed).emit(found)

        # Where a newer step is queued already, its snapshot will hold this one's effect too.
        self._start(lambda workspace: look(workspace, lambda: number == self._newest), tell)

    def _start(self, work: Callable[[Workspace], T], then: Callable[[T], None]) -> None:
        """Do something whose result is told only if nothing newer was begun meanwhile."""
        self._newest += 1
        number = self._newest

        def tell(result: T) -> None:
            if number == self._newest:
                then(result)

        def refuse(error: ScorecardError) -> None:
            if number == self._newest:
                self._refuse(error)

        self._job = self._session.run(work, tell, otherwise=refuse)
        self.started.emit()

    def _write(self, work: Callable[[Workspace], T], then: Callable[[T], None]) -> None:
        def tell(result: T) -> None:
            self._job, self._writing = None, False
            then(result)

        self._writing = True
        self._job = self._session.run(work, tell, otherwise=self._refuse)
        self.started.emit()

    def _refuse(self, error: ScorecardError) -> None:
        self._job, self._writing = None, False
        self.refused.emit(str(error))

    def _stop(self, held: Held) -> None:
        """Stop what is read, and what is still to be read for the same step."""
        if held.stop():
            QTimer.singleShot(_STOP_AGAIN_MS, self, lambda: self._stop(held))
        else:
            self.warm()
