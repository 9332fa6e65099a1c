"""Does what is likely wanted next, while nothing else is to be done: other boards, and the first change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QObject, QTimer

from ui.jobs import Job
from ui.session import Session
from ui.shell.showing import Wanted

_AFTER_MS = 20
"""What is on screen now comes first."""


class WorkAhead(QObject):
    """Asks for boards before they are wanted. The workspace keeps what it worked out."""

    def __init__(self, session: Session, parent: QObject) -> None:
        """Idle until :meth:`start`."""
        super().__init__(parent)
        self._session = session
        self._wanted: list[Wanted] = []
        self._job: Job[Any] | None = None
        self._timer = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._timer.timeout.connect(self._next)

    def start(self, likely: Iterable[Wanted]) -> None:
        """Work these out, the likeliest first."""
        self._wanted = list(likely)
        self._timer.start()

    def stop(self) -> None:
        """Something else is wanted now."""
        self._timer.stop()
        self._wanted.clear()
        if self._job is not None:
            self._job.cancel()

    def _next(self) -> None:
        if not self._session.is_open:
            return
        if not self._wanted:
            self._job = self._session.run(lambda workspace: workspace.get_ready())
            return
        self._job = self._session.run(
            self._wanted.pop(0).board,
            lambda _: self._next(),
            otherwise=lambda _: self._wanted.clear(),
        )
