"""What hovering tells in the grid."""

from __future__ import annotations

from scorecard.entry_sheet import EntryRow
from ui.entry import columns


def tip(row: EntryRow, column: int) -> str:
    """What is known of a place, in full."""
    if column in columns.NUMBERS:
        cell = row.cells[column - columns.FIRST]
        lines = [cell.cell.text if cell.value is not None else "", cell.reason]
        return "\n".join(line for line in (*lines, cell.check.text if cell.check is not None else "") if line)
    if column == columns.MEASURE:
        return "\n".join(text for text in (row.name, row.purpose, row.measure.description) if text)
    if column == columns.OWNER:
        return row.measure.owner
    if column == columns.GOAL:
        return row.goal_text
    if column == columns.NOTE:
        return row.note.text if row.note is not None else row.now.reason
    return ""
