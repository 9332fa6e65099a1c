"""The text in a cell of a sheet as labels are read."""

from __future__ import annotations

from scorecard.importing.grid import Grid


def text_at(view: Grid, row: int, column: int) -> str:
    """The text that a person sees in a cell, on one line; empty where there is none."""
    value = view.shown(row, column).value
    return " ".join(value.split()) if isinstance(value, str) else ""


def label_at(view: Grid, row: int, column: int) -> str:
    """The same where a whole number is a label too: a year, or the number of a person."""
    value = view.shown(row, column).value
    return str(int(value)) if isinstance(value, float) and value.is_integer() else text_at(view, row, column)
