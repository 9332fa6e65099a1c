"""How each tab of a company stands: its period and mode, what is opened, and which scorecard is in front."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from scorecard.board import Board
from scorecard.periods import Cadence, Period
from ui.session import Session
from ui.shell.showing import Wanted
from ui.shell.summary_line import Mode


@dataclass
class TabState:
    """How a tab stands; ``period`` None follows the newest that has ended."""

    period: Period | None = None
    mode: Mode = Mode.TABLE
    opened: set[int] = field(default_factory=set)
    """The measures whose segments are shown."""


class TabStates:
    """The state of every tab, and what is the same for all of them."""

    def __init__(self, session: Session) -> None:
        """All tabs as tables of the newest periods."""
        self._session = session
        self._states = {cadence: TabState() for cadence in Cadence}
        self._fronts: dict[str, str] = {}
        """For each company's file the scorecard that was in front."""
        self._place = 0
        self.with_weekly = False
        """Whether the monthly tab shows the weekly measures below it."""
        self.to_date = True
        """Whether periods that have not ended are shown."""

    def __getitem__(self, cadence: Cadence) -> TabState:
        return self._states[cadence]

    @property
    def scorecard(self) -> str:
        """The name of the scorecard in front; one that is gone gives way to that in its place."""
        names = self._session.book.scorecard_names
        front = self._fronts.get(self._path, names[0])
        if front not in names:
            return names[min(self._place, len(names) - 1)]
        self._place = names.index(front)
        return front

    @scorecard.setter
    def scorecard(self, name: str) -> None:
        self._fronts[self._path] = name

    def start_over(self) -> None:
        """Another company is open."""
        for state in self._states.values():
            state.period = None
            state.opened.clear()

    def show_to_date(self, shown: bool) -> None:
        """Show or hide periods that have not ended."""
        self.to_date = shown
        today = self._session.clock()
        for state in self._states.values():
            if not shown and state.period is not None and not state.period.has_ended(today):
                state.period = None

    def wanted(self, cadence: Cadence) -> Wanted:
        """What a tab is to show."""
        state = self._states[cadence]
        return Wanted(
            cadence,
            state.period,
            self.scorecard,
            self.with_weekly and cadence is Cadence.MONTHLY,
            state.mode,
            frozenset(state.opened),
            self.to_date,
        )

    def likely(self, board: Board) -> Iterator[Wanted]:
        """What may be wanted next: the periods beside the one shown, and the other tabs."""
        calendar, today = self._session.book.calendar, self._session.clock()
        newest = (calendar.current if self.to_date else calendar.newest_ended)(board.cadence.grain, today)
        for step in (-1, 1):
            period = calendar.shift(board.period, step)
            if period.begin <= newest.begin:
                yield replace(self.wanted(board.cadence), period=period)
        yield from (self.wanted(each) for each in Cadence if each is not board.cadence)

    def state(self) -> dict[str, Any]:
        """What is remembered, as plain values that JSON can keep."""
        return {"fronts": self._fronts, "with_weekly": self.with_weekly}

    def restore(self, state: object) -> None:
        """What :meth:`state` gave; anything that makes no sense is left out."""
        if isinstance(state, Mapping):
            fronts = state.get("fronts")
            self._fronts = dict(fronts) if isinstance(fronts, Mapping) else {}
            self.with_weekly = state.get("with_weekly") is True

    @property
    def _path(self) -> str:
        snapshot = self._session.snapshot
        return str(snapshot.path) if snapshot is not None else ""
