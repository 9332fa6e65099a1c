"""What goes to the clipboard may outlive Python, so Qt makes it: else the program crashes while it ends."""

from __future__ import annotations

import re
from pathlib import Path

UI = Path(__file__).parents[2] / "ui"


def test_no_page_makes_clipboard_data_by_itself():
    made = re.compile(r"\bQMimeData\(")
    assert [path.name for path in UI.rglob("*.py") if made.search(path.read_text("utf-8"))] == []
