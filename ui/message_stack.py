"""One place for several message bars."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.messages import MessageBar


class MessageStack(QWidget):
    """The newest bar lies above the others, so that all together take no more of the page than one.

    What is below waits, out of reach of the keyboard, and is seen again once the newer one has gone.
    """

    left = Signal()
    """The keyboard was in a bar that went, or that a newer one covered."""

    def __init__(self, *bars: MessageBar, parent: QWidget | None = None) -> None:
        """``bars``: where they are shown at once, the last is the newest."""
        super().__init__(parent)
        self._bars = list(bars)
        room = QGridLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        for bar in bars:
            room.addWidget(bar, 0, 0)
            bar.installEventFilter(self)
            bar.left.connect(self.left)
            bar.said.connect(partial(self._put_above, bar))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.HideToParent:
            self._settle()
        return super().eventFilter(watched, event)

    def _put_above(self, bar: MessageBar) -> None:
        self._bars.remove(bar)
        self._bars.append(bar)
        self._settle()

    def _settle(self) -> None:
        shown = [bar for bar in self._bars if not bar.isHidden()]
        for bar in shown:
            bar.wait(bar is not shown[-1])
        if shown:
            shown[-1].raise_()
