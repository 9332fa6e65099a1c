"""What the editor asks of the company's file while one types."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from ui.jobs import Job
from ui.session import Session

if TYPE_CHECKING:
    from scorecard.workspace import Workspace

T = TypeVar("T")


class Questions:
    """One question of a kind at a time: a newer one takes the place of one that is not answered yet."""

    def __init__(self, session: Session) -> None:
        """Asked of the company that ``session`` has open."""
        self._session = session
        self._jobs: dict[str, Job[Any]] = {}

    def ask(self, kind: str, work: Callable[[Workspace], T], then: Callable[[T], object]) -> None:
        """Have ``then`` called with the answer; a question that cannot be answered is dropped."""
        if kind in self._jobs:
            self._jobs[kind].cancel()
        self._jobs[kind] = self._session.run(work, then, otherwise=lambda _: None)

    def drop(self) -> None:
        """Nobody waits for any answer any more."""
        for job in self._jobs.values():
            job.cancel()
