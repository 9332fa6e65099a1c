"""What holds for all that is added at once, and what adding it takes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from scorecard.periods import Cadence
from scorecard.templates.adding import Wish
from ui import theme
from ui.library.tab_boxes import TabBoxes
from ui.widgets import OwnerField, field, label

_OWNER_WIDTH, _LINES, _MOST_LINES = 200, 2, 3


class AddOptions(QFrame):
    """Owner, tabs and first goals; below them what comes along, in words."""

    changed = Signal()

    def __init__(self, people: Sequence[str], cadence: Cadence, parent: QWidget | None = None) -> None:
        """``cadence`` is the tab on which they are shown unless the person says otherwise."""
        super().__init__(parent)
        self.setObjectName("library-options")
        self.owner = OwnerField(people, "")
        self.owner.setFixedWidth(theme.px(_OWNER_WIDTH))
        self.tabs = TabBoxes(cadence)
        self.goals = QCheckBox("Use benchmarks as first goals")
        self.goals.setChecked(True)
        self.news = label("", "small", wrap=True)
        self.news.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._arrange()
        self.owner.edited.connect(self.changed)
        self.tabs.changed.connect(self.changed)
        self.goals.toggled.connect(self.changed)

    def wish(self, short_names: tuple[str, ...], scorecard: str) -> Wish:
        """What is wished for, with these measures on this scorecard."""
        cadences, owner = self.tabs.cadences, self.owner.owner
        return Wish(short_names, cadences, owner, scorecard, self.goals.isChecked())

    def say(self, sentences: Sequence[str], in_full: Sequence[str]) -> None:
        """Say what adding takes; the tooltip says it in full."""
        self.news.setText("  ".join(sentences))
        self.news.setToolTip("\n".join(in_full))

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.DIALOG_PADDING)
        fields = (field("Owner", self.owner), field("Shown on", self.tabs), _field("Goals", self.goals))
        for each in fields:
            row.addLayout(each)
            row.setAlignment(each, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.MARGIN, 10, theme.MARGIN, 8)
        column.setSpacing(theme.GAP)
        column.addLayout(row)
        column.addWidget(self.news)
        self.news.ensurePolished()
        line = self.news.fontMetrics().lineSpacing()
        self.news.setMinimumHeight(_LINES * line + 2)
        self.news.setMaximumHeight(_MOST_LINES * line + 2)


def _field(name: str, box: QCheckBox) -> QVBoxLayout:
    """A single box under its name, as high as the fields beside it."""
    place = QWidget()
    place.setFixedHeight(theme.CONTROL)
    row = QHBoxLayout(place)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(box)
    return field(name, place)
