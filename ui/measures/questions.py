"""The questions that the editor asks before it does something."""

from __future__ import annotations

from enum import Enum

from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets import Dialog, button, label


class Leaving(Enum):
    """What becomes of changes that are not saved."""

    KEEP = 1
    DISCARD = 2
    GO_ON = 3


def ask_leaving(parent: QWidget, name: str) -> Leaving:
    """``Keep the changes to Cost per lead?``; Esc goes on editing."""
    dialog = Dialog("Edit measure", "Keep", parent, cancel="Go on editing")
    dialog.body.addWidget(label(f"Keep the changes to {name}?" if name else "Keep the new measure?"))
    dialog.setMinimumWidth(theme.px(380))
    discard = button("Discard")
    answer = [Leaving.GO_ON]

    def drop() -> None:
        answer[0] = Leaving.DISCARD
        dialog.reject()

    discard.clicked.connect(drop)
    dialog.footer.insertWidget(dialog.footer.count() - 1, discard)
    if dialog.exec():
        answer[0] = Leaving.KEEP
    dialog.deleteLater()
    return answer[0]


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
