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
    ("Copy\tCtrl+C", Command.COPY),
    ("Paste\tCtrl+V", Command.PASTE),
)


def open_menu(parent: QWidget, at: QPoint, carry_out: Callable[[Command], object]) -> QMenu:
    """Show what can be done with what is chosen, at a place on the screen."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for words, command in _OFFERS:
        if command in (Command.NOTE, Command.COPY):
            menu.addSeparator()
        menu.addAction(words).triggered.connect(lambda _=False, command=command: carry_out(command))
    menu.popup(at)
    return menu
