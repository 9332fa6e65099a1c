"""Says what was done with Undo beside it, or undone with Redo, for as long as that means just that."""

from __future__ import annotations

from PySide6.QtCore import QObject

from scorecard.changes import Changes, Subject
from ui.messages import MessageBar, Offer
from ui.session import Session, Snapshot

_NO_STEP = frozenset({Subject.LINKS})
"""What is kept without being a step of undo."""


class UndoNews(QObject):
    """News of a change. It goes when that is taken back, or when another one lies above it."""

    def __init__(self, session: Session, bar: MessageBar, parent: QObject) -> None:
        """Shown in ``bar``."""
        super().__init__(parent)
        self._session, self._bar = session, bar
        self._text = ""
        self._told: Snapshot | None = None
        session.changed.connect(self._after_change)
        session.opened.connect(self._retract)
        session.closed.connect(self._retract)

    def tell(self, text: str) -> None:
        """Say what the newest step did: ``136 values imported``."""
        self._tell(text, ("Undo", self._session.undo))

    def tell_steps(self) -> None:
        """Say from now on what Undo took back and what Redo made again, whatever page is shown."""
        session = self._session
        session.undone.connect(lambda title: self._tell(f"Undone: {title}", ("Redo", session.redo)))
        session.redone.connect(lambda title: self._tell(f"Redone: {title}", ("Undo", session.undo)))

    def _tell(self, text: str, offer: Offer) -> None:
        self._text, self._told = text, self._session.snapshot
        self._bar.tell(text, offer)

    def _after_change(self, changes: Changes) -> None:
        # A change may be told before the session says that it was made; its snapshot is the same.
        if self._session.snapshot is not self._told and not changes.subjects <= _NO_STEP:
            self._retract()

    def _retract(self) -> None:
        if self._text:
            self._bar.retract(self._text)
        self._text, self._told = "", None
