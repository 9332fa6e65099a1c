"""What the keys do, and what this program is."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from scorecard import __version__
from ui.widgets import Dialog, label

_BETWEEN = 40
"""Pixels between two columns of keys."""
_IN_THE_TABLE = (
    ("Move through rows", "Up, Down"),
    ("Move through periods", "Left, Right"),
    ("Edit the number", "F2"),
    ("Open the chart", "Enter"),
)


def show_keyboard(parent: QWidget, shortcuts: Iterable[tuple[str, str]]) -> None:
    """List what the keys do until it is closed."""
    dialog = Dialog("Keyboard", "Close", parent, cancel="")
    columns = QHBoxLayout()
    columns.setSpacing(_BETWEEN)
    lines = tuple(shortcuts)
    half = (len(lines) + 1) // 2
    columns.addLayout(_column("Everywhere", lines[:half]))
    columns.addLayout(_column("", lines[half:]))
    columns.addLayout(_column("In the table", _IN_THE_TABLE))
    dialog.body.addLayout(columns)
    dialog.exec()
    dialog.deleteLater()


def show_about(parent: QWidget) -> None:
    """Name the program and its version."""
    dialog = Dialog("About Scorecard", "Close", parent, cancel="")
    dialog.body.addWidget(label("Scorecard", "heading"))
    dialog.body.addWidget(label(f"Version {__version__}", "second"))
    dialog.body.addWidget(label("Your numbers stay on this computer. Nothing is sent anywhere.", "second"))
    dialog.exec()
    dialog.deleteLater()


def _column(title: str, lines: Iterable[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(6)
    grid.addWidget(label(title, "strong"), 0, 0)
    row = 1
    for words, keys in lines:
        grid.addWidget(label(words), row, 0)
        grid.addLayout(_caps(keys), row, 1)
        row += 1
    grid.setRowStretch(row, 1)
    return grid


def _caps(keys: str) -> QHBoxLayout:
    """One cap for each way to press what stands in ``keys``, with commas between them."""
    row = QHBoxLayout()
    row.setSpacing(4)
    for each in keys.split(", "):
        row.addWidget(label(each, "key"))
    row.addStretch(1)
    return row
