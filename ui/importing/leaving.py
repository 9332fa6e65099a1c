"""Asks before an import is left whose choices would be lost."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.widgets import Dialog, label


def ask_to_leave(parent: QWidget, leave: Callable[[], object]) -> None:
    """Have ``leave`` done if the person says so; Esc goes on with the import."""
    dialog = Dialog("Leave the import?", "Leave", parent, cancel="Go on")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.body.addWidget(label("Your choices for this file are lost; nothing of it is kept."))
    dialog.accepted.connect(leave)
    dialog.open()
