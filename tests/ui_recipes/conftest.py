from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from company_fixtures import ask, in_light, session
from recipes_room import FIRST, remember

__all__ = ["ask", "in_light", "session"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A table of two names and two months."""
    (tmp_path / "numbers").mkdir()
    path = tmp_path / "numbers" / "KPIs.csv"
    path.write_text(FIRST, "utf-8")
    return path


@pytest.fixture
def remembered(ask, file: Path) -> Path:
    """The file, imported, with its recipe."""
    ask(lambda workspace: remember(workspace, file))
    return file
