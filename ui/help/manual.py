"""F1 wherever the person is: opens the manual on the page about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ui.preferences import Preferences

if TYPE_CHECKING:
    from ui.help.window import ManualWindow

_STATE, _SHORTCUT = "manual", "manual-key"


class Manual(QObject):
    """Keeps the one window of the manual.

    A widget about which there is a page names it in ``manual_page``; those in it need not.
    """

    def __init__(self, window: QWidget, preferences: Preferences, keys: QKeySequence) -> None:
        """``window`` has an action with ``keys``; every other window gets them once it has the focus."""
        super().__init__(window)
        self._main, self._preferences, self._keys = window, preferences, keys
        self.window: ManualWindow | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._listen_in)

    def show_here(self) -> None:
        """The page about what the person is at; else the one that was open last."""
        self.show(_page_about(QApplication.focusWidget() or QApplication.activeWindow()))

    def show(self, page: str = "", section: str = "") -> None:
        """A page by its name, over the dialog that is open, if any."""
        if self.window is None:
            self.window = self._make()
        if page:
            self.window.go_to(page, section)
        modal = QApplication.activeModalWidget()
        if modal is not None and self.window.parentWidget() is not modal:
            self._lean_on(modal)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def shut_down(self) -> None:
        """Close with the app's window."""
        if self.window is not None:
            self._preferences.keep_state(_STATE, self.window.saveGeometry())
            self.window.close()

    def _make(self) -> ManualWindow:
        from ui.help.window import ManualWindow

        made = ManualWindow()
        made.restoreGeometry(self._preferences.state(_STATE))
        return made

    def _lean_on(self, modal: QWidget) -> None:
        """A window can be used beside a modal one only as its child, until that is closed."""
        if self.window is None:
            return
        self.window.setParent(modal, self.window.windowFlags())
        if isinstance(modal, QDialog):
            modal.finished.connect(self._stand_alone)

    def _stand_alone(self) -> None:
        if self.window is not None and self.window.parentWidget() is not None:
            was_open = self.window.isVisible()
            self.window.setParent(None, self.window.windowFlags())
            self.window.setVisible(was_open)

    def _listen_in(self, _: QWidget | None, now: QWidget | None) -> None:
        top = now.window() if now is not None else None
        if top is None or top is self._main or top is self.window:
            return
        if top.findChild(QShortcut, _SHORTCUT) is None:
            QShortcut(self._keys, top, self.show_here).setObjectName(_SHORTCUT)


def _page_about(widget: QWidget | None) -> str:
    while widget is not None:
        if page := getattr(widget, "manual_page", ""):
            return str(page)
        widget = widget.parentWidget()
    return ""
