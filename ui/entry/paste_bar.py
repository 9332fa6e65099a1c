"""The bar under the grid: what was pasted, with the way back, or what has to be said before."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ui import theme
from ui.messages import SHOWN_MS
from ui.widgets import ElidedLabel, IconLabel, button, label

Offer = tuple[str, str, Callable[[], object]]
"""A button's words, its icon (empty for none) and what it does."""


class PasteBar(QFrame):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """One line, 40 high."""
        super().__init__(parent)
        self.setObjectName("message")
        self.setFixedHeight(theme.MESSAGE_BAR)
        self.setAccessibleName("Paste")
        self._icon = IconLabel("tick", "accent", 16)
        self._text, self._more = label("", "strong"), ElidedLabel("", "small")
        self._buttons: list[QPushButton] = []
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.MARGIN, 0, theme.MARGIN, 0)
        self._row.setSpacing(theme.GAP)
        for part in (self._icon, self._text):
            self._row.addWidget(part)
        self._row.addWidget(self._more, 1)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return " ".join(text for text in (self._text.text(), self._more.text()) if text)

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """What it offers."""
        return tuple(self._buttons)

    def tell(self, text: str, more: str, *offers: Offer) -> None:
        """What was done; it goes by itself after ten seconds."""
        self._say("tick", text, more, offers)
        self._timer.start()

    def ask(self, text: str, *offers: Offer) -> None:
        """What has to be said first; it stays until it is."""
        self._timer.stop()
        self._say("import", "", text, offers)
        if self._buttons:
            self._buttons[0].setFocus()

    def _say(self, icon: str, text: str, more: str, offers: tuple[Offer, ...]) -> None:
        for old in self._buttons:
            self._row.removeWidget(old)
            old.deleteLater()
        self._icon.show_icon(icon, "accent")
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._more.setText(more)
        self._buttons = [self._offer(*offer) for offer in offers]
        self.show()

    def _offer(self, words: str, icon: str, act: Callable[[], object]) -> QPushButton:
        made = button(words, kind="small", icon=icon)
        made.clicked.connect(self.hide)
        made.clicked.connect(lambda: act())
        self._row.addWidget(made)
        return made
