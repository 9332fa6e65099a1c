from __future__ import annotations

from pathlib import Path

import pytest
from company_fixtures import PATIENCE_MS, TODAY, ask, in_light, session

from scorecard.periods import Cadence, Grain
from ui.exporting import ExportDialog, Occasion, Wish

__all__ = ["ask", "in_light", "session"]


@pytest.fixture
def open_dialog(qtbot, session, ask, tmp_path: Path):
    """Opens the dialog over a company with a template's measures; ``kept`` is what was chosen last."""
    ask(lambda workspace: workspace.defining.apply_template("small-business"))

    def make(**kept: object) -> ExportDialog:
        book = session.book
        shown = {Cadence.WEEKLY: book.calendar.shift(book.calendar.newest_ended(Grain.WEEK, TODAY), -2)}
        wish = Wish.of({"folder": str(tmp_path), **kept})
        made = ExportDialog(session, wish, Occasion(book, TODAY, shown), "")
        qtbot.addWidget(made)
        made.show()
        qtbot.waitUntil(lambda: made.confirm_button.isVisible() and not session.busy, timeout=PATIENCE_MS)
        return made

    return make
