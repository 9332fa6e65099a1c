"""Asks before an import is taken back of which newer imports may hold numbers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets import Dialog, label

_WIDTH = 440


def ask_to_undo(parent: QWidget, file: str, doubt: str, undo: Callable[[], object]) -> None:
    """Have ``undo`` done if the person says so; Esc leaves all as it is."""
    dialog = Dialog(f"Undo the import of {file}?", "Undo this import", parent, cancel="Keep it")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    words = label(doubt, wrap=True)
    width = theme.px(_WIDTH)
    words.ensurePolished()
    words.setFixedSize(width, words.heightForWidth(width))
    dialog.body.addWidget(words)
    dialog.accepted.connect(undo)
    dialog.open()
