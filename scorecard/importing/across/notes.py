"""What the person should know about how a sheet is laid out, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from scorecard.cells import address
from scorecard.importing.across.texts import text_at
from scorecard.importing.across.timeline import Timeline
from scorecard.importing.grid import Grid
from scorecard.importing.layout import Layout, LayoutKind
from scorecard.importing.numbers import looks_numeric
from scorecard.importing.role_words import Role, sheet_role
from scorecard.importing.words import is_total


def role_notes(sheet: str) -> list[str]:
    """A sheet of budgets or of the year before, which may not be what was meant."""
    role = sheet_role(sheet)
    if role is Role.ACTUAL:
        return []
    return [f"The sheet is called “{sheet[:60]}”; its numbers are read as actual ones all the same."]


def prior_notes(rows: Sequence[int], kind: LayoutKind) -> list[str]:
    """Rows that hold numbers of the year before."""
    count = len(rows)
    if not count:
        return []
    word = "row" if kind is LayoutKind.MEASURES_DOWN else "column"
    lines = f"1 {word} is" if count == 1 else f"{count} {word}s are"
    return [f"{lines} read as numbers of the year before."]


def unread_notes(view: Grid, timeline: Timeline, unread: Iterable[int], kind: LayoutKind) -> list[str]:
    """Headings over numbers that name no period (most often a slip of the pen) or one of another length."""
    heading, columns = timeline.heading, timeline.columns
    turned = kind is LayoutKind.PERIODS_DOWN
    notes = []
    for column in unread:
        text = text_at(view, heading.row, column)
        expected = min(columns) < column < max(columns) or any(map(str.isdigit, text))
        numbers = any(looks_numeric(line[column].value) for line in view.cells[heading.bottom + 1 :])
        if text and expected and numbers and not is_total(text) and not timeline.is_sum(column):
            place = address(column, heading.row) if turned else address(heading.row, column)
            line = "row" if turned else "column"
            what = _among(timeline, column) or "no date or period"
            notes.append(f"{place}: “{text[:60]}” is {what}; its {line} is left out.")
    return notes


def _among(timeline: Timeline, column: int) -> str:
    """What a period of another length is: ``a quarter among months``; empty for what is no period."""
    slot = timeline.heading.slots.get(column)
    return f"a {slot.moment.grain.word} among {timeline.grain.word}s" if slot else ""


def hidden_notes(layout: Layout, with_hidden: bool) -> list[str]:
    """Hidden rows and columns among those with numbers, and whether they are imported."""
    done = "imported too" if with_hidden else "left out"
    lines = (("row", len(layout.hidden_rows)), ("column", len(layout.hidden_columns)))
    return [
        f"1 hidden {word} is {done}." if count == 1 else f"{count:,} hidden {word}s are {done}."
        for word, count in lines
        if count
    ]
