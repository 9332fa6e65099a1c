"""An import in the making: its session lives on the company's thread, the window has snapshots of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from scorecard.book import Book
from scorecard.errors import ScorecardError
from scorecard.importing.plan import CellProblem, ImportPlan
from ui.importing.sight import Sight
from ui.jobs import Job
from ui.session import Session

if TYPE_CHECKING:
    from scorecard.importing.session import ImportSession
    from scorecard.workspace import Workspace

T = TypeVar("T")
Change = Callable[["ImportSession"], object]


@dataclass
class _Held:
    """The import session, made and used on the company's thread alone."""

    importing: ImportSession | None = None
    known: dict[str, CellProblem] = field(default_factory=dict)
    """Problems seen so far on this sheet, so that a corrected one stays in the list."""

    def sight(self, importing: ImportSession, book: Book) -> Sight:
        """How the import stands."""
        self.known |= {problem.address: problem for problem in importing.plan.problems}
        return Sight.of(importing, book, self.known)


class Draft(QObject):
    """Sends each step to the company's thread and tells what came of it; only the newest is told."""

    started = Signal()
    """A step is under way; what comes of it is told by one of the other signals."""
    refreshed = Signal(object)
    """A Sight: the import as it stands now."""
    refused = Signal(str)
    """A step could not be made; the sentence says why and what to do. The former Sight still holds."""
    committed = Signal(object, object)
    """Changes and the ImportPlan that was committed."""
    undone = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Imports into the company that ``session`` has open."""
        super().__init__(parent)
        self._session = session
        self._held = _Held()
        self._newest = 0
        self._job: Job[Any] | None = None
        self._writing = False

    @property
    def is_working(self) -> bool:
        """Whether a step is under way whose result is not told yet."""
        return self._job is not None

    @property
    def is_writing(self) -> bool:
        """Whether the company is being changed, which cannot be stopped."""
        return self._writing

    def open(self, source: Path | str) -> None:
        """Read a file, or a table that was copied as text."""

        def read(importing: ImportSession) -> None:
            if isinstance(source, Path):
                importing.open(source)
            else:
                importing.open_text(source)

        self._held = _Held()
        self.change(read)

    def cancel(self) -> None:
        """Drop what is under way; nobody is told of it."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._newest += 1

    def change(self, step: Change) -> None:
        """Make a step in the import session and tell how the import stands then."""
        self._newest += 1
        number, held = self._newest, self._held

        def work(workspace: Workspace) -> Sight | None:
            if held.importing is None:
                held.importing = workspace.import_session()
            step(held.importing)
            # A newer step is queued already: its snapshot will hold this one's effect too.
            return held.sight(held.importing, workspace.book) if number == self._newest else None

        def tell(sight: Sight | None) -> None:
            if sight is not None and number == self._newest:
                self._job = None
                self.refreshed.emit(sight)

        def refuse(error: ScorecardError) -> None:
            if number == self._newest:
                self._refuse(error)

        self._job = self._session.run(work, tell, otherwise=refuse)
        self.started.emit()

    def commit(self, plan: ImportPlan) -> None:
        """Make exactly the changes that ``plan`` shows."""

        self._write(
            lambda workspace: workspace.commit_import(plan),
            lambda changes: self.committed.emit(changes, plan),
        )

    def undo(self, plan: ImportPlan) -> None:
        """Take a committed plan back."""

        self._write(lambda workspace: workspace.undo_import(plan.record.id), lambda _: self.undone.emit())

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
