from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

sys.path.insert(0, str(Path(__file__).parent))

from company_fixtures import appearance, ask, in_light, session
from settings_room import fill

from ui.preferences import Preferences

__all__ = ["appearance", "ask", "in_light", "session"]


@pytest.fixture
def filled(ask) -> None:
    """The company with measures, owners, and numbers of weeks, quarters and years."""
    ask(fill)


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "settings.ini")


@pytest.fixture
def answer() -> Callable[[Callable[[QDialog], object]], None]:
    """Has the next modal dialog answered."""

    def prepare(act: Callable[[QDialog], object]) -> None:
        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QDialog):
                act(dialog)
            else:
                QTimer.singleShot(20, look)

        QTimer.singleShot(0, look)

    return prepare
