"""Work away from the window's thread; its results come back to it through one queued signal."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from scorecard.errors import ScorecardError

T = TypeVar("T")
LONG_MS = 500
"""Work that takes longer than this is shown."""


@dataclass(eq=False)
class Job(Generic[T]):
    """One piece of work and who waits for it."""

    work: Callable[[], T]
    then: Callable[[T], object] | None = None
    otherwise: Callable[[ScorecardError], object] | None = None
    """Called instead of ``Jobs.failed`` when the work raises a ScorecardError."""
    title: str = ""
    """What a person reads while it takes long: ``Exporting…``."""
    cancelled: bool = False

    def cancel(self) -> None:
        """Nobody waits any more: it never starts, or its result is dropped. For work that writes nothing."""
        self.cancelled = True


class Jobs(QObject):
    """A pool of threads. With one worker, jobs are done one after the other, always on the same thread."""

    failed = Signal(str)
    """A request could not be met; the sentence says why."""
    progress_changed = Signal(str)
    """The title of the work that has taken long; empty when it is over."""
    _finished = Signal(object, object)
    _over = True
    """So it is for one that is being taken apart, when a timer that was set before may still call it."""

    def __init__(self, workers: int, parent: QObject | None = None) -> None:
        """``workers`` threads at most, started when first needed."""
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="scorecard")
        self._waiting: list[Job[Any]] = []
        self._progress = ""
        self._over = False
        # Queued in any case: work that is done before it is waited for ends on this thread, within `run`.
        self._finished.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    def run(self, job: Job[Any]) -> None:
        """Queue a job. Its ``then`` is called on this object's thread. Nothing is done after the end."""
        if self._over:
            return
        self._waiting.append(job)
        future = self._pool.submit(_run_unless_cancelled, job)
        future.add_done_callback(lambda done: self._finished.emit(job, done))
        if job.title:
            QTimer.singleShot(LONG_MS, self, self._show_progress)

    @property
    def busy(self) -> bool:
        """Whether anything is queued or running."""
        return bool(self._waiting)

    def shut_down(self) -> None:
        """Wait for what was queued, and start nothing more; nobody is called any more."""
        self._over = True
        self._pool.shutdown(wait=True)
        self._waiting.clear()

    def _finish(self, job: Job[Any], done: Future[Any]) -> None:
        if self._over:
            return
        self._waiting.remove(job)
        self._show_progress()
        error = done.exception()
        if job.cancelled:
            return
        if isinstance(error, ScorecardError):
            if job.otherwise is not None:
                job.otherwise(error)
            else:
                self.failed.emit(str(error))
        elif error is not None:
            raise error
        elif job.then is not None:
            job.then(done.result())

    def _show_progress(self) -> None:
        if self._over:
            return
        titled = [job.title for job in self._waiting if job.title and not job.cancelled]
        title = titled[0] if titled else ""
        if title != self._progress:
            self._progress = title
            self.progress_changed.emit(title)


def _run_unless_cancelled(job: Job[Any]) -> Any:
    return None if job.cancelled else job.work()
