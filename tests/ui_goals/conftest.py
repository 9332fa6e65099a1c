from __future__ import annotations

from datetime import date

import pytest
from company_fixtures import PATIENCE_MS, ask, in_light, session

from scorecard.goals import Goal
from scorecard.measures import Direction, Measure, Rollup
from scorecard.periods import Cadence
from scorecard.units import Unit
from ui.goals import GoalsDialog

__all__ = ["ask", "in_light", "session"]

VISITS = Measure(1, "visits", "Website visitors", "Marketing")
REVENUE = Measure(2, "revenue", "Revenue", "Sales", unit=Unit.CURRENCY)
HOURS = Measure(
    3, "hours", "First response time", "Customer service", unit=Unit.HOURS, rollup=Rollup.AVERAGE,
    direction=Direction.AT_MOST,
)  # fmt: skip


def fill(workspace):
    everywhere = frozenset(Cadence)
    goal = Goal(1, Cadence.MONTHLY, date(2026, 1, 1), Direction.AT_LEAST, 20_000, note="Plan")
    workspace.defining.save_measure(VISITS, [goal], everywhere)
    workspace.defining.save_measure(REVENUE, cadences=everywhere)
    workspace.defining.save_measure(HOURS, cadences=everywhere)
    parse = workspace.book.calendar.parse
    workspace.set_value(1, parse("2026-W45"), 4000, "Paid")
    workspace.set_value(1, parse("2026-W46"), 5600, "Organic")
    for month in range(1, 13):
        workspace.set_value(2, parse(f"2025-{month:02}"), 100 * month)


@pytest.fixture
def dialog(qtbot, session, ask):
    ask(fill)
    made = GoalsDialog(session, "")
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.model.rowCount() > 0, timeout=PATIENCE_MS)
    made.table.setFocus()
    return made


@pytest.fixture
def settled(qtbot, session):
    """Waits until nothing is under way."""

    def wait():
        qtbot.waitUntil(lambda: not session.busy, timeout=PATIENCE_MS)

    return wait
