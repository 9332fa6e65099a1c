"""Asks before an import is left whose choices would be lost."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.widgets import Dialog, button, label


class LeaveDialog(Dialog):
    """Esc, Enter and Ctrl+Enter all go on with the import: leaving is what cannot be undone."""

    def __init__(self, parent: QWidget) -> None:
        """Leaves nothing before its button is pressed."""
        super().__init__("Leave the import?", "Go on", parent, cancel="")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.body.addWidget(label("Your choices for this file are lost; nothing of it is kept."))
        self.leave_button = button("Leave")
        self.leave_button.clicked.connect(self.accept)
        self.footer.insertWidget(self.footer.indexOf(self.confirm_button), self.leave_button)


def ask_to_leave(parent: QWidget, leave: Callable[[], object]) -> None:
    """Have ``leave`` done if the person says so."""
    dialog = LeaveDialog(parent)
    dialog.leave_button.clicked.connect(leave)
    dialog.open()
    dialog.confirm_button.setFocus()
