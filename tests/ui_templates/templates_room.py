"""What the tests of templates in the window share."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

PATIENCE_MS = 15_000


def settle(qtbot, session, dialog):
    """Wait until all that was asked is answered."""
    qtbot.waitUntil(lambda: bool(dialog.list.rows) and not session.busy, timeout=PATIENCE_MS)


def go_to(qtbot, session, dialog, name):
    """Go down the list with the keys to a template."""
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Home)
    while dialog.list.item != name:
        QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    settle(qtbot, session, dialog)


def apply(qtbot, dialog):
    with qtbot.waitSignal(dialog.accepted, timeout=PATIENCE_MS):
        QTest.mouseClick(dialog.confirm_button, Qt.MouseButton.LeftButton)
