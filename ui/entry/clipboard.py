"""Numbers of the grid on the clipboard, and copied blocks from it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData

from scorecard.entry_sheet import EntryCell
from ui.widgets import clipboard_data

_OURS = "application/x-scorecard-numbers"
"""Marks what was copied here: it has a line for each row, those too that cannot be entered."""


def as_mime(block: Sequence[Sequence[EntryCell]]) -> QMimeData:
    """Numbers as a spreadsheet reads them: tabs between periods, a line a row."""
    data = clipboard_data()
    data.setText("\n".join("\t".join(cell.plain for cell in line) for line in block) + "\n")
    data.setData(_OURS, b"1")
    return data


def is_ours(data: QMimeData) -> bool:
    """Whether the clipboard holds what was copied here."""
    return data.hasFormat(_OURS)


def origin(data: QMimeData) -> str:
    """Where a copied block comes from, as far as it says so: ``from Excel``; empty for our own."""
    if is_ours(data):
        return ""
    return "from Google Sheets" if "google-sheets" in data.html() else "from Excel"
