"""What stands in the place of the grid where there is nothing to enter."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from scorecard.entry_sheet import EntrySheet
from ui.entry.filters import Filter, Whose
from ui.widgets import button, label

_SHOW_ALL, _BACK = "Show all", "Back to the scorecard"


class Nothing(QWidget):
    """One sentence, and the way out: of a filter, or back to where measures are made."""

    reset = Signal()
    left = Signal()
    """Back to the scorecard: there is nothing to show again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Says nothing until :meth:`explain`."""
        super().__init__(parent)
        self.setObjectName("entry-nothing")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.text = label("", "second")
        self.button = button(_SHOW_ALL)
        self.button.clicked.connect(self._leave)
        column = QVBoxLayout(self)
        column.setSpacing(16)
        column.addStretch(1)
        for part in (self.text, self.button):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def explain(self, sheet: EntrySheet, wanted: Filter) -> None:
        """Say why no row of ``sheet`` is shown."""
        self.button.setText(_SHOW_ALL if sheet.row_keys else _BACK)
        self.text.setText(_reason(sheet, wanted))

    def _leave(self) -> None:
        (self.left if self.button.text() == _BACK else self.reset).emit()


def _reason(sheet: EntrySheet, wanted: Filter) -> str:
    if not sheet.row_keys:
        return f"No measure is on the {sheet.cadence.value} scorecard yet."
    if wanted.text:
        return f"No measure or department matches “{wanted.text}”."
    if wanted.whose is Whose.MINE:
        return f"{wanted.person} owns no number of {sheet.mention}."
    return f"Nothing is empty: {sheet.mention} is complete."
