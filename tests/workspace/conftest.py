from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from scorecard.goals import Goal
from scorecard.measures import Company, Direction, Measure, Rollup
from scorecard.periods import Cadence
from scorecard.units import Unit
from scorecard.workspace import Workspace

TODAY = date(2026, 11, 23)


@pytest.fixture
def open_workspace(tmp_path: Path):
    opened: list[Workspace] = []

    def make(name: str = "Acme.scorecard") -> Workspace:
        path = tmp_path / name
        workspace = (
            Workspace.open(path, clock=lambda: TODAY, user="Ana")
            if path.exists()
            else Workspace.create(path, Company(name="Acme"), clock=lambda: TODAY, user="Ana")
        )
        opened.append(workspace)
        return workspace

    yield make
    for workspace in opened:
        workspace.close()


@pytest.fixture
def workspace(open_workspace) -> Iterator[Workspace]:
    """Two counts and their ratio on all three tabs, with a goal and seven weeks of numbers."""
    found = open_workspace()
    everywhere = frozenset(Cadence)
    met = Measure(1, "met", "Opportunities", "Sales")
    won = Measure(2, "won", "Deals won", "Sales")
    rate = Measure(
        3, "rate", "Close rate", "Sales", unit=Unit.PERCENT, rollup=Rollup.FORMULA, formula="100 * won / met"
    )
    goal = Goal(3, Cadence.MONTHLY, date(2026, 1, 1), Direction.AT_LEAST, low=25.0)
    found.defining.save_measure(met, cadences=everywhere)
    found.defining.save_measure(won, cadences=everywhere)
    found.defining.save_measure(rate, [goal], everywhere)
    for week, (deals, chances) in enumerate(
        [(2, 10), (3, 10), (1, 10), (4, 10), (2, 5), (0, 4), (3, 9)], start=41
    ):
        period = found.book.calendar.parse(f"2026-W{week}")
        found.set_value(1, period, chances)
        found.set_value(2, period, deals)
    return found
