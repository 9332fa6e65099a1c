"""Says once a period that numbers of it are still to be entered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from scorecard.changes import Changes
from ui.messages import MessageBar
from ui.preferences import Preferences
from ui.session import Session
from ui.shell.entering import Entering

if TYPE_CHECKING:
    from scorecard.entry_room import Missing

_AFTER_MS = 1500
"""What is on screen comes first."""


class Nudge(QObject):
    """Asks in a bar of its own. The person can turn it off; the sample company has nothing to enter."""

    def __init__(self, session: Session, preferences: Preferences, entering: Entering) -> None:
        """``entering`` is where the numbers are entered."""
        super().__init__(entering)
        self._session, self._preferences, self._entering = session, preferences, entering
        self.bar = MessageBar()
        self._timer = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._timer.timeout.connect(self.look)
        session.opened.connect(self._timer.start)
        session.closed.connect(self._stop)
        session.changed.connect(self._after_change)
        entering.shown.connect(lambda _: self.bar.hide())

    def look(self) -> None:
        """See whether anything is missing."""
        wanted = self._session.is_open and self._preferences.nudges
        if wanted and not self._session.book.company.sample and not self._entering.is_open:
            self._session.run(lambda workspace: workspace.entering.missing(), self._ask)
        else:
            self.bar.hide()

    def _ask(self, found: tuple[Missing, ...]) -> None:
        person = self._preferences.person
        if person not in self._session.book.people:
            person = ""
        missing = next((each for each in found if each.count(person) and not self._is_told(each)), None)
        if missing is None or self._entering.is_open:
            self.bar.hide()
            return
        self.bar.ask(
            nudge_text(missing, person),
            ("Enter numbers", lambda: self._enter(missing)),
            ("Later", lambda: self._put_off(missing)),
        )

    def _enter(self, missing: Missing) -> None:
        self._tell(missing)
        self._entering.open(missing.cadence, missing.scorecard)

    def _put_off(self, missing: Missing) -> None:
        self._tell(missing)
        self.look()

    def _tell(self, missing: Missing) -> None:
        self._preferences.keep_flag(self._name(missing), True)

    def _is_told(self, missing: Missing) -> bool:
        return self._preferences.flag(self._name(missing), False)

    def _name(self, missing: Missing) -> str:
        snapshot = self._session.snapshot
        company = snapshot.path.stem if snapshot is not None else ""
        place = f"{company}-{missing.scorecard}" if missing.named else company
        return f"nudged-{place}-{self._session.book.calendar.key(missing.period)}"

    def _after_change(self, changes: Changes) -> None:
        if self.bar.isVisible():
            self._timer.start()

    def _stop(self) -> None:
        self._timer.stop()
        self.bar.hide()


def nudge_text(missing: Missing, person: str) -> str:
    """``Week 47 is over: 3 numbers are still to be entered.``, with the name of one scorecard of several."""
    count = missing.count(person)
    verb = "is" if count == 1 else "are"
    numbers = "of your numbers" if person else "number" if count == 1 else "numbers"
    where = f" on “{missing.scorecard}”" if missing.named else ""
    return f"{missing.mention} is over: {count} {numbers} {verb} still to be entered{where}."
