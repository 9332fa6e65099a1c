"""The question that the editor asks before it does something."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets import Dialog, label


def ask_delete(parent: QWidget, name: str, holdings: str) -> bool:
    """Whether a measure is to go with all that there is about it."""
    dialog = Dialog("Delete measure", f"Delete {name}", parent, cancel="Keep it")
    goes = f"{holdings} will go with it." if holdings else "It has no numbers yet."
    text = f"Delete {name}? {goes} Edit > Undo brings everything back."
    dialog.body.addWidget(label(text, wrap=True))
    dialog.setMinimumWidth(theme.px(420))
    confirmed = bool(dialog.exec())
    dialog.deleteLater()
    return confirmed
