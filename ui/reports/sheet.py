"""The sheet that pages are laid out for: asked before they are written, and changed over the preview."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from scorecard.report_choices import Paper, ReportChoices, Way
from ui import theme
from ui.widgets import Choice, Dialog, field, label

_PAPERS = ((Paper.A4, "A4"), (Paper.LETTER, "Letter"))
_WAYS = ((Way.LANDSCAPE, "Landscape"), (Way.PORTRAIT, "Portrait"))


def paper_choice(paper: Paper) -> Choice[Paper]:
    """The kinds of paper, with ``paper`` chosen."""
    made = Choice(_PAPERS)
    made.set_value(paper)
    return made


def way_choice(way: Way) -> Choice[Way]:
    """The ways that it lies, with ``way`` chosen."""
    made = Choice(_WAYS)
    made.set_value(way)
    return made


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
        self.setMinimumWidth(theme.px(420))
