"""The question about a number that may be a slip, in the place of its note."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from scorecard.entry_sheet import Check
from ui.widgets import ElidedLabel, button


class CheckBar(QWidget):
    """``Usually 2.6–4.6 hours. A slip?`` with what can be done about it."""

    answered = Signal(bool)
    """Whether the number is right as it is; else the suggestion is taken."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Says nothing until :meth:`show_check`."""
        super().__init__(parent)
        self.setObjectName("entry-check")
        self._text = ElidedLabel("", "small")
        self.use = button("", kind="small", tip="Take this number (Alt+U)")
        self.keep = button("", kind="small-quiet", tip="It is right (Alt+K)")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 0, 0)
        row.setSpacing(6)
        for part in (self._text, self.use, self.keep):
            row.addWidget(part)
        row.addStretch(1)
        for part, is_right in ((self.use, False), (self.keep, True)):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            part.clicked.connect(lambda _=False, is_right=is_right: self.answered.emit(is_right))

    def show_check(self, check: Check) -> None:
        """Ask about a number."""
        self._text.setText(check.text)
        self.use.setText(check.use)
        self.use.setVisible(bool(check.use))
        self.keep.setText(check.keep)
