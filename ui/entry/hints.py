"""What stands in the place of a note."""

from __future__ import annotations

from scorecard.entry_sheet import EntryRow, Lock

TYPE = "Type a number, or leave empty if there is none yet"
WHY = "What happened? Ctrl+Enter writes a note"
_OPEN = "Sum of its segments: the right arrow opens them"


def hint(row: EntryRow, *, is_current: bool) -> str:
    """What helps with a row that has no note; ``is_current`` where the cursor stands on it."""
    if row.asks_note:
        return WHY
    if row.now.lock is Lock.SEGMENTS:
        return _OPEN if is_current and not row.is_open else row.now.reason
    if row.now.reason:
        return row.now.reason
    return TYPE if is_current and row.is_empty else ""
