"""Ask whose numbers a workbook is to be filled in with."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from scorecard.periods import Cadence
from scorecard.report_choices import FillInChoices
from ui import theme
from ui.widgets import Choice, Dialog, field, label

_TOLD = (
    "It lists what is reported, checks what is typed and is imported as it is. Empty cells change nothing."
)
_TABS = [(each, each.value.capitalize()) for each in Cadence]
_PERIODS = (1, 3, 5, 9, 13, 27)
_EVERYBODY = "Everybody, in one workbook"


class FillInDialog(Dialog):
    """What was chosen stands in ``choices``."""

    manual_page = "export"

    def __init__(self, people: Sequence[str], cadence: Cadence, parent: QWidget | None = None) -> None:
        """``people`` own measures; ``cadence`` is that of the tab in front."""
        super().__init__("Fill-in workbook", "Save workbook…", parent)
        self.person = Choice[str | None](
            [*((name, name) for name in people), ("", "Nobody yet"), (None, _EVERYBODY)]
        )
        self.tab = Choice(_TABS)
        self.tab.set_value(cadence)
        self.periods = Choice[int]([(1, "")])
        self._offer_periods(cadence)
        self.tab.chosen.connect(self._offer_periods)
        self.setMinimumWidth(theme.px(420))
        self._arrange()

    @property
    def choices(self) -> FillInChoices:
        """What is to be written."""
        return FillInChoices(
            owner=self.person.value(), cadence=self.tab.value(), periods=self.periods.value()
        )

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GAP)
        grid.setVerticalSpacing(theme.GROUP_GAP)
        grid.addLayout(field("Whose numbers", self.person), 0, 0, 1, 2)
        grid.addLayout(field("Tab", self.tab), 1, 0)
        grid.addLayout(field("Periods", self.periods), 1, 1)
        for column in range(2):
            grid.setColumnStretch(column, 1)
        self.body.addLayout(grid)
        self.body.addWidget(label(_TOLD, "hint", wrap=True))
        self.body.addStretch(1)

    def _offer_periods(self, cadence: Cadence) -> None:
        """Name them after the tab, and keep the number that was chosen."""
        chosen = self.periods.value() if self.periods.count() > 1 else FillInChoices().periods
        word = cadence.grain.word
        # A figure first, so that typing it chooses it.
        self.periods.set_choices([(n, f"1 {word}" if n == 1 else f"{n} {word}s") for n in _PERIODS])
        self.periods.set_value(chosen)
