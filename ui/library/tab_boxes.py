"""The tabs on which measures are to be shown, each with a box."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from scorecard.periods import Cadence
from ui import theme


class TabBoxes(QWidget):
    """``[ ] Weekly  [x] Monthly  [ ] Quarterly``."""

    changed = Signal()

    def __init__(self, first: Cadence, parent: QWidget | None = None) -> None:
        """``first`` is ticked."""
        super().__init__(parent)
        self.boxes = {cadence: QCheckBox(cadence.value.capitalize()) for cadence in Cadence}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for cadence, box in self.boxes.items():
            box.setChecked(cadence is first)
            box.toggled.connect(self.changed)
            row.addWidget(box)
        self.setFixedHeight(theme.CONTROL)

    @property
    def cadences(self) -> frozenset[Cadence]:
        """The tabs that are ticked."""
        return frozenset(cadence for cadence, box in self.boxes.items() if box.isChecked())
