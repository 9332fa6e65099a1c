"""Ask for the sheet that pages are laid out for before they are written."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from scorecard.report_choices import ReportChoices
from ui import theme
from ui.widgets import Dialog, field, label
from ui.widgets.sheets import paper_choice, way_choice


class SheetDialog(Dialog):
    """Enter goes on with what was chosen the last time."""

    manual_page = "export"

    def __init__(self, title: str, told: str, choices: ReportChoices, parent: QWidget | None = None) -> None:
        """``told`` says what is written; the sheet of ``choices`` is proposed."""
        super().__init__(title, "Save PDF…", parent)
        self.paper, self.way = paper_choice(choices.paper), way_choice(choices.page_way)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        row.addLayout(field("Paper", self.paper), 1)
        row.addLayout(field("Orientation", self.way), 1)
        self.body.addLayout(row)
        self.body.addWidget(label(told, "hint", wrap=True))
        self.body.addStretch(1)
        self.take_size(420, 190)
