"""What becomes of changes that are not saved when a dialog is left."""

from __future__ import annotations

from enum import Enum

from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets.buttons import button
from ui.widgets.dialog import Dialog
from ui.widgets.labels import label

_WIDTH = 400


class Leaving(Enum):
    """The three ways."""

    SAVE = 1
    DROP = 2
    STAY = 3


def ask_leaving(parent: QWidget, question: str) -> Leaving:
    """``Save the changes to Cost per lead?``; Enter saves, Esc keeps editing."""
    dialog = Dialog(parent.windowTitle(), "Save", parent, cancel="Keep editing")
    dialog.body.addWidget(label(question, wrap=True))
    dialog.setMinimumWidth(theme.px(_WIDTH))
    drop = button("Drop changes")
    dialog.footer.insertWidget(dialog.footer.count() - 1, drop)
    answer = [Leaving.STAY]

    def leave() -> None:
        answer[0] = Leaving.DROP
        dialog.reject()

    drop.clicked.connect(leave)
    dialog.confirm_button.setFocus()
    if dialog.exec():
        answer[0] = Leaving.SAVE
    dialog.deleteLater()
    return answer[0]
