"""Asks for the name of a new segment."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from ui import theme
from ui.widgets import Dialog, field, label

_LONGEST = 120
_HINT = "A part of the measure, such as a source or a region. It is kept with its first number."


class SegmentDialog(Dialog):
    """The name of a part that a measure is to be entered by."""

    def __init__(self, measure: str, parent: QWidget | None = None) -> None:
        """For a measure with this name."""
        super().__init__(f"Add a segment to {measure}", "Add segment", parent)
        self.editor = QLineEdit()
        self.editor.setMaxLength(_LONGEST)
        self.editor.setMinimumWidth(theme.px(360))
        self.editor.textChanged.connect(lambda _: self.confirm_button.setEnabled(bool(self.name)))
        self.body.addLayout(field("Name", self.editor))
        self.body.addWidget(label(_HINT, "hint", wrap=True))
        self.confirm_button.setEnabled(False)

    @property
    def name(self) -> str:
        """What was typed, with single spaces."""
        return " ".join(self.editor.text().split())
