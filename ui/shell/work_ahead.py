"""Works out the boards that are likely wanted next, while nothing else is to be done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, QTimer

from scorecard.board import Board
from scorecard.periods import Cadence, Period
from ui.jobs import Job
from ui.session import Session

_AFTER_MS = 20
"""What is on screen now comes first."""


class WorkAhead(QObject):
    """The periods beside the one shown, and the other tabs. The workspace keeps what it worked out."""

    def __init__(self, session: Session, parent: QObject) -> None:
        """Idle until :meth:`start`."""
        super().__init__(parent)
        self._session = session
        self._wanted: list[tuple[Cadence, Period | None]] = []
        self._job: Job[Any] | None = None
        self._timer = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._timer.timeout.connect(self._next)

    def start(self, board: Board, tabs: Mapping[Cadence, Period | None]) -> None:
        """``board`` is shown; ``tabs`` has the period of each tab, None for the newest that has ended."""
        calendar = self._session.book.calendar
        newest = calendar.current(board.cadence.grain, self._session.clock())
        beside = [calendar.shift(board.period, step) for step in (-1, 1)]
        self._wanted = [(board.cadence, period) for period in beside if period.begin <= newest.begin]
        self._wanted += [
            (cadence, period) for cadence, period in tabs.items() if cadence is not board.cadence
        ]
        self._timer.start()

    def stop(self) -> None:
        """Something else is wanted now."""
        self._timer.stop()
        self._wanted.clear()
        if self._job is not None:
            self._job.cancel()

    def _next(self) -> None:
        if self._wanted and self._session.is_open:
            cadence, period = self._wanted.pop(0)
            self._job = self._session.run(
                lambda workspace: workspace.board(cadence, period),
                lambda _: self._next(),
                otherwise=lambda _: self._wanted.clear(),
            )
