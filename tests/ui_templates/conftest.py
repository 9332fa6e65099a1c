from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from company_fixtures import ask, in_light, session
from templates_room import settle

from scorecard.measures import Measure
from scorecard.periods import Cadence
from ui.templates import ApplyDialog

__all__ = ["ask", "in_light", "session"]


@pytest.fixture
def revenue(ask) -> None:
    """The company has a measure that a template has, too, under another name."""
    ask(
        lambda workspace: workspace.defining.save_measure(
            Measure(1, "revenue", "Turnover", "Sales"), cadences=frozenset(Cadence)
        )
    )


@pytest.fixture
def dialog(qtbot, session, revenue) -> ApplyDialog:
    """The dialog with its list and the first preview."""
    made = ApplyDialog(session, "")
    qtbot.addWidget(made)
    made.show()
    settle(qtbot, session, made)
    return made
