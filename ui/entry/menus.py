"""What a right click offers in the grid."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from ui.entry.keys import Command

_OFFERS = (
    ("Edit\tF2", Command.EDIT),
    ("Copy the value before\tCtrl+D", Command.COPY_LAST),
    ("Fill down\tCtrl+Shift+D", Command.FILL_DOWN),
    ("Empty\tDel", Command.EMPTY),
    ("Write a note\tCtrl+Enter", Command.NOTE),
    ("Add a segment…", Command.ADD_SEGMENT),
    ("Copy\tCtrl+C", Command.COPY),
    ("Paste\tCtrl+V", Command.PASTE),
)


def open_menu(
    parent: QWidget, at: QPoint, carry_out: Callable[[Command], object], *, can_split: bool
) -> QMenu:
    """Show what can be done with what is chosen, at a place on the screen.

    ``can_split`` says whether the row can have one more segment.
    """
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for words, command in _OFFERS:
        if command in (Command.NOTE, Command.COPY):
            menu.addSeparator()
        action = menu.addAction(words)
        action.triggered.connect(lambda _=False, command=command: carry_out(command))
        action.setEnabled(can_split or command is not Command.ADD_SEGMENT)
    menu.popup(at)
    return menu
