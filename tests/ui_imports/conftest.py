from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from company_fixtures import PATIENCE_MS, ask, in_light, session

from ui.imports import ImportsDialog
from ui.session import Session

__all__ = ["ask", "in_light", "session"]


@pytest.fixture
def opened(qtbot, session: Session):
    """Opens the page and waits until it shows what there is."""

    def show() -> ImportsDialog:
        dialog = ImportsDialog(session)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        dialog.activateWindow()
        qtbot.waitUntil(lambda: not session.busy, timeout=PATIENCE_MS)
        return dialog

    return show
