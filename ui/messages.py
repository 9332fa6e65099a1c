"""The one way to tell the person something: a bar at the foot, with what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ui import theme
from ui.icons import icon
from ui.widgets import button, label

SHOWN_MS = 10_000

Offer = tuple[str, Callable[[], object]]
"""The word on a button and what it does."""


class MessageBar(QFrame):
    """Says one thing at a time. News goes by itself after ten seconds; an error stays until it is closed."""

    left = Signal()
    """It went, or has to wait, while the keyboard was in it."""

    said = Signal()
    """There is something new to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Hidden until there is something to say."""
        super().__init__(parent)
        self.setObjectName("message")
        self.setFixedHeight(theme.MESSAGE_BAR)
        self.setAccessibleName("Message")
        self._text = label(wrap=True)
        self._buttons: list[QPushButton] = []
        self._close = button("", kind="quiet")
        self._close.setIcon(icon("cross"))
        self._close.setAccessibleName("Close message")
        self._close.clicked.connect(self.hide)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.MARGIN, 0, theme.GAP, 0)
        self._row.setSpacing(theme.GAP)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._close)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def tell(self, text: str, *offers: Offer) -> None:
        """Good news: ``136 values imported`` with Undo."""
        self._say(text, offers, error=False)
        self._timer.start()

    def warn(self, text: str, *offers: Offer) -> None:
        """What happened, what is safe and what to do, in one sentence."""
        self._timer.stop()
        self._say(text, offers, error=True)

    def ask(self, text: str, *offers: Offer) -> None:
        """A question, which stays until it is answered or closed."""
        self._timer.stop()
        self._say(text, offers, error=False)

    def retract(self, text: str) -> None:
        """Say ``text`` no more; anything that was said since stays."""
        if self.text == text:
            self.hide()

    def setVisible(self, visible: bool) -> None:
        had_focus = not visible and self._has_focus
        super().setVisible(visible)
        if had_focus:
            # Qt would hand the keyboard to whatever stands next to it.
            self.left.emit()

    def wait(self, waits: bool) -> None:
        """Be out of reach of the keyboard while another bar lies above."""
        had_focus = waits and self._has_focus
        self.setEnabled(not waits)
        if had_focus:
            self.left.emit()

    @property
    def _has_focus(self) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _say(self, text: str, offers: Sequence[Offer], *, error: bool) -> None:
        if any(old.hasFocus() for old in self._buttons):
            self.left.emit()
        for old in self._buttons:
            self._row.removeWidget(old)
            old.deleteLater()
        self._buttons = [self._offer(word, act) for word, act in offers]
        for before, after in pairwise((self._close, *self._buttons, self._close)):
            # Left to right: Qt would put new buttons behind all that is in the window.
            if before is not after:
                self.setTabOrder(before, after)
        self._text.setText(text)
        self._text.setToolTip(text)
        self._text.setAccessibleName(text)
        if self.property("error") != error:
            self.setProperty("error", error)
            self.style().polish(self)
        self.show()
        self.said.emit()

    def _offer(self, word: str, act: Callable[[], object]) -> QPushButton:
        made = button(word, kind="small")
        made.clicked.connect(self.hide)
        made.clicked.connect(lambda: act())
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._row.insertWidget(self._row.count() - 1, made)
        return made
