"""What the person should know about how a sheet is laid out, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from scorecard.importing.across.heading import Heading
from scorecard.importing.across.texts import text_at
from scorecard.importing.grid import Grid, address
from scorecard.importing.layout import LayoutKind
from scorecard.importing.numbers import looks_numeric
from scorecard.importing.words import is_total


def prior_notes(rows: Sequence[int], kind: LayoutKind) -> list[str]:
    """Rows that hold numbers of the year before."""
    count = len(rows)
    if not count:
        return []
    word = "row" if kind is LayoutKind.MEASURES_DOWN else "column"
    lines = f"1 {word} is" if count == 1 else f"{count} {word}s are"
    return [f"{lines} read as numbers of the year before."]


def unread_notes(
    view: Grid, heading: Heading, columns: Sequence[int], unread: Iterable[int], kind: LayoutKind
) -> list[str]:
    """Headings over numbers that should name a period and do not: most often a slip of the pen."""
    turned = kind is LayoutKind.PERIODS_DOWN
    notes = []
    for column in unread:
        text = text_at(view, heading.row, column)
        expected = min(columns) < column < max(columns) or any(map(str.isdigit, text))
        numbers = any(looks_numeric(line[column].value) for line in view.cells[heading.bottom + 1 :])
        if text and expected and numbers and not is_total(text):
            place = address(column, heading.row) if turned else address(heading.row, column)
            line = "row" if turned else "column"
            notes.append(f"{place}: “{text[:60]}” is no date or period; its {line} is left out.")
    return notes


def hidden_notes(view: Grid, rows: Sequence[int], columns: Sequence[int], kind: LayoutKind) -> list[str]:
    """Hidden rows and columns among those with numbers."""
    hidden = len(view.hidden_rows & set(rows)), len(view.hidden_columns & set(columns))
    words = ("row", "column") if kind is LayoutKind.MEASURES_DOWN else ("column", "row")
    return [
        f"1 hidden {word} is imported too." if count == 1 else f"{count} hidden {word}s are imported too."
        for count, word in zip(hidden, words, strict=True)
        if count
    ]
