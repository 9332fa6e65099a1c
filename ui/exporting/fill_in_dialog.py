"""Ask whose numbers a workbook is to be filled in with."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from scorecard.periods import Cadence
from ui import theme
from ui.widgets import Choice, Dialog, field, label

_TOLD = (
    "It lists what this person reports, checks what is typed and is imported as it is. "
    "Empty cells change nothing."
)
_TABS = [(each, each.value.capitalize()) for each in Cadence]


class FillInDialog(Dialog):
    """The person and the tab stand in ``person`` and ``tab``."""

    manual_page = "export"

    def __init__(self, people: Sequence[str], cadence: Cadence, parent: QWidget | None = None) -> None:
        """``people`` own measures; ``cadence`` is that of the tab in front."""
        super().__init__("Fill-in workbook", "Save workbook…", parent)
        self.person = Choice([*((name, name) for name in people), ("", "Nobody yet")])
        self.tab = Choice(_TABS)
        self.tab.set_value(cadence)
        self.setMinimumWidth(theme.px(420))
        self.body.addLayout(field("Whose numbers", self.person))
        self.body.addLayout(field("Tab", self.tab))
        self.body.addWidget(label(_TOLD, "hint", wrap=True))
        self.body.addStretch(1)
